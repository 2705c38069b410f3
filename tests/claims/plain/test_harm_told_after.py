"""Who the dead were, who gives another figure, and figures of other times: told in a sentence of their own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Harm
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 5, 15, tzinfo=UTC)
LEAD = "An air strike on Goma on Tuesday killed nine people. "


def harm(harm: Harm | None) -> dict[str, int]:
    names = ("low", "best", "high", "children", "women", "civilians", "combatants")
    return {} if harm is None else {n: v for n in names if (v := getattr(harm, n)) is not None}


def all_of(number: int, **parts: int) -> dict[str, int]:
    return {"low": number, "best": number, "high": number, **parts}


def read(text: str) -> list[tuple[dict[str, int], dict[str, int]]]:
    told = [(harm(c.killed), harm(c.injured)) for c in read_text(text, general_vocabulary(), published=DAY)]
    return [one for one in told if one != ({}, {})]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (LEAD + "All of them were civilians.", all_of(9, civilians=9)),
        (LEAD + "All of them were members of one family.", all_of(9)),
        (LEAD + "The dead were all women.", all_of(9, women=9)),
        (LEAD + "All were women and children.", all_of(9)),  # how many of each is not said
        (LEAD + "Three women and a child were among the dead.", all_of(9, women=3, children=1)),
        (LEAD + "Women and children were among the dead.", all_of(9)),
        (LEAD + "Two of the victims were children.", all_of(9, children=2)),
        (LEAD + "Two of the victims were teachers.", all_of(9)),
        (LEAD + "Twelve of the dead were children.", all_of(9)),  # more than were told
        (LEAD + "Four were children.", all_of(9, children=4)),
        (LEAD + "It was the worst raid since March, when 30 people died.", all_of(9)),
        (LEAD + "The war has killed more than 30,000 people.", all_of(9)),
        (LEAD + "More than 30,000 people have been killed since the war began.", all_of(9)),
    ],
)
def test_what_is_told_later_of_the_dead(text: str, killed: dict[str, int]) -> None:
    assert read(text) == [(killed, {})]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("No fewer than twelve miners were killed in a car bomb near Goma on Monday.", {"low": 12, "best": 12}, {}),
        ("No miners were killed in a car bomb near Goma on Monday.", all_of(0), {}),
        ("Shells hit Goma on Monday. There were no dead or wounded.", all_of(0), all_of(0)),
        ("Shells hit Goma on Monday. There were no wounded.", {}, all_of(0)),
        ("An air strike killed 14 government troops near Goma on Monday.", all_of(14, combatants=14), {}),
        ("An air strike killed 14 government officers near Goma on Monday.", all_of(14), {}),
        ("A car bomb hit Goma on Monday. Police said two officers were killed.", all_of(2), {}),
        ("A car bomb hit Goma on Monday. The army said two officers were killed.", all_of(2, combatants=2), {}),
        ("Amir Hadi, 18, was shot dead by a sniper in Goma on Sunday.", all_of(1), {}),
        ("Amir Hadi, 18, and his cousin Omar, 20, were killed by a sniper in Goma on Sunday.", all_of(2), {}),
        ("In Goma 18 people were shot dead by a sniper on Sunday.", all_of(18), {}),
        ("A shell fell on a house in Goma on Monday, one martyr and four wounded.", all_of(1), all_of(4)),
        ("A car bomb in Goma left 14 people dead and 12 members of one family wounded on Monday.", all_of(14), all_of(12)),
        ("A car bomb in Goma on Monday left 14 people dead, 12 of them members of one family.", all_of(14), {}),
    ],
)
def test_one_toll(text: str, killed: dict[str, int], injured: dict[str, int]) -> None:
    assert read(text) == [(killed, injured)]


def test_a_second_voice_has_its_own_toll() -> None:
    text = "Rebels attacked a patrol near Goma on Monday. The army said 12 rebels were killed. "
    assert read(text + "The rebels put their own losses at three.") == [(all_of(12, combatants=12), {}), (all_of(3), {})]
    assert read(text + "The rebels put their own targets at three.") == [(all_of(12, combatants=12), {})]
    counted = read("Mortar fire hit a market in Goma on Monday, police said. Medics counted 24 bodies and 9 wounded.")
    assert counted == [(all_of(24), all_of(9))]
