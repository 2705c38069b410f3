"""Places by the words around them: phrases put together from parts, and what is no place of an act."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)
MANY = 260

ACTS = (
    "Shelling killed four people {}", "Gunmen killed four people {}", "A drone strike hit a school {}", "Clashes broke out {}",
    "A car bomb exploded {}", "Troops shelled houses {}", "Fighters attacked an army post {}", "A mine wounded two farmers {}",
    "Militants torched homes {}", "Soldiers carried out raids {}",
)  # fmt: skip
TOWNS = {"Goma": "Kinshasa", "Kadugli": "Port Sudan", "Nikopol": "Kyiv", "Loikaw": "Yangon", "Baidoa": "Mogadishu", "Caloto": "Bogota"}
"""Towns, each with one of its country where somebody speaks."""
UNKNOWN = ("Brokovets", "al-Jubayra", "Palo Rojo", "Um Shalaya", "Htee Lan")
KNOWN_PHRASES = (
    "in {}", "near {}", "on the outskirts of {}", "outside the town of {}", "10 km north of {}", "in {}'s eastern countryside",
    "in the {} area", "in the western part of {}", "on the road to {}", "not far from {}", "at a market in {}",
)  # fmt: skip
UNKNOWN_PHRASES = (
    "in the village of {}", "at the {} barracks", "in the {} refugee camp", "in the {} forest", "near the {} mine", "at the {} crossing",
    "in {}, a village near Odesa", "at the {} military base", "near {} junction",
)  # fmt: skip
DATELINES = ("", "{}, 9 January - ", "{} (AP) — ", "{}, Jan 9 (Reuters) - ")
SAID = ("{core}.", "{core}, a doctor in {seat} said.", "{core}, the governor of {seat} told Reuters.", "{core}, according to the mayor of {seat}.", "Officials in {seat} say {core}.")


def made() -> list[tuple[str, str]]:
    phrases = [(one, town) for one in KNOWN_PHRASES for town in TOWNS] + [(one, name) for one in UNKNOWN_PHRASES for name in UNKNOWN]
    rows = []
    for (phrase, name), act, dateline, said in random.Random(3).sample(list(itertools.product(phrases, ACTS, DATELINES, SAID)), MANY):
        core = act.format(phrase.format(name))
        if said.startswith("Officials"):
            core = core[0].lower() + core[1:]
        seat = TOWNS.get(name, "Odesa")
        rows.append((dateline.format(seat.upper()) + said.format(core=core, seat=seat), name))
    return rows


def told(texts: list[str]) -> list[list[str | None]]:
    words = general_vocabulary()
    shown = [[present(c, words)["place"] for c in claims] for claims in read_many([Text(text=t, published=DAY, language="en") for t in texts], words)]
    return [[None if place is None else place["name"] for place in places] for places in shown]


def test_a_place_is_read_whatever_phrase_dateline_and_speaker_it_stands_with() -> None:
    rows = made()
    for (text, name), places in zip(rows, told([text for text, _ in rows]), strict=True):
        assert (text, [(place or "").removesuffix(" camp") for place in places]) == (text, [name])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A dateline, and a town that a line opens with.
        ("YANGON, Jan 9 (Reuters) - A bomb killed two policemen on Monday.", [None]),
        ("Goma - three people were killed in shelling on Monday.", ["Goma"]),
        ("Kinshasa - Shelling killed three people in Goma on Monday.", ["Goma"]),
        # Who speaks, and what he speaks of.
        ("Shelling killed four people on Monday, Goma's mayor said.", [None]),
        ("A spokesman told reporters in Kinshasa that gunmen killed four people.", [None]),
        ("The government in Juba ordered troops to leave Malakal within three days.", ["Malakal"]),
        # Where fire comes from, where people come from and go to.
        ("Shells fired from the province of Hatay hit Afrin on Monday.", ["‘Afrīn"]),
        ("Soldiers from Goma killed four rebels in Masisi.", ["Masisi"]),
        ("Families from Goma were displaced on Monday.", ["Goma"]),
        ("Hundreds of families fled to the province of Kasese on Monday.", [None]),
        ("Hundreds of families fled the town of Bunia on Monday.", ["Bunia"]),
        # Wider and narrower.
        ("In neighbouring Arauca, rebels blew up a pipeline outside Saravena.", ["Saravena"]),
        ("In Arauca, rebels blew up a pipeline.", ["Arauca"]),
        ("A car bomb killed six people in Kabul's Brokovets district.", ["Brokovets"]),
        ("Gunmen killed four people in Yemen's Ataq.", ["Ataq"]),
        ("Shelling killed four people in the town of Tumaco in the department of Nariño.", ["Tumaco"]),
        # Roads: their ends, unless a place on them is named.
        ("Rebels ambushed a convoy on the road between Beni and Butembo on Monday.", ["Beni"]),
        ("Rebels ambushed a convoy on the Beni–Butembo road near Brokovets on Monday.", ["Brokovets"]),
        # Lists, also of names that are a far town's, and what is joined by another noun.
        ("Artillery shelled Khiam, Blida and Marjayoun. Rockets hit Tyre.", ["Khiam", "Blida", "Marjayoun", "Tyre"]),
        ("Jets struck rebels in the Brokovets and Zorianka regions.", ["Brokovets", "Zorianka"]),
        ("Artillery shelled Goma and the hills east of Sake.", ["Goma", "Sake"]),
        ("Artillery shelled Goma, east of Sake.", ["Goma"]),
        # "the camp", somewhere else, somewhere not named.
        ("Shells hit Zamzam camp on Monday. Gunmen turned back an aid convoy at Mellit. The shelling of the camp killed nine people.", ["Zamzam camp", "Mellit", "Zamzam camp"]),
        ("A bomb killed two people in Baidoa. Another bomb exploded in a nearby village.", ["Baidoa", None]),
        ("A bomb killed two people in Baidoa. Another bomb exploded in the town.", ["Baidoa", "Baidoa"]),
        # What lies beside a place, far from it, is no second place of the text.
        ("Gunmen burned the village of Brokovets, north of Goma. Six herders were killed.", ["Brokovets", "Brokovets"]),
        ("Gunmen burned the village of Brokovets. Fighting went on in Goma. Rebels abducted six herders.", ["Brokovets", "Goma", None]),
    ],
)  # fmt: skip
def test_where_it_was_and_what_only_stands_beside(text: str, wanted: list[str | None]) -> None:
    assert told([text]) == [wanted]


def test_far_from_a_town_is_not_at_it() -> None:
    words = general_vocabulary()
    far, near = (
        next(iter(read_many([Text(text=text, published=DAY, language="en")], words)))[0].place
        for text in ("Gunmen attacked a base at Brokovets, 110 km southwest of Mogadishu.", "Gunmen attacked a base at Brokovets, near Mogadishu.")
    )
    assert far is not None and far.lat is None
    assert near is not None and near.lat is not None and near.radius_km >= 8


def test_two_words_are_one_name_and_no_preposition_is_part_of_it() -> None:
    assert told(["In Rafah, gunboats fired at tents on Monday.", "A fighter was killed on the San Juan river on Monday."]) == [["Rafaḩ"], [None]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A hamlet is no city of that name; a city of that name is.
        ("Families fled the hamlet of La Ceiba on Monday.", (None, "La Ceiba")),
        ("Families fled the city of La Ceiba on Monday.", (15.8, "La Ceiba")),
        # Of namesakes, the one beside what else is named.
        ("Gunmen shot at a bus near Kafr Malik. Settlers torched two cars in al-Mughayyir.", (32.0, "Al Mughayyir")),
        ("Settlers torched two cars in al-Mughayyir.", (None, "al-Mughayyir")),
        # A part of the town that is named with it, not a namesake elsewhere.
        ("A bomb hit a bus in Kabul's Deh Mazang area on Wednesday.", (None, "Deh Mazang")),
    ],
)  # fmt: skip
def test_which_of_several_places_of_a_name(text: str, wanted: tuple[float | None, str]) -> None:
    words = general_vocabulary()
    last = next(iter(read_many([Text(text=text, published=DAY, language="en")], words)))[-1].place
    assert last is not None
    assert (None if last.lat is None else round(last.lat, 1), last.name) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jets bombed a hide-out in the Hamrin mountains, north-east of Tikrit.", ["Hamrin Mountains"]),
        ("Rebels captured a base at Bourem, between Gao and Timbuktu.", ["Bourem"]),
        ("Rebels captured bases between Gao and Timbuktu.", ["Gao", "Timbuktu"]),
        ("In the district of Mannar soldiers shot dead a fisherman off Brokovets.", ["Brokovets"]),
        ("Clashes near Hawsh al-Brokov Ali left one soldier dead.", ["Hawsh al-Brokov Ali"]),
        ("Artillery hit villages around Kadugli on Wednesday, and a woman was killed in Dilling.", ["Kadugli", "Dilling"]),
        ("Artillery hit villages around Kadugli on Wednesday, and a woman was killed.", ["Kadugli"]),
        ("Jets bombed Kadugli. At least 100 people died, a lawyer said. Shelling killed nine civilians in Dilling.", ["Kadugli", "Kadugli", "Dilling"]),
        ("The navy shelled rebels. Three sailors were shot dead on Monday. A mine killed two policemen at Brokovets, near Batticaloa.", ["Brokovets", None, "Brokovets"]),
        ("In Yasynuvata, the OSCE monitors heard 22 explosions.", ["Yasynuvata"]),
        ("In Kampala, the group's leader threatened the army with more attacks.", [None]),
    ],
)  # fmt: skip
def test_where_it_was_in_reports(text: str, wanted: list[str | None]) -> None:
    assert told([text])[0][: len(wanted)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A preposition that opens a sentence is no part of a name.
        ("In Bulo Brokov, troops repulsed an attack.", ["Bulo Brokov"]),
        ("Rebels shelled Goma. In Brokovets, gunmen killed four people.", ["Goma", "Brokovets"]),
        ("A drone strike hit a school in both Ataq and Marib on Monday.", ["Ataq", "Ma'rib"]),
        # "neighbouring Xville", "the town's hospital", "the same town".
        ("A bomb hit Goma. Gunmen later fired on a convoy in neighbouring Zorivka.", ["Goma", "Zorivka"]),
        ("A car bomb killed two people near Nikopol. The governor of Dnipro condemned it. A drone hit the town's hospital.", ["Nikopol", "Nikopol"]),
        ("A car bomb killed two people near Nikopol. The governor of Dnipro condemned it. A drone hit a hospital in Kherson.", ["Nikopol", "Kherson"]),
        ("Shelling hit Goma. Fighting was reported in Butembo too. Gunmen burned two houses in the same town.", ["Goma", "Butembo", "Butembo"]),
        # What is struck is a hospital of a place.
        ("The army shelled Brokovets hospital for the fourth time.", ["Brokovets"]),
        ("Jets hit Brokovets's vegetable market at noon.", ["Brokovets"]),
        ("Militias fired rockets at the Brokovets gas field base in Deir ez-Zor's countryside.", ["Brokovets"]),
        # Where soldiers are sent from is not where they move.
        ("The army sent soldiers from Nguigmi.", [None]),
        ("The army sent soldiers to Nguigmi.", ["Nguigmi"]),
    ],
)  # fmt: skip
def test_where_later_sentences_say_it_was(text: str, wanted: list[str | None]) -> None:
    assert told([text]) == [wanted]


@pytest.mark.parametrize("text", ["Shells from Gaza hit As", "A strike hit At", "Shells hit Us-", "Rockets were fired at An", "atototototo, Washington presses "])
def test_a_text_cut_off_in_a_name_is_read(text: str) -> None:
    vocabulary = general_vocabulary()
    (claims,) = read_many([Text(text=text, published=datetime(2024, 1, 10, tzinfo=UTC))], vocabulary)
    assert all(claim.place is None or claim.place.name not in {"As", "At", "Us", "An"} for claim in claims)
