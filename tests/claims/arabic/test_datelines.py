"""A dateline says where a text was written, and the capital is that of the one state that a text speaks of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic import read_arabic
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)


def where(text: str, vocabulary: Vocabulary) -> list[str | None]:
    return [c.place.name if c.place else None for c in read_arabic(text, vocabulary, published=PUBLISHED)]


@pytest.mark.parametrize("head", ["الرمانة (وكالة البريد) - ", "الرمانة / وكالة البريد – ", "الرمانة-وكالة البريد: ", "الرمانة (البريد) "])
def test_nothing_was_where_the_text_was_written(head: str, vocabulary: Vocabulary) -> None:
    assert where(head + "قصفت قوات السهل بالمدفعية أمس بلدة عين الورد وقتل ثلاثة مدنيين.", vocabulary) == ["Ain al-Ward"]
    assert where(head + "قتل أربعة مدنيين أمس في قصف مدفعي على بلدة عين الورد.", vocabulary) == ["Ain al-Ward"]


def test_a_town_at_the_head_without_an_agency_is_where_it_was(vocabulary: Vocabulary) -> None:
    assert where("الرمانة: قصف مدفعي لقوات السهل على الأحياء السكنية أوقع ثلاثة قتلى.", vocabulary) == ["Rummana"]


def test_a_town_that_saw_something_is_no_government() -> None:
    assert where("شهدت طرابلس مواجهات بين مجموعات مسلحة في ليبيا أمس.", general_vocabulary())[:1] == ["Tripoli"]


@pytest.mark.parametrize("text", ["دخل الجيش الحي في ٨ أيلول.", "سيطرت قوات السهل على معسكرات الحرس يوم السبت."])
def test_what_is_no_name_is_no_place(text: str, vocabulary: Vocabulary) -> None:
    assert set(where(text, vocabulary)) <= {None}
