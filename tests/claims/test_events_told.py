"""Events of war as news, monitors and residents tell them, in classes of words; and what only looks like one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.gate import worth_parsing
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 5, 10, tzinfo=UTC)


def acts(text: str) -> list[str]:
    (claims,) = read_many([Text(text=text, published=DAY, language="en")], general_vocabulary())
    return [c.act for c in claims]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # Whom, what and what with come from whole classes of nouns.
        ("Raiders led away five ploughmen near Jos on Monday.", "abduction_or_detention"),
        ("Gunmen bundled a midwife into a car in Goma on Tuesday.", "abduction_or_detention"),
        ("Bandits made off with four pilgrims outside Kaduna on Friday.", "abduction_or_detention"),
        ("Soldiers torched thirty huts in Bunia on Sunday.", "property_destruction"),
        ("Armed men burned three buses near Arauca on Monday.", "property_destruction"),
        ("Militiamen put the torch to a granary near Nyala on Friday.", "property_destruction"),
        ("Fighters emptied the dispensary in Bentiu of furniture on Sunday.", "property_destruction"),
        ("A quadcopter slammed into a tram in Kherson on Wednesday.", "drone_strike"),
        ("Jets flattened a bakery in Idlib on Sunday.", "airstrike"),
        ("Rockets smashed into a quay in Odesa on Sunday.", "shelling"),
        ("Police fired live rounds at a crowd in Homs on Friday.", "small_arms_fire"),
        ("Snipers fired down on a queue in Misrata on Monday.", "small_arms_fire"),
        ("A tractor ran over a mine outside Izium on Saturday.", "explosive_device"),
        ("A truck packed with explosives was driven at the gate of a camp in Gao on Thursday.", "explosive_device"),
        ("There was combat in Bakhmut on Thursday.", "armed_clash"),
        ("The last paratroopers drove out of Kidal on Tuesday.", "withdrawal"),
        ("Engineers of the army piled up a berm near Derna on Monday.", "fortification"),
        ("The flag of the rebels has been flying over the town hall of Goma since Friday.", "control_gained"),
        ("The army recovered the suburb of Saraqib on Sunday.", "control_gained"),
        ("Nearly 3,000 people have crossed into Adre since Sunday.", "displacement"),
        ("Eight lorries of the World Food Programme rolled into Zamzam on Monday.", "aid_delivery"),
        ("A column of tanks was seen near Izium on Wednesday.", "force_movement"),
        # That none did is what is told.
        ("No lorry with flour has been let into Djibo since 3 May.", "aid_obstruction"),
        ("Since Monday the people of Mekelle have had neither water nor electricity.", "service_disruption"),
        ("No internet in Mekelle for a third week.", "service_disruption"),
        ("Nothing has come into or gone out of Babanusa since Friday.", "siege_or_blockade"),
        # What has not stopped goes on.
        ("Rocket fire on Saraqib has not let up since dawn.", "shelling"),
        ("The shelling of Bakhmut did not stop on Tuesday.", "shelling"),
        ("A blast tore through a mosque in Kabul on Friday, killing two.", "explosive_device"),
        # A soft word at a place, in a text with no word of peace.
        ("Raid on Tyre at noon.", "ground_assault"),
    ],
)
def test_the_event(text: str, act: str) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were driven away from the camp in Gao by ambulance on Monday.",
        "Raiders of the lost ark led away the box office in Jos on Monday.",
        "Fans made off with souvenirs in Kaduna on Friday.",
        "The singer torched her rivals in Bunia on Sunday.",
        "A critic slammed into the minister in Kherson on Wednesday.",
        "Heat flattened sales in Idlib on Sunday.",
        "The tractor ran over a kerb outside Izium on Saturday.",
        "A truck packed with melons was driven to the market in Gao on Thursday.",
        "There was laughter in Bakhmut on Thursday.",
        "The last tourists drove out of Kidal on Tuesday.",
        "The patient recovered in Saraqib on Sunday.",
        "No lorry has been painted in Djibo since 3 May.",
        "In 1943 tanks rolled into the village of Prokhorovka and burned every house.",
        "There was no power struggle in Goma.",
        "A gas blast tore through a block of flats in Naples, killing two.",
        "The museum shows how the town was besieged in 1648.",
        "Attack on the budget in London at noon.",
    ],
)
def test_what_nearly_tells_one(text: str) -> None:
    assert acts(text) == []


def test_a_closed_road_and_what_it_does_are_one_event() -> None:
    assert acts("The army closed the road to Djibo on Sunday and no flour has come in since.") == ["siege_or_blockade"]


def test_a_halt_that_did_not_come_is_no_halt() -> None:
    assert "offensive_halted" not in acts("The army has not stopped its offensive on Bakhmut.")


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Raiders seized five ploughmen near Jos.", True),
        ("The firm seized its chance and grabbed a share.", False),
        ("There has been no power in Goma since Monday.", True),
        ("There has been power in Goma since Monday.", False),
        ("The army seized Rutshuru on Monday.", True),
    ],
)
def test_a_sentence_is_parsed_only_when_it_holds_a_word_of_each_kind(text: str, worth: bool) -> None:
    keys = text.lower().strip(".").split()
    assert worth_parsing(keys, "army" in keys, not keys[-1].startswith("share")) is worth
