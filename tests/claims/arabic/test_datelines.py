"""A dateline says where a text was written, and the capital is that of the one state that a text speaks of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("مقديشو (رويترز) - قال مسؤول إن 21 شخصا قتلوا في هجوم على فندق بالعاصمة أمس في الصومال.", "Mogadishu"),
        ("قالت الشرطة الصومالية إن مسلحين هاجموا فندقا في العاصمة أمس.", None),
        ("هاجم مسلحون فندقا في العاصمة الصومالية أمس.", "Mogadishu"),
        ("هاجم مسلحون فندقا في العاصمة أمس، وقالت كينيا والصومال إنهما ستتعاونان.", None),
    ],
)
def test_the_capital_is_that_of_the_one_state(text: str, place: str | None) -> None:
    assert where(text, general_vocabulary())[:1] == [place]


def test_a_speaker_whose_name_begins_with_a_letter_of_in_is_no_town() -> None:
    assert where("نفى المتحدث باسم الكرملين دميتري بيسكوف أن تكون القوات الروسية قد دمرت الجسر.", general_vocabulary()) == [None]


def test_a_town_of_the_texts_country_bears_the_name() -> None:
    text = "اندلعت مواجهات بين القوات الحكومية اليمنية ومسلحين في مدينة زنجبار بمحافظة أبين في اليمن."
    assert where(text, general_vocabulary()) == ["Zinjibar"]
