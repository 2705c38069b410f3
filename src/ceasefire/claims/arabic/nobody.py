"""Whether words that a reader takes for "nobody" say so. `unharmed` finds such words in running text; here somebody has pointed at them."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.harmwords import harm_head
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import value_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.arabic.unharmed import Which


def says_nobody(toks: Sequence[Token], which: Which) -> bool:
    """Whether a quotation denies that people were killed or injured, in whatever form (`محدش اتصاب`, `ماكو شهداء`, `من دون أن توقعا ضحايا`), or says that
    they are well. Never where it says that nothing is known, counts somebody, or speaks of things; nobody dead leaves open who is hurt, nobody hurt leaves nobody dead."""
    if any(value_at(toks, k) or (_knows(t.norm) and not (k and t.norm == "تذكر" and _harmed(toks, k - 1))) for k, t in enumerate(toks)):
        return False  # "none worth mention" mentions none
    if any(bare(t.norm).startswith("مادي") for t in toks) and not any(t.norm.startswith("بشري") for t in toks):
        return False
    if any(rest in _WELL for t in toks for _, rest in word_forms(t.norm)):
        return True
    first = next((k for k in range(len(toks)) if _denies(toks, k)), None)
    if first is None:
        return False
    harmed = {kind for k in range(first, len(toks)) if (kind := _harmed(toks, k)) is not None}
    return bool(harmed) and (which == "killed" or harmed != {"killed"})


def _knows(norm: str) -> bool:
    return any(root in norm for root in _KNOWING) or any(rest in _KNOWN for _, rest in word_forms(norm))


def _denies(toks: Sequence[Token], k: int) -> bool:
    """Whether the word at k negates. `ما` does not where it begins "which led to" or "no fewer than"."""
    word, after = toks[k].norm, toks[k + 1].norm if k + 1 < len(toks) else ""
    if word.removeprefix("و") in ("ما", "لا"):
        return not after.startswith(_LED)
    return any(rest in _NOT for _, rest in word_forms(word)) or (word == "غير" and k > 0 and toks[k - 1].norm in ("من", "ومن"))


def _harmed(toks: Sequence[Token], k: int) -> str | None:
    """What befalls people by the word at k: "killed", "injured" or "both"; None where it says nothing of the kind."""
    forms = [bare(rest) for _, rest in word_forms(toks[k].norm)]
    if any(form in _BOTH or form.startswith(("ضحي", "ضحاي")) for form in forms):
        return "both"
    if any(form in _HURT for form in forms):
        return "injured"
    head = harm_head(toks, k)
    if head is not None and head[1] != "body":
        return head[0]
    return "killed" if any(form in _DYING for form in forms) else None


def _folded(*words: str) -> frozenset[str]:
    return frozenset(map(fold, words))


_NOT = _folded("لم", "لن", "دون", "بدون", "دونما", "بلا", "بلاش", "ليس", "ليست", "عدم", "انعدام", "ماكو", "مافي", "مافيه", "مافيش", "مفيش", "مفي", "فش", "ماحدا", "محدا", "ماحد", "محد", "محدش")
_LED = tuple(map(fold, ["أد", "أسفر", "تسبب", "خلف", "أوقع", "أود", "نجم", "نتج", "ألحق", "اضطر", "كبد", "رفع", "يرفع", "أسقط", "سبب", "يقل", "تقل", "يزال", "تزال", "زال", "بين"]))
"""What follows where `ما` or `لا` denies nothing: `ما أدى إلى`, `ما لا يقل عن`, `لا يزال`."""
_BOTH = _folded("إصابات", "إصابة", "خسائر", "أذى", "سوء", "مكروه", "خدش", "شي", "شيء")
_HURT = _folded("يصب", "تصب", "اتصاب", "اتصابت", "اتصابوا", "تأذى", "تأذت", "تأذوا", "يتأذ", "تتأذ", "اتأذى", "انأذى", "يتأذى", "تضرر", "يتضرر", "متصاوب", "متصاوبين")
_DYING = _folded("يقتل", "تقتل", "يمت", "وفيات")
_WELL = _folded("بخير", "سلامات", "سالمين", "سالمون", "بسلام", "سالما")
_KNOWING = tuple(map(fold, ["عرف", "معلوم", "نعلم", "يعلم", "تعلم", "أنباء", "تقرير", "تقارير", "تحدث", "ذكر", "تضح", "واضح", "توفر", "توافر", "تأكد", "مؤكد", "تأكيد", "حصيل", "تفاصيل", "حدد", "كشف", "فصح", "مجهول", "ستبعد"]))
"""What words hold that speak of knowledge: under a negation they say that nothing is known."""
_KNOWN = _folded("خبر", "أخبار", "ترد", "يرد", "تردنا", "يردنا", "ورود", "عدد", "أعداد", "حجم", "يشر", "تشر", "يتسن", "يتبين", "تتبين", "ندري", "أدري", "منعرف")
