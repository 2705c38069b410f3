"""Counts over a period are versions of one count, not one happening; a wider count that is smaller contradicts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.support.small import ZONE, claim, dead, small

from ceasefire.claims.claim import Claim
from ceasefire.clock import days
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.incidents.matter import matter_words, matters
from ceasefire.incidents.whypoints import why_claims


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("matter"))


def toll(dossier: Dossier, first: str, last: str, killed: int, place: str | None = "VA.north", **more: Any) -> Claim:
    when = days(date.fromisoformat(first), date.fromisoformat(last), ZONE)
    return claim(dossier, place, when, **{"act": "killing_other", "killed": dead(killed), **more})


def breaches(dossier: Dossier, first: str, last: str, terms: dict[str, str], **more: Any) -> Claim:
    when = days(date.fromisoformat(first), date.fromisoformat(last), ZONE)
    return claim(dossier, None, when, kind="status", act="violation_alleged", terms={"aggregate": "violation", **terms}, **more)


@pytest.mark.parametrize(
    ("first", "last", "one"),
    [
        ("2030-05-01", "2030-05-31", True),
        ("2030-05-02", "2030-05-31", True),
        ("2030-05-10", "2030-06-08", True),  # 22 of 39 days
        ("2030-05-20", "2030-06-18", False),  # 12 of 49
        ("2030-05-10", "2030-05-21", True),  # within, and more than a quarter of it
        ("2030-06-01", "2030-06-30", False),
        ("2030-05-10", "2030-05-14", False),  # too short for a count over a period
    ],
)
def test_tolls_over_times_that_share_the_most_are_versions_of_one(dossier: Dossier, first: str, last: str, one: bool) -> None:
    a = toll(dossier, "2030-05-01", "2030-05-31", 8, source="watch")
    b = toll(dossier, first, last, 40, source="wire")
    found = matters([b, a], vocabulary(dossier))
    assert [m.claims for m in found] == ([(a.id, b.id)] if one else [])
    assert all(m.counted == "killed" and m.figures == ((8, 8), (40, 40)) for m in found)


@pytest.mark.parametrize(("place", "one"), [("mill", True), ("VA", True), ("ford", False), ("VA.south", False), (None, False)])
def test_areas_hold_one_another(dossier: Dossier, place: str | None, one: bool) -> None:
    a = toll(dossier, "2030-05-01", "2030-05-31", 8, source="watch")
    b = toll(dossier, "2030-05-01", "2030-05-31", 2, place, source="wire")
    assert bool(matters([a, b], vocabulary(dossier))) == one


def test_parts_of_a_count_are_no_versions_of_it(dossier: Dossier) -> None:
    whole = toll(dossier, "2030-05-01", "2030-05-31", 8, source="watch", report="a" * 64)
    part = toll(dossier, "2030-05-01", "2030-05-31", 2, source="watch", report="a" * 64, act="shelling")
    other = toll(dossier, "2030-05-01", "2030-05-30", 9, source="wire")
    assert [m.claims for m in matters([part, whole, other], vocabulary(dossier))] == [(whole.id, other.id)]


def test_breaches_by_one_side_and_by_another(dossier: Dossier) -> None:
    words = vocabulary(dossier)
    a = breaches(dossier, "2030-05-01", "2030-05-31", {"count_min": "130"}, source="river_voice", actor="army")
    b = breaches(dossier, "2030-05-01", "2030-07-31", {"count": "60"}, source="watch", actor="army")
    other = breaches(dossier, "2030-05-01", "2030-05-31", {"count": "9"}, source="crown_news", actor="league")
    (one,) = matters([a, b, other], words)
    assert one.claims == (a.id, b.id) and one.figures == ((130, None), (60, 60))
    assert matter_words(a, b).endswith("at least 130 and 60: the wider count is the smaller")
    assert matter_words(b, a).endswith("60 and at least 130: the wider count is the smaller")


def test_what_may_both_be_so_is_no_contradiction(dossier: Dossier) -> None:
    wide = toll(dossier, "2030-05-01", "2030-05-31", 8, source="watch")
    town = toll(dossier, "2030-05-01", "2030-05-31", 2, "mill", source="wire")
    assert "smaller" not in matter_words(wide, town)
    more = toll(dossier, "2030-05-02", "2030-05-31", 9, source="echo")
    assert "smaller" in matter_words(wide, more)


def test_counts_are_no_incident_and_why_says_so(dossier: Dossier) -> None:
    words = vocabulary(dossier)
    a = breaches(dossier, "2030-05-01", "2030-05-31", {"count_min": "130"}, source="river_voice")
    b = breaches(dossier, "2030-05-01", "2030-05-31", {"count": "60"}, source="watch")
    incidents = match([a, b], words)
    assert incidents == ()
    why = why_claims(a, b, [a, b], incidents, words)
    assert not why.together and why.note.startswith("both count breaches over a time, 31 of 31 days in common: versions of one count, no happening")


def test_the_order_given_changes_nothing(dossier: Dossier) -> None:
    words = vocabulary(dossier)
    told = [toll(dossier, "2030-05-01", f"2030-05-{day}", n, source="watch") for n, day in enumerate((31, 30, 29), 5)]
    assert matters(told, words) == matters(told[::-1], words) != ()
