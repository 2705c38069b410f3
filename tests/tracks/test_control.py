"""Who holds what, according to whom: nothing is voted on, nothing is finer or younger than it may be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import FILES, claim, day, small, write

from ceasefire.agreement.check import check_all
from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.load import load
from ceasefire.dossier.publication import Publication
from ceasefire.tracks.control import DISPUTED, Control, Spell, Track, control
from ceasefire.tracks.controltable import cell, changes, pools, shares
from ceasefire.tracks.holdings import gather
from ceasefire.tracks.lasting import ANSWER, HEDGED, STALE
from ceasefire.tracks.publish import INTERNAL

AS_OF = date(2030, 12, 31)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("vale"))


def held(dossier: Dossier, actor: str | None, when: str | None, source: str = "wire", **fields: Any) -> Claim:
    given_ = {"act": "control_gained", "kind": "status", **fields}
    return claim(dossier, when=when, actor=actor, source=source, **given_)


def of(dossier: Dossier, claims: Sequence[Claim], as_of: date = AS_OF, setting: Publication = INTERNAL) -> Control:
    return control(claims, (), dossier, as_of, setting)


def mill(dossier: Dossier, claims: Sequence[Claim], **more: Any) -> Track:
    track = of(dossier, claims, **more).of("mill")
    assert track is not None
    return track


def values(track: Track) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(str(s.first), s.value, s.sides) for s in track.spells]


def test_a_claim_holds_until_it_is_contradicted_and_then_grows_old(dossier: Dossier) -> None:
    track = mill(dossier, [held(dossier, "league", "2030-01-05"), held(dossier, "army", "2030-03-07")], as_of=date(2031, 12, 31))
    assert values(track) == [
        ("2030-01-05", "held", ("league",)),
        ("2030-03-07", "held", ("crown",)),
        (str(date(2030, 3, 7) + STALE), "unknown", ()),
    ]
    assert (track.spells[-1].was, track.spells[-1].word, track.spells[-1].why) == ("crown", date(2030, 3, 7), "old")


def test_what_opposed_sources_say_of_the_same_days_is_contested_and_both_are_shown(dossier: Dossier) -> None:
    track = mill(dossier, [held(dossier, "army", "2030-03-07", "crown_news"), held(dossier, "league", "2030-03-09", "river_voice")])
    contested = track.at(date(2030, 3, 9))
    assert contested is not None
    assert (contested.value, contested.why) == ("contested", "sources differ")
    assert [(s.side, s.voices) for s in contested.says] == [("crown", ("crown",)), ("league", ("league",))]
    assert [s.value for s in track.spells] == ["held", "contested", "unknown"]
    assert track.spells[-1].first == date(2030, 3, 9) + DISPUTED


def test_a_side_that_concedes_ends_the_dispute(dossier: Dossier) -> None:
    said = [held(dossier, "army", "2030-03-07", "crown_news"), held(dossier, "league", "2030-03-09", "river_voice"),
            held(dossier, "army", "2030-03-20", "river_voice")]  # fmt: skip
    assert values(mill(dossier, said))[-1] == ("2030-03-20", "held", ("crown",))


def test_an_opposed_word_that_nobody_answers_is_a_change(dossier: Dossier) -> None:
    late = str(date(2030, 3, 7) + ANSWER + timedelta(days=1))
    said = [held(dossier, "army", "2030-03-07", "crown_news"), held(dossier, "league", late, "river_voice")]
    assert values(mill(dossier, said)) == [("2030-03-07", "held", ("crown",)), (late, "held", ("league",))]


def test_a_denial_contests_and_a_loss_leaves_the_place_unknown(dossier: Dossier) -> None:
    denied = [held(dossier, "army", "2030-03-07", "crown_news"), held(dossier, "army", "2030-03-08", "river_voice", modality="denied")]
    assert ("2030-03-08", "contested", ("crown",)) in values(mill(dossier, denied))
    lost = [held(dossier, "army", "2030-03-07"), held(dossier, "army", "2030-05-08", act="control_lost", kind="event")]
    assert values(mill(dossier, lost))[-1] == ("2030-05-08", "unknown", ())
    taken = [held(dossier, "army", "2030-05-08", act="control_lost", kind="event", target="league")]
    assert values(mill(dossier, taken))[-1] == ("2030-05-08", "held", ("league",))


def test_the_retreat_of_a_part_does_not_end_the_hold_of_the_whole(dossier: Dossier) -> None:
    away = claim(dossier, act="withdrawal", actor="otters", when="2030-03-20", source="wire")
    assert values(mill(dossier, [held(dossier, "league", "2030-03-07"), away])) == [("2030-03-07", "held", ("league",))]


def test_fighting_with_no_change_is_contested_and_fighting_before_a_change_is_the_change(dossier: Dossier) -> None:
    fight = claim(dossier, act="ground_assault", actor="army", target="league", when="2030-04-01", source="wire")
    assert values(mill(dossier, [held(dossier, "league", "2030-03-07"), fight])) == [
        ("2030-03-07", "held", ("league",)), ("2030-04-01", "contested", ("league",)), ("2030-04-02", "held", ("league",)),
    ]  # fmt: skip
    after = [held(dossier, "league", "2030-03-07"), fight, held(dossier, "army", "2030-04-02")]
    whole = of(dossier, after)
    assert [s.value for s in whole.tracks[0].spells] == ["held", "held"]
    (change,) = [c for c in changes(whole, after, (), dossier) if c.before]
    assert (change.before, change.after, change.by_force, change.latest) == ("league", "crown", True, date(2030, 4, 2))


def test_presence_is_told_and_decides_nothing(dossier: Dossier) -> None:
    moved = claim(dossier, act="force_movement", actor="army", when="2030-04-01", source="wire")
    track = mill(dossier, [moved])
    assert track.spells == ()
    month = cell(track, date(2030, 4, 1))
    assert (month.value, month.present) == ("unknown", ("crown",))


def test_what_is_said_of_a_province_is_not_said_of_its_towns(dossier: Dossier) -> None:
    whole = of(dossier, [held(dossier, "army", "2030-03-07", place="VA.north")])
    assert [t.key for t in whole.tracks] == ["VA.north"]
    vague = msgspec.structs.replace(dossier.gazetteer.entries["mill"].place, where_prec=4)
    assert of(dossier, [held(dossier, "army", "2030-03-07", place=vague)]).of("mill") is None


def test_days_that_are_too_young_change_nothing(dossier: Dossier) -> None:
    old, young = held(dossier, "league", "2030-03-07"), held(dossier, "army", "2030-03-20")
    as_of = date(2030, 3, 26)
    assert of(dossier, [old, young], as_of, Publication()) == of(dossier, [old], as_of, Publication())
    assert values(mill(dossier, [old, young], as_of=as_of))[-1][2] == ("crown",)


def test_where_no_place_may_be_named_only_counts_by_unit_are_left(dossier: Dossier) -> None:
    said = [held(dossier, "league", "2030-03-07"), held(dossier, "army", "2030-03-07", place="ford")]
    coarse = msgspec.structs.replace(dossier, publication=Publication(finest="admin1"))
    whole = control(said, (), coarse, AS_OF)
    assert whole.tracks == ()
    found = pools(said, (), coarse, AS_OF, date(2030, 3, 1), date(2030, 3, 31))
    assert [(p.unit, p.places) for p in found] == [("VA.north", {"league": 1}), ("VA.south", {"crown": 1})]


def test_a_partition_of_an_agreement_is_evidence_and_is_checked(tmp_path: Path) -> None:
    text = FILES["agreements/truce.yaml"].replace("  vale: {", "  town: {places: [mill]}\n  vale: {")
    good = text + "control:\n  - {zone: town, holder: league, pages: [p1]}\n"
    root = write(tmp_path / "good", {"agreements/truce.yaml": good})
    vale = load(root)
    (one,) = gather((), load_agreements(vale), vale, INTERNAL, AS_OF).holdings
    assert (one.key, one.side, one.agreement, one.pages) == ("mill", "league", "truce", ("https://example.org/truce",))
    for bad, code in (("{zone: twn, holder: league}", "unknown_zone"), ("{zone: town, holder: lague}", "unknown_actor"), ("{zone: town, holder: army, pages: [p9]}", "unknown_page")):
        (problem,) = check_all(write(tmp_path / code, {"agreements/truce.yaml": text + f"control:\n  - {bad}\n"}))
        assert (problem.code, problem.line) == (code, len(text.splitlines()) + 2)


ACTOR = st.sampled_from(["army", "league", "night_order", None])
SOURCE = st.sampled_from(["crown_news", "river_voice", "wire", "rumour", None])
ACT = st.sampled_from(["control_gained", "control_gained", "control_gained", "control_lost", "withdrawal", "force_movement", "ground_assault"])
SAID = st.lists(
    st.tuples(ACT, ACTOR, ACTOR, SOURCE, st.sampled_from(["mill", "ford", "VA.north"]), st.integers(0, 90), st.integers(0, 20),
              st.sampled_from(["asserted", "hedged", "denied"]), st.sampled_from(["event", "status"])),
    max_size=7,
)  # fmt: skip
_START = date(2030, 5, 1)
_SWAP = {"army": "league", "league": "army", "crown_news": "river_voice", "river_voice": "crown_news"}
_SIDES = {"crown": "league", "league": "crown"}


def made(dossier: Dossier, rows: Sequence[tuple[Any, ...]], swap: bool = False) -> list[Claim]:
    names = _SWAP if swap else {}
    return [
        claim(
            dossier, place, day(str(_START + timedelta(days=a)), str(_START + timedelta(days=a + n))), act=act, actor=names.get(who, who),
            target=names.get(whom, whom), source=names.get(source, source), modality=modality, kind=kind, order=(i, 0), report=f"{i:064x}",
        )
        for i, (act, who, whom, source, place, a, n, modality, kind) in enumerate(rows)
    ]  # fmt: skip


def plain(whole: Control, swap: bool = False) -> Any:
    """Everything but ids of claims, which are made of the names."""
    names, sides = (_SWAP, _SIDES) if swap else ({}, {})

    def side(one: str | None) -> str | None:
        return sides.get(one, one) if one else one

    def spell(s: Spell) -> Any:
        says = [(side(x.side), [names.get(h, h) for h in x.holders], [names.get(o, o) for o in x.origins], [side(v) for v in x.voices],
                 x.word, len(x.claims)) for x in s.says]  # fmt: skip
        return s.first, s.until, s.earliest, s.value, s.why, side(s.was), s.word, says, len(s.also)

    return [(t.key, [spell(s) for s in t.spells], [(h.basis, names.get(h.holder, h.holder), side(h.side)) for h in t.holdings]) for t in whole.tracks]


@given(SAID)
@settings(max_examples=80, deadline=None)
def test_swapping_two_parties_swaps_control_and_changes_nothing_else(dossier: Dossier, rows: list[tuple[Any, ...]]) -> None:
    one, other = of(dossier, made(dossier, rows)), of(dossier, made(dossier, rows, swap=True))
    assert plain(one, swap=True) == plain(other)


@given(SAID, st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_a_report_about_something_else_changes_nothing(dossier: Dossier, rows: list[tuple[Any, ...]], at: int) -> None:
    claims = made(dossier, rows)
    elsewhere = [
        claim(dossier, "west_gate", act="aid_delivery", actor="army", source="wire", order=(at, 1)),
        claim(dossier, "mill", act="negotiation", actor="league", source="wire", order=(at, 2)),
    ]
    assert of(dossier, [*claims, *elsewhere]) == of(dossier, claims)


@given(SAID, st.integers(0, 120), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_nothing_is_younger_than_the_delay_lets_it_be(dossier: Dossier, rows: list[tuple[Any, ...]], age: int, delay: int) -> None:
    as_of, setting = _START + timedelta(days=age), Publication(delay_days=delay)
    claims = made(dossier, rows)
    whole = of(dossier, claims, as_of, setting)
    last = as_of - timedelta(days=delay)
    assert all(s.until <= last + timedelta(days=1) and s.first < s.until for t in whole.tracks for s in t.spells)
    old = {c.id for c in claims if c.when and _START + timedelta(days=(c.when.end - day(str(_START)).start).days - 1) <= last}
    assert {c for t in whole.tracks for s in t.spells for x in s.says for c in (*x.claims, *s.also)} <= old


@given(SAID)
@settings(max_examples=60, deadline=None)
def test_spells_follow_one_another_and_each_names_who_says_so(dossier: Dossier, rows: list[tuple[Any, ...]]) -> None:
    whole = of(dossier, made(dossier, rows))
    for track in whole.tracks:
        for before, after in zip(track.spells, track.spells[1:], strict=False):
            assert before.until <= after.first
        for spell in track.spells:
            assert (spell.value == "held") == (len(spell.says) == 1 and spell.why is None)
            assert spell.value != "contested" or spell.also or len(spell.says) > 1
            assert all(x.claims for x in spell.says)
    for month in shares(whole, _START, date(2031, 1, 1), lambda _: 10):
        total = sum(month.places.values()) + month.contested + month.unknown
        assert 10 * total == sum(month.people.values()) + month.people_contested + month.people_unknown


def test_a_partition_told_of_is_shown_and_decides_nothing(dossier: Dossier) -> None:
    planned = held(dossier, "league", "2030-03-07", place=None, modality="future_or_conditional", terms={"partition": "the western side"})
    whole = of(dossier, [planned])
    (track,) = whole.tracks
    assert (track.place.name, track.spells, [(h.basis, h.side) for h in track.holdings]) == ("the western side", (), [("partition", "league")])
    assert (whole.unnamed, whole.nowhere) == ((), ())


@pytest.mark.parametrize(("holder", "comer", "side"), [("league", "army", "league"), ("army", "league", "crown")])
def test_an_entry_of_another_side_ends_a_hold_and_gives_the_place_to_nobody(dossier: Dossier, holder: str, comer: str, side: str) -> None:
    came = claim(dossier, when="2030-02-01", act="force_movement", actor=comer, source="wire", terms={"posture": "entry"})
    track = mill(dossier, [held(dossier, holder, "2030-01-05"), came])
    assert values(track)[:2] == [("2030-01-05", "held", (side,)), ("2030-02-01", "unknown", ())]
    assert (track.spells[1].why, track.spells[1].was, track.spells[1].also) == ("entered", side, (came.id,))


@pytest.mark.parametrize("fields", [{"terms": {}}, {"terms": {"posture": "entry"}, "modality": "hedged"}])
def test_passing_through_or_a_hedged_entry_ends_nothing(dossier: Dossier, fields: dict[str, Any]) -> None:
    came = claim(dossier, when="2030-02-01", act="force_movement", actor="army", source="wire", **fields)
    assert mill(dossier, [held(dossier, "league", "2030-01-05"), came]).spells[0].until > date(2030, 12, 1)


def test_an_entry_on_the_day_of_the_last_word_contests_it_and_then_nobody_is_known_to_hold(dossier: Dossier) -> None:
    came = claim(dossier, when="2030-01-05", act="force_movement", actor="army", source="wire", terms={"posture": "entry"})
    track = mill(dossier, [held(dossier, "league", "2030-01-05"), came])
    assert values(track) == [("2030-01-05", "contested", ("league",)), (str(date(2030, 1, 5) + ANSWER), "unknown", ())]


def test_a_later_claim_of_control_decides_and_a_hedged_one_is_old_sooner(dossier: Dossier) -> None:
    came = claim(dossier, when="2030-02-01", act="force_movement", actor="army", source="wire", terms={"posture": "entry"})
    track = mill(dossier, [held(dossier, "league", "2030-01-05"), came, held(dossier, "army", "2030-03-01", modality="hedged")])
    assert values(track)[2:] == [("2030-03-01", "held", ("crown",)), (str(date(2030, 3, 1) + HEDGED), "unknown", ())]
