"""Days that go on: acts under way, days counted back from publication, what a stretch leaves to the acts beside it, counts that were closed, whose day a denial has."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

THURSDAY = datetime(2024, 2, 1, tzinfo=UTC)
TODAY = ("2024-02-01", "2024-02-01")
UNKNOWN = (None, None)


def _read(text: str) -> list[dict[str, Any]]:
    known = general_vocabulary()
    return [present(c, known) for c in read_text(text, known, published=THURSDAY, language="en")]


def _when(text: str, act: str, place: str | None = None) -> tuple[str | None, str | None]:
    shown = [c for c in _read(text) if c["act"] == act and (place is None or (c["place"] or {}).get("name") == place)]
    assert shown, text
    return shown[-1]["start"], shown[-1]["end"]


@pytest.mark.parametrize(
    ("text", "act", "days"),
    [
        ("Jets are bombing Kherson, witnesses say.", "airstrike", TODAY),
        ("Families are being evacuated from Kherson.", "evacuation", TODAY),
        ("Clashes go on around Kherson.", "armed_clash", TODAY),
        ("Kherson is once again the scene of heavy fighting.", "armed_clash", TODAY),
        ("Fighting continues in Kherson, medics say.", "armed_clash", TODAY),
        ("Shells have been falling on Kherson since the morning.", "shelling", TODAY),
        ("Rebels have taken six villages near Kherson so far.", "control_gained", TODAY),
        ("Jets bombed Kherson, witnesses say.", "airstrike", UNKNOWN),
        ("The army is preparing to storm Kherson.", "ground_assault", None),
        ("Troops who are fighting in Bakhmut were shelled near Kherson.", "shelling", UNKNOWN),
    ],
)
def test_what_is_under_way_is_of_the_day_it_is_written(text: str, act: str, days: tuple[str | None, str | None] | None) -> None:
    if days is None:
        assert not [c for c in _read(text) if c["act"] == act and c["start"]]
    else:
        assert _when(text, act) == days


@pytest.mark.parametrize(
    ("text", "act", "days"),
    [
        ("Artillery shelled Kherson last night.", "shelling", ("2024-01-31", "2024-01-31")),
        ("Artillery shelled Kherson overnight.", "shelling", ("2024-01-31", "2024-02-01")),
        ("Rescuers dug for survivors in Kherson after jets had bombed a hostel the previous evening.", "airstrike", ("2024-01-31", "2024-01-31")),
        ("Earlier in the day soldiers had shelled Kherson.", "shelling", TODAY),
        ("Soldiers shelled Kherson on Tuesday. Earlier in the day rebels had shelled Odesa.", "shelling", ("2024-01-30", "2024-01-30")),
        ("Some 900 people fled Kherson in the week ending 27 January.", "displacement", ("2024-01-21", "2024-01-27")),
        ("Shelling killed six people in Kherson in the 24 hours to Tuesday.", "shelling", ("2024-01-29", "2024-01-30")),
        ("Jets bombed Kherson 14 times in the first half of last month.", "airstrike", ("2024-01-01", "2024-01-15")),
        ("Jets bombed Kherson in the opening days of January.", "airstrike", ("2024-01-01", "2024-01-10")),
        ("Jets bombed Kherson in the last days of January.", "airstrike", ("2024-01-21", "2024-01-31")),
        ("Jets have bombed Kherson six times in the first days of February.", "airstrike", TODAY),
        ("Jets bombed Kherson in the last days of December.", "airstrike", ("2023-12-21", "2023-12-31")),
        ("Jets bombed Kherson between the 3rd and the 9th of last month.", "airstrike", ("2024-01-03", "2024-01-09")),
        ("Jets bombed Kherson the week before last.", "airstrike", ("2024-01-15", "2024-01-21")),
        ("As of 28 January, 900 people had fled Kherson since the assault began on 19 January.", "displacement", ("2024-01-19", "2024-01-28")),
        ("Shells fell on Kherson all day.", "shelling", TODAY),
        ("Jets bombed Kherson overnight for the third night in a row, officials said on Thursday.", "airstrike", ("2024-01-29", "2024-02-01")),
        ("The two sides agreed to a truce in Kherson, the envoy said on Tuesday.", "truce_declared", ("2024-01-30", "2024-01-30")),
        ("Some 3,000 people have fled Kherson since the weekend.", "displacement", ("2024-01-27", "2024-02-01")),
        ("Firing across the river near Kherson began at about ten on Saturday night and stopped at four on Sunday morning, the Ukrainian army said.", "small_arms_fire", ("2024-01-27", "2024-01-28")),
        ("Shelling of Kherson began on Saturday night and stopped on Sunday.", "offensive_halted", ("2024-01-28", "2024-01-28")),
        ("Clashes broke out at dawn on the Kherson front.", "armed_clash", TODAY),
        ("Jets have bombed Kherson nine times since the 20th of last month.", "airstrike", ("2024-01-20", "2024-02-01")),
        ("Rebels said on Tuesday they had bombed Kherson, four days after shelling Odesa.", "shelling", ("2024-01-26", "2024-01-26")),
        ("Rebels said on Tuesday they had shelled Kherson, four days after capturing Odesa.", "shelling", UNKNOWN),
        ("A week ago today gunmen burned four buses in Kherson.", "property_destruction", ("2024-01-25", "2024-01-25")),
        ("Fighting broke out in Kherson on Sunday and continued on Monday.", "armed_clash", ("2024-01-28", "2024-01-29")),
        ("Rebels entered Kherson on Sunday minutes after troops had withdrawn from the town of Kakhovka.", "withdrawal", ("2024-01-28", "2024-01-28")),
        ("28 January: Shells hit Kherson, killing two.", "shelling", ("2024-01-28", "2024-01-28")),
        ("Odesa, 28 January: Shells hit Kherson, killing two.", "shelling", ("2024-01-28", "2024-01-28")),
        ("ODESA, Jan 28 (Reuters) - Shells hit Kherson, killing two.", "shelling", UNKNOWN),
    ],
)
def test_days_counted_and_closed(text: str, act: str, days: tuple[str | None, str | None]) -> None:
    assert _when(text, act) == days


@pytest.mark.parametrize(
    ("text", "act", "days"),
    [
        ("Soldiers shelled Kherson on Tuesday; by noon, jets were bombing Odesa.", "airstrike", ("2024-01-30", "2024-01-30")),
        ("For three nights now drones have struck Kherson.", "drone_strike", ("2024-01-29", "2024-02-01")),
        ("The hospital in Kherson has been out of action since an air strike on 26 January.", "airstrike", ("2024-01-26", "2024-01-26")),
        ("Ukraine announced on Tuesday that its units will hold to a ceasefire.", "truce_declared", ("2024-01-30", "2024-01-30")),
        ("The two sides agreed on Tuesday to exchange prisoners in Kherson.", "prisoner_exchange", UNKNOWN),
        ("Gunmen shot dead a judge in Kherson on Sunday. In a separate incident a mine killed a driver in Odesa.", "explosive_device", UNKNOWN),
        ("Gunmen shot dead a judge in Kherson on Sunday. A mine killed a driver in Odesa.", "explosive_device", ("2024-01-28", "2024-01-28")),
        ("Between 1 and 15 January jets bombed Kherson 18 times. In the same period shells hit Odesa 40 times.", "shelling", ("2024-01-01", "2024-01-15")),
    ],
)
def test_days_taken_from_what_was_told_before(text: str, act: str, days: tuple[str | None, str | None]) -> None:
    assert tuple(day and day[:10] for day in _when(text, act)) == days


def test_only_what_went_on_has_the_stretch() -> None:
    text = "Fighting continued for a third day in Kherson on Tuesday, with jets bombing its suburbs. Shells hit a bakery."
    assert _when(text, "armed_clash") == ("2024-01-28", "2024-01-30")
    assert _when(text, "airstrike") == ("2024-01-30", "2024-01-30")
    assert _when(text, "shelling") == ("2024-01-30", "2024-01-30")


def test_what_is_done_by_saying_is_of_the_day_of_the_saying() -> None:
    assert _when("Russia rejected the plan, its foreign minister said on Tuesday.", "rejection") == ("2024-01-30", "2024-01-30")
    assert _when("Russia and Ukraine have reached agreement on a ceasefire, the envoy announced Tuesday.", "agreement_signed") == ("2024-01-30", "2024-01-30")
    assert _when("Russia said on Tuesday it had shelled Kherson.", "shelling") == UNKNOWN
    assert _when("Russia said on Tuesday its troops had shelled Kherson on Sunday.", "shelling") == ("2024-01-28", "2024-01-28")


def test_a_denial_or_charge_of_its_own_takes_no_day_over() -> None:
    told = "Russia shelled Kherson on Sunday. Ukraine {}"
    assert _when(told.format("denied that its drones had struck Belgorod."), "drone_strike") == UNKNOWN
    assert _when(told.format("accused Russia of having shelled Nikopol."), "shelling", "Nikopol") == UNKNOWN
    again = "Ukraine accused Russia of shelling Kherson on Sunday. Russia denied shelling Kherson."
    assert _when(again, "shelling") == ("2024-01-28", "2024-01-28")


def test_the_town_is_where_it_was_written_where_no_other_is_named() -> None:
    (one,) = _read("Kherson, 31 January (Ukrinform) - Shells hit a bakery in the centre of the city this morning.")
    assert one["place"]["name"] == "Kherson" and one["start"] == "2024-02-01"


@pytest.mark.parametrize(
    "lead",
    ["KYIV (AP) — ", "KYIV, Ukraine (AP) — ", "KYIV: ", "BRACKNELL, England (Reuters) - ", "KYIV, Jan 31 (Reuters) - "],
)
def test_where_a_text_was_written_is_no_place_of_its_acts(lead: str) -> None:
    (one,) = _read(lead + "Two soldiers were wounded on Sunday when a shell hit a barracks in Kherson.")
    assert one["place"]["name"] == "Kherson" and one["start"] == "2024-01-28"
