"""Tolls, days and places in phrases of the news: single persons, ages, two speakers; datelines and hours; shots and lists of places."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

WEDNESDAY = datetime(2023, 5, 10, tzinfo=UTC)


def _read(text: str) -> list[dict[str, Any]]:
    known = general_vocabulary()
    return [present(c, known) for c in read_text(text, known, published=WEDNESDAY, language="en")]


def _tolls(text: str) -> list[tuple[int | None, int | None]]:
    told = [tuple(None if c[f] is None else c[f]["best"] for f in ("killed", "injured")) for c in _read(text)]
    return [one for one in told if one != (None, None)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("A drone hit a taxi in Kherson; its driver died on the spot and two passengers were taken to hospital.", [(1, 2)]),
        ("The sniper fire in Taiz cost a schoolteacher his life.", [(1, None)]),
        ("Gunmen killed the imam, his wife and their three daughters in Kwamouth.", [(5, None)]),
        ("Gunmen fired on a bus near Gao; the conductor was killed and five passengers hurt.", [(1, 5)]),
        ("A rocket killed a Thai labourer and injured his Nepali workmate near Metula.", [(1, 1)]),
        ("A mine exploded under a tractor near Izium. The 54-year-old driver lost both legs.", [(None, 1)]),
        ("Three brothers aged 6, 9 and 13 were killed by a mine near Taiz.", [(3, None)]),
        ("A nurse of 33 was killed and a porter hurt by shelling in Toretsk.", [(1, 1)]),
        ("A six-year-old was killed and her grandmother injured by shrapnel in Toretsk.", [(1, 1)]),
        ("A raid on Jenin killed a boy aged 15, and eight men were wounded.", [(1, 8)]),
        ("At least 17 and perhaps as many as 25 people were killed in the raid on Gamboru.", [(21, None)]),
        ("The hospital in Omdurman reported a single death after Friday's shelling.", [(1, None)]),
        ("Nine of the 22 passengers were killed when the bus was ambushed near Mora.", [(9, None)]),
        ("A convoy hit a mine near Ansongo; two peacekeepers were killed instantly and a third died of his injuries.", [(3, None)]),
        ("A captain was mortally wounded by a sniper at Talish.", [(1, None)]),
        ("Twelve people died in the Kabul bombing according to police, 19 according to doctors.", [(12, None), (19, None)]),
        ("Fighting broke out near Malakal. The army put its losses at four killed and nine wounded.", [(4, 9)]),
        # What counts nobody.
        ("Shelling hit the town of Marinka, killing the power supply and damaging a tractor.", []),
        ("The 65-year-old mayor of Avdiivka said shells had hit a school.", []),
        ("Hopes of peace died after shells hit Goris.", []),
        ("More than 880 people have died in Marawi since gunmen stormed the city on 23 May 2017.", []),
    ],
)  # fmt: skip
def test_who_was_killed_or_hurt(text: str, tolls: list[tuple[int | None, int | None]]) -> None:
    assert _tolls(text) == tolls


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("MOGADISHU, May 9 (Reuters) - Gunmen stormed a base in Buulo Mareer today.", ("2023-05-09", "2023-05-09")),
        ("KABUL (AP), 8 May - A bomb killed two in Jalalabad today.", ("2023-05-08", "2023-05-08")),
        ("Tuesday, 9 May. Artillery shelled Krasnohorivka.", ("2023-05-09", "2023-05-09")),
        ("Jets bombed Nawa from late on Saturday evening until seven on Sunday morning.", ("2023-05-06", "2023-05-07")),
        ("Shells hit Popasna between 20:00 on 6 May and 04:00 on 7 May.", ("2023-05-06", "2023-05-07")),
        ("Late last month, an air strike killed 30 people in Tora.", ("2023-04-21", "2023-04-30")),
        ("On 24 April last year, a missile hit Odesa.", ("2022-04-24", "2022-04-24")),
        ("A year ago today, missiles struck Mariupol.", ("2022-05-10", "2022-05-10")),
        ("Shells hit Horlivka on 1, 3 and 5 May.", ("2023-05-01", "2023-05-05")),
        ("Clashes in Zawiya on Sunday, Monday and Tuesday left nine dead.", ("2023-05-07", "2023-05-09")),
        ("Gunmen attacked a post near Laukkai a day after the ceasefire of 4 May came into force.", ("2023-05-05", "2023-05-05")),
        ("Militants attacked Ansongo for the third time this month.", (None, None)),
        ("On Monday militants attacked Ansongo for the third time this month.", ("2023-05-08", "2023-05-08")),
    ],
)  # fmt: skip
def test_when_it_was(text: str, days: tuple[str | None, str | None]) -> None:
    (shown,) = _read(text)
    assert (shown["start"], shown["end"]) == days


def test_the_day_of_a_count_dates_what_has_no_day() -> None:
    first, *_ = _read("Gunmen attacked the village of Kizara. By Tuesday evening the toll had risen to 15.")
    assert (first["start"], first["end"]) == ("2023-05-09", "2023-05-09")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells fired from Enerhodar landed in Nikopol.", ["Nikopol"]),
        ("Rockets launched by militants in Gaza struck Sderot.", ["Sderot"]),
        ("Two soldiers were killed in the Karabakh town of Martuni.", ["Martuni"]),
        ("Jets hit several villages in Idlib province, including Sarmin and Binnish.", ["Sarmin", "Binnish"]),
        ("In the village of Hroza, in the Kupiansk district of Kharkiv region, a missile hit a cafe.", ["Hroza"]),
        ("Vovchansk and its surroundings came under fire.", ["Vovchansk"]),
        ("Drone strikes hit targets in Latakia, Hama and, for the first time, Tartus.", ["Latakia", "Hama", "Tartus"]),
        ("A patrol was ambushed between Djibo and Aribinda.", ["Djibo"]),
        ("Air strikes on Sanaa and Hodeidah killed four.", ["Sanaa", "Hodeidah"]),
        ("Israel struck Beirut's southern suburbs.", ["Beirut"]),
        ("Kyiv was struck by drones on Monday.", ["Kyiv"]),
        ("Firing in the Neelum and Leepa valleys killed four people.", ["Neelum", "Leepa"]),
        ("In the capital, Port-au-Prince, gangs attacked the main prison.", ["Port-au-Prince"]),
        # What stays.
        ("Rockets hit Gaza and Ashkelon.", ["Gaza", "Ashkelon"]),
        ("The Hayatabad district of Peshawar was hit by a bomb.", ["Hayatabad"]),
    ],
)  # fmt: skip
def test_where_it_was(text: str, places: list[str]) -> None:
    assert (
        list(dict.fromkeys(text[slice(*c["spans"]["place"])] for c in _read(text) if "place" in c["spans"]))
        == places
    )
