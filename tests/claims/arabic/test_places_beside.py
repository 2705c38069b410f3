"""What stands beside a place and is none of an act: where it lies, of what it is the capital, an adjective, a letter of its own, a person."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2021, 8, 3, tzinfo=UTC)


def _places(told: tuple[Claim, ...]) -> list[str | None]:
    return [one.place.name if one.place else None for one in told]


PLACES = [
    ("قصفت قوات السهل عين الورد، وهي بلدة تخضع لجبهة الجبل في محافظة المشرق.", ["Ain al-Ward"]),
    ("قصفت قوات السهل عين الورد، وقصفت جبهة الجبل الزيتونة.", ["Ain al-Ward", "Zaytuna"]),
    ("أعلنت قوات السهل سيطرتها على مدينة الرمانة عاصمة محافظة المشرق.", ["Rummana"]),
    ("قصفت قوات السهل معسكرا تدريبيا لجبهة الجبل.", [None]),
]


@pytest.mark.parametrize(("text", "where"), PLACES)
def test_where_it_was(vocabulary: Vocabulary, text: str, where: list[str | None]) -> None:
    assert _places(read_text(text, vocabulary, published=DAY)) == where


def test_one_of_the_suburbs_is_no_name() -> None:
    assert "بإحدى" not in _places(read_text("قتل ستة في قصف على حي بإحدى ضواحي المدينة.", general_vocabulary(), published=DAY))


def test_a_letter_of_the_name_is_no_like() -> None:
    (one,) = read_text("قصف مسلحون بلدة في مقاطعة كاوكا أمس.", general_vocabulary(), published=DAY)
    assert one.place is None or one.place.name == "كاوكا"


@pytest.mark.parametrize("text", ["استولت حركة «23 مارس» على بلدة ساكي.", "استولت كتيبة «17 فبراير» على بلدة ساكي."])
def test_a_movement_called_after_a_day_dates_nothing(text: str) -> None:
    (one,) = read_text(text, general_vocabulary(), published=DAY)
    assert one.when_assumed
    (one,) = read_text("استولى مسلحون في 23 آذار على بلدة ساكي.", general_vocabulary(), published=DAY)
    assert not one.when_assumed


@pytest.mark.parametrize("when", ["", " أمس،", "، أمس،"])
def test_a_force_that_nobody_lists_declares(when: str) -> None:
    (one,) = read_text(f"أعلن الجيش الزاندوري{when} مقتل سبعة في معارك قرب دونيتسك.", general_vocabulary(), published=DAY)
    assert one.attributed_to == "الجيش الزاندوري"


def test_the_last_shelling_was_told_before(vocabulary: Vocabulary) -> None:
    told = read_text("قصفت قوات السهل الرمانة رغم عدم وجود اشتباكات خلال القصف الأخير.", vocabulary, published=DAY)
    assert [one.act for one in told] == ["shelling"]
