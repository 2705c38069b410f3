"""Which act, in Arabic: ordinary ways to say each, and words like them that tell no act."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def acts(text: str) -> list[str]:
    vocabulary = general_vocabulary()
    (claims,) = read_many([Text(text=text, published=DAY)], vocabulary)
    return [c["act"] for c in (present(one, vocabulary) for one in claims)]


@pytest.mark.parametrize(
    ("act", "texts"),
    [
        ("shelling", ["رشقات صاروخية تستهدف غوما.", "انهالت القذائف على غوما.", "أصابت قذيفة منزلا في غوما."]),
        ("drone_strike", ["مسيرات تهاجم مطار غوما.", "غارة نفذتها طائرة بدون طيار على غوما."]),
        ("small_arms_fire", ["رمايات بالرشاشات على غوما.", "قتل تاجر بإطلاق نار في غوما."]),
        ("assassination", ["اغتيل صحفي في غوما.", "اغتيال سياسي في غوما."]),
        ("abduction_or_detention", ["اختطاف صحفي في غوما.", "أوقفت الدورية خمسة مشتبه بهم في غوما."]),
        ("weapons_handover", ["ألقى المسلحون السلاح في غوما.", "ألقى المقاتلون أسلحتهم في غوما."]),
        ("integration_of_fighters", ["التحق مئات المقاتلين بالجيش في غوما."]),
        ("offensive_halted", ["أوقف الجيش هجومه على غوما.", "تعليق الهجوم على غوما."]),
        ("aid_delivery", ["قافلة مساعدات دخلت غوما.", "أنزلت طائرات مساعدات جوا على غوما.", "تسلم أهالي غوما مساعدات غذائية."]),
        ("aid_obstruction", ["رفضت السلطات السماح بمرور قافلة إلى غوما."]),
        ("monitor_restricted", ["أوقف مسلحون دورية أممية قرب غوما."]),
        ("service_disruption", ["خروج محطة الكهرباء في غوما عن الخدمة."]),
        ("control_gained", ["حرر الجيش بلدة قرب غوما.", "انتزع المتمردون قاعدة من الجيش قرب غوما."]),
        ("truce_declared", ["أعلنت الأمم المتحدة أن الطرفين اتفقا على وقف لإطلاق النار في غوما."]),
        ("violation_alleged", ["سجلت لجنة المراقبة خمسة خروق في الحديدة."]),
        ("force_movement", ["تعزيزات وصلت إلى أطراف غوما."]),
    ],
)
def test_ordinary_words_for_an_act(act: str, texts: list[str]) -> None:
    assert [(t, acts(t)) for t in texts] == [(t, [act]) for t in texts]


@pytest.mark.parametrize(
    "text",
    [
        "في ذكرى مجزرة غوما.", "فيلم يروي قصة قصف غوما.", "تدريب مسعفين على إجلاء الجرحى في غوما.", "مناورات تحاكي هجوما على غوما.",
        "انسحب اللاعب من البطولة في غوما.", "خسر الفريق مباراته في غوما.", "سيطر الحريق على الغابة قرب غوما.", "ضرب زلزال غوما.", "داهم الوقت اللجنة.",
        "اشتباكات بالأيدي بين مشجعين في غوما.", "نزوح رؤوس الأموال من البلاد.", "هدد المزارعون بالإضراب في غوما.",
        "كان يمكن أن يقصف الجيش غوما.", "يتضمن المقترح تبادل الأسرى.", "طالب مسؤول محلي بوقف القصف على المستشفيات.", "دعا ناشطون إلى انسحاب الجيش من غوما.",
        "وصل وفد إلى جدة لإجراء محادثات.", "دوت صفارات الإنذار في غوما.", "أعلنت الحكومة تعليق المحادثات.",
    ],
)  # fmt: skip
def test_no_act(text: str) -> None:
    assert acts(text) == []


def test_when_it_happened_is_told_in_the_next_sentence() -> None:
    vocabulary = general_vocabulary()
    texts = ["انفجرت سيارة مفخخة في غوما. وقع الانفجار صباح الإثنين.", "انفجرت سيارة مفخخة في غوما. كان الجو باردا صباح الإثنين."]
    read = read_many([Text(text=t, published=DAY) for t in texts], vocabulary)
    assert [[present(c, vocabulary)["start"] for c in claims] for claims in read] == [["2024-01-08"], [None]]


def test_hours_that_are_left_are_no_hours_gone_by() -> None:
    vocabulary = general_vocabulary()
    texts = ["هدد الجيش باقتحام غوما إذا لم يسلم المسلحون أسلحتهم خلال 48 ساعة.", "قتل عشرة مدنيين بالقصف على غوما خلال 48 ساعة."]
    read = read_many([Text(text=t, published=DAY) for t in texts], vocabulary)
    assert [[present(c, vocabulary)["start"] for c in claims] for claims in read] == [[None], ["2024-01-08"]]
