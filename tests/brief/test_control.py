"""The brief's section on control: each line cites claims, at every mark, as late as the dossier says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
from tests.brief.conftest import PLACES, make_world

from ceasefire.brief.html import render
from ceasefire.clock import days

ZONE = "Europe/Rome"
ON = {e.id: e.place for e in PLACES}


def told() -> Any:
    """Averno changes hands on 4 May; on 9 May both sides claim it; a report for the desk only says that Corvo fell."""
    world = make_world()
    rows = (
        ("watch", 4, "The Hill Guard took Averno on 4 May.", "hill", "averno"),
        ("hill_radio", 9, "The Hill Guard held Averno on 9 May.", "hill", "averno"),
        ("lake_wire", 9, "The Lake Front took Averno on 9 May.", "lake", "averno"),
        ("desk", 8, "The Lake Front took Corvo on 8 May.", "lake", "corvo"),
    )
    for source, n, text, who, where in rows:
        report = world.report(source, text, published=datetime(2020, 5, n, 12, tzinfo=UTC))
        when = days(date(2020, 5, n), date(2020, 5, n), ZONE)
        world.incident(world.claim(report, text, act="control_gained", kind="status", actor=who, when=when, place=ON[where]), kind="status")
    return world


def test_every_line_cites_claims_that_the_annex_has() -> None:
    brief = told().brief(since=date(2020, 5, 1), until=date(2020, 5, 20), tlp="AMBER")
    known = {c.number for r in brief.reports for c in r.claims}
    rows = (*brief.control.changes, *brief.control.holders)
    assert rows and all(r.claims and set(r.claims) <= known for r in rows)
    (averno,) = brief.control.disputed
    assert [s.side for s in averno.sides] == ["Hill Guard", "Lake Front"]
    assert all(s.claims and set(s.claims) <= known for s in averno.sides)
    assert ("Averno", "not told → Hill Guard") in {(r.place, r.hands) for r in brief.control.changes}


def test_what_is_above_the_mark_changes_nothing_below_it() -> None:
    open_, desk = (told().brief(since=date(2020, 5, 1), until=date(2020, 5, 20), tlp=mark) for mark in ("CLEAR", "AMBER"))
    assert "Corvo" in {r.place for r in desk.control.holders}
    assert "Corvo" not in {r.place for r in (*open_.control.holders, *open_.control.changes, *open_.control.disputed)}
    section = render(open_).split('id="control"')[1].split("</section>")[0]
    assert "Corvo:" not in section


def test_control_is_as_late_as_the_dossier_says_and_it_is_told() -> None:
    brief = told().brief(since=date(2020, 5, 1), until=date(2020, 5, 10), tlp="AMBER")
    assert (brief.control.first, brief.control.until, brief.control.holders) == (date(2020, 4, 24), date(2020, 5, 3), ())
    assert "Positions of the last 7 days (after 2020-05-03) are not shown" in render(brief)
    later = told().brief(since=date(2020, 5, 1), until=date(2020, 5, 11), tlp="AMBER")
    assert [r.place for r in later.control.changes] == ["Averno"]


def test_a_brief_in_which_nobody_tells_of_control_says_so() -> None:
    page = render(make_world().brief(since=date(2020, 6, 1), until=date(2020, 6, 30)))
    assert "No change of hands is told of in these days." in page
    assert "No place that may be named is said to be held on that day." in page


def test_what_is_said_of_an_area_is_not_said_of_all_of_it() -> None:
    world = make_world()
    text = "The Hill Guard took Lago Province."
    report = world.report("watch", text, published=datetime(2020, 5, 4, 12, tzinfo=UTC))
    when = days(date(2020, 5, 4), date(2020, 5, 4), ZONE)
    area = msgspec.structs.replace(ON["averno"], id=None, name="Lago Province", lat=None, lon=None, where_prec=4)
    world.incident(world.claim(report, text, act="control_gained", kind="status", actor="hill", when=when, place=area), kind="status")
    brief = world.brief(since=date(2020, 5, 1), until=date(2020, 5, 20))
    assert [r.place for r in (*brief.control.changes, *brief.control.holders)] == ["Lago Province, or a part of it"] * 2
