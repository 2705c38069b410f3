"""Deeds that are said not to have been done yet, and that none of them was: two words of a denial, in English and Arabic."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

V = general_vocabulary()


def told(text: str) -> list[Claim]:
    return list(read_text(text, V, published=datetime(2023, 6, 14, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("text", "yet"),
    [
        ("Russian forces had not set up any checkpoint in Kherson yet.", "none"),
        ("Russian troops have set up no checkpoint in Kherson so far, residents said.", "none"),
        ("The Sudanese army has not withdrawn from Kadugli yet.", "not"),
        ("Russian troops have yet to set up a post in Kherson.", "not"),
        ("The Sudanese army had not withdrawn from Kadugli until now, residents said.", "not"),
        ("لم تنسحب القوات الروسية من خيرسون حتى الآن.", "not"),
    ],
)
def test_a_denial_says_whether_it_is_of_all_the_time_before(text: str, yet: str) -> None:
    (one,) = told(text)
    assert (one.modality, one.terms.get("yet")) == ("denied", yet)
    assert one.spans["sentence"][0] <= one.spans["yet"][0] < one.spans["yet"][1] <= one.spans["sentence"][1]


@pytest.mark.parametrize(
    "text",
    [
        "The Sudanese army did not build new posts in Kadugli on Monday.",
        "Russian troops set up a checkpoint in Kherson, the largest so far.",
        "No checkpoint has been set up in Taiz, the mayor said.",
    ],
)
def test_other_denials_and_what_was_done_do_not(text: str) -> None:
    assert told(text) and not any("yet" in c.terms for c in told(text))
