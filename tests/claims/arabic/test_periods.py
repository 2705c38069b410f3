"""Nights by number, stretches, quarters, feasts and days counted in a row, against a publication on Tuesday 31 October 2023."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire import clock
from ceasefire.claims.arabic.dates import frame
from ceasefire.claims.arabic.times import find_times
from ceasefire.claims.arabic.tokens import tokens

PERIODS = [
    ("لثلاث ليال متتالية", "10-29", "10-31"), ("ليومين متتاليين", "10-30", "10-31"), ("لرابع ليلة على التوالي", "10-28", "10-31"),
    ("لليلة الثانية على التوالي", "10-30", "10-31"), ("للأسبوع الثاني على التوالي", "10-24", "10-31"),
    ("في 9 الجاري", "10-09", "10-09"), ("في التاسع من الجاري", "10-09", "10-09"), ("في 25 الماضي", "09-25", "09-25"),
    ("على مدار يومين", "10-29", "10-31"), ("على مدى الأيام الثلاثة الماضية", "10-28", "10-31"),
    ("خلال شهر أيلول/سبتمبر", "09-01", "09-30"), ("خلال شهر", "10-01", "10-31"), ("خلال شهري تموز وآب الماضيين", "07-01", "08-31"),
    ("في الربع الثالث من العام الجاري", "07-01", "09-30"), ("خلال النصف الأول من عام 2023", "01-01", "06-30"),
    ("ليل السبت الأحد 28/29 تشرين الأول", "10-28", "10-29"), ("ليلة 28-29 أكتوبر", "10-28", "10-29"), ("ليل 13 إلى 14 أكتوبر", "10-13", "10-14"),
    ("الليلة قبل الماضية", "10-29", "10-30"), ("بالأمس", "10-30", "10-30"), ("أمس وأول أمس", "10-29", "10-30"),
    ("الأسبوع قبل الماضي", "10-14", "10-20"), ("الشهر قبل الماضي", "08-01", "08-31"), ("الخميس قبل الماضي", "10-19", "10-19"),
    ("الخميس من الأسبوع الماضي", "10-26", "10-26"), ("أول أيام عيد الفطر", "04-21", "04-21"), ("في ثاني أيام عيد الأضحى", "06-29", "06-29"),
    ("منذ لحظات", "10-31", "10-31"), ("بين 10-12 أكتوبر", "10-10", "10-12"), ("في ساعات الفجر الأولى", "10-31", "10-31"),
    ("الأحد 14 ربيع الآخر 1445هـ الموافق 29 أكتوبر 2023م", "10-29", "10-29"), ("صباح يومنا هذا", "10-31", "10-31"),
]  # fmt: skip


def read(words: str):
    return find_times(tokens(words), frame(datetime(2023, 10, 31, 9, tzinfo=UTC), "Africa/Khartoum"))


@pytest.mark.parametrize(("words", "first", "last"), PERIODS)
def test_period(words: str, first: str, last: str) -> None:
    assert [(str(clock.first_day(w.interval)), str(clock.last_day(w.interval))) for w in read(words)] == [(f"2023-{first}", f"2023-{last}")]


def test_a_year_called_so() -> None:
    (when,) = read("خلال سنة 2022")
    assert (str(clock.first_day(when.interval)), str(clock.last_day(when.interval))) == ("2022-01-01", "2022-12-31")


@pytest.mark.parametrize("words", ["حتى الأمس القريب", "غذاء لثلاثة أيام إلى القرية", "علي شعبان رمضان", "نصفهم الأول نساء", "حتى يومنا هذا"])
def test_no_time(words: str) -> None:
    assert read(words) == ()
