"""Spellings of one name meet, names that differ do not."""

from __future__ import annotations

import pytest

from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.names import name_key, without_kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ad-Dar'a", "Dara"),
        ("Al Karak", "el-karak"),
        ("Tasīl", "Tasil"),
        ("درعا البلد", "دَرعا البَلَد"),
        ("إبطع", "ابطع"),
        ("القنيطرة", "القنيطره"),
        ("Umm al-Mayazin", "umm al mayazin"),
        ("As Suwayda", "Suwayda"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Nawa", "Nawi"), ("Alma", "Ma"), ("Elmira", "Mira"), ("درعا", "دوما")]
)
def test_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_the_word_for_the_kind_is_dropped() -> None:
    assert without_kind("Dael town") == "Dael"
    assert without_kind("town") == "town"


def test_an_ambiguous_name_gives_all_it_may_mean() -> None:
    places = Gazetteer(
        [
            PlaceEntry(id="a", name="Newtown", admin=("x",)),
            PlaceEntry(id="b", name="Newtown", admin=("y",)),
        ]
    )
    assert [p.id for p in places.find("newtown")] == ["a", "b"]
    assert [p.id for p in places.find("Newtown", admin="y")] == ["b"]
    assert places.find("Oldtown") == ()
