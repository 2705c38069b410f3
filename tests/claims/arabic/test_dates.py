"""Dates and times in Arabic, against Thursday 16 May 2024; none is guessed without a publication date."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire import clock
from ceasefire.claims.arabic.read import read_arabic
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)


def when(words: str, vocabulary: Vocabulary, published: datetime | None = PUBLISHED) -> str:
    """The days, or the minute, that a shelling of a text is given; `-` none."""
    (claim,) = read_arabic(f"تعرضت مدينة الرمانة للقصف {words}.", vocabulary, published=published)
    if claim.when is None or "when" not in claim.spans:
        return "-"
    if claim.when.timed:
        return clock.local_text(claim.when.start, claim.when.zone)[5:16]
    first, last = (day.isoformat() for day in (clock.first_day(claim.when), clock.last_day(claim.when)))
    return first.removeprefix("2024-") if first == last else f"{first}..{last}".replace("2024-", "")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("فجر اليوم", "05-16"), ("أول من أمس", "05-14"), ("الليلة الماضية", "05-15..05-16"), ("يوم الخميس", "05-16"), ("الخميس الماضي", "05-09"),
        ("قبل يومين", "05-14"), ("قبل أسبوعين", "05-02"), ("قبل نحو ساعتين", "05-16"), ("منذ ثلاثة أيام", "05-13..05-16"), ("امبارح", "05-15"), ("النهارده", "05-16"),
        ("خلال الساعات الأربع والعشرين الماضية", "05-15..05-16"), ("خلال اليومين الماضيين", "05-14..05-16"), ("خلال الـ 24 ساعة الماضية", "05-15..05-16"),
        ("الأسبوع الماضي", "05-04..05-10"), ("منتصف نيسان", "04-11..04-20"), ("منذ مطلع الشهر", "05-01..05-16"), ("منذ بداية العام", "01-01..05-16"),
        ("بين 3 و5 آذار", "03-03..03-05"), ("من 1 إلى 7 أيار", "05-01..05-07"), ("بتاريخ 9/5/2024", "05-09"), ("بتاريخ 2024-05-09", "05-09"), ("مساء 13/5", "05-13"),
        ("يوم ٩ مايو ٢٠٢٤", "05-09"), ("يوم ۹ مايو", "05-09"), ("في 20 جانفي", "01-20"), ("في 3 أوت 2023", "2023-08-03"), ("في 14 غشت 2023", "2023-08-14"),
        ("يوم 17 أفريل", "04-17"), ("في 5 تشرين الأول 2023", "2023-10-05"), ("يوم 2 دجنبر", "2023-12-02"),
        ("ليل الثلاثاء – الأربعاء", "05-14..05-15"), ("ليل الثلاثاء الأربعاء", "05-14..05-15"), ("طوال يوم أمس", "05-15"),
        ("الساعة 12 ظهرا بتوقيت دمشق يوم الأربعاء", "05-15T12:00"), ("في تمام الساعة السابعة من مساء الثلاثاء", "05-14T19:00"),
        ("يوم السبت الموافق 11 مايو", "05-11"), ("في الحادي والعشرين من نيسان", "04-21"),
    ],
)  # fmt: skip
def test_days(words: str, days: str, vocabulary: Vocabulary) -> None:
    assert when(words, vocabulary) == days


@pytest.mark.parametrize("words", ["في 30 شباط", "يوم 32 أيار", "خلال شهر رمضان", "في اليوم التاسع للهدنة", "في عطلة نهاية الأسبوع", "بنسبة 13/5"])
def test_what_no_calendar_has_is_no_day(words: str, vocabulary: Vocabulary) -> None:
    assert when(words, vocabulary) == "-"


@pytest.mark.parametrize("words", ["أمس", "يوم الثلاثاء", "قبل يومين", "في 9 أيار", "منذ مطلع الشهر", "بعد منتصف الليل"])
def test_nothing_relative_without_a_publication_date(words: str, vocabulary: Vocabulary) -> None:
    assert when(words, vocabulary, None) == "-"


def test_a_full_date_needs_no_publication_date(vocabulary: Vocabulary) -> None:
    assert when("في 9 أيار 2024", vocabulary, None) == "05-09"
