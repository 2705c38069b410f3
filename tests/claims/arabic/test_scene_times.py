"""When acts were, by the words around them: what opens the next clause, what only dates another, the same period."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire import clock
from ceasefire.claims.arabic.read import read_arabic
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)  # a Thursday


def days(text: str, vocabulary: Vocabulary) -> list[tuple[str, str, str]]:
    """Act, first and last day ("-" where the text does not say) of each claim, without the year."""
    out = []
    for claim in read_arabic(text, vocabulary, published=PUBLISHED):
        said = claim.when is not None and not claim.when_assumed
        first, last = (clock.first_day(claim.when), clock.last_day(claim.when)) if said and claim.when else (None, None)
        out.append((claim.act, f"{first:%m-%d}" if first else "-", f"{last:%m-%d}" if last else "-"))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تحاصر قوات السهل الرمانة منذ الثالث من أيار، وفي العاشر من أيار قصفت قوات الجبل عين الورد", [("siege_or_blockade", "05-03", "05-16"), ("shelling", "05-10", "05-10")]),
        ("سيطرت قوات السهل على الرمانة يوم الاثنين، بعد انسحاب جبهة الجبل منها", [("control_gained", "05-13", "05-13"), ("withdrawal", "-", "-")]),
        ("اقتحمت قوات السهل الرمانة أمس بعد اشتباكات استمرت ثلاثة أيام", [("ground_assault", "05-15", "05-15"), ("armed_clash", "05-13", "05-15")]),
        ("قصفت قوات السهل الرمانة في 11 و12 أيار", [("shelling", "05-11", "05-12")]),
        ("قصفت قوات السهل الرمانة ليلا", [("shelling", "05-15", "05-16")]),
        ("قصفت قوات السهل الرمانة منتصف نيسان", [("shelling", "04-11", "04-20")]),
        ("تفرض قوات السهل حصارا على الرمانة", [("siege_or_blockade", "05-16", "05-16")]),
        ("قصفت قوات السهل الرمانة خلال الأسبوعين الماضيين", [("shelling", "05-02", "05-16")]),
        ("اندلعت اشتباكات في الرمانة ليل الثلاثاء واستمرت يومين", [("armed_clash", "05-14", "05-15")]),
        ("هاجم مسلحون الرمانة مساء، وانسحبوا", [("ground_assault", "05-16", "05-16"), ("withdrawal", "05-16", "05-16")]),
        ("هاجم محتجون الرمانة، بعد غارات على عين الورد يوم الأحد", [("ground_assault", "-", "-"), ("airstrike", "05-12", "05-12")]),
        ("اقتحمت قوات السهل الرمانة، بعد يومين من تفجير عبوة ناسفة في عين الورد", [("ground_assault", "-", "-"), ("explosive_device", "05-14", "05-14")]),
        ("سيطرت قوات السهل على الرمانة بعد أسبوع من المعارك", [("control_gained", "-", "-"), ("armed_clash", "05-09", "05-16")]),
        ("قصفت قوات السهل الرمانة طوال الليل", [("shelling", "05-15", "05-16")]),
        ("قصفت قوات السهل الرمانة فجر الثلاثاء والأربعاء", [("shelling", "05-14", "05-15")]),
        ("غارات على الرمانة أول أمس الثلاثاء وأمس الأربعاء", [("airstrike", "05-14", "05-15")]),
        ("قوات السهل عم تقصف عالزيتونة من الصبح", [("shelling", "05-16", "05-16")]),
    ],
)
def test_days(text: str, expected: list[tuple[str, str, str]], vocabulary: Vocabulary) -> None:
    assert days(text, vocabulary) == expected


def test_minutes_after_a_truce_is_its_day(vocabulary: Vocabulary) -> None:
    assert days("قصفت قوات السهل الرمانة بعد دقائق من سريان الهدنة ظهر الثلاثاء", vocabulary)[0] == ("shelling", "05-14", "05-14")


def test_the_same_month_and_period_are_those_told_before(vocabulary: Vocabulary) -> None:
    assert days("قصفت قوات السهل الرمانة في 7 نيسان. واعتقلت قوات السهل عشرة شبان خلال الشهر نفسه", vocabulary)[-1] == ("abduction_or_detention", "04-01", "04-30")
    assert days("قصفت قوات السهل الرمانة بين 7 و9 نيسان. واعتقلت قوات السهل عشرة شبان خلال الفترة ذاتها", vocabulary)[-1] == ("abduction_or_detention", "04-07", "04-09")
    # "in the same month" of a later text stays within what went by.
    assert days("قصفت قوات السهل الرمانة في 7 أيار. واعتقلت قوات السهل عشرة شبان خلال الشهر نفسه", vocabulary)[-1][2] == "05-16"
