"""The talks: steps with their askers, what became of them from later claims alone, rounds, and who may see what."""

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
from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.incidents.match import match
from ceasefire.tracks.step import Step
from ceasefire.tracks.talks import open_asks, open_ultimatums, talks, talks_alive
from ceasefire.tracks.talksrounds import rounds

LATER_TRUCE = """\
id: pause
title: The Milltown pause
class: local_truce
parent: truce
in_force: "2030-06-20T12:00 Europe/Zurich"
until: 2030-06-25
parties: [army, league]
pages: []
zones:
  town: {places: [mill]}
provisions:
  - {id: "1", title: Quiet, text: Guns are silent., prohibits: [hostile_acts], zone: town, pages: []}
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return load(write(tmp_path_factory.mktemp("bare")))


@pytest.fixture(scope="module")
def nested(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return load(write(tmp_path_factory.mktemp("nested"), {"agreements/pause.yaml": LATER_TRUCE}))


def told(dossier: Dossier, *claims: Claim, as_of: str | None = None, agreements: tuple[Agreement, ...] | None = None) -> tuple[Step, ...]:
    """Steps of claims; a claim's report is published on the last day it tells of, or as `days` of the dossier say."""
    kept = agreements if agreements is not None else load_agreements(dossier)
    known = None if as_of is None else date.fromisoformat(as_of)
    return talks(claims, match(claims, vocabulary(dossier)), kept, dossier, known)


def say(dossier: Dossier, act: str, actor: str | None = "army", when: str = "2030-06-01", **more: Any) -> Claim:
    return claim(dossier, act=act, actor=actor, when=when, kind="statement", **{"source": "wire", **more})


def only(steps: tuple[Step, ...], kind: str) -> Step:
    (one,) = [s for s in steps if s.kind == kind]
    return one


ULTIMATUM = {"terms": {"content": "leave the town", "deadline": "2030-06-05", "about": "departure"}, "target": "league"}


def test_an_ultimatum_is_met_when_the_addressee_does_it_in_time(bare: Dossier) -> None:
    asked = say(bare, "demand_or_ultimatum", **ULTIMATUM)
    left = claim(bare, act="withdrawal", actor="league", when="2030-06-04", source="wire")
    one = only(told(bare, asked, left, as_of="2030-06-20"), "ultimatum")
    met = one.fate("met")
    assert met is not None and met.claims == (left.id,) and met.day == date(2030, 6, 4)
    assert one.fate("lapsed") is None and one.fate("open") is None


def test_what_is_done_after_the_deadline_does_not_meet_it(bare: Dossier) -> None:
    asked = say(bare, "demand_or_ultimatum", **ULTIMATUM)
    late = claim(bare, act="withdrawal", actor="league", when="2030-06-08", source="wire")
    assert [f.what for f in only(told(bare, asked, late, as_of="2030-06-20"), "ultimatum").fates] == ["lapsed"]


def test_it_is_carried_out_by_the_side_that_set_it_after_the_deadline_only(bare: Dossier) -> None:
    asked = say(bare, "demand_or_ultimatum", **ULTIMATUM)
    before = claim(bare, act="shelling", actor="army", when="2030-06-03", source="watch")
    other = claim(bare, act="shelling", actor="league", when="2030-06-08", source="wire")
    after = claim(bare, act="shelling", actor="army", when="2030-06-07", source="watch")
    one = only(told(bare, asked, before, other, after, as_of="2030-06-20"), "ultimatum")
    done = one.fate("carried_out")
    assert done is not None and done.claims == (after.id,) and done.origins == ("watch",)


def test_it_is_open_until_its_deadline_and_lapsed_after_it(bare: Dossier) -> None:
    asked = say(bare, "demand_or_ultimatum", **ULTIMATUM)
    assert [s.id for s in open_ultimatums(told(bare, asked, as_of="2030-06-05"))] == [only(told(bare, asked), "ultimatum").id]
    later = told(bare, asked, as_of="2030-06-06")
    assert only(later, "ultimatum").fate("lapsed") is not None and not open_ultimatums(later)


def test_a_demand_without_deadline_is_open_for_a_month_and_then_not_told(bare: Dossier) -> None:
    asked = say(bare, "demand_or_ultimatum", terms={"about": "weapons"}, target="league")
    assert open_asks(told(bare, asked, as_of="2030-07-01"))
    assert [f.what for f in only(told(bare, asked, as_of="2030-07-02"), "demand").fates] == ["not_told"]


def test_a_later_deal_of_both_sides_overtakes_it_and_links_to_its_parent(nested: Dossier) -> None:
    asked = say(nested, "demand_or_ultimatum", when="2030-06-10", terms={"about": "weapons"}, target="league")
    steps = told(nested, asked, as_of="2030-06-30")
    over = only(steps, "demand").fate("overtaken")
    pause = next(s for s in steps if s.agreement == "pause")
    assert over is not None and over.steps == (pause.id,) and pause.parent == "truce"
    assert pause.fate("lapsed") is not None


def test_a_refusal_answers_the_demand_before_it_in_its_own_report(bare: Dossier) -> None:
    asked = say(bare, "demand_or_ultimatum", terms={"about": "weapons"}, report="r" * 64, order=(900, 0))
    no = say(bare, "rejection", None, actor_surface="the delegation", report="r" * 64, order=(900, 1))
    steps = told(bare, asked, no, as_of="2030-06-10")
    refusal = only(steps, "refusal")
    assert refusal.answers == (only(steps, "demand").id,) and refusal.by[0].words == "the delegation"
    refused = only(steps, "demand").fate("refused")
    assert refused is not None and refused.claims == (no.id,)


def test_sources_that_differ_on_the_answer_are_both_shown(bare: Dossier) -> None:
    asked = say(bare, "demand_or_ultimatum", target="league", terms={"about": "weapons"})
    yes = say(bare, "acceptance", "league", "2030-06-03", source="crown_news", target="army", terms={"about": "weapons"})
    no = say(bare, "rejection", "league", "2030-06-03", source="watch", target="army", terms={"about": "weapons"})
    one = only(told(bare, asked, yes, no, as_of="2030-06-10"), "demand")
    assert {f.what for f in one.fates} >= {"accepted", "refused"} and one.disputed


def test_reports_of_one_step_are_one_step_with_several_origins(bare: Dossier) -> None:
    first = say(bare, "demand_or_ultimatum", source="watch", target="league", terms={"about": "weapons"})
    again = say(bare, "threat", source="crown_news", target="league", terms={"about": "weapons", "condition": "they disarm"})
    one = only(told(bare, first, again), "ultimatum")
    assert [t.origin for t in one.tellings] == ["watch", "crown_news"] and one.terms["condition"] == "they disarm"


def test_who_is_asked_in_one_report_and_asks_in_another_takes_another_step(bare: Dossier) -> None:
    asked = say(bare, "demand_or_ultimatum", None, actor_surface="a rights group", target="army", source="watch")
    asks = say(bare, "demand_or_ultimatum", "army", source="crown_news")
    assert [s.claims for s in told(bare, asked, asks) if s.kind == "demand"] == [(asked.id,), (asks.id,)]


def test_a_report_that_denies_the_step_is_kept_beside_it(bare: Dossier) -> None:
    yes = say(bare, "acceptance", "league", source="crown_news", terms={"about": "weapons"})
    no = say(bare, "acceptance", "league", source="watch", modality="denied", terms={"about": "weapons"})
    one = only(told(bare, yes, no), "acceptance")
    assert one.disputed and [t.denied for t in one.tellings] == [False, True]


def test_a_reported_truce_stands_in_the_step_of_its_agreement(nested: Dossier) -> None:
    heard = say(nested, "truce_declared", when="2030-06-21", target="league", terms={"parties": "army,league"})
    elsewhere = say(nested, "truce_declared", when="2030-06-21", place="ford", target="league", terms={"parties": "army,league"})
    steps = told(nested, heard, elsewhere, as_of="2030-06-30")
    pause = next(s for s in steps if s.agreement == "pause")
    assert pause.claims == (heard.id,) and any(s.claims == (elsewhere.id,) for s in steps)


def test_rounds_run_from_the_first_demand_to_the_deal(nested: Dossier) -> None:
    asked = say(nested, "demand_or_ultimatum", when="2030-06-10", target="league", terms={"about": "weapons"})
    no = say(nested, "rejection", "league", "2030-06-12", target="army", terms={"about": "weapons"})
    again = say(nested, "demand_or_ultimatum", when="2030-06-28", target="league", terms={"about": "aid"})
    agreements = load_agreements(nested)
    steps = told(nested, asked, no, again, as_of="2030-06-29")
    found = rounds(steps, agreements, nested, date(2030, 6, 29))
    assert [(r.outcome, len(r.steps)) for r in found] == [("deal", 1), ("deal", 3), ("open", 1)]
    assert found[1].deal == "pause" and found[1].first == date(2030, 6, 10)


def test_failed_talks_are_not_alive(bare: Dossier) -> None:
    failed = say(bare, "negotiation", target="league", terms={"outcome": "failed"})
    going = say(bare, "negotiation", "league", "2030-06-04", target="army", place="ford")
    steps = told(bare, failed, going, as_of="2030-06-05")
    assert [s.claims for s in talks_alive(steps, date(2030, 6, 5))] == [(going.id,)]


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    dossier = load(write(tmp_path))
    assert talks((), (), (), dossier) == () and rounds((), (), dossier, date(2030, 1, 1)) == ()


# properties

ACTS = ("demand_or_ultimatum", "threat", "acceptance", "rejection", "negotiation", "truce_declared", "withdrawal", "shelling", "weapons_handover", "evacuation")
SWAP = {"army": "league", "league": "army", "crown": "league", "night_order": "night_order"}


@st.composite
def tellings(draw: st.DrawFn) -> list[dict[str, Any]]:
    rows = []
    for _ in range(draw(st.integers(1, 9))):
        act = draw(st.sampled_from(ACTS))
        terms = {}
        if draw(st.booleans()):
            terms["about"] = draw(st.sampled_from(["weapons", "departure", "weapons,control"]))
        if act == "demand_or_ultimatum" and draw(st.booleans()):
            terms["deadline"] = (date(2030, 6, 1) + timedelta(days=draw(st.integers(0, 40)))).isoformat()
        rows.append(
            {
                "act": act, "actor": draw(st.sampled_from(["army", "league", None, "night_order"])), "target": draw(st.sampled_from(["army", "league", None])),
                "when": (date(2030, 6, 1) + timedelta(days=draw(st.integers(0, 40)))).isoformat(), "place": draw(st.sampled_from(["mill", "ford", None, "mill_old"])),
                "terms": terms, "modality": draw(st.sampled_from(["asserted", "hedged", "denied"])), "report": draw(st.integers(0, 5)),
            }
        )  # fmt: skip
    return rows


def made(dossier: Dossier, rows: list[dict[str, Any]], swap: bool = False) -> list[Claim]:
    """Claims whose ids do not hang on the names in them."""
    out = []
    for n, row in enumerate(rows):
        fields = {k: (SWAP.get(v, v) if swap and k in ("actor", "target") and v else v) for k, v in row.items()}
        place, when, report = fields.pop("place"), fields.pop("when"), fields.pop("report")
        one = claim(dossier, place, day(when), source="wire", kind="statement" if row["act"] in ACTS[:6] else "event", **fields)
        out.append(msgspec.structs.replace(one, id=f"claim-{n}", report=f"{report:064x}", order=(report, n)))
    return out


def mirrored(dossier: Dossier) -> Dossier:
    """The same dossier with the two sides' words exchanged."""
    actors = {
        SWAP.get(name, name): msgspec.structs.replace(actor, id=SWAP.get(name, name), side={"crown": "league", "league": "crown"}.get(actor.side or "", actor.side))
        for name, actor in dossier.actors.items() if name != "otters"
    }  # fmt: skip
    return msgspec.structs.replace(dossier, actors=actors)


def exchanged(thing: Any) -> Any:
    """Every id and side of the two exchanged, in plain data."""
    table = {"army": "league", "league": "army"}
    sides = {"crown": "league", "league": "crown"}
    if isinstance(thing, dict):
        return {k: (sides.get(v, v) if k == "side" and isinstance(v, str) else table.get(v, v) if k == "actor" and isinstance(v, str) else exchanged(v)) for k, v in thing.items()}
    if isinstance(thing, list | tuple):
        return type(thing)(exchanged(one) for one in thing)
    return thing


@settings(max_examples=60, deadline=None)
@given(rows=tellings())
def test_swapping_the_parties_swaps_the_steps_and_nothing_else(nested: Dossier, rows: list[dict[str, Any]]) -> None:
    other = mirrored(nested)
    plain = msgspec.structs.replace(nested, actors={k: v for k, v in nested.actors.items() if k != "otters"})
    agreements = load_agreements(nested)
    turned = tuple(msgspec.structs.replace(a, parties=tuple(SWAP[p] for p in a.parties)) for a in agreements)
    one = told(plain, *made(plain, rows), agreements=agreements, as_of="2030-08-01")
    two = told(other, *made(other, rows, swap=True), agreements=turned, as_of="2030-08-01")
    assert exchanged(msgspec.to_builtins(one)) == msgspec.to_builtins(two)


@settings(max_examples=60, deadline=None)
@given(rows=tellings())
def test_a_report_of_something_else_changes_nothing(nested: Dossier, rows: list[dict[str, Any]]) -> None:
    claims = made(nested, rows)
    noise = msgspec.structs.replace(
        claim(nested, "west_gate", "2030-06-10", act="service_disruption", source="rumour"), id="claim-x", report="f" * 64, order=(999, 0)
    )
    assert told(nested, *claims, as_of="2030-08-01") == told(nested, *claims, noise, as_of="2030-08-01")


@settings(max_examples=60, deadline=None)
@given(rows=tellings(), days=st.integers(0, 45))
def test_later_reports_change_what_became_of_a_step_and_never_what_was_told(nested: Dossier, rows: list[dict[str, Any]], days: int) -> None:
    claims = made(nested, rows)
    known = date(2030, 6, 1) + timedelta(days=days)
    before = told(nested, *claims, as_of=known.isoformat())
    after = {t.claim: (t, s) for s in told(nested, *claims, as_of="2030-09-01") for t in s.tellings}
    for step in before:
        for telling in step.tellings:
            assert after[telling.claim][0] == telling
        for fate in step.fates:
            assert fate.day is None or fate.day <= known


@settings(max_examples=40, deadline=None)
@given(rows=tellings())
def test_every_step_and_fate_names_what_shows_it(nested: Dossier, rows: list[dict[str, Any]]) -> None:
    claims = {c.id: c for c in made(nested, rows)}
    for step in told(nested, *claims.values(), as_of="2030-08-01"):
        assert step.agreement is not None or step.claims
        for fate in step.fates:
            assert fate.what in ("open", "not_told", "lapsed", "ended", "in_force") or fate.claims or fate.steps
            assert all(c in claims for c in fate.claims)
        if step.place is not None:
            assert any(claims[c].place == step.place for c in step.claims)


