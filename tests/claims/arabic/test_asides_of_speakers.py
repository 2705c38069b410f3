"""What stands beside a speaker and is not who speaks: where he sits, who got a copy, an adverb, what others say of the victims."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2021, 8, 3, tzinfo=UTC)

CASES = [
    ("وأضاف المرصد، الذي يعمل من دولة الساحل ويعتمد على متطوعين، أن جبهة الجبل قصفت الرمانة.", "watch"),
    ("وقال المركز، في بيان تلقى راديو الظهيرة نسخة منه، إن جبهة الجبل قصفت الرمانة.", "المركز"),
    ("وقال المتحدث، الناطق باسم قوات السهل، إن جبهة الجبل قصفت الرمانة.", "plain_forces"),
    ("وأعلنت أيضا قوات السهل أن جبهة الجبل قصفت الرمانة.", "plain_forces"),
    ("وقال يوهان برونكو إن جبهة الجبل قصفت الرمانة.", "يوهان برونكو"),
    ("وقال مصدر بوضوح إن جبهة الجبل قصفت الرمانة.", "مصدر"),
]


@pytest.mark.parametrize(("text", "who"), CASES)
def test_who_speaks(vocabulary: Vocabulary, text: str, who: str) -> None:
    (one,) = read_text(text, vocabulary, published=DAY)
    assert (one.act, one.actor, one.attributed_to) == ("shelling", "hill_front", who)


@pytest.mark.parametrize("adverb", ["فقط", "لاحقا", "أيضا"])
def test_an_adverb_speaks_never(vocabulary: Vocabulary, adverb: str) -> None:
    told = read_text(f"قالت قوات السهل إنها قصفت الرمانة. وأعلنت {adverb} أن ثلاثة من جنودها قتلوا في قصف على عين الورد.", vocabulary, published=DAY)
    assert [one.attributed_to for one in told] == ["plain_forces"] * 2


def test_an_official_of_some_place_is_not_whoever_spoke_before(vocabulary: Vocabulary) -> None:
    told = read_text("قالت قوات السهل إنها قصفت الرمانة. وقال المسؤول في مستشفى المينا إن خمسة قتلوا في قصف على عين الورد.", vocabulary, published=DAY)
    assert told[-1].attributed_to != "plain_forces"
    told = read_text("قالت قوات السهل إنها قصفت الرمانة. وقال المتحدث في بيان إن خمسة قتلوا في قصف على عين الورد.", vocabulary, published=DAY)
    assert told[-1].attributed_to == "plain_forces"


def test_what_is_said_of_the_victims_is_not_who_tells(vocabulary: Vocabulary) -> None:
    told = read_text("قتل أربعة أشخاص تقول قوات السهل إنهم من جبهة الجبل في قصف على الرمانة.", vocabulary, published=DAY)
    assert [one.attributed_to for one in told] == [None]


@pytest.mark.parametrize("text", ["انتهاك قوات السهل لوقف إطلاق النار في الرمانة", "ندد الأهالي بخرق قوات السهل للهدنة في الرمانة."])
def test_whose_breach_it_is(vocabulary: Vocabulary, text: str) -> None:
    (one,) = (c for c in read_text(text, vocabulary, published=DAY) if c.act == "violation_alleged")
    assert (one.actor, one.target) == ("plain_forces", None)
