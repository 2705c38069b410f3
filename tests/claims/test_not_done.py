"""What was not done, or not yet; the talks of a clause taken for a verb; where those were attacked who lost a place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.clock import first_day
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2023, 6, 14, tzinfo=UTC)


def told(text: str) -> list[Claim]:
    return list(read_text(text, general_vocabulary(), published=DAY))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Russian forces had not set up any checkpoint in Kherson yet.", "fortification"),
        ("Russian troops have set up no checkpoint in Kherson so far, residents said.", "fortification"),
        ("No checkpoint has been set up in Taiz, the mayor said.", "fortification"),
        ("The Sudanese army did not build new posts in Kadugli on Monday.", "fortification"),
        ("Russian troops have yet to set up a post in Kherson.", "fortification"),
        ("The Sudanese army has yet to withdraw from Kadugli.", "withdrawal"),
        ("Russian forces fired no shells at Nikopol on Monday, the governor said.", "shelling"),
    ],
)
def test_what_was_not_done_is_denied(text: str, act: str) -> None:
    assert [(c.act, c.modality) for c in told(text)] == [(act, "denied")]


@pytest.mark.parametrize("text", ["The army does not set up checkpoints in Taiz.", "The strike in Taiz hit no one."])
def test_habits_and_misses_are_no_claims_of_the_deed(text: str) -> None:
    assert all(c.act not in {"fortification", "agreement_signed"} for c in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "A rebel spokesman said on Saturday that talks with Russia collapsed.",
        "The rebels said that talks with Saudi Arabia had failed.",
        "An aide told reporters that talks with Russia broke down.",
        "Ukraine said that talks with Russia stalled.",
        "A mediator said on Monday that talks with the Sudanese army ended.",
    ],
)
def test_talks_that_fail_are_talks_whatever_the_tag(text: str) -> None:
    assert "negotiation" in [c.act for c in told(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Sudanese army lost two posts near Kadugli on Monday. Six soldiers were killed in the attack by the rebels. Shelling hit Dilling.", "Kadugli"),
        ("The Sudanese army lost Kadugli on Monday. Four soldiers died in the assault. Dilling was shelled.", "Kadugli"),
        ("Ukraine lost the town of Lyman on Monday. The attack left nine soldiers dead. Izyum was shelled.", "Lyman"),
        ("The Sudanese army said it lost a hill near Dilling on Monday. The assault by rebels killed three of its men. Kadugli was shelled.", "Dilling"),
        ("Ukrainian forces lost a village near Kherson on Monday. The ground attack killed five of them. Nikopol was shelled.", "Kherson"),
    ],
)
def test_who_lost_a_place_was_attacked_there(text: str, place: str) -> None:
    (attack,) = [c for c in told(text) if c.killed is not None]
    assert attack.place is not None and attack.place.name == place
    assert attack.when is not None and first_day(attack.when).isoformat() == "2023-06-12"


@pytest.mark.parametrize(
    "text",
    [
        "The Sudanese army lost two posts near Kadugli on Monday. Six soldiers were killed in an attack by rebels. Shelling hit Dilling.",
        "The Sudanese army lost Kadugli on Monday. Two people died in the attack on Tuesday. Dilling was shelled.",
        "Ukraine lost Lyman on Monday. The attack by Ukraine left two dead. Izyum was shelled.",
    ],
)
def test_another_attack_has_another_place(text: str) -> None:
    assert all(c.place is None for c in told(text) if c.killed is not None)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked army posts in Kadugli and took two villages there. The UN is worried.",
        "Islamic State stormed Baiji and seized the town.",
        "Ukrainian troops assaulted a hill near Lyman and captured it and two villages near Lyman.",
        "The Sudanese army shelled Kadugli and recaptured the town.",
        "Fighters raided a base in Taiz and overran two posts in Taiz.",
    ],
)
def test_what_was_taken_in_one_breath_with_an_attack_was_taken_then(text: str) -> None:
    claims = told(text)
    attack = next(c for c in claims if c.kind == "event")
    taken = [c for c in claims if c.act == "control_gained"]
    assert taken and attack.when is not None
    assert {(c.when, c.when_assumed) for c in taken} == {(attack.when, attack.when_assumed)}


def test_what_another_took_has_no_time_of_the_attack() -> None:
    claims = told("Rebels attacked Kadugli, and the Sudanese army took Dilling.")
    assert [c.when for c in claims if c.act == "control_gained"] == [None]
