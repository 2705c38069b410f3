"""Positions of forces: late, no finer than a level, never finer than their evidence."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.small import FILES, ZONE, write

from ceasefire.agreement.check import check_all
from ceasefire.clock import days
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.load import load
from ceasefire.dossier.publication import LEVELS, Level, Publication
from ceasefire.place import Place
from ceasefire.tracks.publish import INTERNAL, coarsened, level_of, may_show, shown_until, withheld

CHAIN = ("X", "X.a", "X.a.b", "X.a.b.c")
UNITS = [PlaceEntry(id=i, name=i, kind="district", lat=1.0, lon=2.0, where_prec=p, admin=CHAIN[: n + 1])
         for n, (i, p) in enumerate(zip(CHAIN, (6, 4, 3, 3), strict=True))]  # fmt: skip
TOWN = PlaceEntry(id="town", name="Town", kind="town", lat=1.111, lon=2.222, where_prec=1, admin=CHAIN)
GAZETTEER = Gazetteer([*UNITS, TOWN])
LEVEL = st.sampled_from(LEVELS)
PLACES = st.one_of(
    st.sampled_from([*UNITS, TOWN]).map(lambda e: e.place),
    st.builds(
        lambda prec, depth, lat: Place(name="elsewhere", admin=CHAIN[:depth], lat=lat, lon=lat, where_prec=prec, radius_km=0.1),
        st.integers(1, 7), st.integers(0, 4), st.one_of(st.none(), st.floats(-80, 80)),
    ),
    st.builds(lambda prec: msgspec.structs.replace(TOWN.place, where_prec=prec, lat=1.11111), st.integers(1, 7)),
)  # fmt: skip


@given(PLACES, LEVEL, LEVEL)
def test_nothing_is_shown_finer_than_evidence_or_setting(place: Place, one: Level, other: Level) -> None:
    finest, coarsest = sorted((one, other), key=LEVELS.index)
    shown = coarsened(place, GAZETTEER, Publication(finest=finest, coarsest=coarsest))
    if shown is not None:
        level = LEVELS.index(level_of(shown))
        assert level >= max(LEVELS.index(level_of(place)), LEVELS.index(finest)) or (place.id is None and finest == "place")
        assert level <= LEVELS.index(coarsest)
        listed = GAZETTEER.get(shown.id) if shown.id else None
        if listed is not None:
            assert (shown.lat, shown.lon) == (listed.lat, listed.lon)
        elif shown.lat is not None:
            assert round(shown.lat, 2) == shown.lat


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 3650), st.integers(-20, 4000))
def test_a_position_is_shown_once_it_is_old_enough(as_of: date, delay: int, age: int) -> None:
    setting = Publication(delay_days=delay)
    assert may_show(as_of - timedelta(days=age), setting, as_of) == (age >= delay)
    assert shown_until(setting, as_of) == as_of - timedelta(days=delay)


def test_the_last_day_of_an_interval_counts_and_no_day_is_too_young() -> None:
    week = days(date(2030, 5, 1), date(2030, 5, 7), ZONE)
    assert not may_show(week, Publication(), date(2030, 5, 13))
    assert may_show(week, Publication(), date(2030, 5, 14))
    assert not may_show(None, INTERNAL, date(2030, 5, 14))


def test_a_claim_of_a_province_never_becomes_a_town() -> None:
    vague = msgspec.structs.replace(TOWN.place, where_prec=4)
    shown = coarsened(vague, GAZETTEER, INTERNAL)
    assert shown is not None
    assert shown.id == "X.a"


def test_a_movement_is_shown_more_coarsely_than_a_holder() -> None:
    assert coarsened(TOWN.place, GAZETTEER, Publication()) == TOWN.place
    moved = coarsened(TOWN.place, GAZETTEER, Publication(), movement=True)
    assert moved is not None
    assert moved.id == "X.a.b"
    assert coarsened(TOWN.place, GAZETTEER, INTERNAL, movement=True) == TOWN.place


def test_it_is_told_what_is_kept_back() -> None:
    told = withheld(Publication(finest="admin1"), date(2030, 5, 14))
    assert told == (
        "positions of the last 7 days (after 2030-05-07) are not shown; places are shown no finer than admin1"
        " (`publication` in dossier.yaml)"
    )
    assert (withheld(Publication(delay_days=0), date(2030, 5, 14), movements=True) or "").startswith("movements of forces are shown no finer than admin2")
    assert withheld(INTERNAL, date(2030, 5, 14)) is None


def test_the_setting_is_read_and_checked(tmp_path: Path) -> None:
    head = FILES["dossier.yaml"] + "publication: {delay_days: 14, finest: admin1}\n"
    assert load(write(tmp_path / "a", {"dossier.yaml": head})).publication == Publication(delay_days=14, finest="admin1")
    assert load(write(tmp_path / "b")).publication == Publication(delay_days=7, finest="place", coarsest="country")


@pytest.mark.parametrize(
    "given_",
    ["{delay_days: -1}", "{delay_days: 9999}", "{finest: town}", "{finest: country, coarsest: admin1, movements: admin1}", "{delay: 3}"],
)
def test_a_setting_that_cannot_be_is_told_with_its_line(tmp_path: Path, given_: str) -> None:
    write(tmp_path, {"dossier.yaml": FILES["dossier.yaml"] + f"publication: {given_}\n"})
    (problem,) = check_all(tmp_path)
    assert (Path(problem.file).name, problem.line) == ("dossier.yaml", 4)
    assert problem.remedy
