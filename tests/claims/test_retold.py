"""One event is one claim: an act told again, parts of a total, the containers of a place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 8, 18, tzinfo=UTC)


def _read(text: str) -> tuple[Claim, ...]:
    (claims,) = read_many([Text(text=text, published=DAY, language="en")], general_vocabulary())
    return claims


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A car bomb exploded in Mogadishu on Monday, killing six people. The attack was the third this month.", ["explosive_device"]),
        ("Rockets were fired at Erbil on Tuesday. The assault drew condemnation from the United States.", ["shelling"]),
        ("Gunmen ambushed an army convoy near Kidal on Friday. No group has claimed the attack.", ["ground_assault"]),
        ("Russian missiles struck Kramatorsk on Friday. Ukraine blamed Russia for the attack.", ["missile_strike", "missile_strike"]),
        ("A mine exploded under a bus near Gao on Monday. Al-Qaeda claimed responsibility for the attack on Tuesday.", ["explosive_device"] * 2),
        ("A car bomb exploded in Mogadishu on Monday. Another attack hit Baidoa on Tuesday.", ["explosive_device", "ground_assault"]),
        ("The army shelled Taftanaz on Monday. Later, shelling hit Binnish.", ["shelling", "shelling"]),
    ],
)
def test_an_act_named_again(text: str, acts: list[str]) -> None:
    assert [c.act for c in _read(text)] == acts


def test_a_toll_told_of_the_act_goes_to_it_or_to_whoever_tells_it() -> None:
    (one,) = _read("Militants raided Gao on Saturday. The raid left 12 people dead.")
    assert one.killed is not None
    assert one.killed.best == 12
    first, second = _read("Militants raided Gao on Saturday. The army said the raid left 12 people dead.")
    assert first.killed is None
    assert second.killed is not None
    assert (second.act, second.place, second.when, second.attributed_to) == (first.act, first.place, first.when, "army")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Some 285,000 people have been displaced since 17 June; of those, 59,000 were displaced to areas near the border.", 1),
        ("About 100,000 people fled Goma in January, including 40,000 who were displaced to Sake.", 1),
        ("About 100,000 people fled Goma in January and 40,000 people fled Bukavu in February.", 2),
    ],
)
def test_parts_of_the_displaced_are_no_second_displacement(text: str, number: int) -> None:
    assert [c.act for c in _read(text)] == ["displacement"] * number


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Government forces shelled Kirinya village of Yugufe Boma in Morobo County on Thursday.", ["Kirinya"]),
        ("Hamas attacked Israeli forces in Rafah in southern Gaza with grenades.", ["Rafah"]),
        ("The RSF attacked Wad al-Noura village in Gezira state on Wednesday.", ["Wad al-Noura"]),
        ("Gunmen killed six farmers in Ngala, Borno State, near the border with Cameroon, on Sunday.", ["Ngala"]),
        ("Rockets landed in Sderot near the border with Gaza.", ["Sderot"]),
        ("The army shelled Hays in Hodeidah and Taiz on Monday.", ["Hays", "Taiz"]),
        ("Gunmen attacked Beni in North Kivu and Djugu in Ituri on Monday.", ["Beni", "Djugu"]),
        ("The army shelled Bakhmut, Avdiivka and Marinka on Monday.", ["Bakhmut", "Avdiivka", "Marinka"]),
    ],
)
def test_only_lists_are_several_places(text: str, places: list[str]) -> None:
    assert [text[slice(*c.spans["place"])] for c in _read(text)] == places


@pytest.mark.parametrize(
    ("text", "lat"),
    [
        ("Libyan officials said warplanes bombed Tripoli on Monday.", 32.89),
        ("Warplanes bombed the outskirts of the Libyan capital on Monday.", 32.89),
        ("Warplanes bombed Tripoli on Monday.", None),
        ("Drones hit an oil depot in Port Sudan on Sunday.", 19.62),
        ("Shells fell in Lebanon, in the Kfar Kila region, on Sunday.", 33.28),
        ("Shells fell in the Donetsk region on Sunday.", 48.0),
    ],
)
def test_what_the_words_beside_a_name_say_of_where_it_is(text: str, lat: float | None) -> None:
    (one,) = _read(text)
    assert one.place is not None
    assert one.place.lat == (None if lat is None else pytest.approx(lat, abs=0.3))


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The two sides signed an agreement on Monday to end the siege of Taiz.", ["agreement_signed"]),
        ("The army ended its siege of Taiz on Monday.", ["offensive_halted"]),
    ],
)
def test_what_a_deal_is_for_has_not_happened(text: str, acts: list[str]) -> None:
    assert [c.act for c in _read(text)] == acts


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The army shelled Kohnagishlag village in Aghstafa region, Gizilhajili village in Gazakh region, and Munjuglu village in Tovuz region.",
            ["Kohnagishlag", "Gizilhajili", "Munjuglu"],
        ),
        ("Airstrikes hit Khan Younis in southern Gaza, Rafah and Jabalia.", ["Khan Younis", "Rafah", "Jabalia"]),
        ("The army shelled Hays in Hodeidah, Marib residents said.", ["Hays"]),
    ],
)
def test_lists_of_places_with_their_containers(text: str, places: list[str]) -> None:
    assert [text[slice(*c.spans["place"])] for c in _read(text)] == places


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("RSF shells El Fasher\n\nThe RSF shelled El Fasher on Monday and the market burned.", 1),
        ("The RSF shelled El Fasher on Monday. The RSF shelled El Fasher again on Tuesday.", 2),
        ("The RSF shelled El Fasher on Monday. The RSF shelled Nyala on Monday.", 2),
        ("The RSF shelled El Fasher on Monday. The RSF shelled the town, the army said.", 2),
    ],
)
def test_a_headline_and_its_sentence_are_one(text: str, number: int) -> None:
    assert [c.act for c in _read(text)] == ["shelling"] * number


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Sappers defused three mines near Kherson on Monday.", []),
        ("Engineers dismantled IEDs left behind by terrorists in Palmyra.", []),
        ("Police seized a car bomb in Gao on Monday.", []),
        ("A mine exploded near Kherson on Monday.", ["explosive_device"]),
        ("A car bomb killed three people in Gao on Monday.", ["explosive_device"]),
        ("The line behind which Israeli troops have withdrawn runs through Rafah.", []),
        ("Israeli troops have withdrawn from Rafah.", ["withdrawal"]),
    ],
)
def test_what_did_not_happen_anew(text: str, acts: list[str]) -> None:
    assert [c.act for c in _read(text)] == acts


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Houthi fighters shelled Hodeidah on Friday. On Thursday the militiamen shelled Hays.", "houthis"),
        ("M23 attacked Sake on Monday. The group also shelled Goma.", "m23"),
        ("The SSPDF attacked SPLM-IO positions at Kirinya. The assailants killed one fighter in Yei.", "sspdf"),
        ("M23 fought Wazalendo near Sake on Monday. The militia also shelled Goma.", None),
        ("M23 attacked Sake on Monday. Another group shelled Goma.", None),
        ("M23 attacked Sake on Monday. The rebels shelled Goma.", None),  # whose rebels is not said
        ("A local militia and M23 attacked Sake on Monday. The militia shelled Goma.", None),
    ],
)
def test_the_group_is_the_one_that_was_named(text: str, actor: str | None) -> None:
    assert _read(text)[-1].actor == actor


def test_the_day_of_an_act_that_is_only_named_is_that_of_what_follows() -> None:
    (one,) = _read("Monday's onslaught shattered the calm. Suicide bombers struck the city of Gao.")
    assert one.when is not None
    assert one.when.start.date().isoformat() == "2021-08-16"
    (other,) = _read("The onslaught shattered the calm. Suicide bombers struck the city of Gao.")
    assert other.when is not None
    assert other.when.start.date() != other.when.end.date()  # only the days before publication


def test_what_a_deal_says_is_no_speaker() -> None:
    text = "Troops have withdrawn from Rafah according to the ceasefire deal, and Hamas fired rockets at Sderot on Sunday, according to a military official."
    assert {c.attributed_to for c in _read(text)} == {"military official"}
