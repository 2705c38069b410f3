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
