"""What war does to lives, told without a blow: services, flight, aid, passage, pardons; and what only looks like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary


def _acts(text: str) -> list[str]:
    return [c.act for c in read_text(text, general_vocabulary(), published=datetime(2024, 5, 16, tzinfo=UTC))]


def _places(text: str) -> list[str | None]:
    return [c.place.name if c.place else None for c in read_text(text, general_vocabulary(), published=datetime(2024, 5, 16, tzinfo=UTC))]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Telephone and internet networks have been down in El Fasher since Saturday, besieged residents say.", "service_disruption"),
        ("Nearly half a million customers in Kharkiv were left without electricity on Tuesday, the army said.", "service_disruption"),
        ("Villagers left Shwebo on Monday before the soldiers came.", "displacement"),
        ("More than 600 former fighters were absorbed into the national army at a ceremony in Juba on Friday.", "integration_of_fighters"),
        ("Kyiv and Moscow each returned 75 prisoners of war on Friday.", "prisoner_exchange"),
        ("Ansar Allah gunmen detained eleven UN staff members in Hodeidah on Tuesday.", "abduction_or_detention"),
        ("Ansar Allah gunmen detained a UN patrol in Hodeidah for two hours on Tuesday.", "monitor_restricted"),
        ("Houthi gunmen prevented trucks loaded with wheat from entering Taiz on Wednesday.", "aid_obstruction"),
        ("The World Food Programme brought 14 trucks of flour to Gaza City on Monday.", "aid_delivery"),
        ("Israel has kept the Kerem Shalom crossing closed to aid trucks since 7 May.", "aid_obstruction"),
        ("Dissidents of the FARC imposed an armed strike in Puerto Asis on Friday.", "siege_or_blockade"),
        ("Ukrainian police moved 1,200 residents out of Vovchansk on Friday under shelling.", "evacuation"),
        ("Sixty rebels were pardoned in Juba on Monday.", "settlement_of_status"),
        ("Rebel fighters and their families left Idlib on Wednesday.", "evacuation"),
        ("Rebel fighters left Idlib on Wednesday.", "withdrawal"),
    ],
)
def test_the_act(text: str, act: str) -> None:
    assert act in _acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A Saudi-led coalition warplane circled over Saada on Monday night without dropping bombs.", "airstrike"),
        ("Houthi gunmen prevented trucks loaded with wheat from entering Taiz on Wednesday.", "aid_delivery"),
        ("Ansar Allah gunmen detained eleven UN staff members in Hodeidah on Tuesday.", "monitor_restricted"),
        ("Passengers were left without a guide in Kharkiv on Tuesday.", "service_disruption"),
        ("The team returned 75 tickets in Kyiv on Friday.", "prisoner_exchange"),
    ],
)
def test_not_the_act(text: str, act: str) -> None:
    assert act not in _acts(text)


def test_a_town_that_no_dictionary_has_is_left_or_reached() -> None:
    assert _places("Congolese soldiers retreated from Qarvelo overnight.") == ["Qarvelo"]
    assert _places("Congolese soldiers retreated overnight, said Qarvelo.") == [None]


@pytest.mark.parametrize(
    ("text", "act", "told"),
    [
        ("Houthi engineers mined the shore near Mocha over the weekend.", "explosive_device", True),
        ("The company mined coal near Mocha over the weekend.", "explosive_device", False),
        ("Armoured columns of the army marched into Juba on Sunday.", "force_movement", True),
        ("Rebels marched away a dozen farmers near Juba on Sunday.", "force_movement", False),
        ("Israeli soldiers took a shepherd from the hills near Sidon on Tuesday.", "abduction_or_detention", True),
        ("Israeli soldiers took a photograph from the hills near Sidon on Tuesday.", "abduction_or_detention", False),
        ("A UN flight carrying medicine was denied landing in Lalibela on Wednesday.", "monitor_restricted", False),
        ("A UN patrol was denied passage in Lalibela on Wednesday.", "monitor_restricted", True),
        ("The convoy reached besieged Aleppo on Wednesday.", "siege_or_blockade", False),
        ("The army besieged Aleppo on Wednesday.", "siege_or_blockade", True),
        ("Commuters fled heavy rain in Kyiv on Monday.", "displacement", False),
        ("Families fled the bombardment in Kyiv on Monday.", "displacement", True),
        ("The bodies of 94 Ukrainian servicemen were brought home on Friday, officials in Kyiv said.", "prisoner_exchange", True),
        ("Fighting went on in Khartoum on Friday.", "armed_clash", True),
    ],
)
def test_the_act_and_what_nearly_is_it(text: str, act: str, told: bool) -> None:
    assert (act in _acts(text)) is told


def test_monitors_are_stopped_where_they_were_and_not_where_who_stopped_them_is_from() -> None:
    assert _places("Separatists in Donetsk did not allow OSCE observers to pass a checkpoint in Horlivka on Monday.") == ["Horlivka"]


@pytest.mark.parametrize(
    ("text", "act", "told"),
    [
        ("Israeli settlers uprooted 90 olive trees near Nablus on Saturday while soldiers stood by.", "property_destruction", True),
        ("Israeli settlers uprooted 90 olive trees near Nablus on Saturday while soldiers stood by.", "displacement", False),
        ("The fighting uprooted 90 families near Nablus on Saturday.", "displacement", True),
        ("The garrison fled Kharkiv on Friday.", "displacement", False),
        ("Russian forces dug in near Kharkiv over the weekend.", "fortification", True),
        ("Russian forces dug wells near Kharkiv over the weekend.", "fortification", False),
        ("The Clan del Golfo lifted its armed strike in Medellin on Monday.", "offensive_halted", True),
        ("Teachers ended their strike in Medellin on Monday.", "offensive_halted", False),
        ("MONUSCO flew 31 wounded soldiers from Beni to Goma on Tuesday.", "evacuation", True),
        ("MONUSCO flew 31 officials from Beni to Goma on Tuesday.", "evacuation", False),
        ("Turkish cargo ships unloaded tanks at Misrata on Friday, the UN panel said.", "aid_delivery", False),
        ("Former rebels in Juba were sworn into the army on Monday.", "integration_of_fighters", True),
        ("The minister was sworn into office in Juba on Monday while rebels watched.", "integration_of_fighters", False),
        ("The Israeli army told residents of Rafah on Wednesday to move south.", "demand_or_ultimatum", True),
        ("The Israeli army told residents of Rafah on Wednesday about the move south.", "demand_or_ultimatum", False),
        ("Ambulances carried 19 newborns from Gaza City to Rafah on Saturday.", "evacuation", True),
        ("Ambulances carried 19 boxes from Gaza City to Rafah on Saturday.", "evacuation", False),
        ("The president received a pardon petition in Bogota.", "settlement_of_status", False),
        ("Opposition soldiers were merged into the unified forces in Juba on Tuesday.", "integration_of_fighters", True),
    ],
)
def test_further_words(text: str, act: str, told: bool) -> None:
    assert (act in _acts(text)) is told
