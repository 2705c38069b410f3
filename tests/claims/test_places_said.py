"""Where an act was: names that no gazetteer has, what stands under which verb, and what later sentences take over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.dossier import vocabulary as of
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place

DAY = datetime(2024, 2, 1, tzinfo=UTC)


def places(text: str, known: Vocabulary | None = None) -> list[Place | None]:
    return [c.place for c in read_text(text, known or general_vocabulary(), published=DAY, language="en")]


def names(text: str, known: Vocabulary | None = None) -> list[str | None]:
    return [place.name if place else None for place in places(text, known)]


@pytest.mark.parametrize(
    "text",
    [
        "Government troops took Brokovets on Tuesday.",
        "Brokovets was shelled on Tuesday.",
        "Brokovets came under rocket fire on Tuesday.",
        "The battle for Brokovets left twelve soldiers dead.",
        "The shelling of Brokovets killed two people.",
        "Artillery fired on Brokovets for an hour.",
        "The army pulled its tanks out of Brokovets on Tuesday.",
        "Gunmen attacked Brokovets, north of Odesa, on Tuesday.",
        "Gunmen attacked Brokovets, a village near Odesa, on Tuesday.",
        "Shells landed on the outskirts of Brokovets.",
        "Seven barrel bombs fell on Brokovets.",
        "The army withdrew quietly from Brokovets.",
        "The airport of Brokovets was captured by the rebels on Tuesday.",
    ],
)
def test_the_words_beside_say_that_a_name_is_a_place(text: str) -> None:
    assert names(text) == ["Brokovets"]


def test_an_article_inside_a_name_makes_it_no_longer() -> None:
    assert names("Aircraft bombed an aid convoy near Umrin al-Kubra late on Monday.") == ["Umrin al-Kubra"]


@pytest.mark.parametrize(
    "text",
    [
        "The burden fell on Brokovets, who leads the council, when shells hit the town hall.",
        "The minister took Brokovets on Tuesday to court.",
        "Brokovets was reportedly angry when shells hit the town hall.",
        "Gunmen attacked Brokovets, a journalist, on Tuesday.",
        "Two people were killed when Brokovets opened fire.",
    ],
)
def test_a_name_that_may_be_a_persons_is_no_place(text: str) -> None:
    assert "Brokovets" not in names(text)


def test_fire_falls_elsewhere_than_where_it_comes_from() -> None:
    assert names("A rocket launched from Odesa landed near Kherson.") == ["Kherson"]
    assert names("Troops withdrew from Kherson in the direction of Odesa.") == ["Kherson"]


def test_two_things_hit_are_in_both_places_and_near_says_where_one_lies() -> None:
    assert names("Drones hit a bus in Kherson and a grain silo near Odesa.") == ["Kherson", "Odesa"]
    assert names("Shells hit Brokovets near Odesa.") == ["Brokovets"]


def test_another_subjects_clause_keeps_its_place() -> None:
    text = "The rebels accepted the proposal on Sunday, and the army rolled into Kherson on Monday."
    by_act = {c.act: c.place for c in read_text(text, general_vocabulary(), published=DAY, language="en")}
    assert by_act["acceptance"] is None
    assert by_act["force_movement"] is not None


def test_a_demand_is_about_where_it_wants_something_done() -> None:
    by_act = {c.act: c.place for c in read_text("The rebels demanded that Russian soldiers leave Kherson.", general_vocabulary(), published=DAY, language="en")}
    place = by_act["demand_or_ultimatum"]
    assert place is not None and place.name == "Kherson"


def test_the_sentences_after_the_one_place_of_a_text_are_there_and_those_of_two_places_are_not() -> None:
    assert names("Russian troops withdrew from Kherson on Sunday. Ukrainian soldiers moved in on Monday.") == ["Kherson", "Kherson"]
    assert names("Russian troops withdrew from Kherson and shelled Odesa on Sunday. Ukrainian soldiers moved in on Monday.")[-1] is None


def test_a_list_keeps_an_ambiguous_name_and_says_so() -> None:
    first, second, third = places("Ukrainian troops retook Klishchiivka, Andriivka and Kurdiumivka.")
    assert first is not None and third is not None and second is not None and second.ambiguous and second.lat is None


def test_the_only_state_named_decides_between_large_towns_of_a_name() -> None:
    (found,) = [p for p in places("A lawmaker was assassinated in Colombo, the Sri Lankan government said.") if p]
    assert not found.ambiguous and found.admin[0] == "LK"
    assert all(p.ambiguous for p in places("A lawmaker was assassinated in Colombo.") if p)


def _dossier() -> Vocabulary:
    rows = [
        ("X.west", "West Governorate", "governorate", (), 10.0, 4),
        ("X.east", "East Governorate", "governorate", ("the East",), 11.0, 4),
        ("lawza", "Lawza", "village", (), 10.0, 1),
        ("lawza_east", "Lawza al-East", "village", (), 11.0, 1),
        ("mina", "Mina (East)", "village", (), 11.1, 1),
    ]
    entries = [
        PlaceEntry(id=i, name=n, kind=k, variants=v, lat=lat, lon=10.0, where_prec=4 if prec == 4 else 1, admin=("X", i if prec == 4 else "X.east" if lat > 10.9 else "X.west"))
        for i, n, k, v, lat, prec in rows
    ]
    army = Actor(id="army", name="Army", aliases=(Alias(text="the army"),))
    return Vocabulary({"army": army}, {}, Gazetteer(entries), "UTC", ("X.west", "X.east"))


def test_the_unit_named_behind_tells_a_longer_name_from_the_short_one() -> None:
    known = _dossier()
    assert [p.id for p in places("Gunmen attacked Lawza, in East Governorate.", known) if p] == ["lawza_east"]
    assert [p.id for p in places("Gunmen attacked Lawza on Tuesday.", known) if p] == ["lawza"]
    assert [p.id for p in places("Gunmen attacked the village of Mina on Tuesday.", known) if p] == ["mina"]


def test_towns_outside_the_dossier_come_from_the_built_in_gazetteer_of_its_countries() -> None:
    known = of(load(embedded("southwest-syria")))
    (found,) = places("Warplanes bombed Saraqib on Monday.", known)
    assert found is not None and found.id is not None and found.id.startswith("geonames:") and found.lat is not None
    (abroad,) = places("Warplanes bombed Brokovets on Monday.", known)
    assert abroad is not None and abroad.id is None and abroad.lat is None


def test_a_provinces_name_alone_is_its_seat() -> None:
    (town,) = places("A missile landed in Marib on Monday.")
    (province,) = places("A missile landed in Marib governorate on Monday.")
    assert town is not None and town.where_prec == 1
    assert province is not None and province.where_prec == 4


def test_a_seat_of_government_is_a_place_where_people_leave_it() -> None:
    assert names("Aid workers were evacuated from Kabul on Monday.") == ["Kabul"]


def test_a_name_before_an_and_and_a_town_is_one_too() -> None:
    assert names("Drones struck Brokovets and Kherson.") == ["Brokovets", "Kherson"]
    assert "Brokovets" not in names("Drones struck, Brokovets and the mayor of Kherson said.")


def test_a_town_outside_the_dossier_is_shown_with_its_province_and_its_namesakes_by_name() -> None:
    from ceasefire.claims.present import present

    known = of(load(embedded("southwest-syria")))
    (claim,) = read_text("Warplanes bombed Saraqib on Monday.", known, published=DAY, language="en")
    assert present(claim, known)["place"]["admin1"] == "Idlib Governorate"
    (claim,) = read_text("Shells hit Douma city on Monday.", known, published=DAY, language="en")
    shown = present(claim, known)["place"]
    assert shown["ambiguous"] and not any(one["name"].startswith("geonames:") for one in shown["candidates"])
