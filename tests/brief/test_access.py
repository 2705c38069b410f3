"""The brief's section on access: deliveries, hindrance, needs, severity and coverage, each line with claims, at every mark."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.brief.conftest import PLACES, make_world

from ceasefire.brief import accesswords
from ceasefire.brief.html import render
from ceasefire.clock import days
from ceasefire.tracks.coverage_table import Coverage, Denied, Voices

ON = {e.id: e.place for e in PLACES}


def told() -> Any:
    """A convoy that arrived, one that was looted in a report for the desk only, a plan, and people who fled."""
    world = make_world()
    at = datetime(2020, 5, 6, tzinfo=UTC)
    texts = {
        "in": "Six trucks reached Averno.", "out": "A secret envoy saw a convoy looted at Averno.", "plan": "A convoy will come to Averno.",
        "flee": "Some 300 people fled Averno.",
    }  # fmt: skip
    facts: dict[str, dict[str, Any]] = {
        "in": {"act": "aid_delivery", "terms": {"status": "delivered", "trucks": "6"}},
        "out": {"act": "aid_obstruction", "actor": "hill", "terms": {"status": "looted"}},
        "plan": {"act": "aid_delivery", "kind": "statement", "modality": "future_or_conditional", "terms": {"status": "planned"}},
        "flee": {"act": "displacement", "terms": {"number": "300", "number_of": "people", "movement": "displaced"}},
    }
    day = days(date(2020, 5, 5), date(2020, 5, 5), "Europe/Rome")
    for name, text in texts.items():
        report = world.report("desk" if name == "out" else "watch", text, published=at)
        kept = world.claim(report, text, place=ON["averno"], when=day, **facts[name])
        if name != "plan":
            world.incident(kept, kind="event")
    return world


def test_each_line_cites_claims_that_the_annex_has_and_a_plan_is_no_delivery() -> None:
    brief = told().brief(tlp="AMBER")
    known = {c.number for r in brief.reports for c in r.claims}
    notes = brief.access
    assert {e.what.split(", ")[1] for e in notes.entries} == {"delivered", "looted", "planned", "displaced"}
    assert all(line.claims and set(line.claims) <= known for line in (*notes.sums, *notes.entries))
    assert any(line.text.startswith("Deliveries told as made: 1; as far as told: 6 trucks") for line in notes.sums)
    assert any("displaced 300 people" in line.text for line in notes.sums)
    assert "Humanitarian access" in render(brief)


def test_what_is_above_the_mark_hinders_nobody() -> None:
    brief = told().brief(tlp="CLEAR")
    assert not any("hindered" in line.text for line in brief.access.sums)
    assert "looted" not in {e.what.split(", ")[1] for e in brief.access.entries}
    assert "secret" not in render(brief)


def test_a_period_of_which_nothing_is_told_is_unseen() -> None:
    page = render(told().brief(since=date(2020, 8, 1), until=date(2020, 8, 5), tlp="AMBER"))
    assert "unseen, not open" in page


def test_who_could_see_stands_beside_the_counts() -> None:
    line = next(one.text for one in told().brief(tlp="AMBER").limits if one.text.startswith("Who could see"))
    assert "with nobody known. Where nobody could, nothing told means unseen" in line


def test_who_could_see_is_told_by_the_names_of_sides() -> None:
    world = told()
    row = Coverage(
        area="V.n", month=date(2020, 5, 1), word="several sides", seen=True, why="reported from there",
        sides=(Voices("hill", 1, ("claim-1",)), Voices(None, 2, ("claim-2",))), denied=(Denied("denied", None, None, 2),),
    )  # fmt: skip
    assert accesswords.seen(row, world.dossier) == "Hill Guard: 1 source, 1 claim; of no side: 2 sources, 1 claim"
    assert accesswords.denied(row, world.dossier) == "denied: who is not told, by whom is not told, 2 days"
