"""Tolls told anew, parts of totals, and what is counted that is nobody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

THURSDAY = datetime(2024, 2, 1, tzinfo=UTC)


def _harmed(text: str) -> list[dict[str, Any]]:
    known = general_vocabulary()
    shown = [present(c, known) for c in read_text(text, known, published=THURSDAY, language="en")]
    return [c for c in shown if c["killed"] or c["injured"]]


def _killed(text: str) -> list[tuple[str, int | None, str | None]]:
    return [(c["act"], c["killed"]["best"] if c["killed"] else None, c["attributed_to"]) for c in _harmed(text)]


FIRST = "Warplanes bombed Kherson on Monday, killing 12 people."


@pytest.mark.parametrize(
    ("later", "best"),
    [
        ("The toll later rose to 16.", 16),
        ("By evening the death toll had reached twenty-one.", 21),
        ("Three of the wounded died in hospital, bringing the toll to 15.", 15),
        ("Two more bodies were found, bringing the toll to 14.", 14),
    ],
)
def test_a_later_toll_is_the_same_harm(later: str, best: int) -> None:
    assert _killed(f"{FIRST} {later}") == [("airstrike", best, None)]


def test_another_voices_toll_is_its_own_claim() -> None:
    assert _killed(f"{FIRST} The governor put the toll at 16.") == [("airstrike", 12, None), ("airstrike", 16, "governor")]
    told = "Warplanes bombed Kherson on Monday, killing 12 people, police said. Police later said the toll had risen to 16."
    assert _killed(told) == [("airstrike", 16, "police")]


@pytest.mark.parametrize(
    "later",
    ["The death toll of the war has risen to 30,000.", "The toll this year stands at 340, the bulletin says."],
)
def test_the_toll_of_a_longer_time_is_not_the_days(later: str) -> None:
    assert ("airstrike", 12, None) in _killed(f"{FIRST} {later}")
    assert all(best != 30000 for _, best, _ in _killed(f"{FIRST} {later}"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Shelling killed 16 people in Kherson; six of them were children.", {"children": 6}),
        ("Two people were killed, one of them a child, when a mine exploded near Kherson.", {"children": 1}),
        ("Four people were killed, three civilians and a soldier, when a mine exploded near Kherson.", {"civilians": 3, "combatants": 1}),
        ("Four people were killed when a mine exploded near Kherson.", {}),
    ],
)
def test_parts_of_a_total(text: str, parts: dict[str, int]) -> None:
    (claim,) = _harmed(text)
    killed = claim["killed"]
    assert killed["best"] == killed["low"] == killed["high"]
    assert {k: killed[k] for k in ("civilians", "women", "children", "combatants") if killed[k] is not None} == parts


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The shelling of Kherson claimed five lives.", 5, None),
        ("An air strike killed at least four people in Kherson on Monday.", 4, None),
        ("An air strike killed four people in Kherson on Monday.", 4, None),
        ("Russian shelling killed at least two people and wounded five in Kherson on Tuesday, the governor said.", 2, 5),
        ("The shelling of Kherson caused five deaths and 12 injuries.", 5, 12),
        ("An air strike on Kherson killed two journalists and their driver.", 3, None),
        ("Two brothers aged 9 and 11 were killed when a mine exploded near Kherson.", 2, None),
        ("A mortar round hit a school in Kherson; a boy of nine died of his wounds in hospital.", 1, None),
        ("Shelling killed a woman of 70 and two girls of six and eight in Kherson.", 3, None),
        ("Shelling killed a family of nine in Kherson.", 9, None),
        ("Between six and eight people were wounded when shells hit Kherson.", None, 7),
    ],
)
def test_ways_to_state_harm(text: str, killed: int | None, injured: int | None) -> None:
    (claim,) = _harmed(text)
    assert (claim["killed"] and claim["killed"]["best"]) == killed
    assert (claim["injured"] and claim["injured"]["best"]) == injured


def test_a_range_keeps_its_ends() -> None:
    (claim,) = _harmed("Air strikes on Kherson killed 30 to 35 people.")
    assert (claim["killed"]["low"], claim["killed"]["best"], claim["killed"]["high"]) == (30, 32, 35)


@pytest.mark.parametrize(
    "text",
    [
        "Shelling of Kherson killed 40 sheep and two horses.",
        "Shelling of Kherson destroyed three cars.",
        "Rebels attacked Kherson; three soldiers are missing and two were captured.",
        "There were no reports of casualties after shells hit Kherson.",
    ],
)
def test_nobody_harmed_is_told(text: str) -> None:
    assert _harmed(text) == []


def test_a_battle_of_last_week_is_no_coming_one() -> None:
    known = general_vocabulary()
    (claim,) = read_text("On Monday, two people died when shells hit a market in Kherson.", known, published=THURSDAY, language="en")
    assert present(claim, known)["start"] == "2024-01-29"


def test_parts_of_a_toll_and_those_who_died_of_wounds() -> None:
    text = "In Kherson the toll of Saturday's air raid has risen to nine, among them four children and two women, after a boy died of his wounds."
    (claim,) = _harmed(text)
    killed = claim["killed"]
    assert (killed["best"], killed["children"], killed["women"]) == (9, 4, 2)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Mortar rounds landed in Kherson without hurting anyone.", 0, 0),
        ("Mortar rounds landed in Kherson, killing nobody.", 0, None),
        ("Gunmen hacked to death at least 17 farmers near Kherson.", 17, None),
        ("Artillery pounded Kherson and wiped out a family of five.", 5, None),
        ("Artillery pounded Kherson and wiped out five tanks.", None, None),
    ],
)
def test_other_words_for_killing_and_for_nobody(text: str, killed: int | None, injured: int | None) -> None:
    told = _harmed(text)
    assert (told[0]["killed"]["best"] if told and told[0]["killed"] else None) == killed
    assert (told[0]["injured"]["best"] if told and told[0]["injured"] else None) == injured
