"""Kinds, matters and numbers that short lists of words tell of a coarse act, in English and Arabic."""

from __future__ import annotations

import pytest
from tests.claims.test_english import one

from ceasefire.claims.claim import Claim
from ceasefire.claims.kinds import kinds, with_kinds


def made(text: str, act: str, word: str, **terms: str) -> Claim:
    """A claim of one sentence whose act was read from that word, with the terms that its words tell."""
    at = text.index(word)
    spans = {"sentence": (0, len(text)), "act": (at, at + len(word))}
    for key, value in terms.items():
        spans[key] = text.index(value), text.index(value) + len(value)
    return with_kinds(Claim(id="claim-x", report="r", act=act, terms=dict(terms), spans=spans), text)


@pytest.mark.parametrize(
    ("text", "act", "word", "kind"),
    [
        ("The army sent reinforcements to the town.", "force_movement", "sent", "reinforcement"),
        ("The army brought tanks close to the town.", "force_movement", "brought", "weapons_brought"),
        ("The army replaced its units, a rotation it called routine, and moved in.", "force_movement", "replaced", "rotation"),
        ("The army recruited 200 young men of the town.", "integration_of_fighters", "recruited", "recruitment"),
        ("Military police entered the town.", "force_movement", "entered", "police_deployment"),
        ("Fighters dug trenches along the river.", "fortification", "dug", "earthworks"),
        ("أرسل الجيش تعزيزات عسكرية إلى البلدة.", "force_movement", "أرسل", "reinforcement"),
        ("دخلت الشرطة العسكرية البلدة.", "force_movement", "دخلت", "police_deployment"),
    ],
)
def test_what_a_movement_was(text: str, act: str, word: str, kind: str) -> None:
    claim = made(text, act, word)
    assert claim.terms["posture"] == kind
    assert claim.id != "claim-x"
    first, last = claim.spans["posture"]
    assert text[first:last].strip() and claim.spans["sentence"][0] <= first < last <= claim.spans["sentence"][1]


def test_words_of_another_part_of_a_long_sentence_do_not_count() -> None:
    text = "The army moved to the river, and " + "on the other bank, far from there, nothing happened, " * 3 + "reinforcements came."
    assert "posture" not in made(text, "force_movement", "moved").terms


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army sent 400 soldiers to the town.", "sent", {"men": "400"}),
        ("The army sent at least twelve tanks and 30 soldiers.", "sent", {"vehicles": "12", "vehicles_modifier": "at_least", "men": "30"}),
        ("Hundreds of fighters were brought up.", "brought", {"men": "Hundreds"}),
        ("On 22 July the soldiers were brought up.", "brought", {}),
        ("The 4th Division soldiers were brought up.", "brought", {}),
        ("In 2029 soldiers were brought up.", "brought", {}),
        ("أرسل الجيش نحو 300 عنصر إلى البلدة.", "أرسل", {"men": "300", "men_modifier": "about"}),
        ("أرسل الجيش أربع دبابات إلى البلدة.", "أرسل", {"vehicles": "4"}),
    ],
)
def test_numbers_are_those_that_stand_with_men_vehicles_or_arms(text: str, word: str, expected: dict[str, str]) -> None:
    terms = made(text, "force_movement", word).terms
    assert {k: v for k, v in terms.items() if k.split("_")[0] in kinds().counted} == expected


def test_the_matter_is_that_of_the_demand_and_not_of_the_sentence() -> None:
    text = "After the siege the army demanded that fighters hand over weapons."
    assert made(text, "demand_or_ultimatum", "demanded", content="that fighters hand over weapons").terms["about"] == "weapons"


def test_the_word_before_a_condition_says_which_way_it_goes() -> None:
    claim = one("The Velorian army vowed to continue the bombardment unless Karsa is cleansed of leaders.", "threat")
    assert claim.terms["condition_word"] == "unless" and claim.terms["condition"].startswith("Karsa")


def test_a_claim_of_another_act_stays_as_it_is() -> None:
    plain = Claim(id="claim-x", report="r", act="shelling", spans={"sentence": (0, 20), "act": (4, 10)})
    assert with_kinds(plain, "The shelling of tanks") is plain
