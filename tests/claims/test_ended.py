"""A truce declared over, and what nearly says so. English; Arabic in `arabic/test_ended.py`."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def over(text: str) -> list[Claim]:
    claims = next(iter(read_many([Text(text=text, published=DAY, source="outlet")], general_vocabulary())))
    return [c for c in claims if c.terms.get("step") == "ended"]


@pytest.mark.parametrize(
    "text",
    [
        "The Rapid Support Forces declared the truce over on Monday.",
        "The Rapid Support Forces said the ceasefire was over.",
        "The truce is over, the Rapid Support Forces said.",
        "The Rapid Support Forces announced the end of the truce.",
        "The Rapid Support Forces withdrew from the agreement on Monday.",
        "The Rapid Support Forces said it was withdrawing from the ceasefire agreement.",
        "The Rapid Support Forces pulled out of the ceasefire agreement.",
        "The Rapid Support Forces said they were no longer bound by the truce.",
        "The Rapid Support Forces ended the truce on Monday.",
        "The Rapid Support Forces abrogated the accord.",
    ],
)
def test_who_ends_a_truce(text: str) -> None:
    assert [(c.act, c.actor, c.modality, c.kind) for c in over(text)] == [("rejection", "rsf", "asserted", "statement")]


def test_the_words_are_shown() -> None:
    text = "The Rapid Support Forces said the ceasefire was over."
    (one,) = over(text)
    assert text[slice(*one.spans["step"])] == "was"
    assert one.attributed_to == "rsf"


@pytest.mark.parametrize(
    "text",
    [
        "The Rapid Support Forces withdrew from the town.",
        "The Rapid Support Forces said they were bound by the truce.",
        "The Rapid Support Forces said the truce was not over.",
        "The Rapid Support Forces threatened to withdraw from the truce.",
        "The Rapid Support Forces declared a truce.",
        "The Rapid Support Forces suspended the truce.",
        "The ceasefire ended on Monday.",
        "The Rapid Support Forces ended the siege of Goma.",
    ],
)
def test_what_ends_no_truce(text: str) -> None:
    assert not [c for c in over(text) if c.modality == "asserted"]


def test_what_one_says_of_another_stays_its_word() -> None:
    (one,) = over("The Houthis accused the Rapid Support Forces of ending the truce.")
    assert (one.actor or one.target, one.attributed_to) == ("rsf", "houthis")
