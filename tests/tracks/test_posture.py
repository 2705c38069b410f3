"""Moves of forces: counted once, by side and month, late and coarse where they are published."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import claim, day, write

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.publication import Publication
from ceasefire.incidents.match import match
from ceasefire.tracks.posture import Move, build_up, moves, posture, reinforcements_by_week
from ceasefire.tracks.publish import INTERNAL


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return load(write(tmp_path_factory.mktemp("posture")))


def seen(dossier: Dossier, *claims: Claim, as_of: date | None = None, setting: Publication = INTERNAL) -> tuple[Move, ...]:
    return moves({c.id: c for c in claims}, match(claims, vocabulary(dossier)), load_agreements(dossier), dossier, as_of, setting)


def move(dossier: Dossier, act: str = "force_movement", actor: str | None = "army", **more: Any) -> Claim:
    return claim(dossier, act=act, actor=actor, **{"when": "2030-06-10", "source": "wire", **more})


def test_copies_add_nothing_and_the_range_is_over_origins(bare: Dossier) -> None:
    told = [
        move(bare, terms={"posture": "reinforcement", "men": "400"}, source="watch"),
        move(bare, terms={"posture": "reinforcement", "men": "400"}, source="echo"),
        move(bare, terms={"posture": "reinforcement", "men": "250"}, source="crown_news"),
    ]
    (one,) = seen(bare, *told)
    (men,) = one.amounts
    assert (men.low, men.high, one.kind, one.way) == (250, 400, "reinforcement", "build_up")
    (row,) = posture((one,), {c.id: c for c in told}, bare)
    assert (row.kinds, row.amounts[0].low, row.amounts[0].high) == ({"reinforcement": 1}, 250, 400)
    assert set(row.claims) == {c.id for c in told}


def test_at_least_has_an_open_end_and_words_stay_words(bare: Dossier) -> None:
    (one,) = seen(bare, move(bare, terms={"men": "400", "men_modifier": "at_least"}))
    assert (one.amounts[0].low, one.amounts[0].high) == (400, None)
    (two,) = seen(bare, move(bare, terms={"men": "hundreds"}))
    assert (two.amounts[0].low, two.amounts[0].high, two.amounts[0].words) == (None, None, ("hundreds",))


def test_what_one_sentence_tells_of_several_places_is_one_move(bare: Dossier) -> None:
    spans = {"sentence": (0, 80), "act": (5, 9)}
    there = [move(bare, "withdrawal", place=p, spans=spans, report="a" * 64, order=(800, n), terms={"men": "300"}) for n, p in enumerate(["mill", "ford"])]
    (one,) = seen(bare, *there)
    assert one.amounts[0].high == 300 and one.place is not None and one.place.id == "VA"


def test_sides_that_sources_disagree_on_are_both_counted_and_marked(bare: Dossier) -> None:
    told = [move(bare, source="watch"), move(bare, actor="league", source="crown_news")]
    found = seen(bare, *told)
    rows = posture(found, {c.id: c for c in told}, bare)
    assert {r.side for r in rows} == {"crown", "league"}
    if len(found) == 1:
        assert found[0].disputed and all(r.disputed for r in rows)


def test_a_denial_is_kept_beside_the_move(bare: Dossier) -> None:
    yes, no = move(bare), move(bare, modality="denied", source="crown_news")
    (one,) = seen(bare, yes, no)
    assert one.denied == (no.id,) and one.claims == (yes.id,) and one.disputed


def test_people_who_flee_are_no_forces_and_fighters_who_leave_are(bare: Dossier) -> None:
    assert not seen(bare, move(bare, "evacuation", "army", target="civilians"))
    (one,) = seen(bare, move(bare, "evacuation", None, target="league"))
    assert (one.kind, one.sides, one.way) == ("departure", ("league",), "draw_down")


def test_under_a_truce_only_where_it_binds_the_side_and_the_place(bare: Dossier) -> None:
    inside, outside = move(bare), move(bare, place="west_gate", when="2030-06-12")
    before = move(bare, when="2030-04-01")
    assert [m.under for m in seen(bare, inside, outside, before)] == [(), ("truce",), ()]


def test_only_other_sides_tell_of_it(bare: Dossier) -> None:
    told = [move(bare, source="watch")]
    (row,) = posture(seen(bare, *told), {c.id: c for c in told}, bare)
    assert row.one_sided
    both = [*told, move(bare, source="crown_news")]
    (row,) = posture(seen(bare, *both), {c.id: c for c in both}, bare)
    assert not row.one_sided


def test_published_late_and_no_finer_than_the_setting(bare: Dossier) -> None:
    one = move(bare)
    late = Publication(delay_days=7, movements="admin2")
    assert not seen(bare, one, as_of=date(2030, 6, 16), setting=late)
    (shown,) = seen(bare, one, as_of=date(2030, 6, 17), setting=late)
    assert shown.place is None or shown.place.id == "VA.north"


def test_for_other_computations(bare: Dossier) -> None:
    claims = [move(bare, terms={"posture": "reinforcement"}, when=f"2030-06-{d}", place=p) for d, p in (("10", "mill"), ("12", "ford"), ("18", "mill"))]
    found = seen(bare, *claims)
    assert reinforcements_by_week(found, "crown") == {date(2030, 6, 10): 2, date(2030, 6, 17): 1}
    assert len(build_up(found, "crown", date(2030, 6, 11), date(2030, 6, 30))) == 2 and not build_up(found, "league", date.min, date.max)


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    dossier = load(write(tmp_path))
    assert seen(dossier) == () and posture((), {}, dossier) == ()


ACTS = ("force_movement", "fortification", "withdrawal", "weapons_handover", "evacuation", "overflight")
SWAP = {"army": "league", "league": "army"}


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    out = []
    for _ in range(draw(st.integers(1, 8))):
        terms = {"men": str(draw(st.integers(1, 500)))} if draw(st.booleans()) else {}
        when = date(2030, 6, 1) + timedelta(days=draw(st.integers(0, 70)))
        out.append(
            {
                "act": draw(st.sampled_from(ACTS)), "actor": draw(st.sampled_from(["army", "league", None])), "target": draw(st.sampled_from(["league", "army", None])),
                "place": draw(st.sampled_from(["mill", "ford", "mill_old", None])), "when": when.isoformat(), "terms": terms,
            }
        )  # fmt: skip
    return out


def made(dossier: Dossier, given_rows: list[dict[str, Any]], swap: bool = False) -> list[Claim]:
    out = []
    for n, row in enumerate(given_rows):
        fields = {k: SWAP.get(v, v) if swap and k in ("actor", "target") and v else v for k, v in row.items()}
        one = claim(dossier, fields.pop("place"), day(fields.pop("when")), source="wire", **fields)
        out.append(msgspec.structs.replace(one, id=f"claim-{n}", report=f"{n:064x}", order=(n, 0)))
    return out


def symmetric(dossier: Dossier, swap: bool) -> Dossier:
    """Two armed groups alike but for their names; with swap each bears the other's name and keeps its side."""
    kept = {k: msgspec.structs.replace(v, kind="armed_group") for k, v in dossier.actors.items() if k != "otters"}
    if swap:
        kept = {SWAP.get(k, k): msgspec.structs.replace(v, id=SWAP.get(k, k)) for k, v in kept.items()}
    return msgspec.structs.replace(dossier, actors=kept)


@settings(max_examples=50, deadline=None)
@given(given_rows=rows())
def test_swapping_the_parties_swaps_the_moves_and_nothing_else(bare: Dossier, given_rows: list[dict[str, Any]]) -> None:
    one = seen(symmetric(bare, False), *made(bare, given_rows))
    two = seen(symmetric(bare, True), *made(bare, given_rows, swap=True))
    assert [msgspec.structs.replace(m, actors=tuple(SWAP[a] for a in m.actors)) for m in one] == list(two)


@settings(max_examples=50, deadline=None)
@given(given_rows=rows())
def test_a_report_of_something_else_changes_nothing(bare: Dossier, given_rows: list[dict[str, Any]]) -> None:
    claims = made(bare, given_rows)
    noise = msgspec.structs.replace(claim(bare, "west_gate", "2030-06-10", act="negotiation", source="rumour"), id="claim-x", order=(999, 0))
    assert seen(bare, *claims) == seen(bare, *claims, noise)


@settings(max_examples=50, deadline=None)
@given(given_rows=rows(), delay=st.integers(1, 30))
def test_no_move_is_finer_or_earlier_than_the_setting(bare: Dossier, given_rows: list[dict[str, Any]], delay: int) -> None:
    setting = Publication(delay_days=delay, movements="admin1")
    known = date(2030, 7, 20)
    for one in seen(bare, *made(bare, given_rows), as_of=known, setting=setting):
        assert one.last <= known - timedelta(days=delay)
        assert one.place is None or one.place.id in ("VA", "VA.north", "VA.south")
