"""A truce declared over in Arabic, and what nearly says so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2017, 7, 20, 9, tzinfo=UTC)


def over(text: str, vocabulary: Vocabulary) -> list[Claim]:
    return [c for c in read_arabic(text, vocabulary, published=PUBLISHED) if c.terms.get("step") == "ended"]


@pytest.mark.parametrize(
    "text",
    ["أعلنت قوات السهل انتهاء الهدنة", "أعلنت قوات السهل إنهاء وقف إطلاق النار", "أعلنت قوات السهل انسحابها من الاتفاق", "انسحبت قوات السهل من اتفاق الهدنة"],
)
def test_who_ends_a_truce(text: str, vocabulary: Vocabulary) -> None:
    assert [(c.act, c.actor, c.modality) for c in over(text, vocabulary)] == [("rejection", "plain_forces", "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "انسحبت قوات السهل من الرمانة", "انسحبت قوات السهل من بلدة عين الورد بموجب الاتفاق", "نفت قوات السهل انسحابها من الاتفاق",
        "هددت قوات السهل بالانسحاب من الاتفاق", "أعلنت قوات السهل هدنة في الرمانة", "أعلنت قوات السهل تمديد الهدنة",
    ],
)  # fmt: skip
def test_what_ends_no_truce(text: str, vocabulary: Vocabulary) -> None:
    assert not [c for c in over(text, vocabulary) if c.modality == "asserted"]
