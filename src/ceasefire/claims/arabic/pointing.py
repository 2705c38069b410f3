"""`المصدر نفسه`, `ذات المصادر`, `الوكالة المذكورة`: words that point at whoever spoke before."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.speechwords import ANAPHORS
from ceasefire.claims.arabic.tokens import Token, bare

SELF = frozenset(fold(w) for w in ["نفسه", "نفسها", "نفسهم", "نفسهما", "ذاته", "ذاتها", "ذاتهم", "عينه", "عينها", "أنفسهم", "المذكور", "المذكورة", "السابق", "السابقة"])
VERY = frozenset({"نفس", "ذات"})
_RANKED = frozenset({"المسوول", "المتحدث", "الناطق", "القايد"})
_SEATS = frozenset(bare(fold(w)) for w in ["مستشفى", "مشفى", "مركز", "بلدية", "مديرية", "إدارة", "محافظة", "ولاية", "وزارة", "هيئة", "مكتب", "منظمة", "بعثة", "شرطة", "دفاع", "جيش", "حركة", "حزب", "حكومة", "مجلس", "لجنة", "مخيم", "منطقة", "مقاطعة", "إقليم", "مدينة", "بلدة"])
_ADVERBS = frozenset(fold(w) for w in ["أيضا", "فقط", "كذلك", "رسميا", "لاحقا", "مجددا", "بدوره", "بدورها", "بدورهم", "حينها", "سابقا", "مؤخرا", "علنا", "بالمقابل"])
_EACH = frozenset({"عنه", "عنها", "عنهم", "عنهما", "به", "بها"})


def itself(toks: Sequence[Token], at: int) -> int:
    """1 where "itself" stands at a token, else 0."""
    return int(at < len(toks) and toks[at].norm in SELF)


def pointed(words: str, toks: Sequence[Token] = (), end: int = 0) -> str | None:
    """The word with which a phrase points back ("the source" of "the very same source"); None where it names somebody.

    toks, end: the sentence, and the character where the phrase ends in it: `المسؤول في مشفى أ` is not whoever spoke before."""
    parts = fold(words).split()
    behind = next((k for k, t in enumerate(toks) if t.start >= end), len(toks))
    if len(parts) == 1 and parts[0] in _RANKED and behind + 1 < len(toks) and toks[behind].norm == "في" and bare(toks[behind + 1].norm) in _SEATS:
        return None
    if len(parts) == 2 and (parts[1] in SELF or parts[0] in VERY):
        parts = parts[:1] if parts[1] in SELF else parts[1:]
    return parts[0] if len(parts) == 1 and parts[0] in ANAPHORS else None


def behind_it(toks: Sequence[Token], verb: int) -> int:
    """Where the subject of a verb of saying begins: behind the pronoun of `أعلنت عنها الوزارة`, behind `أعلنت أيضا`."""
    at = verb + 1
    at += int(at + 1 < len(toks) and toks[at].norm in _ADVERBS)
    return at + int(at + 1 < len(toks) and toks[at].norm in _EACH and toks[at + 1].kind == "w")


def told_of_them(toks: Sequence[Token], verb: int) -> bool:
    """`أشخاص تقول أ إنهم`, `مقاتلين يزعم أنهم`: what somebody says of those just named, and of nothing else."""
    before = toks[verb - 1].norm if verb else ""
    if not any(t.norm in _THEY for t in toks[verb + 1 : verb + 5]) or before.startswith("ال"):
        return False
    return bare(before) in PERSONS or before.removesuffix("ا") in PERSONS


_THEY = frozenset({"انهم", "انهما", "انهن"})


def declares(toks: Sequence[Token], verb: int, at: int) -> bool:
    """`أعلن الجيش الزاندوري مقتل سبعة`, `أكدت الشرطة، أمس، مقتل`: a force that no vocabulary has declares what befell somebody."""
    if toks[verb].norm.removeprefix("و") not in _DECLARES or not {bare(t.norm) for t in toks[verb + 1 : verb + 3]} & _FORCES:
        return False
    return any(t.norm.removeprefix("عن") in _BEFALLS or (t.norm == "عن" and k + 1 < len(toks) and toks[k + 1].norm in _BEFALLS) for k, t in enumerate(toks[at : at + 5], at))


_DECLARES = frozenset(fold(w) for w in ["أعلن", "أعلنت", "يعلن", "تعلن", "أكد", "أكدت", "يؤكد", "تؤكد"])
_FORCES = frozenset(bare(fold(w)) for w in ["جيش", "قوات", "شرطة", "قيادة", "أركان", "فصيل", "حركة", "جماعة", "جبهة", "كتيبة", "لواء", "ميليشيا", "تنظيم"])
_BEFALLS = frozenset(fold(w) for w in ["مقتل", "إصابة", "استشهاد", "جرح", "مصرع", "سقوط", "وفاة", "اعتقال", "أسر", "قتل", "تعرض", "وقوع", "بدء", "سيطرته", "سيطرتها", "تنفيذ", "إحباط", "صد"])


def aside_on(toks: Sequence[Token], comma: int) -> bool:
    """`المرصد، الذي يتخذ من أ مقرا`, `المرصد، في بيان تلقت أ نسخة منه`: what stands behind a comma names no office."""
    after = toks[comma + 1].norm if comma + 1 < len(toks) else ""
    return after in _WHO or after in ("في", "عبر", "خلال", "ومقره", "ومقرها", "مقره", "مقرها")


_WHO = frozenset({"الذي", "التي", "الذين"})
OPENERS = frozenset({"من", "ومن", "بدوره", "بدورها", "وبدوره", "وبدورها", "بالمقابل", "وبالمقابل"})
"""What opens a sentence before its verb of saying: `من جهته، قال أ`; nothing has been said yet."""
