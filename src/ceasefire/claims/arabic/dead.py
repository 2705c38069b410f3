"""Who is named as killed, in Arabic: a name of a person beside a word of killing."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.given_names import GIVEN
from ceasefire.claims.arabic.kinds import kind_of
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.tokens import Token, tokens
from ceasefire.claims.claim import Span
from ceasefire.dossier.wordlist import words

AFTER, BEFORE = 7, 14
"""Words between the word of killing and a name behind it, and between a name and the word of killing behind it."""

_CUES = frozenset(
    fold(w)
    for w in words(
        """قتل قتلت يقتل قُتل قتلوا مقتل مقتله استشهد استشهدت استشهاد اغتيال اغتيل اغتيلت اغتال اغتالت اغتالوا توفي توفيت وفاة قضى قضت
    جثة جثمان تصفية إعدام أعدم أعدمت قتيل شهيد الشهيد مصرع لقي تشييع فارق بمقتل باستشهاد باغتيال وفاته وفاتها وفاتهما مقتلها مقتلهما"""
    )
)
# What ends a name: words that are not names and stand right behind one.
_ENDS = frozenset(
    fold(w)
    for w in words(
        """في من على عن إلى مع بعد قبل عند قرب خلال إثر جراء نتيجة متأثرا متأثراً أثناء بين داخل خارج وسط حين عندما بينما الذي التي وهو وهي كما
    أمس اليوم صباح مساء ظهر فجر ليل ليلة يوم ليلا فجرا صباحا مساء قتل قتلت قتلوا استشهد توفي قضى أصيب أصيبت اغتيل لقي كان كانت قد تم ان أن إن
    الملقب المعروف المدعو القيادي القائد العضو عضو قائد رئيس مدير مختار الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد برصاص بنيران بقصف
    بانفجار بعبوة بقذيفة بقذائف بطلق بطلقات بلغم بهجوم بغارة بعملية بإطلاق تحت على ضمن ولم وقد ثم أو لدى منذ حتى ينحدر وعمره مواليد الناطق
    المتحدث المسؤول"""
    )
)
_SAYS = frozenset(fold(w) for w in words("قال قالت أكد أكدت أفاد أفادت صرح أوضح أوضحت أضاف أضافت ذكر ذكرت نقل نقلت كتب أعلن نشر روى اتهم نفى وقال وأكد وأضاف وذكر وأوضح بحسب وفق حسب"))
_SPEAKER = frozenset(fold(w) for w in words("الناطق المتحدث المسؤول مدير رئيس مراسل"))
_ALI = fold("علي")
"""Spelt as "on" is where ى and ي are not told apart: no name begins with it here."""
_TRY, _END = (fold("محاولة"), fold("لمحاولة")), fold("قضى")
_STEMS = ("و", "ف", "ل", "")


def arabic_dead(body: str) -> list[Span]:
    """Spans in a sentence of the names of those who are said to be killed."""
    toks = tokens(body, 0, len(body))
    cues = [k for k, t in enumerate(toks) if (t.norm in _CUES or (t.norm[:1] in "وفب" and t.norm[1:] in _CUES)) and not _else(toks, k)]
    if not cues:
        return []
    out: list[Span] = []
    k = 0
    while k < len(toks):
        last, cut = _chain(toks, k)
        if last is None or not _meant(toks, k, last, cues):
            k += 1
            continue
        out.append((toks[k].start + cut, toks[last - 1].end))
        k = last
    return out


def _else(toks: Sequence[Token], k: int) -> bool:
    """Whether a word of killing is said of an attempt, or means "put an end to"."""
    before, after = (toks[k - 1].norm if k else ""), (toks[k + 1].norm if k + 1 < len(toks) else "")
    return before.endswith(_TRY) or (toks[k].norm.endswith(_END) and after == _ALI)


def _given(norm: str) -> int | None:
    """How many letters are written together before a given name; None where it is none."""
    return next((len(stem) for stem in (*_STEMS[3:], *_STEMS[:3]) if norm.startswith(stem) and norm[len(stem) :] in GIVEN), None)


def _chain(toks: Sequence[Token], k: int) -> tuple[int | None, int]:
    """Where the name ends that begins at a word, and what is written together before it."""
    cut = _given(toks[k].norm) if toks[k].kind == "w" else None
    if cut is None or toks[k].norm[cut:] == _ALI or (k and kind_of(toks[k - 1].norm)):
        return None, 0
    last, size = k + 1, 1
    if toks[k].norm[cut:] in ("عبد", "ابو", "ام", "بن") and last < len(toks) and toks[last].kind == "w":
        last += 1
    while last < len(toks) and size < 4 and toks[last].kind == "w" and toks[last].norm not in _ENDS:
        norm = toks[last].norm
        if norm in ("بن", "ابو", "عبد", "ابن") and last + 1 < len(toks) and toks[last + 1].kind == "w":
            last, size = last + 2, size + 1
            continue
        if norm not in GIVEN and not norm.startswith("ال"):
            following = toks[last + 1] if last + 1 < len(toks) else None
            ended = following is None or following.kind != "w" or following.norm in _ENDS
            if following is not None and not ended and (size > 1 or norm.endswith("ت") or not (following.norm in GIVEN or following.norm.startswith("ال"))):
                break
        if norm[:1] in "بلوف" and norm not in GIVEN and norm[1:].startswith(("ال", "ل")):
            break
        last, size = last + 1, size + 1
        if norm not in GIVEN and (norm.startswith("ال") or size > 2):
            break
    return (last if size > 1 else None), cut


def _meant(toks: Sequence[Token], first: int, last: int, cues: Sequence[int]) -> bool:
    """Whether a word of killing is said of a name: behind it with no other clause between, or just before it."""
    norms = [t.norm for t in toks]
    if any(n in _SAYS for n in norms[max(0, first - 2) : first]) or any(n in _SPEAKER for n in norms[last : last + 2] if n):
        return False
    does = number_at(toks, last) is not None  # "the commander N killed three soldiers"
    before = [k for k in cues if k < first and first - k <= AFTER and not does and not _parted(norms[k + 1 : first])]
    after = [k for k in cues if k >= last and k - last <= BEFORE and not _parted(norms[last:k])]
    return bool(before or after)


def _parted(between: Sequence[str]) -> bool:
    return any(n in ("ان", "وان", "؛", ".", ":", "انه", "انها") or n in _SAYS for n in between)
