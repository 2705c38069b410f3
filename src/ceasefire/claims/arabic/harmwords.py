"""The words that say that people were killed or injured."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ceasefire.claims.arabic.lexicon import verb_forms
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import people_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.arabic.unharmed import Which


def _forms(*pairs: str) -> set[str]:
    return {f for pair in pairs for f, (_, _, has) in verb_forms(pair).items() if not has}


def _with_object(*pairs: str) -> set[str]:
    return {f for pair in pairs for f, (_, _, has) in verb_forms(pair).items() if has}


KILLED_VERBS = _forms("قتل/يقتل", "استشهد/يستشهد", "قضى/يقضي", "لقي/يلقى", "توفي/يتوفى", "ارتقى/يرتقي", "هلك/يهلك", "صرع/يصرع", "مات/يموت") | {"قضوا", "قضت", "لقيت", "لقيا", "لقيتا", "ارتقي", "توفيت", "توفوا", "ارتقوا"}
_SPOKEN_KILLED = {stem + end for stem in ("انقتل", "استشهد", "مات", "انذبح") for end in ("", "و", "وا")} | {"قتلو"}
_SPOKEN_HURT = {stem + end for stem in ("تصاوب", "اتصاوب", "انصاب", "انجرح", "تصوب") for end in ("", "ت", "و", "وا")}
"""As people say it: `تصاوب اربع زلام`; the plural often without its last letter."""
KILLED_VERBS |= _SPOKEN_KILLED
MET = frozenset(_forms("لقي/يلقى") | {"لقيت", "لقيا", "لقيتا"})
"""`لقي … مصرعهما`."""
FELL = frozenset(_forms("سقط/يسقط", "ارتقى/يرتقي", "وقع/يقع", "خر/يخر"))
"""`سقط … قتلى`."""
_INJURED_VERBS = _forms("أصيب/يصاب", "جرح/يجرح") | _SPOKEN_HURT | {"اصيبت", "اصيبوا", "اصيبا"}
_HURT_VERBS = _forms("أصاب/يصيب")
_THEM = {"killed": _with_object("قتل/يقتل", "أعدم/يعدم", "ذبح/يذبح", "أردى/يردي"), "injured": _with_object("جرح/يجرح", "أصاب/يصيب") - {"اصابه", "جرحه"}}
"""`قتلهم صاروخ`: whom it befell stands before, as the pronoun says."""
_KILLED_MASDAR = {"مقتل", "استشهاد", "مصرع", "وفاه", "ارتقاء", "مقتلهم", "مقتلهما", "استشهادهما", "مصرعهما", "بمقتل", "اعدام", "تصفيه", "ذبح", "هلاك", "اغتيال"}
_INJURED_MASDAR = {"اصابه", "جرح", "اصابات", "اصابتهما", "جرحهما"}
BOTH = frozenset({"مقتلهما", "استشهادهما", "مصرعهما", "اصابتهما", "جرحهما"})
"""Nouns of harm whose pronoun says two."""
ONE_MORE = frozenset(fold(w) for w in ["ثالث", "ثالثة", "رابع", "رابعة", "خامس", "خامسة", "سادس", "سادسة", "سابع", "سابعة", "ثامن", "ثامنة", "تاسع", "تاسعة", "عاشر", "عاشرة"])
"""`وجرح ثالث`: an ordinal that stands alone counts one more."""
KILLING_VERBS = _forms("اغتال/يغتال", "أعدم/يعدم", "ذبح/يذبح", "أردى/يردي", "صفى/يصفي", "أباد/يبيد") | {"اغتيل", "اغتيلت", "اغتيلوا"}
"""Verbs whose object was killed: `أعدم … شابا`."""
KILLED_NOUNS: dict[str, tuple[int | None, str]] = {
    fold(w): (n, k)
    for n, k, words in (
        (1, "people", "قتيل قتيلا شهيد شهيدا ضحية صريع صريعا هالك مقتول مقتولا مذبوح مذبوحا"), (1, "women", "قتيلة شهيدة"),
        (2, "people", "قتيلان قتيلين شهيدان شهيدين"), (2, "women", "قتيلتان قتيلتين شهيدتان شهيدتين"), (2, "people", "ضحيتان ضحيتين"), (None, "people", "قتلى شهداء شهدا ضحايا صرعى مقتولين مقتولون مذبوحين"),
    )
    for w in words.split()
}  # fmt: skip
INJURED_NOUNS: dict[str, tuple[int | None, str]] = {
    fold(w): (n, k)
    for n, k, words in (
        (1, "people", "جريح جريحا مصاب مصابا"), (1, "women", "جريحة مصابة"),
        (2, "people", "جريحان جريحين مصابان إصابتان إصابتين"), (None, "people", "جرحى مصابين مصابون جريحات"),
    )
    for w in words.split()
}  # fmt: skip
_HITS = frozenset({"اصابتان", "اصابتين"})
"""`إصابتين مباشرتين`: two hits, where no people are."""
_PARTED = _forms("فارق/يفارق")
_TOOK = _forms("أودى/يودي", "أزهق/يزهق", "حصد/يحصد", "خطف/يخطف", "أنهى/ينهي") | {"موديا", "موديه", "ازهاق", "حاصدا", "حاصده", "حصد"}
_TOOK_OFF = _forms("أودى/يودي", "أطاح/يطيح")
_LIVES = frozenset({"حياه", "ارواح"})
_VICTIM = frozenset({"ضحيه", "ضحيته", "ضحيتها", "ضحيتهم"})
_WENT = frozenset({"راح", "راحت", "ذهب", "ذهبت", "يذهب", "يروح", "وقع", "سقط"})
"""`راح ضحية الهجوم ستة`."""
_LOST = _forms("فقد/يفقد", "خسر/يخسر")
_OWN_LIVES = frozenset(fold(w) for w in ["حياتهم", "حياته", "حياتها", "حياتهما", "حياتهن", "أرواحهم", "أرواحهما", "روحه", "لحياتهم", "لحياته"])
_MEN = frozenset(fold(w) for w in ["جنوده", "جنودها", "عناصره", "عناصرها", "مقاتليه", "مقاتليها", "ضباطه", "ضباطها", "أفراده", "أفرادها", "رجاله", "رجالها", "مسلحيه", "مسلحيها"])
_BODY = {"جثه": 1, "جثمان": 1, "جثتين": 2, "جثتان": 2, "جثتي": 2, "جثماني": 2, "جثث": 0, "جثامين": 0, "رفات": 0}
_FOUND = _forms("عثر/يعثر", "انتشل/ينتشل", "وجد/يجد", "أخرج/يخرج", "سحب/يسحب", "استخرج/يستخرج", "اكتشف/يكتشف", "أحصى/يحصي", "استقبل/يستقبل", "تسلم/يتسلم", "دفن/يدفن", "وصل/يصل") | {"العثور", "عثور", "انتشال", "اخراج", "سحب", "انتشلت", "استخراج", "اكتشاف"}
_MOVED = _forms("نقل/ينقل", "أسعف/يسعف", "أدخل/يدخل") | {"نقل", "اسعاف"}
HOSPITAL = frozenset({"مستشفي", "المستشفي", "مشفي", "المشفي", "مستشفيات", "المستشفيات", "المشافي", "مشافي", "للمستشفي"})
_ENDED = _forms("قضى/يقضي") | {"القضاء", "قضاء"}


_OVER = frozenset({"يزيد", "يربو", "زاد", "تزيد"})


def ended_at(toks: Sequence[Token], i: int) -> int:
    """`قضت … على عنصرين`: index of whom a verb of ending has put an end to; 0 where it says nothing of people."""
    if not any(rest in _ENDED for _, rest in word_forms(toks[i].norm)):
        return 0
    return next((k + 1 for k in range(i + 1, min(len(toks) - 1, i + 7)) if toks[k].norm == "علي" and toks[k - 1].norm not in _OVER and people_at(toks, k + 1)), 0)


def harm_head(toks: Sequence[Token], i: int) -> tuple[Which, str] | None:
    """(which, what kind of head: verb, hurt, masdar, noun) of the word at i."""
    for clitics, rest in word_forms(toks[i].norm):
        key = bare(rest)
        article = key != rest
        if rest == "قتل" and clitics[-1:] in ("ب", "ل"):
            return "killed", "masdar"
        if rest in ("سقطوا", "ارتقوا") and clitics in ("", "و", "ف") and not (i + 1 < len(toks) and toks[i + 1].norm in ("بين", "بيد", "اسري", "جرحي", "قتلي", "شهداء", "ضحايا")):
            return "killed", "fell"
        if rest in _TOOK_OFF and clitics in ("", "و", "ف") and i + 1 < len(toks) and toks[i + 1].norm[:1] == "ب" and people_at(toks, i + 1) is not None:
            return "killed", "took"  # "it took an officer and two men"
        if rest in _LIVES and clitics in ("ب", "") and _led_by(toks, i, _TOOK, 9):
            return "killed", "masdar"
        if key in _BODY and not clitics.endswith("ك") and (_led_by(toks, i, _FOUND, 6) or _led_by(toks, i + 5, _FOUND, 4)):
            return "killed", "body"
        if key in _VICTIM and i and toks[i - 1].norm.lstrip("وف") in _WENT:
            return "killed", "hurt"
        if rest in ("راح", "راحوا", "راحو", "راحت") and i + 2 < len(toks) and toks[i + 1].norm in ("فيها", "فيه", "منا", "عنا", "ضحيتها") and (gone := people_at(toks, i + 2)) is not None and gone.best:
            return "killed", "gone"
        if rest in _PARTED and clitics in ("", "و", "ف") and i + 2 < len(toks) and any(t.norm == "الحياه" for t in toks[i + 2 : i + 8]) and (gone := people_at(toks, i + 1)) is not None and gone.best:
            return "killed", "took"
        if rest in _LOST and clitics in ("", "و", "ف") and lost_at(toks, i):
            return "killed", "lost"
        if clitics in ("", "و", "ف") and rest in _MOVED and _to_hospital(toks, i):
            return "injured", "moved"
        for which, forms in _THEM.items():
            if rest in forms and clitics in ("", "و", "ف"):
                return ("killed" if which == "killed" else "injured"), "them"
        if rest in _ENDED and clitics in ("", "و", "ف") and ended_at(toks, i):
            return "killed", "hurt"
        if rest in _ENDED and (toks[i + 1].norm[:1] == "ب" if i + 1 < len(toks) else False) and not toks[i + 1].norm.startswith("بال"):
            return None  # "a deal that provides for"
        if rest in KILLED_VERBS and not clitics.endswith(("ب", "ل", "ك")):
            return "killed", "verb"
        if rest in _INJURED_VERBS and not clitics.endswith(("ب", "ل", "ك")):
            return "injured", "verb"
        if rest in KILLING_VERBS and not clitics.endswith(("ب", "ل", "ك")):
            return "killed", "hurt"
        if rest in _HURT_VERBS and not clitics.endswith(("ب", "ل", "ك")):
            return "injured", "hurt"
        if key in KILLED_NOUNS:
            return "killed", "noun"
        if key in INJURED_NOUNS and not (key in _HITS and i + 1 < len(toks) and toks[i + 1].norm.startswith("مباشر")):
            return "injured", "noun"
        if key in _KILLED_MASDAR and not article:
            return "killed", "masdar"
        if key in _INJURED_MASDAR and not article:
            return "injured", "masdar"
    return None


_WORTH = _TOOK | _LOST | _PARTED | frozenset(_BODY) | {"حصيله"}
"""Words that say harm only with others beside them."""


def body_count(norm: str) -> int | None:
    """How many a word for bodies means by itself; 0: more than two, None: it is no such word."""
    return next((_BODY[bare(rest)] for _, rest in word_forms(norm) if bare(rest) in _BODY), None)


def _led_by(toks: Sequence[Token], i: int, verbs: Collection[str], far: int) -> bool:
    """Whether one of some verbs or nouns stands among the words before."""
    near = toks[max(0, i - far) : i]
    return any(rest in verbs or (rest[:1] == "س" and rest[1:] in verbs) for t in near for _, rest in word_forms(t.norm))


def lost_at(toks: Sequence[Token], i: int) -> int:
    """`فقد ثلاثة جنود حياتهم`, `خسر الجيش ثلاثة من جنوده`: index at which those who died begin; 0 where none did."""
    for k in range(i + 1, min(len(toks), i + 7)):
        people = people_at(toks, k)
        if people is None or people.best is None:
            continue
        after = {t.norm for t in toks[people.last : people.last + 4]}
        inside = {t.norm for t in toks[k : people.last + 2]}
        return k if after & _OWN_LIVES or inside & _MEN or ("خسر" in toks[i].norm and any(kind == "combatants" for kind, _ in people.kinds)) else 0
    return 0


def _to_hospital(toks: Sequence[Token], i: int) -> bool:
    """`نقل 12 آخرون إلى المستشفى`: people told as moved to hospital, of whom no word says that they died or were hurt."""
    people = people_at(toks, i + 1)
    if people is None or people.best is None:
        return False
    far = toks[people.last : people.last + 6]
    return any(t.norm in HOSPITAL for t in far) and not any(t.norm.startswith(("جرح", "جريح", "مصاب", "اصيب", "جث", "مرض", "مريض")) for t in toks[i : people.last + 2])


def says_harm(norm: str) -> bool:
    """Whether a word can be the head of a statement of harm."""
    if any(bare(rest) in _WORTH for _, rest in word_forms(norm)):
        return True
    return harm_head((Token(0, len(norm), norm, "w"),), 0) is not None
