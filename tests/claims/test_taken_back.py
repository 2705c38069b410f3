"""Ground that is said to be taken back, from nobody named, carries a term; ids and fields stay."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

WORDS = general_vocabulary()
DAY = datetime(2021, 5, 6, tzinfo=UTC)


def back(text: str) -> list[bool]:
    return ["back" in c.terms for c in read_text(text, WORDS, published=DAY) if c.act == "control_gained"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Ukrainian army regained all the positions near Kupiansk on Tuesday.", [True]),
        ("The Sudanese army recaptured Wad Madani on Tuesday.", [True]),
        ("The Sudanese army captured Wad Madani on Tuesday.", [False]),
        ("The Sudanese army recaptured Wad Madani from the Rapid Support Forces on Tuesday.", [False]),
        ("استعاد الجيش السوداني مدينة ود مدني يوم الثلاثاء.", [True]),
        ("سيطر الجيش السوداني على مدينة ود مدني يوم الثلاثاء.", [False]),
    ],
)
def test_what_is_taken_back(text: str, told: list[bool]) -> None:
    assert back(text) == told


def test_the_words_are_kept_and_the_id_is_of_the_rest() -> None:
    text = "The Sudanese army recaptured Wad Madani on Tuesday."
    (one,) = [c for c in read_text(text, WORDS, published=DAY) if c.act == "control_gained"]
    assert text[slice(*one.spans["back"])] == "recaptured"
