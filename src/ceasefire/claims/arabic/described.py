"""What may stand between those harmed and the "and" that adds others: adjectives, and words that add like "and"."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token
from ceasefire.dossier.wordlist import words

_MOST = 3
"""Adjectives in a row behind one noun."""
_BROKEN = frozenset(
    fold(w)
    for w in words(
        """روس أكراد عرب أتراك أفارقة كبار صغار رضع عزل جدد أجانب أفغان هنود فرس شيشان أوزبك طاجيك أرمن سود قصر بارزين
    شبان أبرياء آخرون آخرين أفغانا روسا عربا أكرادا هنودا أتراكا جدا يهود دروز سنة شيعة أقباط رضعا"""
    )
)
"""Adjectives of people whose plural has an ending of its own."""
_NO_ADJECTIVE = frozenset(
    fold(w)
    for w in words(
        """في من على إلى عن مع بعد قبل خلال إثر جراء نتيجة منذ حين بين ضمن أثناء برصاص بقصف بغارة كانوا كان كانت دفاعا طعنا
    ذبحا رميا حرقا خنقا شنقا غرقا قنصا جوعا قصفا مساء صباحا يوميا فورا لاحقا متأثرا متأثرين تقريبا حتى عندما بينما فيما غربي شرقي شمالي جنوبي
    قتيلا قتلى جريحا جرحى شهيدا شهداء مصابا مصابين قتيلين شهيدين جريحين مفقودا مفقودين أسيرا أسرى نازحين نازحا مهجرا أمس اليوم هنا هناك بواسطة ميدانيا"""
    )
)


def past_adjectives(toks: Sequence[Token], at: int) -> int:
    """Index behind the adjectives that stand at `at` behind a noun: `١٣ جنديا أميركيا`, `ثلاثة جنود ماليين`, `امرأة مسنة`;
    `at` where a word there is none. They agree with their noun, so that their ending tells them."""
    article = at > 0 and toks[at - 1].norm.startswith("ال")
    end = at
    while end < len(toks) and end - at < _MOST and _adjective(toks[end], article):
        end += 1
    return end


def _adjective(token: Token, article: bool) -> bool:
    norm = token.norm
    if token.kind != "w" or norm in _NO_ADJECTIVE or (norm[:1] == "و" and len(norm) > 3 and norm not in ("واحد", "واحده")) or len(norm) < 3:
        return False
    if article:
        return norm.startswith("ال")
    if norm.startswith(("ال", "بال", "لل", "كال")):
        return False
    return norm in _BROKEN or norm in ("واحد", "واحده") or norm.endswith(("ين", "ون", "ان", "يا", "ي", "ات")) or (norm.endswith("ا") and not norm.endswith(("ها", "هما"))) or token.tied


_ADDING = (("فضلا", "عن"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("الي", "جانب"), ("علاوه", "علي"), ("ناهيك", "عن"), ("زياده", "علي"), ("عدا", "عن"))


def past_adding(toks: Sequence[Token], at: int) -> int:
    """Index behind words that add like "and" at `at`: `فضلا عن`, `إضافة إلى`, `إلى جانب`; 0 where none stand."""
    if at + 2 >= len(toks):
        return 0
    pair = (toks[at].norm.removeprefix("و"), toks[at + 1].norm)
    return at + 2 if pair in _ADDING else 0
