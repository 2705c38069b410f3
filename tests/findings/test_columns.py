"""Judging as columns gives what judging as records gives, row by row and word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import msgspec
import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.affinity import scale
from shapely.geometry import shape
from tests.support import dice
from tests.support.small import claim

from ceasefire.agreement.geometry import KM_PER_DEGREE, polygon
from ceasefire.agreement.load import load_agreements
from ceasefire.agreement.raster import ASK, circles, rasters, usable
from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.errors import CeasefireError
from ceasefire.findings.columns import TYPES, Columns, claims_of, columns, columns_of
from ceasefire.findings.docket import docket
from ceasefire.findings.finding import PROOF_ORDER, Finding
from ceasefire.findings.judge import hold, judge
from ceasefire.findings.verdicts import (
    OUTCOMES,
    REASONS,
    RESPONSIBILITIES,
    ZONE_TESTS,
    Verdicts,
    finding_of,
    judge_columns,
    reason_codes,
)
from ceasefire.incidents.fuse import fuse
from ceasefire.place import Place

SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return dice.dossier(tmp_path_factory.mktemp("columns"))


def by_records(
    claims: Sequence[Claim], agreements: Sequence[Agreement], dossier: Dossier
) -> tuple[Finding, ...]:
    words = vocabulary(dossier)
    return judge([fuse([c], words) for c in claims], {c.id: c for c in claims}, agreements, dossier)


def by_columns(made: Columns, agreements: Sequence[Agreement], dossier: Dossier) -> Verdicts:
    return judge_columns(made, docket(agreements, dossier, made.lists))


def bare(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.agreement,
        finding.provision,
        finding.version,
        finding.outcome,
        finding.responsibility,
        finding.zone,
        finding.proof,
    )


def told(verdicts: Verdicts, k: int) -> tuple[Any, ...]:
    """What the columns say of a row, without the record path's help."""
    article = verdicts.docket.articles[verdicts.article[k]]
    level = verdicts.proof[k]
    return (
        article.agreement.id, article.provision.id, article.version, OUTCOMES[verdicts.outcome[k]],
        RESPONSIBILITIES[verdicts.responsibility[k]], ZONE_TESTS[verdicts.zone[k]], PROOF_ORDER[level - 1] if level else None,
    )  # fmt: skip


def equal(verdicts: Verdicts, expected: Sequence[Finding], words: int = 1) -> None:
    """Every row agrees; every words-th row also in its whole record with all reasons."""
    assert len(verdicts) == len(expected)
    elements = dict(REASONS)
    for k, finding in enumerate(expected):
        assert told(verdicts, k) == bare(finding)
        assert [elements[code] for code in reason_codes(verdicts, k)] == [r.element for r in finding.reasons]
        if k % words == 0:
            assert finding_of(verdicts, k) == finding


@given(seed=st.integers(0, 10**9), n=st.integers(1, 60))
@SLOW
def test_every_answer_and_every_word_is_the_record_path_s(dossier: Dossier, seed: int, n: int) -> None:
    random = Random(seed)
    agreements = dice.agreements(random)
    claims = [dice.claim(random, dossier, k) for k in range(n)]
    equal(by_columns(columns_of(claims), agreements, dossier), by_records(claims, agreements, dossier))


def test_twenty_thousand_rows_over_twenty_dossiers_of_terms(dossier: Dossier) -> None:
    seen: set[tuple[Any, ...]] = set()
    asked = 0
    for seed in range(20):
        random = Random(seed)
        agreements = dice.agreements(random)
        claims = [dice.claim(random, dossier, k) for k in range(1000)]
        expected = by_records(claims, agreements, dossier)
        verdicts = by_columns(columns_of(claims), agreements, dossier)
        equal(verdicts, expected, words=97)
        seen |= {bare(f)[3:] for f in expected}
        asked += verdicts.asked
    assert {s[0] for s in seen} >= {"not_a_violation", "minor_violation", "serious_violation", "pending"}
    assert {s[2] for s in seen} == {"inside", "indeterminate", "disputed"}
    assert asked > 0


def test_claims_survive_the_columns(dossier: Dossier) -> None:
    random = Random(5)
    claims = [dice.claim(random, dossier, k) for k in range(300)]
    made = columns_of(claims)
    again = columns_of(claims_of(made, range(len(claims))))
    assert made.lists == again.lists and made.ids == again.ids
    for name in TYPES:
        assert np.array_equal(getattr(made, name), getattr(again, name), equal_nan=name in ("lat", "lon")), (
            name
        )


def test_a_wrong_length_or_name_of_a_column_is_refused(dossier: Dossier) -> None:
    lists = columns_of([]).lists
    with pytest.raises(ValueError, match="'lat' has shape"):
        columns(lists, 3, lat=np.zeros(2))
    with pytest.raises(ValueError, match="no such columns: height"):
        columns(lists, 3, height=np.zeros(3))


def test_no_incidents_and_no_agreements(dossier: Dossier) -> None:
    assert len(by_columns(columns_of([]), load_agreements(dossier), dossier)) == 0
    assert len(by_columns(columns_of([dice.claim(Random(1), dossier, 0)]), (), dossier)) == 0


def test_a_row_whose_codes_were_altered_is_not_put_into_words(dossier: Dossier) -> None:
    random = Random(3)
    claims = [dice.claim(random, dossier, k) for k in range(100)]
    verdicts = by_columns(columns_of(claims), dice.agreements(random), dossier)
    verdicts.proof[0] = (verdicts.proof[0] + 1) % 5
    with pytest.raises(CeasefireError, match="disagree"):
        finding_of(verdicts, 0)


@given(seed=st.integers(0, 10**9))
@SLOW
def test_nothing_is_found_outside_an_instrument_s_validity(dossier: Dossier, seed: int) -> None:
    random = Random(seed)
    agreements = dice.agreements(random)
    made = columns_of([dice.claim(random, dossier, k) for k in range(200)])
    verdicts = by_columns(made, agreements, dossier)
    for k in range(len(verdicts)):
        article = verdicts.docket.articles[verdicts.article[k]]
        start, end = made.start[verdicts.incident[k]], made.end[verdicts.incident[k]]
        first = article.start.timestamp() * 1e6
        last = article.end.timestamp() * 1e6 if article.end else float("inf")
        assert end > first and start < last
        if OUTCOMES[verdicts.outcome[k]] in ("minor_violation", "serious_violation"):
            assert start >= first and end <= last


SWAP = {
    "army": "league",
    "league": "army",
    "crown": "league_side",
    "league_side": "crown",
    "crown_news": "river_voice",
    "river_voice": "crown_news",
}


def swapped(value: Any) -> Any:
    """Every id of one party as the other's, all through a structure of built-in values."""
    if isinstance(value, str):
        return SWAP.get(value, value)
    if isinstance(value, Mapping):
        return {swapped(k): swapped(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [swapped(v) for v in value]
    return value


def turned(value: Any, kind: Any) -> Any:
    return msgspec.convert(swapped(msgspec.to_builtins(value)), kind)


@given(seed=st.integers(0, 10**9))
@SLOW
def test_swapped_parties_swap_the_verdicts_and_nothing_else(dossier: Dossier, seed: int) -> None:
    random = Random(seed)
    actors = {
        name: msgspec.structs.replace(a, side="league_side") if a.side == "league" else a
        for name, a in dossier.actors.items()
    }
    sources = {
        name: msgspec.structs.replace(s, leaning="league_side" if s.leaning == "league" else s.leaning)
        for name, s in dossier.sources.items()
    }
    one = msgspec.structs.replace(dossier, actors=actors, sources=sources)
    other = msgspec.structs.replace(
        dossier,
        actors={SWAP.get(n, n): turned(a, type(a)) for n, a in actors.items()},
        sources={SWAP.get(n, n): turned(s, type(s)) for n, s in sources.items()},
    )
    agreements = dice.agreements(random)
    claims = [dice.claim(random, dossier, k) for k in range(150)]
    a = by_columns(columns_of(claims), agreements, one)
    b = by_columns(
        columns_of([turned(c, Claim) for c in claims]), [turned(x, Agreement) for x in agreements], other
    )
    for name in (
        "incident",
        "article",
        "zone",
        "period",
        "outcome",
        "responsibility",
        "proof",
        "weight",
        "rule",
        "reasons",
    ):
        assert np.array_equal(getattr(a, name), getattr(b, name)), name
    said = [SWAP.get(a.bearers[n], a.bearers[n]) if n >= 0 else None for n in a.by]
    assert said == [b.bearers[n] if n >= 0 else None for n in b.by]


@given(seed=st.integers(0, 10**9))
@SLOW
def test_zone_answers_agree_with_geometry_made_otherwise(seed: int) -> None:
    """Neither cells nor rows of edges: a buffered disc's distance bounds, and shapely on whole shapes."""
    random = Random(seed)
    drawn = [s for s in dice.shapes(random).values() if usable(s)]
    made = rasters(drawn)
    lon = np.array([random.uniform(6.5, 9.5) for _ in range(200)])
    lat = np.array([random.uniform(46, 48) for _ in range(200)])
    km = np.array([random.choice([0, 0, 0.3, 2, 15, 60]) for _ in range(200)])
    for k, drawing in enumerate(drawn):
        for i, code in enumerate(circles(made, k, lon, lat, km / KM_PER_DEGREE)):
            squeeze = np.cos(np.radians(lat[i]))
            area = scale(shape(drawing), squeeze, 1, origin=(0, 0))
            point = shapely.Point(lon[i] * squeeze, lat[i])
            apart = shapely.distance(area.boundary, point) * KM_PER_DEGREE
            sure = "inside" if shapely.intersects(area, point) else "outside"
            expected = sure if apart > km[i] else "indeterminate"
            assert ("outside", "inside", "indeterminate")[code] == expected


@pytest.mark.parametrize(("lon", "lat"), [(7.5, 46.5), (8.0, 46.5), (7.5, 47.0), (7.8, 47.0), (8.5, 47.5)])
def test_on_the_very_outline_the_record_path_is_asked(lon: float, lat: float) -> None:
    drawing = dice.shapes(Random(1))["ring"]
    made = rasters([drawing])
    assert circles(made, 0, np.array([lon]), np.array([lat]), np.zeros(1))[0] == ASK
    assert polygon(Place(name="x", lat=lat, lon=lon, radius_km=0), drawing) == "indeterminate"


def test_the_same_columns_give_the_same_bytes(dossier: Dossier) -> None:
    random = Random(9)
    agreements = dice.agreements(random)
    made = columns_of([dice.claim(random, dossier, k) for k in range(500)])
    first, again = by_columns(made, agreements, dossier), by_columns(made, agreements, dossier)
    for name in ("incident", "article", "outcome", "proof", "weight", "reasons", "rule", "by"):
        assert getattr(first, name).tobytes() == getattr(again, name).tobytes()


def test_many_incidents_are_sieved_without_changing_a_byte(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Incidents of several claims too: what time and place rule out is ruled out for all alike."""
    random = Random(11)
    agreements = dice.agreements(random)
    claims = [dice.claim(random, dossier, k) for k in range(600)]
    words = vocabulary(dossier)
    groups = [claims[k : k + 1 + k % 3] for k in range(0, len(claims), 3)]
    incidents = [fuse(group, words) for group in groups]
    by_id = {c.id: c for c in claims}
    whole = judge(incidents, by_id, agreements, dossier)
    assert len(whole) > 100
    monkeypatch.setattr("ceasefire.findings.judge.MANY", 1)
    asked = []
    monkeypatch.setattr(
        "ceasefire.findings.judge.hold", lambda case, *rest: asked.append(case) or hold(case, *rest)
    )
    assert msgspec.json.encode(judge(incidents, by_id, agreements, dossier)) == msgspec.json.encode(whole)
    monkeypatch.setattr("ceasefire.findings.judge.MANY", 10**9)
    sieved = len(asked)
    assert judge(incidents, by_id, agreements, dossier) == whole
    assert sieved < (len(asked) - sieved) / 2


@pytest.mark.parametrize(("days", "rules"), [((1, 4, 7), (-1, -1, 3)), ((1, 4, 8), (-1, -1, -1)), ((7, 1, 4), (3, -1, -1))])
def test_repetition_counts_back_over_less_than_its_days(dossier: Dossier, days: tuple[int, ...], rules: tuple[int, ...]) -> None:
    agreements = load_agreements(dossier)
    claims = [claim(dossier, when=f"2030-05-{10 + d}", act="small_arms_fire", actor="army", target="league") for d in days]
    verdicts = by_columns(columns_of(claims), agreements, dossier)
    assert tuple(verdicts.rule) == rules
    equal(verdicts, by_records(claims, agreements, dossier))
