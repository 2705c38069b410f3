"""Whether a text tells a claim at all: doubted where the claim says little or tells again what was told, for either side alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.doubt.doubt import all_signs, weighed
from ceasefire.claims.doubt.signs import EITHER
from ceasefire.claims.read import read_text
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2018, 6, 20, tzinfo=UTC)
FULL = "Syrian government forces shelled Tafas on Tuesday, killing three civilians, a doctor told Reuters."
THIN = "They attacked again and took several positions, before the clashes spread."


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary(load(embedded("southwest-syria")))


def read(text: str, known: Vocabulary, *, explain: bool = False) -> tuple[Claim, ...]:
    return read_text(text, known, published=DAY, doubt=True, explain=explain)


def chances(text: str, known: Vocabulary) -> list[float]:
    """How probable it is of each claim that the text tells it."""
    claims = read(text, known)
    assert claims
    return [weighed()["claim"].chance(signs["claim"]) for signs in all_signs(claims, text, known) if signs is not None]


def test_what_says_much_is_surer_than_what_says_little(known: Vocabulary) -> None:
    (full,), thin = chances(FULL, known), chances(f"{FULL} {THIN}", known)[1:]
    assert thin and full > 0.9 > max(thin)
    assert "claim" not in _doubt(read(FULL, known)[0])
    assert any("claim" in _doubt(one) for one in read(f"{FULL} {THIN}", known)[1:])


def test_what_was_told_of_the_place_before_is_less_sure(known: Vocabulary) -> None:
    again = "{}Rebels said that shells had hit Tafas."
    told = chances(again.format("Syrian government forces shelled Tafas on Monday. "), known)[-1]
    elsewhere = chances(again.format("Syrian government forces shelled Nawa on Monday. "), known)[-1]
    assert told < elsewhere


def test_of_what_is_announced_and_of_arabic_nobody_knows(known: Vocabulary) -> None:
    coming = read("The Southern Front will withdraw from Nawa, it said on Tuesday.", known)
    arabic = read("قصفت قوات النظام بلدة طفس يوم الثلاثاء، ما أدى إلى مقتل ثلاثة مدنيين، بحسب طبيب.", known)
    assert coming and arabic and {one.modality for one in coming} == {"future_or_conditional"}
    for text, claims in (("The Southern Front will withdraw from Nawa, it said on Tuesday.", coming), ("", arabic)):
        assert all("claim" not in _doubt(one) for one in claims)
        assert all(signs is not None and "claim" not in signs and "place" in signs for signs in all_signs(claims, text, known))


def test_the_words_say_that_the_whole_is_doubted(known: Vocabulary) -> None:
    doubted = [one for one in read(f"{FULL} {THIN}", known, explain=True) if "claim" in _doubt(one)]
    assert doubted
    for one in doubted:
        assert isinstance(one.why, dict)
        assert one.why["claim"].startswith("all of it; doubted: ") and one.why["claim"].endswith("of 10 such cases")


@pytest.mark.parametrize("text", ["{a} and {b} clashed near Nawa. {b} attacked {a} again, and {a} took positions.", "{a} denied that it had attacked {b}. It shelled Tafas."])
def test_it_is_the_same_for_either_side(text: str, known: Vocabulary) -> None:
    a, b = "Russian forces", "Israeli forces"
    assert chances(text.format(a=a, b=b), known) == chances(text.format(a=b, b=a), known)


def test_signs_speak_against_a_claim_alone() -> None:
    model = weighed()["claim"]
    assert model.weights and all(weight <= 0 for sign, weight in model.weights.items() if sign not in EITHER)
    assert model.chance({"thin": 2.0, "pronoun": 1.0}) < model.threshold < model.chance({})


def _doubt(claim: Claim) -> dict[str, float]:
    assert isinstance(claim.doubt, dict)
    return claim.doubt
