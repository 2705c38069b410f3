"""The Arabic reports of the embedded dossier, read end to end and held against a person's reading."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec
import pytest
import yaml

from ceasefire import clock
from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim, Harm
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary

DOSSIER = Path(__file__).resolve().parents[3] / "examples" / "southwest-syria"
EXPECTED: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8"))


def _records(name: str, kind: type) -> list:
    return msgspec.convert(yaml.safe_load((DOSSIER / name).read_text(encoding="utf-8")), list[kind], strict=False)  # type: ignore[valid-type]


@pytest.fixture(scope="module")
def real() -> Vocabulary:
    return Vocabulary(
        {a.id: a for a in _records("actors.yaml", Actor)}, {s.id: s for s in _records("sources.yaml", Source)},
        Gazetteer(_records("places.yaml", PlaceEntry)), "Asia/Damascus", ("SY.daraa", "SY.quneitra", "SY.suwayda"),
    )  # fmt: skip


def read(path: Path, vocabulary: Vocabulary) -> tuple[str, tuple[Claim, ...]]:
    head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    fields = yaml.safe_load(head.split("---\n", 1)[1])
    day: date = fields["published"]
    published = clock.utc(datetime.combine(day, time()), "Asia/Damascus")
    return body, read_arabic(body, vocabulary, published=published, source=fields["source"])


def _harm(harm: Harm | None) -> str:
    if harm is None:
        return "-"
    if harm.low is None and harm.best is None and harm.high is None:
        count = "some"
    elif harm.low == harm.best == harm.high:
        count = str(harm.best)
    else:
        count = f"{harm.low}/{harm.best}/{harm.high}".replace("None", "?")
    kinds = ("civilians", "women", "children", "combatants")
    return count + "".join(f" {k}={getattr(harm, k)}" for k in kinds if getattr(harm, k))


def _when(claim: Claim) -> str:
    if claim.when is None:
        return "-"
    if "when" not in claim.spans:
        return "*"
    first, last = clock.first_day(claim.when), clock.last_day(claim.when)
    return str(first) if first == last else f"{first}..{last}"


def _fields(claim: Claim) -> tuple[str, str, str, str, str]:
    place = (claim.place.id or claim.place.name) if claim.place else "-"
    return claim.act, place, _when(claim), _harm(claim.killed), _harm(claim.injured)


def _matches(got: str, want: str, claim: Claim, published: date) -> bool:
    """Whether a time is the one expected; an undated act may be given any day of its window."""
    if want == "*" and claim.when is not None:
        first, last = clock.first_day(claim.when), clock.last_day(claim.when)
        return published - timedelta(days=2) <= first and last <= published
    return got == want


def score(vocabulary: Vocabulary) -> dict[str, float]:
    """Over all reports: share of the expected claims found by act, by act and place, with the right
    date, with the right numbers; share of the claims made that are expected; reports all right."""
    wanted = act = place = when = harm = made = whole = 0
    for name, rows in EXPECTED.items():
        path = DOSSIER / "reports" / f"{name}.md"
        published: date = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])["published"]
        claims = list(read(path, vocabulary)[1])
        wants = [tuple(part.strip() for part in row.split("|")) for row in rows]
        made, wanted = made + len(claims), wanted + len(wants)
        right = len(claims) == len(wants)
        pairs = sorted(
            (
                (-sum((8, 4, 2, 2)[n] * hit for n, hit in enumerate(_hits(c, w, published))), a, b)
                for a, w in enumerate(wants) for b, c in enumerate(claims) if _fields(c)[0] == w[0]
            ),
        )  # fmt: skip
        taken_a: set[int] = set()
        taken_b: set[int] = set()
        for _, a, b in pairs:
            if a in taken_a or b in taken_b:
                continue
            taken_a.add(a)
            taken_b.add(b)
            hits = _hits(claims[b], wants[a], published)
            act, place, when, harm = act + 1, place + hits[0], when + hits[1], harm + (hits[2] and hits[3])
            right = right and all(hits)
        whole += right and len(taken_a) == len(wants)
    return {
        "reports": len(EXPECTED), "all_right": whole, "expected": wanted, "made": made, "act": act / wanted,
        "place": place / wanted, "when": when / wanted, "harm": harm / wanted, "precision": act / made,
    }  # fmt: skip


def _hits(claim: Claim, want: tuple[str, ...], published: date) -> tuple[bool, bool, bool, bool]:
    got = _fields(claim)
    return got[1] == want[1], _matches(got[2], want[2], claim, published), got[3] == want[3], got[4] == want[4]


def test_every_arabic_report_has_its_expectation() -> None:
    names = {p.stem for p in (DOSSIER / "reports").glob("*.md") if "\nlanguage: ar\n" in p.read_text(encoding="utf-8")}
    assert names == set(EXPECTED)


def test_reports_are_read_as_a_person_reads_them(real: Vocabulary) -> None:
    result = score(real)
    assert result["act"] >= 0.82 and result["place"] >= 0.74 and result["when"] >= 0.78
    assert result["harm"] >= 0.78 and result["precision"] >= 0.92


def test_spans_hold_the_words(real: Vocabulary) -> None:
    for name in EXPECTED:
        body, claims = read(DOSSIER / "reports" / f"{name}.md", real)
        for claim in claims:
            for first, last in claim.spans.values():
                assert 0 <= first < last <= len(body)
            if claim.actor_surface:
                assert body[slice(*claim.spans["actor"])] == claim.actor_surface
            if claim.target_surface:
                assert body[slice(*claim.spans["target"])] == claim.target_surface


def test_reading_twice_gives_the_same(real: Vocabulary) -> None:
    path = DOSSIER / "reports" / f"{next(iter(EXPECTED))}.md"
    assert read(path, real) == read(path, real)
