"""Whose words Arabic sentences are: names in brackets, offices of a state, "we", whom a word of address is said to, tolls told by another."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def read(text: str) -> list[Claim]:
    return list(next(read_many([Text(text=text, published=DAY)], general_vocabulary())))


SAID = [
    ("أعلنت بعثة الأمم المتحدة في الكونغو (مونوسكو) مقتل جنديين في هجوم قرب غوما.", "monusco"),
    ("أفاد مراقبو الهدنة (اليونيفيل) بأن قذيفتين سقطتا على الناقورة أمس.", "unifil"),
    ("أعلنت النيابة العامة في أوكرانيا مقتل تسعة مدنيين في غارة جوية على خيرسون.", "النيابة العامة"),
    ("قالت الشرطة في كولومبيا إن سيارة مفخخة انفجرت في كالي.", "الشرطة"),
    ("تداولت صفحات محلية خبرا عن انسحاب قوات الدعم السريع من كسلا.", "صفحات محلية"),
    ("أشار تقرير صادر عن منظمة أطباء بلا حدود إلى مقتل سبعة في غارة جوية على غوما.", "msf"),
    ("قتل سبعة في غارة جوية على غوما، كما جاء في بيان لمنظمة أطباء بلا حدود.", "msf"),
    ("قتل سبعة في غارة جوية على غوما، كما ورد في بيان رسمي لحكومة الإقليم.", "حكومة الإقليم"),
    ("قال نائب رئيس بلدية المدينة إن ستة قتلوا في غارة جوية على غوما.", "نائب رئيس بلدية المدينة"),
    ("وصل وفد اليونيفيل التي قالت إن قذيفة سقطت على الناقورة.", "unifil"),
    ("نفت حركة طالبان قصف السوق في قندوز، وقال ناطق باسمها إن الجيش الأفغاني قصف مدرسة في قندوز.", "taliban"),
    ("أصيب تسعة في غارة جوية على غوما، وفق حصيلة لمنظمة أطباء بلا حدود.", "msf"),
    ("أفادت قيادة العمليات في الجيش الأوكراني بمقتل جنديين في غارة جوية على خاركيف.", "uaf"),
    ("قتل ستة في غارة جوية على غوما، وفق ما صرح به مدير صحة الإقليم.", "مدير صحة الإقليم"),
    ("غارة جوية على غوما أمس، ومصدر طبي يتحدث عن ستة قتلى.", "مصدر طبي"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), SAID)
def test_who_says_it(text: str, who: str) -> None:
    assert read(text)[-1].attributed_to == who


OWN = [
    "قصف مدفعي على غوما صباح اليوم، وثلاثة جرحى حسب ما وصلنا.",
    "انفجار عبوة ناسفة بحافلة نقل عمال قرب غوما، وإصابة خمسة.",
    "بيان: قصفت المدفعية غوما أمس.",
    "من يتذكر أن الطائرات قصفت غوما قبل عامين؟",
    "هاجم مسلحون قاعدة قرب غوما، ردا على اعتقال شاب.",
    "أغلق عدد من الأهالي الطريق بين غوما وروتشورو أمس.",
    "اندلعت اشتباكات بين كسلا والقضارف أمس، وسقط ثلاثة جرحى.",
    "إلى قادة قوات الدعم السريع: قصف سوق كسلا أمس جريمة.",
]


@pytest.mark.parametrize("text", OWN)
def test_nobody_else_says_it(text: str) -> None:
    assert {c.attributed_to for c in read(text)} == {None}


def test_we_in_a_communique_is_whoever_issued_it() -> None:
    claims = read("بيان من حركة طالبان: هاجم مقاتلونا قاعدة في قندوز أمس. ونؤكد رفضنا أي هدنة، وننفي قصف المستشفى.")
    assert {c.attributed_to for c in claims} == {"taliban"}


def test_the_movement_is_the_one_group_named_and_no_state() -> None:
    claims = read("دخل الجيش السريلانكي بلدة قرب نمور تاميل إيلام أمس. وقالت الحركة إن الجيش قصف مستشفى في فافونيا.")
    assert claims[-1].attributed_to == "ltte"
    claims = read("دخل الجيش السريلانكي فافونيا أمس. وقالت الحركة إن الجيش قصف مستشفى في فافونيا.")
    assert claims[-1].attributed_to == "الحركة"


def test_adopting_an_attack_builds_nothing() -> None:
    assert "fortification" not in [c.act for c in read("تبنى تنظيم الدولة الهجوم على حاجز قرب غوما.")]


def test_tidings_of_control_are_told_and_a_place_for_aid_is_no_delivery() -> None:
    assert [c.act for c in read("وردت أنباء عن سيطرة قوات الدعم السريع على كسلا.")] == ["control_gained"]
    assert [c.act for c in read("إطلاق نار قرب مركز توزيع المساعدات في غوما.")] == ["small_arms_fire"]
