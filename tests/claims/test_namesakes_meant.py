"""Which of several places of one name a text means, and what no place of a far country is."""

from __future__ import annotations

import pytest

from ceasefire.claims.mentions import mentions
from ceasefire.claims.namesakes import together
from ceasefire.claims.placenames import resolve
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.world import World
from ceasefire.place import Place, distance_km


def _read(text: str, name: str) -> Place | None:
    vocabulary = general_vocabulary()
    found = tuple(m for m in mentions(text, vocabulary) if m.kind == "place")
    mine = next((m for m in found if name in m.surface), None)
    return None if mine is None else resolve(mine, vocabulary, tuple(m for m in found if m is not mine))


_AT = [
    # a name is no witness between its own namesakes: what else the text names decides
    ("Shelling hit Qana and Aitaroun on Tuesday.", "Qana", 33.21, 35.30),
    ("Shelling hit Madaya, in Syria, on Tuesday.", "Madaya", 33.69, 36.10),
    ("Gunmen attacked Palma and Mocimboa da Praia.", "Palma", -10.78, 40.47),
    ("Gunmen attacked Mambasa and Komanda.", "Mambasa", 1.36, 29.05),
    # what holds a place, itself a name of several
    ("Dissidents threw grenades at the police post of El Tambo, in Nariño.", "El Tambo", 1.41, -77.39),
    ("Gunmen blew up the cathedral of Isabela, on the island of Basilan.", "Isabela", 6.70, 121.97),
    # a small unit on another continent is not meant
    ("Shells landed in Uri and Poonch.", "Uri", 34.08, 74.04),
    # the largest and nearest before a hamlet of the same province
    ("Shelling hit Lyman and Izium on Tuesday.", "Lyman", 48.99, 37.80),
    # names told together
    ("Shelling hit Asadabad and Jalalabad on Tuesday.", "Asadabad", 34.87, 71.15),
    # a town over the border, known by its one name
    ("Refugees were counted in Tindouf and Smara.", "Tindouf", 27.67, -8.14),
    # what reports call a town
    ("Rockets were fired at Stepanakert and Shusha, the ministry said in Yerevan.", "Stepanakert", 39.82, 46.75),
    ("Artillery fired across the border at Kobani and Manbij.", "Kobani", 36.89, 38.35),
    ("Tanks entered Deir al-Balah and Nuseirat.", "Deir al-Balah", 31.42, 34.35),
    ("Shelling hit Axum and Adigrat.", "Axum", 14.12, 38.72),
    ("Rebels took Rajouri and Poonch.", "Rajouri", 33.38, 74.31),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "lat", "lon"), _AT)
def test_the_place_meant(text: str, name: str, lat: float, lon: float) -> None:
    place = _read(text, name)
    assert place is not None
    assert (distance_km(place, Place(name=name, lat=lat, lon=lon)) or 0.0) <= 5.0 and place.lat is not None


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Officials from Uri met Swiss ministers in Geneva.", "Uri", "CH.UR"),
        ("Talks in Geneva on Syria failed as Homs was shelled.", "Geneva", "geonames:2660646"),
        ("The Paris attack killed 130.", "Paris", "geonames:2988507"),
        ("Bombs fell on Palma, on the island of Majorca.", "Palma", "geonames:2512989"),
        ("Talks on Kidal were held in Algiers and Bamako.", "Algiers", "geonames:2507480"),
        ("Prisoners were flown from Mombasa to Bunia.", "Mombasa", "geonames:186301"),
    ],
)
def test_what_was_meant_stays(text: str, name: str, place: str) -> None:
    found = _read(text, name)
    assert found is not None and found.id == place


@pytest.mark.parametrize(("text", "name"), [("Fighting went on in Lyman.", "Lyman"), ("Fighting was heard in El Tambo, in Colombia.", "El Tambo")])
def test_one_of_several_stays_open(text: str, name: str) -> None:
    place = _read(text, name)
    assert place is not None and place.lat is None and len(place.candidates or ()) > 1


@pytest.mark.parametrize("text", ["Boni said that he was angry.", "Katana said the army hit back.", "Shire horses pulled the carts.", "The ball hit Captain Abs in the face."])
def test_persons_and_words_are_no_places(text: str) -> None:
    assert not [m for m in mentions(text, general_vocabulary()) if m.kind == "place"]


def test_a_country_named_behind_is_not_contradicted() -> None:
    place = _read("Shelling hit Katana, in Congo, on Tuesday.", "Katana")
    assert place is None or place.lat is None


def test_a_name_that_one_place_bears_is_that_place_whatever_is_named_beside_it() -> None:
    world = general_vocabulary().gazetteer
    assert isinstance(world, World)
    only = next(i for i, place in world.entries.items() if place.lat is not None)
    beside = world.entries[only], Place(name="far away", lat=-60.0, lon=0.0)
    assert [together(world, (only,), others) for others in ((), beside[:1], beside[1:], beside)] == [(only,)] * 4
