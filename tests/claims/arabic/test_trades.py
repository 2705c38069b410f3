"""Ordinary news that borrows words of war tells no act; news of war with words of trade does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "انتهت معركة بين ورثة تاجر في الرمانة أمام المحكمة، وقال محاميهم إن الدعاوى سُحبت باتفاق نهائي وقعه الطرفان.",
        "دمر روبوت الطلاب ثلاثة روبوتات في معارك نهائيات المسابقة التي أقيمت في الرمانة.",
        "غزت أسراب الجراد حقول القمح في الرمانة وهاجمت المحاصيل.",
        "هاجمت العاصفة الرمانة، وقصفت الأمطار والثلوج والرياح بيوتها.",
    ],
)
def test_a_trade_borrows_words_of_war(text: str, vocabulary: Vocabulary) -> None:
    assert read_arabic(text, vocabulary, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قصفت قوات السهل سوق الرمانة حيث كان التجار يبيعون البضائع بأسعار عالية.", "shelling"),
        ("هاجم مسلحون حقول القمح في الرمانة وأحرقوا محاصيل المزارعين في موسم الحصاد.", "ground_assault"),
        ("قتل ثلاثة طلاب في قصف على جامعة الرمانة أثناء امتحان.", "shelling"),
        ("تعرض سوق الخضار في الرمانة لقصف مدفعي صباح الأحد، ما أدى إلى احتراق متاجر وبضائع.", "shelling"),
        ("قصفت المدفعية الرمانة يوم الأحد وسط أمطار وثلوج ورياح قوية.", "shelling"),
        ("قصفت المدفعية حقول القمح قرب الرمانة يوم الأحد واحترقت محاصيل المزارعين في الموسم.", "shelling"),
    ],
)
def test_war_in_a_market_is_war(text: str, act: str, vocabulary: Vocabulary) -> None:
    assert act in [c.act for c in read_arabic(text, vocabulary, published=PUBLISHED)]
