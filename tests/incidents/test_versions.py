"""Versions of one happening that differ in a name, a day, a place or a label meet; what is another thing stays apart."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.small import claim, day, dead, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.incidents.site import site
from ceasefire.place import Place

NORTH = ("VA", "VA.north")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("versions"))


def count(dossier: Dossier, *claims: Claim) -> int:
    return len(match(claims, vocabulary(dossier)))


def unlisted(name: str, admin: tuple[str, ...] = NORTH) -> Place:
    return Place(name=name, admin=admin)


@pytest.mark.parametrize(
    ("name", "admin", "points"),
    [
        ("Ain el-Tineh", NORTH, 3.0),
        ("Ayn al-Tinah", NORTH, 3.0),
        ("Ain el-Tineh", (), 3.0),
        ("Ain el-Tineh", ("VA", "VA.south"), None),
        ("Ain al-Arous", NORTH, -1.0),
    ],
)
def test_a_place_that_no_gazetteer_has_goes_by_its_name(name: str, admin: tuple[str, ...], points: float | None) -> None:
    known = Place(name="Ayn al-Tinah", id="tinah", admin=NORTH, lat=47.5, lon=8.0, where_prec=1, radius_km=1)
    assert site(unlisted(name, admin), known) == points
    assert site(known, unlisted(name, admin)) == points


def test_a_village_in_a_named_area_is_less_than_a_quarter_in_its_town() -> None:
    spot = Place(name="x", id="x", lat=47.5, lon=8.1, where_prec=1, radius_km=1)
    town = Place(name="town", id="town", lat=47.51, lon=8.1, where_prec=2, radius_km=5)
    area = Place(name="area", id="area", lat=47.55, lon=8.1, where_prec=2, radius_km=20)
    assert (site(spot, town), site(spot, area)) == (2.5, 1.0)


def test_one_side_calls_its_adversary_by_two_names(dossier: Dossier) -> None:
    one = claim(dossier, source="watch", actor="army")
    assert count(dossier, one, claim(dossier, source="river_voice", actor="night_order")) == 1
    assert count(dossier, one, claim(dossier, source="river_voice", actor="league")) == 2
    assert count(dossier, one, claim(dossier, source="wire", actor="night_order")) == 2


@pytest.mark.parametrize(("act", "incidents"), [("shelling", 1), ("control_gained", 1), ("withdrawal", 2), ("force_movement", 2)])
def test_blame_is_swapped_and_a_deed_of_ones_own_is_not(dossier: Dossier, act: str, incidents: int) -> None:
    mine = claim(dossier, source="watch", actor="army", act=act)
    theirs = claim(dossier, source="crown_news", actor="league", act=act)
    assert count(dossier, mine, theirs) == incidents


def test_who_relays_may_date_by_its_own_day(dossier: Dossier) -> None:
    own = claim(dossier, source="watch", actor="army")
    assert count(dossier, own, claim(dossier, source="wire", attributed_to="watch", when="2030-05-11", actor="army")) == 1
    assert count(dossier, own, claim(dossier, source="watch", when="2030-05-11", actor="army")) == 2


@pytest.mark.parametrize(("toll", "other", "incidents"), [(9, 17, 1), (1, 3, 2), (9, 4, 2)])
def test_two_counts_of_many_dead_are_one_rather_than_two(dossier: Dossier, toll: int, other: int, incidents: int) -> None:
    """Near acts on one day in one town, which need one point more."""
    near = Place(name="quarter", id="quarter", lat=47.505, lon=8.1, where_prec=2, radius_km=0.5, admin=NORTH)
    first = claim(dossier, source="watch", act="missile_strike", killed=dead(toll))
    second = claim(dossier, near, source="wire", act="airstrike", killed=dead(other))
    assert count(dossier, first, second) == incidents


def one_report(dossier: Dossier, *parts: dict[str, Any]) -> list[Claim]:
    return [claim(dossier, report="a" * 64, order=(1, n), source="watch", **part) for n, part in enumerate(parts)]


def test_a_toll_told_without_a_place_is_of_the_act_that_its_report_tells(dossier: Dossier) -> None:
    toll = {"place": None, "killed": dead(2)}
    assert count(dossier, *one_report(dossier, {}, toll)) == 1
    assert count(dossier, *one_report(dossier, {}, {"place": "ford"}, toll)) == 3
    assert count(dossier, *one_report(dossier, {"killed": dead(1)}, toll)) == 2
    assert count(dossier, *one_report(dossier, {}, {"place": None, "killed": dead(2), "act": "airstrike"})) == 2


def test_a_claim_without_a_place_lies_where_its_report_is(dossier: Dossier) -> None:
    told = one_report(dossier, {"act": "armed_clash"}, {"place": None, "actor": "army"})
    there = claim(dossier, source="wire", actor="army")
    away = claim(dossier, "ford", source="wire", actor="army")
    assert count(dossier, *told, there) == 2
    assert count(dossier, *told, away) == 3
    assert count(dossier, claim(dossier, None, source="rumour", actor="army"), there) == 2


def test_a_claim_without_a_time_stands_in_the_days_of_its_report(dossier: Dossier) -> None:
    undated = {"when": None, "act": "control_gained", "actor": "army"}
    there = claim(dossier, source="wire", act="control_gained", actor="army")
    assert count(dossier, *one_report(dossier, {}, undated), there) == 2
    assert count(dossier, *one_report(dossier, {"when": "2030-06-10"}, undated), there) == 3
    long = {"when": day("2030-05-01", "2030-05-30")}
    assert count(dossier, *one_report(dossier, {}, long, undated), there) == 4
    assert count(dossier, *one_report(dossier, {}, {**undated, "place": "ford"}), there) == 3


def test_two_undated_claims_say_nothing_of_one_another(dossier: Dossier) -> None:
    first = one_report(dossier, {"when": None, "act": "control_gained", "actor": "army"})
    assert count(dossier, *first, claim(dossier, source="wire", when=None, act="control_gained", actor="army")) == 2


def test_what_is_told_of_a_province_joins_the_one_thing_in_it_that_it_can_be(dossier: Dossier) -> None:
    wide = claim(dossier, "VA.north", source="wire", actor="army")
    there = claim(dossier, source="watch", actor="army")
    assert count(dossier, wide, there) == 1
    second = Place(name="Upper Dale", id="dale", lat=47.7, lon=8.0, where_prec=1, radius_km=1, admin=NORTH)
    assert count(dossier, wide, there, claim(dossier, second, source="watch", actor="army")) == 3
    assert count(dossier, wide, claim(dossier, "ford", source="watch", actor="army")) == 2
    assert count(dossier, wide, claim(dossier, source="watch", actor="league")) == 2
    unsaid = claim(dossier, "VA.north", when=day("2030-05-08", "2030-05-11"), source="wire")
    assert count(dossier, unsaid, there) == 2


def test_an_area_joins_an_incident_of_two_days_on_the_day_that_it_shares(dossier: Dossier) -> None:
    """A night is told under two days; a third day is not of it."""
    night = [claim(dossier, when=f"2030-05-{n}", source=source, act="evacuation") for n, source in (("10", "watch"), ("11", "wire"))]
    assert count(dossier, *night) == 1
    for n, incidents in (("09", 2), ("10", 1), ("11", 1), ("12", 2)):
        wide = claim(dossier, "VA.north", f"2030-05-{n}", source="river_voice", act="evacuation")
        assert count(dossier, wide, *night) == incidents, n
