"""`بحسب أ`, `وفق ما ذكرت أ`, `نقلا عن أ`: according to whom."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.asserter import (
    QUOTES,
    Asserter,
    anaphor,
    by_name,
    named,
    phrase_end,
    recipient,
    strip,
    subject,
    told_outlet,
)
from ceasefire.claims.arabic.leads import main_subject
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.pointing import VERY, itself
from ceasefire.claims.arabic.speechwords import ACCORDING, ACCORDING_FIRST, ANAPHORS, SPEECH, TITLES
from ceasefire.claims.arabic.tokens import Token, bare


def according_at(toks: Sequence[Token], i: int) -> int:
    """How many words of "according to" stand at i."""
    lead = strip(toks[i].norm, ACCORDING_FIRST)
    if lead is None:
        return 0
    rest = [lead, *(t.norm for t in toks[i + 1 : i + 3])]
    return next((len(words) for words in ACCORDING if tuple(rest[: len(words)]) == words), 0)


_KINDS = frozenset(fold(w) for w in ["رسمي", "رسمية", "أولي", "أولية", "محلي", "محلية", "طبي", "طبية", "حكومي", "حكومية", "أممي", "أممية", "صحفي", "صحفية", "جديدة", "حديثة", "متطابقة", "سابقة"])


def _only_kind(toks: Sequence[Token], first: int, last: int) -> bool:
    """Whether nothing but an adjective stands between two tokens."""
    return last == first + 1 and toks[first].norm in _KINDS


_FIGURES = frozenset(fold(w) for w in ["إحصائية", "إحصائيات", "حصيلة", "إحصاء", "بيانات", "أرقام", "معلومات", "توثيق", "رصد", "تقديرات", "مصادر", "قاعدة"])


def figures_of(toks: Sequence[Token], at: int, past: Sequence[Asserter]) -> Asserter | None:
    """`وفق إحصائية نهائية للتجمع`: the outlet named before whose the figures are."""
    if at >= len(toks) or bare(toks[at].norm) not in _FIGURES:
        return None
    word = next((t.norm for t in toks[at + 1 : at + 4] if t.norm.startswith("لل") and f"ال{t.norm[2:]}" in ANAPHORS), None)
    if word is None:
        return None
    last = next(t for t in toks[at + 1 : at + 4] if t.norm == word)
    told = next((a for a in reversed(past) if bare(f"ال{word[2:]}") in fold(a.words).split()), None)
    return told or Asserter(None, f"ال{word[2:]}", last.start, last.end)  # where none was named, whoever publishes


OWN_WORDS = frozenset(
    fold(w) for w in ["زعمه", "زعمها", "زعمهم", "ادعائه", "ادعائها", "ادعائهم", "وصفه", "وصفها", "وصفهم", "تعبيره", "تعبيرها", "تعبيرهم", "قوله", "قولها", "قولهم", "روايته", "روايتها", "روايتهم", "بيانه", "بيانها", "مصادره", "مصادرها", "كلامه", "كلامها", "تصريحاته", "تصريحاتها", "تقديراته", "تقديراتها", "إحصاءاته", "إحصاءاتها"]
)
"""Words of saying with a pronoun: of whoever speaks or acts in the sentence."""
_WITH_L = frozenset({"وفقا", "طبقا", "تبعا", "وفاقا"})
"""Before whom it is according to, these have `ل` written onto him."""
NO_SOURCE = ("الاتفاق", "اتفاق", "اتفاقيه", "المتفق", "القانون", "بنود", "شروط", "ذلك", "الحاجه", "طلب", "خطه", "جدول", "المعاهده")


def first_person(norms: Sequence[str], i: int, size: int) -> bool:
    """`حسب ما وصلنا`, `وفق ما علمنا`: the outlet's own knowledge."""
    after = list(norms[i + size : i + size + 2])
    what = norms[i].removeprefix("و").endswith(("سبما", "فقما")) or after[:1] == ["ما"]
    verb = next((n for n in after if n != "ما"), "")
    return what and len(verb) > 4 and verb.endswith("نا")


def according(
    text: str, toks: Sequence[Token], names: Sequence[Name], i: int, size: int, last: tuple[Asserter, ...], past: Sequence[Asserter]
) -> tuple[tuple[Asserter, ...], int]:
    if first_person([t.norm for t in toks], i, size):
        return (), i + size
    at = i + size
    named_at = {n.first for n in names}
    while at < len(toks) and at not in named_at and (toks[at].norm in TITLES or toks[at].norm in ("عن", "ل", "مشترك", "رسمي", "صحفي", "صحافي", "مقتضب", "مكتوب", "مشتركه", "متطابقه") or toks[at].norm in QUOTES):
        at += 1
    at += at > i + size and at < len(toks) and toks[at].norm == "من"  # "on information from"
    if at > i + size and any(strip(toks[k].norm, SPEECH) for k in range(i + size, at)) and (at >= len(toks) or toks[at].kind == "p"):
        said = tuple(a for a in (main_subject(text, toks, names, i),) if a) or last  # "as it announced": whoever the sentence is about
        return said, at
    if toks[min(i + size, len(toks) - 1)].norm in OWN_WORDS:
        said = last or tuple(a for a in (main_subject(text, toks, names, i),) if a)
        return said, i + size + 1
    at += at + 1 < len(toks) and toks[at].norm in VERY and toks[at + 1].norm in ANAPHORS
    end = phrase_end(toks, at, names)
    if at < len(toks) and toks[at].norm in ANAPHORS and end <= at + 1 + itself(toks, at + 1) and not any(n.first == at and n.kind == "source" for n in names):
        word = Asserter(None, text[toks[at].start : toks[at].end], toks[at].start, toks[at].end)
        return (anaphor(toks[at].norm, last, past) or (word,)), at + 1 + itself(toks, at + 1)
    if (whose := figures_of(toks, at, past)) is not None:
        return (whose,), max(end, at + 1)
    if at > i + size and _only_kind(toks, at, end):
        at = next(k for k in range(i + size, at) if toks[k].norm in TITLES or k == at - 1)  # "by official data": the data speak
    who = subject(text, toks, names, at, end)
    if who is None:
        return (), at
    if who.id is None and who.start == toks[at].start and who.words[:1] == "ل" and strip(toks[i].norm, _WITH_L):
        who = msgspec.structs.replace(who, words=who.words[1:], start=who.start + 1)
    if who.id is None and fold(who.words).split()[:1] and fold(who.words).split()[0] in NO_SOURCE:
        return (), at
    outer = recipient(text, toks, names, at + 1, end) if end > at + 1 else None
    if (heard := told_outlet(toks, names, at, end)) is not None:
        who, outer = subject(text, toks, names, at, heard.first) or who, by_name(text, heard)
    chain: tuple[Asserter, ...] = (outer, who) if outer is not None and outer.start != who.start else (who,)
    if end < len(toks) and toks[end].norm in ("عن", "نقلا") and toks[i].norm.removeprefix("و") != "نقلا":
        at = end + 1 + (toks[end].norm == "نقلا")
        stop = phrase_end(toks, at, names)
        inner = named(text, toks, names, at, stop)
        if inner:
            chain, end = (who, inner), stop
    return chain, end
