"""Ordinary news in words of war: a lawsuit, a contest, a harvest or a market, where nobody bears arms and nobody is hurt.
A market or a field that is shelled is none."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import bare
from ceasefire.dossier.wordlist import words

_LEAST = 3
"""Different words of one trade from which on a text speaks of it."""


def _set(row: str) -> frozenset[str]:
    return frozenset(bare(fold(w)) for w in words(row))


_TRADES = tuple(map(_set, (
    "محكمة محام محامي محامية محامون ورثة ميراث قضائية قضائي قاض دعوى دعاوى استئناف رضائية خصوم متخاصمين نزاع تقاضي عقد كاتب العدل",
    "مسابقة مسابقات روبوت روبوتات روبوتهم طلاب طالب جامعيون جامعة نهائيات جائزة ميدالية متسابق متسابقون مشرفة مدرسة امتحان امتحانات معلم معلمة أولمبياد مركز",
    "جراد أسراب سرب حقول ذرة قمح محصول محاصيل مزارع مزارعون مزارعين حشرات حشرة آفة آفات زراعة رش مبيدات موسم زيتون بستان",
    "أسعار سعر متجر متاجر أسواق سوق بضائع بضاعة شراء بيع تجار تاجر تجارة غرفة زبائن زبون كيلوغرام ليرة مستهلك طابور ازدحام خضار لحوم",
    "لقاح تلقيح فيروس عدوى مرضى مريض عيادة مشفى أطباء وباء إنفلونزا جرعة جرعات طبيب كورونا",
    "تطبيق برنامج شركة هاتف هواتف إنترنت اختراق قراصنة مستخدم مستخدمون حسابات موقع خوادم برمجيات",
)))  # fmt: skip
_WEATHER = _set("مطر أمطار ثلوج ثلج رياح عاصفة منخفض حرارة درجات أرصاد طقس سيول ضباب")
_SHELLED = _set("قصف قصفت يقصف تقصف")
"""A storm shells houses, too."""
_WAR = _set(
    """قوات قوة جيش جندي جنود مسلح مسلحون مسلحين مسلحة مقاتل مقاتلون مقاتلين عسكري عسكرية ميليشيا ميليشيات فصيل فصائل مجموعة حركة تنظيم قتيل قتلى قتل قتلت قتلوا مقتل جرحى جريح جرح أصيب إصابة
    إصابات شهيد شهداء استشهد استشهاد ضحايا مصرع عناصر عنصر هدنة إطلاق قذيفة قذائف غارة غارات طيران حاجز مخابرات أمن شرطة معتقل معتقلين نازح نازحين نزح نزوح نزحوا مساعدات
    قصفوا مدفعية مدفعي هاون صاروخ صواريخ صاروخي صاروخية براميل انفجار انفجرت تفجير عبوة عبوات لغم ألغام رصاص نيران قنص قناص قناصة دبابة دبابات طائرة طائرات
    اشتباك اشتباكات اقتحم اقتحمت اقتحام استهدف استهدفت استهداف حصار محاصر محاصرة اعتقل اعتقلت اعتقال خطف اختطاف اغتيال اغتال"""
)


def of_trade(plain: AbstractSet[str]) -> bool:
    """Whether a text is news of a trade. plain: its words, folded, with and without what is written onto them."""
    if not plain.isdisjoint(_WAR):
        return False
    return len(plain & _WEATHER) >= _LEAST or (plain.isdisjoint(_SHELLED) and any(len(plain & trade) >= _LEAST for trade in _TRADES))
