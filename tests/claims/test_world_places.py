"""Places of the world without a dossier: which words are one, which of its namesakes, and what is unknown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ceasefire.claims.mentions import mentions
from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_gazetteer, general_vocabulary
from ceasefire.dossier.names import sound_key

DAY = datetime(2024, 2, 1, tzinfo=UTC)


def _places(text: str) -> list[dict[str, Any]]:
    known = general_vocabulary()
    return [shown["place"] for c in read_text(text, known, published=DAY, language="en") if (shown := present(c, known))["place"]]


def _named(text: str) -> dict[str, tuple[str, ...]]:
    return {m.surface: m.ids for m in mentions(text, general_vocabulary()) if m.kind == "place"}


def _country(place: str) -> str:
    return general_gazetteer().entries[place].admin[0]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rockets landed near Hassakeh.", "Hassakeh", "SY"),
        ("Rockets landed near Al-Hasaka.", "Al-Hasaka", "SY"),
        ("Soldiers entered Deraa at dawn.", "Deraa", "SY"),
        ("Shells hit Ibb.", "Ibb", "YE"),
        ("Fighting raged around Sievierodonetsk.", "Sievierodonetsk", "UA"),
        ("Armed men entered Malakal and Bor in South Sudan.", "Malakal", "SS"),
        ("Kilinochchi was shelled.", "Kilinochchi", "LK"),
        ("Gunmen stormed Saravena, in Arauca.", "Saravena", "CO"),
    ],
)
def test_towns_in_the_spellings_people_use(text: str, name: str, country: str) -> None:
    ids = _named(text)[name]
    assert len(ids) == 1 and _country(ids[0]) == country


@pytest.mark.parametrize(
    "text",
    [
        "Same gunmen, same story.",
        "Mobile teams went to the Best Buy shop.",
        "Nice work, the officer wrote.",
        "General Hassan Omar met Karim Saeed.",
        "Mr Jackson spoke to Emma Madison.",
        "Prigozhin said that he was leaving.",
        "On Monday the March of Return began.",
    ],
)
def test_ordinary_words_and_people_are_no_towns(text: str) -> None:
    assert _named(text) == {}


def test_a_word_that_is_a_town_too_is_one_where_the_text_says_so() -> None:
    assert [_country(i) for i in _named("Fighting reached Goma and Sake, in North Kivu.")["Sake"]] == ["CD"]
    assert "Sake" not in _named("They drank Sake and left.")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A car bomb went off in Tripoli, Libya, and killed two people.", "LY"),
        ("A car bomb in the Lebanese city of Tripoli killed two people.", "LB"),
        ("A car bomb in Tripoli in northern Lebanon killed two people.", "LB"),
    ],
)
def test_what_holds_a_place_tells_its_namesakes_apart(text: str, country: str) -> None:
    (place,) = {p["name"]: p for p in _places(text)}.values()
    assert "ambiguous" not in place and place["lat"] is not None
    (ids,) = [ids for name, ids in _named(text).items() if name == "Tripoli"]
    assert [_country(i) for i in ids] == [country]


def test_an_ambiguous_name_says_so_with_its_candidates() -> None:
    (place,) = _places("A car bomb exploded in Tripoli on Friday and killed five people.")
    assert (place["name"], place["lat"], place["lon"], place["ambiguous"]) == ("Tripoli", None, None, True)
    assert {c["country"] for c in place["candidates"]} >= {"Libya", "Lebanon"}
    assert all(c["id"] and c["name"] for c in place["candidates"])


def test_a_doers_nationality_is_no_place() -> None:
    (place,) = _places("Libyan soldiers shelled Tripoli on Friday.")
    assert place["ambiguous"]


def test_a_far_larger_town_is_meant_by_its_name_alone() -> None:
    (place,) = _places("Jets bombed Kharkiv on Friday.")
    assert "ambiguous" not in place and place["lat"] == pytest.approx(49.98, abs=0.05)


@pytest.mark.parametrize(
    ("text", "name", "prec"),
    [
        ("Shells hit villages in Kherson oblast on Friday, killing two people.", "Kherson Oblast", 4),
        ("Shells hit villages in Zamfara state on Friday, killing two people.", "Zamfara State", 4),
        ("Shells hit Kherson on Friday, killing two people.", "Kherson", 1),
    ],
)
def test_a_province_is_not_its_town(text: str, name: str, prec: int) -> None:
    (place,) = _places(text)
    assert (place["name"], place["where_prec"]) == (name, prec)


def test_each_of_a_list_and_the_one_after_as_well_as() -> None:
    text = "Air raids hit Kreminna, Rubizhne and Popasna as well as Lysychansk on Thursday."
    assert [p["name"] for p in _places(text)][:3] == ["Kreminna", "Rubizhne", "Popasna"]
    assert len(_places(text)) == 4


def test_a_place_in_no_gazetteer_keeps_its_name() -> None:
    (place,) = _places("Militants stormed the village of Dankuruwa near Maiduguri and killed nine farmers.")
    assert place["name"] == "Dankuruwa" and place["radius_km"] >= 15
    (place,) = _places("The army bombarded the village of Dankuruwa on Friday.")
    assert (place["name"], place["lat"], place["lon"]) == ("Dankuruwa", None, None)
    assert "ambiguous" not in place


def test_a_quarter_lies_in_its_town() -> None:
    (place,) = _places("Houthi forces shelled the Salhoun neighbourhood of Taiz, killing two children.")
    assert place["name"] == "Salhoun" and place["lat"] == pytest.approx(13.58, abs=0.02)


@pytest.mark.parametrize(
    "text",
    ["The minister spoke in Parliament.", "He wrote in Arabic.", "They met Sorokhan near midnight.", "In Operation Dawnfire nothing moved."],
)
def test_what_follows_in_is_not_always_a_place(text: str) -> None:
    assert _named(text) == {}


def test_a_distance_widens_the_circle() -> None:
    (place,) = _places("Two civilians were killed when shells hit a market 30 km west of Kherson on Monday.")
    assert (place["name"], place["where_prec"], place["radius_km"]) == ("Kherson", 2, 30)
    (near,) = _places("Two civilians were killed when shells hit a market in Kherson on Monday.")
    assert near["where_prec"] == 1


def test_where_fire_came_from_is_not_where_it_landed() -> None:
    assert [p["name"] for p in _places("Rockets fired from Gaza hit Ashkelon, wounding two people.")] == ["Ashkelon"]


def test_sounds_meet_and_differ() -> None:
    assert sound_key("hassakeh") == sound_key("hasaka") and sound_key("zaporizhzhia") == sound_key("zaporizhia")
    assert sound_key("hasaka") != sound_key("hasiya")


def test_another_name_of_a_place_is_kept_as_the_text_has_it() -> None:
    (place,) = _places("Artillery shelled Stepanakert on Friday.")
    assert place["name"] == "Stepanakert" and place["lat"] == pytest.approx(39.82, abs=0.02)


def test_what_was_asked_for_changes_no_names() -> None:
    world = general_gazetteer()
    before = dict(world.names())
    assert world.get("geonames:706483") is not None
    assert dict(world.names()) == before


def test_a_preposition_is_no_article() -> None:
    (place,) = _places("Rebels attacked positions at Dankuruwa at dawn on Tuesday.")
    assert place["name"] == "Dankuruwa"


def test_a_town_is_found_by_the_name_its_province_has_too() -> None:
    names = [(p["name"], p["where_prec"]) for p in _places("Israeli jets bombed Nabatieh and Tyre on Friday, killing two people.")]
    assert [n for n, _ in names] == ["Nabatieh", "Tyre"] and all(prec == 1 for _, prec in names)


def _by_act(text: str) -> dict[str, str | None]:
    known = general_vocabulary()
    shown = [present(c, known) for c in read_text(text, known, published=DAY, language="en")]
    return {c["act"]: c["place"]["name"] if c["place"] else None for c in shown}


def test_the_town_is_the_one_told_before() -> None:
    text = "Rebels shelled Kherson on Friday. Nearly all the inhabitants of the town fled on Saturday."
    assert _by_act(text) == {"shelling": "Kherson", "displacement": "Kherson"}
    assert _by_act("Rebels shelled Kherson and Odesa on Friday. About 90 families fled the town on Saturday.")["displacement"] is None
    assert _by_act("Rebels shelled Kherson on Friday. About 90 families fled the border town on Saturday.")["displacement"] is None


def test_a_province_has_its_own_name_however_it_is_spelt() -> None:
    (place,) = _places("Shells hit villages in Hodeidah province on Friday, killing two people.")
    assert place["name"].startswith("Al Hudaydah") and place["where_prec"] == 4


def test_a_namesake_abroad_is_not_meant_where_all_else_lies_elsewhere() -> None:
    # There is a Busayra in Jordan too.
    ids = _named("Soldiers were killed near al-Busayrah, and shells hit Hasakah and Raqqa.")["al-Busayrah"]
    assert [_country(i) for i in ids] == ["SY"]
    ids = _named("Soldiers were killed near al-Busayrah, and shells hit Amman and Irbid.")["al-Busayrah"]
    assert [_country(i) for i in ids] == ["JO"]


def test_a_first_word_before_an_article_is_not_the_whole_name() -> None:
    assert "Jabal" not in _named("Clashes broke out in Jabal al-Ahmar on Monday.")


def test_the_countryside_of_a_town_is_its_province_where_that_bears_the_name() -> None:
    (place,) = _places("Shells targeted Hama countryside on Monday.")
    assert place["where_prec"] == 4
    (place,) = _places("Shells targeted Hama city on Monday.")
    assert place["where_prec"] == 1
