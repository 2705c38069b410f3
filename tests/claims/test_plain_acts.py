"""Ordinary ways to say an act, each beside words that nearly say it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def acts(text: str) -> list[str]:
    return [c.act for c in next(iter(read_many([Text(text=text, published=DAY, source="outlet")], general_vocabulary())))]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The seizure of the town of Sake by the rebels was reported on Monday.", "control_gained"),
        ("Monitors documented the abduction of two nurses in Goma by gunmen.", "abduction_or_detention"),
        ("The rebels were accused of the burning of homes in Goma.", "property_destruction"),
        ("The army announced the closure of the road to Goma.", "siege_or_blockade"),
        ("Women in Goma were sexually assaulted by militiamen.", "sexual_violence"),
        ("Health workers reported two cases of rape near Goma after rebels passed through.", "sexual_violence"),
        ("Fighting ceased in Goma on Monday.", "offensive_halted"),
        ("The crossing at Goma reopened on Monday, the army said.", "safe_passage"),
        ("Guerrillas attacked an army post.", "ground_assault"),
        ("The army said Russian troops had fired first near Goma.", "small_arms_fire"),
        ("The rebels handed in 40 rifles in Goma.", "weapons_handover"),
        ("The army lifted martial law in Goma.", "offensive_halted"),
        ("Kenya warned Somalia of grave consequences if it sent troops.", "threat"),
        ("Rebels launched nine drones at Goma overnight.", "drone_strike"),
        ("The militia is said to have killed five villagers near Sake.", "killing_other"),
        ("The militia was accused of killing five villagers near Sake.", "killing_other"),
        ("The army threatened to storm Goma unless the rebels leave.", "threat"),
        ("The rebels have until midnight on Friday to leave the hospital, the general told reporters.", "demand_or_ultimatum"),
    ],
)
def test_an_act_said_in_ordinary_words(text: str, act: str) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The seizure of a chance by the rebels surprised Goma.", "control_gained"),
        ("The abduction of meaning in politics was his theme, the army chief in Goma said.", "abduction_or_detention"),
        ("The army kept the truce in Goma and respected the ceasefire.", "truce_declared"),
        ("A soldier was killed in a road accident near Goma, the army said.", "killing_other"),
        ("Floods killed 40 people near Goma, the army said.", "killing_other"),
        ("The army attacked the idea.", "ground_assault"),
        ("Rebels handed in a petition in Goma to the army.", "weapons_handover"),
        ("The army warned of rain if clouds came to Goma.", "threat"),
        ("The general fired first his cook in Goma and then his aide, the army said.", "small_arms_fire"),
        ("The army said it had shot down two drones over Goma.", "small_arms_fire"),
        ("Kenya launched a drone for maize farmers.", "drone_strike"),
        ("The general reopened the debate on Monday in Goma, the army said.", "safe_passage"),
        ("Fighting has not ceased in Goma, the army said on Monday.", "offensive_halted"),
    ],
)
def test_what_nearly_says_an_act(text: str, act: str) -> None:
    assert act not in acts(text)


def test_a_depot_of_rockets_is_not_hit_by_rockets() -> None:
    assert acts("The army said it had struck a rocket depot near Goma.") == ["other"]
    assert acts("The army struck a rocket depot near Goma. Warplanes were overhead, residents said.") == ["airstrike"]


def test_an_update_is_no_speaker() -> None:
    text = "Humanitarian update: 3,200 people fled Goma on Monday, the mayor said."
    chains = [c.attributed_chain for c in next(iter(read_many([Text(text=text, published=DAY, source="outlet")], general_vocabulary())))]
    assert chains == [("mayor",)]


def test_who_wounds_is_who_did_it() -> None:
    told = next(iter(read_many([Text(text="Gunmen wounded two soldiers near Goma.", published=DAY, source="outlet")], general_vocabulary())))
    assert [(c.actor_surface, c.injured.best if c.injured else None) for c in told] == [("Gunmen", 2)]
    told = next(iter(read_many([Text(text="A fall wounded two soldiers near Goma.", published=DAY, source="outlet")], general_vocabulary())))
    assert not any(c.actor_surface for c in told)
