"""Casualties: families, parts, totals, ranges, nobody, whose the victims are; accidents and sport."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim, Harm
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2017, 7, 20, 9, tzinfo=UTC)


def read(text: str, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    return read_arabic(text, vocabulary, published=PUBLISHED)


def brief(harm: Harm | None) -> str:
    """low/best/high and the parts, `some` without a number, `-` not said."""
    if harm is None:
        return "-"
    if harm.low is harm.best is harm.high is None:
        return "some"
    low, best, high = ("?" if n is None else str(n) for n in (harm.low, harm.best, harm.high))
    parts = "".join(f" {k[0]}{getattr(harm, k)}" for k in ("women", "children") if getattr(harm, k) is not None)
    return (best if low == best == high else f"{low}/{best}/{high}") + parts


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("قتلت عائلة من خمسة أفراد في قصف على الرمانة", "5", "-"),
        ("قتلت عائلة في قصف على الرمانة", "some", "-"),
        ("مقتل أب وأم وأطفالهما الثلاثة بقذيفة سقطت على الرمانة", "5 w1 c3", "-"),
        ("استشهد رجل وزوجته في قصف على الرمانة", "2 w1", "-"),
        ("قتل خمسة عشر مدنيا وجرح ثمانية وعشرون في قصف على الرمانة", "15", "28"),
        ("قتل ثلاثة وأصيب العشرات في قصف على الرمانة", "3", "some"),
        ("قتل 11 عنصرا من قوات السهل وثلاثة مقاتلين من جبهة الجبل في اشتباكات في الرمانة", "14", "-"),
        ("قتل 11 عنصرا من قوات السهل ونزح ثلاثة من الرمانة", "11", "-"),
        ("ارتفع عدد القتلى في الغارة على الرمانة إلى 27 بينهم تسعة أطفال", "27 c9", "-"),
        ("قتل أربعة في غارة على الرمانة، قبل أن ترتفع الحصيلة إلى ستة قتلى", "6", "-"),
        ("قتل 17 شخصا، هم 10 مدنيين و7 مسلحين، في اشتباكات في الرمانة", "17", "-"),
        ("لم يسفر القصف على الرمانة عن إصابات", "0", "0"),
        ("لا قتلى ولا جرحى في القصف على الرمانة", "0", "0"),
        ("قصفت قوات السهل الرمانة. ولم يسقط ضحايا", "0", "0"),
        ("قصف على الرمانة ولا معلومات عن إصابات", "-", "-"),
        ("أعدمت قوات السهل ثلاثين رجلا في الرمانة", "30", "-"),
        ("قضت غارة على الرمانة على عنصرين من قوات السهل", "2", "-"),
        ("نحو مئتي قتيل سقطوا في معارك في الرمانة", "?/200/?", "-"),
    ],
)
def test_numbers(text: str, killed: str, injured: str, vocabulary: Vocabulary) -> None:
    claim = read(text, vocabulary)[0]
    assert (brief(claim.killed), brief(claim.injured)) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("قتل ثلاثة من عناصر قوات السهل بقصف على الرمانة", "plain_forces"),
        ("جرح ثلاثة جنود من قوات السهل بقصف على الرمانة", "plain_forces"),
        ("جرح ثلاثة جنود بقصف من قوات السهل على الرمانة", None),
    ],
)
def test_whose_the_victims_are(text: str, target: str | None, vocabulary: Vocabulary) -> None:
    (claim,) = read(text, vocabulary)
    assert claim.target == target and (claim.actor == "plain_forces") == (target is None)


@pytest.mark.parametrize(
    ("text", "actor", "killed"),
    [
        ("قتلت قوات السهل 12 مدنيا في الرمانة", "plain_forces", "12"),
        ("قال المرصد إن مسلحين من جبهة الجبل قتلوا أربعة عمال في الرمانة", "hill_front", "4"),
        ("قتل 12 مدنيا في الرمانة", None, "12"),
    ],
)
def test_who_killed(text: str, actor: str | None, killed: str, vocabulary: Vocabulary) -> None:
    (claim,) = read(text, vocabulary)
    assert (claim.act, claim.actor, brief(claim.killed)) == ("killing_other", actor, killed)


def test_the_wounded_who_are_moved_were_not_hurt_by_it(vocabulary: Vocabulary) -> None:
    (claim,) = read("أجلت فرق الإسعاف سبعة جرحى مدنيين من الرمانة", vocabulary)
    assert claim.act == "evacuation" and claim.injured is None


@pytest.mark.parametrize(
    ("peace", "war"),
    [
        ("قتل عاملان جراء انفجار أسطوانة غاز في الرمانة", "قتل عاملان جراء انفجار عبوة في الرمانة"),
        ("قتل ثلاثة في حادث سير في الرمانة", "قتل ثلاثة في الرمانة"),
        ("قصف لاعبو الفريق مرمى ضيوفهم بثلاثية في مباراة الرمانة", "قصفت قوات السهل ملعب الرمانة قبل مباراة"),
    ],
)
def test_accidents_and_games(peace: str, war: str, vocabulary: Vocabulary) -> None:
    assert read(peace, vocabulary) == ()
    assert len(read(war, vocabulary)) == 1
