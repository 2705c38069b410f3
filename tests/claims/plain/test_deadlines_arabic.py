"""By when Arabic ultimatums want something done: days ahead, spoken days, hours of them, lengths, and clauses further on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, 12, tzinfo=UTC)  # a Wednesday


def read(text: str, published: datetime | None = DAY) -> list[Claim]:
    return list(next(read_many([Text(text=text, published=published)], general_vocabulary())))


DUE = [
    ("أمهلت حركة طالبان الحكومة الأفغانية 48 ساعة لتسليم الأسرى.", "2024-01-12"),
    ("أمهل الجيش السوداني قوات الدعم السريع حتى الثامنة من مساء السبت للانسحاب من كسلا.", "2024-01-13T20:00"),
    ("منحت روسيا أوكرانيا مهلة تنتهي فجر بعد غد للانسحاب من خيرسون.", "2024-01-12"),
    ("تنتهي مساء غد المهلة التي منحتها فرنسا لحركة طالبان.", "2024-01-11"),
    ("طالبت قوات الدعم السريع الجيش السوداني بإخلاء القاعدة قبل بكرا العصر وإلا القصف.", "2024-01-11"),
    ("دعت روسيا أوكرانيا إلى وقف القصف قبل المساء.", "2024-01-10"),
    ("طالبت حماس إسرائيل، وفق وسيط، بفتح المعبر، وقد مُنحت إسرائيل حتى الأحد 14 كانون الثاني للرد.", "2024-01-14"),
    ("أعطت مصر حماس أسبوعا للرد على العرض.", "2024-01-17"),
    ("هددت قوات الدعم السريع باقتحام كسلا ما لم ينسحب الجيش بحلول الأربعاء المقبل.", "2024-01-17"),
    ("حددت حركة طالبان يوم 3 شباط موعدا نهائيا لانسحاب القوات الأميركية.", "2024-02-03"),
    ("طالبت روسيا أوكرانيا بتسليم السلاح في غضون ثلاثة أيام.", "2024-01-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DUE)
def test_by_when_something_is_wanted(text: str, day: str) -> None:
    due = [c.terms["deadline"] for c in read(text) if "deadline" in c.terms]
    assert due
    assert {one[: len(day)] for one in due} == {day}


def test_the_day_it_is_due_is_not_the_day_it_was_said() -> None:
    claims = read("طالبت قوات الدعم السريع الجيش السوداني بإخلاء القاعدة قبل يوم الجمعة.")
    assert [(c.when_assumed, c.terms["deadline"]) for c in claims] == [(True, "2024-01-12")]


def test_a_length_stays_in_its_words_where_no_day_is_known() -> None:
    (claim,) = read("أمهلت حركة طالبان الحكومة الأفغانية ثلاثة أيام لتسليم الأسرى.", None)
    assert claim.terms["deadline"] == "ثلاثة أيام"


NOT_DUE = ["طالبت روسيا أوكرانيا بالانسحاب من خيرسون بعد قصف استمر حتى مساء أمس.", "دعت مصر حماس إلى وقف القصف قبل فوات الأوان."]


@pytest.mark.parametrize("text", NOT_DUE)
def test_what_is_past_or_no_day_is_no_deadline(text: str) -> None:
    assert [c for c in read(text) if "deadline" in c.terms] == []


def test_what_is_due_is_not_done() -> None:
    assert {c.act for c in read("منحت روسيا أوكرانيا مهلة تنتهي غدا لتسليم السلاح الثقيل في خيرسون.")} == {"demand_or_ultimatum"}
