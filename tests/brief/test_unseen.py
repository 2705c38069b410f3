"""A copy of a report that may not be shown: its origin's name does not show, and two copies of one wording stay one word."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from tests.brief.conftest import PLACES, ZONE

from ceasefire.brief.handling import redact
from ceasefire.brief.unseen import seen_copies
from ceasefire.clock import Interval, days
from ceasefire.dossier.dossier import vocabulary
from ceasefire.incidents.match import match

AVERNO = next(e.place for e in PLACES if e.id == "averno")


def one_day(day: date) -> Interval:
    return days(day, day, ZONE)


def _three(bare: Any, mark: str, copies: bool = True) -> tuple[str, str, str]:
    """A report of the desk and two that have its wording, of one shelling; what their texts show is in the dossier."""
    original = bare.report("desk", "The guard shelled Averno on Monday.", handling=mark)
    one = bare.report("watch", "The guard shelled Averno on Monday, it was learnt.", day=date(2020, 5, 5))
    two = bare.report("lake_wire", "The guard shelled Averno on Monday, it was said.", day=date(2020, 5, 6))
    for report in (original, one, two):
        bare.claim(report, bare.texts[report], act="shelling", place=AVERNO, when=one_day(date(2020, 5, 4)), actor="hill")
    if copies:
        bare.dossier = msgspec.structs.replace(
            bare.dossier, copies={one: "desk", two: "desk"}, leads={one: (original,), two: (original, one)}
        )
    return original, one, two


def _shown(bare: Any, hidden: frozenset[str]) -> list[Any]:
    claims = bare.claims
    incidents = match(list(claims.values()), vocabulary(bare.dossier))
    _, shown, _ = redact(bare.dossier, bare.agreements, claims, incidents, [], bare.reports, hidden)
    return shown


def test_the_name_of_a_withheld_original_does_not_show(bare: Any) -> None:
    original, _, _ = _three(bare, "RED")
    assert [i.origins for i in _shown(bare, frozenset())] == [("desk",)]
    assert [i.origins for i in _shown(bare, frozenset({original}))] == [("watch",)]


def test_an_incident_of_copies_only_is_told_again(bare: Any) -> None:
    original, _, _ = _three(bare, "RED")
    bare.claims = {name: claim for name, claim in bare.claims.items() if claim.report != original}
    assert [i.origins for i in _shown(bare, frozenset())] == [("desk",)]
    assert [i.origins for i in _shown(bare, frozenset({original}))] == [("watch",)]


def test_a_copy_of_what_may_be_seen_stays_one(bare: Any) -> None:
    _, _, two = _three(bare, "RED")
    assert [i.origins for i in _shown(bare, frozenset({two}))] == [("desk",)]


def test_independent_reports_stay_two_whoever_is_withheld(bare: Any) -> None:
    original, _, _ = _three(bare, "RED", copies=False)
    assert [i.origins for i in _shown(bare, frozenset({original}))] == [("watch", "lake_wire")]


def test_leads_to_withheld_reports_go_and_those_that_the_text_names_stay(bare: Any) -> None:
    original, one, two = _three(bare, "RED")
    dossier = msgspec.structs.replace(bare.dossier, copies={}, leads={one: (original, "hill_radio"), two: (original,), original: (one,)})
    assert seen_copies(dossier, bare.reports, frozenset({original})).leads == {one: ("hill_radio",)}
    assert seen_copies(dossier, bare.reports, frozenset()) is dossier


@pytest.mark.parametrize("runs", [True, False])
def test_a_list_taken_from_a_withheld_report_is_a_list_of_ones_own(bare: Any, runs: bool) -> None:
    on = [e.place for e in PLACES if e.kind in ("city", "town", "village")]
    first = bare.report("desk", "A list.", handling="RED")
    second = bare.report("watch", "The same list.", day=date(2020, 5, 5))
    for report in (first, second):
        spots = on if runs or report == first else on[::-1]
        for place in spots:
            bare.claim(report, bare.texts[report], act="shelling", place=place, when=one_day(date(2020, 5, 4)))
    bare.claim(second, bare.texts[second], act="airstrike", place=on[0], when=one_day(date(2020, 5, 20)))
    assert [i.origins for i in _shown(bare, frozenset())][-1] == (("desk",) if runs else ("watch",))
    assert {i.origins for i in _shown(bare, frozenset({first}))} == {("watch",)}
