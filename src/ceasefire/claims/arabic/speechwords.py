"""The words of saying, from `speech.yaml`, with the forms made by rule; who "the agency" and "the site" may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.lexicon import verb_forms
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import bare

_ROWS: dict[str, tuple[str, ...]] = msgspec.yaml.decode(
    files("ceasefire.claims.arabic").joinpath("speech.yaml").read_bytes(), type=dict[str, tuple[str, ...]]
)


def _set(key: str) -> frozenset[str]:
    return frozenset(fold(w) for w in _ROWS[key])


def verbs(pairs: Iterable[str]) -> frozenset[str]:
    """The forms of verbs given as perfect/imperfect."""
    return frozenset(f for pair in pairs for f, (_, _, has) in verb_forms(pair).items() if not has)


def _participles(key: str) -> frozenset[str]:
    stems = _set(key)
    return frozenset(form for s in stems for form in (s + "ا", s + "ه", s + "ين", s + "ون", s + "يا", s + "يه", s))


SPEECH = verbs(_ROWS["say"]) - _set("never")
MORE_SPEECH = _set("also")
WITH_THAT = _set("with_that")
DENY = verbs(_ROWS["deny"]) - {"نفيا"}
ACCUSE = verbs(_ROWS["accuse"])
RECORD = verbs(_ROWS["record"])
HEDGE_VERB = verbs(["رجح/يرجح", "توقع/يتوقع"])
QUOTE = {"نقل", "نقلت", "ونقل", "ونقلت", "نقلا", "ونقلا"}
ISSUE = verbs(_ROWS["issue"])
ASCRIBED = verbs(["نسب/ينسب"])
PASSIVE = _set("passive")
MARKED = _set("marked")
DENYING = _participles("participle_deny")
PARTICIPLES = _participles("participle") | DENYING
THAT = {"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", "وان", "لان", "انهما", "اننا", "اني", "باننا"}
_ON_WHAT = tuple(("علي", "ما", word) for word in sorted(_set("titled") & SPEECH))
ACCORDING = tuple(sorted((*(tuple(fold(w).split()) for w in _ROWS["according"]), *_ON_WHAT), key=len, reverse=True))
ACCORDING_FIRST = frozenset(words[0] for words in ACCORDING)
TOLD_AS = _set("told_as")
MEDIA = _set("media")


def _people(key: str) -> frozenset[str]:
    """Words for people with their feminine, dual and sound plural, which rule makes of each."""
    out = {bare(w) for w in _set(key)}
    for word in tuple(out):
        stem = word.removesuffix("ه")
        if len(stem) > 2 and not word.endswith(("ين", "ون", "ان", "ات")):
            out |= {stem + end for end in ("ا", "ان", "ين", "ون", "ه", "تان", "تين", "ات")}
    return frozenset(out)


MEMBER = _people("member")
WITNESS = _people("witness")
SPEAKER = _people("speaker")
LABEL = frozenset(bare(w) for w in _set("label"))
END_NP = {
    "في", "ان", "يوم", "اليوم", "امس", "عن", "علي", "بعد", "مساء", "صباح", "،", ",", ":", "؛", ".", "(", ")", "الذي", "التي", "الذين", "مع", "بينهم", "منذ",
    "خلال", "الي", "ذلك", "الاتهام", "المزاعم", "الادعاءات", "الادعاء", "التهمه", "الشايعات", "هجوم", "قصف", "مقتل", "اصابه", "سقوط", "دون", "وقوع", "كما", "حين", "استهداف", "انفجار", "تعرض", "حتي", "اي", "ما", "بشن", "بقصف", "بخرق", "باستهداف", "بانتهاك",
    "انتشال", "العثور", "ارتفاع", "تسجيل", "تضرر", "وصول", "مصرع", "استشهاد", "وفاه", "ضبط", "اسقاط", "اعتراض", "تدمير", "تحرير", "فرض", "بدء", "انتهاء", "نزوح", "عددا", "عده", "هجمات", "غارات", "خروقات", "قذايف", "حصيله", "عبر", "لدي", "ردا", "فجر", "ليل", "ظهر", "قبل", "بعيد", "قبيل", "عقب", "فيه", "فيها", "انباء", "اتهامات", "مسووليه", "مسووليته", "مسووليتها", "صحه", "لم", "لن", "قوله", "قولها", "قولهم", "قولهما", "قولهن", "تاكيده", "تاكيدها", "تاكيدهم", "قايلا", "قايله", "قايلين", "تنفيذ", "إحباط", "احباط", "اندلاع", "تجدد", "تحييد", "طلب", "طلبت", "طلبوا", "فضل", "رفض", "اشترط", "عاده", "خبرا", "اخبارا", "تقريرا", "صورا", "مقطعا", "تسجيلا", "معلومات",
}  # fmt: skip
ANAPHORS = {
    fold(w)
    for w in ["الموقع", "الوكالة", "الصحيفة", "القناة", "الشبكة", "المدونة", "المرصد", "المكتب", "التجمع", "التقرير", "المراسل", "المراسلة", "المصدر", "المصادر", "المركز", "الناشطون", "الوزارة", "البيان", "المنظمة", "الإذاعة", "التلفزيون", "النص", "روايتهم", "المسؤول", "المتحدث", "الناطق", "الوزير", "القائد", "القيادي", "القوة", "البعثة", "الحركة", "الجماعة", "اللجنة", "الهيئة", "التنظيم", "المتحدثة", "الناطقة", "المسؤولون", "الشهود"]
}
TITLES = _set("titled")
WAYS = {"طريق", "واصل", "رابط", "اوتوستراد", "حدود", "فاصل", "واقع", "واقعه", "محور", "خط", "ممتد", "ممتده", "مسافه", "منطقه"}
"""Before "between", which is spelt like "he explained"."""
