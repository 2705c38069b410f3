"""Whom the words of an attribution name: `مصدر في أ`, `المتحدث باسم أ`, `شهود`, and whom he spoke to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.anchors import light_at
from ceasefire.claims.arabic.datewords import PARTS, WEEKDAYS
from ceasefire.claims.arabic.harmwords import KILLED_VERBS as _HARM_VERBS
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.names import GROUPS, OUTLETS, PUBLISHERS, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.speechwords import (
    ANAPHORS,
    END_NP,
    MEDIA,
    MEMBER,
    SPEAKER,
    SPEECH,
    THAT,
    WITNESS,
)
from ceasefire.claims.arabic.tokens import Token, bare, word_forms


class Asserter(msgspec.Struct, frozen=True):
    """Somebody who is said to say it. id: source or actor id or None; words: as written;
    start, end: characters; outlet: it publishes (agency, site, monitor); armed: it may speak of its own acts."""

    id: str | None
    words: str
    start: int
    end: int
    outlet: bool = False
    armed: bool = False


QUOTES = ('"', "«", "»", "“", "”", "'")
HEADS = OUTLETS | SPEAKER | WITNESS | MEMBER


def strip(norm: str, words: frozenset[str] | set[str]) -> str | None:
    """The word without و/ف (never ب/ل/ك) when it is one of `words`."""
    if norm in words:
        return norm
    if norm[:1] in ("و", "ف") and norm[1:] in words:
        return norm[1:]
    return None


def by_name(text: str, name: Name, outlet: bool = False) -> Asserter:
    """A name as an asserter."""
    return Asserter(name.id, text[name.start : name.end], name.start, name.end, name.kind == "source" or outlet, name.armed)


def is_anaphor(one: Asserter) -> bool:
    """Whether it is "the agency", "the site" and stands for nobody that was named."""
    words = fold(one.words).split()
    return one.id is None and len(words) == 1 and words[0] in ANAPHORS and bare(words[0]) in PUBLISHERS


_CARRIERS = frozenset(fold(w) for w in ["سيارة", "حافلة", "شاحنة", "باص", "وسائل", "وسيلة", "عربة", "مركبة", "طائرة", "عمليات", "عملية", "قطار", "سفينة"])


def transports(toks: Sequence[Token], i: int) -> bool:
    """`سيارة نقل طلاب`: the carrying of somebody, not the passing on of words."""
    return i > 0 and toks[i].norm == "نقل" and any(bare(rest) in _CARRIERS for _, rest in word_forms(toks[i - 1].norm))


def among(toks: Sequence[Token], i: int) -> bool:
    """Whether `بين` is "between" two that are joined, not the verb "made clear": `بين نوى وتسيل`."""
    near = [t.norm for t in toks[i + 1 : i + 9]]
    said = next((k for k, n in enumerate(near) if n in THAT), len(near))
    return toks[i].norm.removeprefix("و") == "بين" and (said == len(near) or any(n[:1] == "و" for n in near[1 : min(said, 4)]))


_SOME = {"احد", "احدي", "بعض", "عدد", "عدة", "عده", "اثنان", "اثنين", "مجموعه", "كثير", "ثلاثه", "اربعه", "خمسه", "معظم", "غالبيه"}


def counted_off(toks: Sequence[Token], first: int, last: int) -> int:
    """Where whoever is spoken of stands after "one of", "some of", "a number of": `أحد سكان`, `عدد من الأهالي`."""
    at = first
    if at < last and bare(toks[at].norm) in _SOME:
        at += 1
        at += at < last and toks[at].norm == "من"
    return at if at < last else first


_OURS = {"مراسلنا", "مراسلتنا", "مندوبنا", "مندوبتنا", "مراسلونا", "مراسلينا", "مراسلو", "مراسلوا"}


def ours(one: Asserter, publisher: str | None) -> Asserter:
    """`مراسلنا`: whoever publishes the text."""
    words = fold(one.words).split()
    if publisher is None or one.id is not None or not words or words[0] not in _OURS:
        return one
    return msgspec.structs.replace(one, id=publisher, outlet=True)


def heads(toks: Sequence[Token], first: int, last: int, size: int = 2) -> set[str]:
    """The first words of a phrase, without clitics and article."""
    return {bare(rest) for k in range(first, min(last, first + size)) for _, rest in word_forms(toks[k].norm)}


def named(text: str, toks: Sequence[Token], names: Sequence[Name], first: int, last: int) -> Asserter | None:
    """The asserter that the words [first, last) name."""
    while first < last and toks[first].kind == "p":
        first += 1
    while last > first and (toks[last - 1].kind == "p" or toks[last - 1].norm == "ل"):
        last -= 1
    if first >= last or (toks[first].norm == "في" and last - first > 1) or all(t.norm in WEEKDAYS or t.norm in PARTS or t.norm in ("امس", "اليوم", "يوم") for t in toks[first:last]):
        return None
    begin = toks[first].start
    if (short := bracketed(toks, names, last)) is not None:
        return by_name(text, short)
    found = [n for n in names if n.first >= first and n.last <= last and n.kind in ("source", "actor")]
    lead = heads(toks, first, last)
    outlet = bool(lead & PUBLISHERS)
    head = counted_off(toks, first, last)
    if found and (found[0].first == first or not heads(toks, head, last, 1) & WITNESS):
        # A representative speaks for the first that is named: "a reporter of X in Y".
        name = next((n for n in found if n.kind == "source"), found[0])
        if name.state and name.adjective and heads(toks, first, last, 1) & _CIVIL and heads(toks, first + 1, last, 1) & _CIVIL_KIND:
            return Asserter(None, text[begin : toks[last - 1].end], begin, toks[last - 1].end, outlet)  # "local sources in Xland" are not the state
        channel = outlet and name.state and name.first > first and not name.adjective and not lead & _MINISTRIES  # called after a capital
        channel = channel or (name.state and name.first > first and not name.adjective and bool(heads(toks, first, last, 1) & _SOCIETIES))
        channel = channel or (name.state and name.first > first + 1 and not name.adjective and not heads(toks, first, last, 1) & HEADS and any(n.first == name.first and n.kind == "place" for n in names) and bracketed_list(toks, last))  # "the guarantors of the Yville process (A, B and C)"
        if not channel and (name.kind == "source" or name.first - first <= 5):
            return by_name(text, name, outlet)
    if toks[last - 1].norm in ("باسمها", "باسمه", "باسمهم", "باسمهما") and (whose := next((n for n in reversed(names) if n.kind == "actor" and n.last <= first), None)) is not None:
        return msgspec.structs.replace(by_name(text, whose), words=text[begin : toks[last - 1].end], start=begin, end=toks[last - 1].end)  # "its spokesman"
    close = next((k for k in range(first + 1, last) if toks[k].norm == "في" and not _within(toks, first, k, names)), last)
    end = toks[close - 1].end
    if toks[first].norm.startswith("لل") and toks[first].norm[1:] not in HEADS:  # "according to the governor": the article is written with its preposition
        return Asserter(None, "ال" + text[begin + 2 : end], begin, end, outlet)
    start = begin + len(clitic(toks[first]))
    return Asserter(None, text[start:end], start, end, outlet)


def clitic(token: Token) -> str:
    """A ل or ب written onto a word for an outlet: `لوكالة`, `لمراسل`."""
    for taken, rest in word_forms(token.norm):
        if taken and bare(rest) in HEADS:
            return taken
    return ""


def finite(toks: Sequence[Token], i: int) -> bool:
    """Whether a word is a verb of an act or of harm: no part of a name."""
    norm = toks[i].norm
    if any(form.tense != "noun" for form, _ in forms_at([t.norm for t in toks[i : i + 2]], 0)) or strip(norm, _HARM_VERBS) is not None:
        return True
    light = light_at(norm)
    return light is not None and light[1] != "noun" and light[0] in ("do", "hit", "suffer")


def phrase_end(toks: Sequence[Token], i: int, names: Sequence[Name], most: int = 14) -> int:
    """Where the noun phrase that starts at i ends."""
    starts = {n.first: n.last for n in names}
    at, known = i, False
    while at < len(toks) and at - i < most:
        if at in starts and starts[at] > at:
            at, known = starts[at], True
            continue
        if (known and (toks[at].norm in _BEGUN or any(form.tense == "noun" for form, _ in forms_at([t.norm for t in toks], at)))) or (at > i and not _owns(toks[at - 1].norm) and deed(toks, at)):
            break  # what is said begins: "X declared a truce", "two officials confirmed clashes"
        norm = toks[at].norm
        if norm in QUOTES:
            if at > i and norm not in ("»", "”") and at + 1 < len(toks) and (finite(toks, at + 1) or _happens(toks[at + 1].norm)):
                break  # what is said begins with its verb: `قال مصدر "وقع انفجار"`
            at += 1
            continue
        if at > i and norm in _SAID and toks[at - 1].norm.startswith("ال") and (not known or starts.get(at) is None):
            break  # "the military press confirmed hits": behind a definite word nothing indefinite belongs to the speaker
        if (norm in END_NP or (norm in WEEKDAYS and at > i)) and not (norm in ("صحه", "انباء") and at > i and bare(toks[at - 1].norm) in HEADS) and not (norm == "في" and _within(toks, i, at, names)):
            break
        if norm in THAT or (at > i and (strip(norm, SPEECH) or finite(toks, at))):
            break
        if at > i and (norm in _ABOUT or (toks[at].kind == "n" and at + 1 < len(toks) and deed(toks, at + 1))):
            break  # "the mission recorded more than 130 breaches", "12 breaches"; but "Channel 12"
        if norm[:1] == "ب" and (len(norm) > 4 or norm[1:] in _HARMING) and at > i and not norm.startswith("باسم") and toks[at - 1].norm != "في" and bare(norm) not in HEADS and not _surname(toks, at):
            break
        if toks[at].kind != "w" and not (toks[at].kind == "n" and at == i + 1 and not toks[i].norm.endswith("ون")):
            break
        at += 1
    return at


def _happens(norm: str) -> bool:
    light = light_at(norm)
    return light is not None and light[1] == "past"


def _surname(toks: Sequence[Token], at: int) -> bool:
    """`قال إيفان بترينكو إن`: a word right before "that", after one without its article, is a name although it begins like "by"."""
    norm, after = toks[at].norm, toks[at + 1].norm if at + 1 < len(toks) else ""
    plain = not norm.startswith("بال") and not norm.endswith(("ها", "ه", "هم", "ا")) and norm[1:] not in _PAPERS
    return plain and (after in THAT or after == ":") and toks[at - 1].kind == "w" and not toks[at - 1].norm.startswith("ال") and toks[at - 1].norm not in HEADS and not forms_at([t.norm for t in toks], at) and light_at(norm) is None


_SAID = frozenset(fold(w) for w in ["تحقيق", "استعداد", "استعداده", "استعدادها", "التزامه", "التزامها", "حرصه", "حرصها", "ضرورة", "وجود", "عدم", "توقيع", "عودة", "منع", "نقل", "رغبته", "رغبتها", "إصابات", "حدوث"])
_BEGUN = frozenset(fold(w) for w in ["رصد", "تنفيذ", "إحباط", "صد", "التصدي", "التوصل", "اعتقال", "إنقاذ", "اعتراض", "تعليق", "القضاء", "تصفية", "أسر", "شن", "استكمال", "مواصلة", "تجدد", "اندلاع", "استمرار", "إطلاق", "توقيف", "تحييد"])
"""Nouns of a deed with which what is said begins, behind somebody known."""
_HARMING = frozenset(fold(w) for w in ["قتل", "خطف", "أسر", "جرح", "نهب", "ذبح", "قنص", "حرق", "هدم"])
"""Nouns of harm so short that behind "of" they look like a name."""
_ABOUT = frozenset({"اكثر", "نحو", "حوالي", "قرابه", "زهاء"})


def _owns(norm: str) -> bool:
    """Whether a word for a speaker may own the next: `غرفة عمليات`, not `المراقبون خروقا`."""
    return bare(norm) in HEADS - _SAW and not norm.startswith("ال") and not norm.endswith(("ون", "ين"))


_SAW = frozenset(fold(w) for w in ["شهود", "سكان", "أهالي", "شاهد", "مصادر"])
"""Whoever saw something: no noun of an act behind is what they are called after."""


def deed(toks: Sequence[Token], at: int) -> bool:
    """Whether a word without the article is the noun of an act."""
    norm = toks[at].norm
    if norm.startswith("ال"):
        return False
    light = light_at(norm)
    return any(form.tense == "noun" for form, _ in forms_at([t.norm for t in toks], at)) or (light is not None and light[1] == "noun" and light[0] in ("exist", "suffer", "fall"))


_PAPERS = frozenset(fold(w) for w in ["تصريح", "تصريحات", "بيان", "حديث", "مؤتمر", "مقابلة", "كلمة", "تقرير", "تقريره", "تقريرها", "رسالة", "اتصال"])


_MINISTRIES = frozenset({"وزاره"})


def _within(toks: Sequence[Token], first: int, at: int, names: Sequence[Name]) -> bool:
    """`مصدر في أ`: whether "in" leads whom the speaker belongs to."""
    if heads(toks, first, at, 1) & _MINISTRIES and any(n.kind == "actor" and n.first == at + 1 and n.state for n in names):
        return True  # "the ministry of health in the government of X"
    if not heads(toks, first, at, 1) & MEMBER or at - first > 4 or at + 1 >= len(toks) or toks[at + 1].norm in _PAPERS:
        return False
    return any(n.first == at + 1 and n.kind != "place" for n in names) or any(
        n.kind in ("actor", "source") and at < n.first <= at + 3 for n in names) or (
        toks[at + 1].norm.startswith("ال") and not any(n.first == at + 1 for n in names))


def speaks(toks: Sequence[Token], names: Sequence[Name], first: int, last: int, who: Asserter) -> bool:
    """Whether these words can speak: a name, an outlet or a person of office at their head."""
    if who.id is not None or any(n.first >= first and n.last <= last and n.kind != "place" for n in names):
        return True
    return bool(heads(toks, first, last, 3) & HEADS)


def without_source(chain: Sequence[Asserter]) -> tuple[Asserter, ...]:
    """A chain, outermost first, without an unnamed source (`مصدر أمني`) that speaks to a known outlet."""
    if len(chain) > 1 and chain[-1].id is None and chain[-2].outlet and chain[-2].id is not None:
        words = fold(chain[-1].words).split()
        if words and words[0] in _SOURCES and all(w in _KINDS for w in words[1:]):
            return tuple(chain[:-1])
    return tuple(chain)


_SOURCES = {"مصدر", "مصادر", "مصدرين", "مصدران"}
_KINDS = {"عسكري", "عسكريه", "امني", "امنيه", "ميداني", "ميدانيه", "محلي", "محليه", "خاص", "خاصه", "مطلع", "مطلعه", "موثوق", "موثوقه", "متطابقه", "متعدده"}


def bracketed(toks: Sequence[Token], names: Sequence[Name], at: int) -> Name | None:
    """`بعثة المراقبة في أ (بالمختصر)`: the name in brackets behind whoever was spelt out, over the place that stands between."""
    opening = next((k for k in range(at, min(len(toks) - 2, at + 7)) if toks[k].norm == "("), -1)
    if opening < 0 or any(toks[k].kind == "p" or toks[k].norm in THAT for k in range(at, opening)):
        return None
    if opening - at > 4 and toks[at].norm not in ("في", "ب", "لدي"):
        return None
    return next((n for n in names if n.first == opening + 1 and n.kind != "place" and toks[min(n.last, len(toks) - 1)].norm == ")"), None)


_SOCIETIES = frozenset(bare(fold(w)) for w in ["نقابة", "شبكة", "اتحاد", "جمعية", "رابطة", "منظمة", "مستشفى", "غرفة", "جامعة", "تنسيقية", "نادي", "مرصد", "لجان", "تجمع", "هلال"])
"""Bodies that are called after a state and are not the state."""
_CIVIL = frozenset(bare(fold(w)) for w in ["مصادر", "مصدر", "ناشطون", "ناشطين", "ناشط", "منظمات", "منظمة", "وسائل", "صفحات", "شبكات", "تقارير"])
_CIVIL_KIND = frozenset(bare(fold(w)) for w in ["محلية", "محلي", "إعلامية", "إعلامي", "طبية", "طبي", "ميدانية", "ميداني", "أهلية", "أهلي", "حقوقية", "حقوقي", "إعلام", "خاصة", "صحفية", "إغاثية"])


def bracketed_list(toks: Sequence[Token], at: int) -> bool:
    """Whether a list in brackets says who they are that a phrase speaks of: `الدول الضامنة (أ وب)`."""
    close = next((k for k in range(at + 1, min(len(toks), at + 12)) if toks[k].norm == ")"), -1) if at < len(toks) and toks[at].norm == "(" else -1
    return close > 0 and any(t.norm[:1] == "و" and len(t.norm) > 2 for t in toks[at + 1 : close])


def subject(text: str, toks: Sequence[Token], names: Sequence[Name], first: int, last: int) -> Asserter | None:
    """The subject, without the outlet it spoke to (`لوكالة …`)."""
    stop = last
    for k in range(first + 1, last):
        if _spoken_to(toks, names, k) or (toks[k].norm == "ل" and k + 1 < len(toks) and (toks[k + 1].norm in QUOTES or any(n.first == k + 1 and n.kind == "source" for n in names))):
            stop = k
            break
    return named(text, toks, names, first, stop)


_OF = {"تقرير", "بيان", "دراسه", "وثيقه", "تابع", "تابعه"}


def _spoken_to(toks: Sequence[Token], names: Sequence[Name], k: int) -> bool:
    if toks[k].norm[:1] != "ل" or any(n.first < k < n.last for n in names) or bare(toks[k - 1].norm) in _OF:
        return False
    name = next((n for n in names if n.first == k), None)
    if name is not None:
        return name.clitics.endswith("ل") and name.kind == "source"
    return any(taken.endswith("ل") and (rest in MEDIA or bare(rest) in MEDIA) for taken, rest in word_forms(toks[k].norm))


OWNED_UP = frozenset({"بمسووليته", "بمسووليتها", "بمسووليتهم", "مسووليته", "مسووليتها", "مسووليتهم"})
_TOOK_ON = frozenset(fold(w) for w in ["تبنى", "تبنت", "تبنوا", "يتبنى", "تتبنى"])


def owns_up(toks: Sequence[Token], verb: int, at: int) -> bool:
    """`أعلن تنظيم مسؤوليته عن الهجوم`, `تبنى تنظيم الهجوم`: whether the words at a verb of saying and after its subject own up to a deed."""
    return strip(toks[verb].norm, _TOOK_ON) is not None or any(t.norm in OWNED_UP for t in toks[at : at + 2])


_SPEAKS_FOR = frozenset(fold(w) for w in ["مراسل", "مراسلة", "مراسلو", "مراسلي", "صحفي", "صحافي", "صحفيو", "صحفيي", "مندوب", "محرر", "مصور", "مدير", "رئيس", "موقع", "مكتب", "من", "في", "باسم", "عن", "مع", "وفق", "حسب", "بحسب", "تقرير", "لدى"])


def told_outlet(toks: Sequence[Token], names: Sequence[Name], first: int, last: int) -> Name | None:
    """`على ما أفادت مصادر أمنية وكالة أ`: the outlet that somebody told, without a preposition."""
    name = next((n for n in names if n.kind == "source" and first < n.first < last and not n.clitics), None)
    if name is None or bare(toks[name.first - 1].norm) in _SPEAKS_FOR or _owns(toks[name.first - 1].norm) or toks[name.first - 1].kind != "w":
        return None
    return name if heads(toks, first, name.first, 1) & (SPEAKER | WITNESS | MEMBER) else None


def recipient(text: str, toks: Sequence[Token], names: Sequence[Name], first: int, last: int) -> Asserter | None:
    """The outlet that somebody spoke to, which passes it on."""
    for k in range(first, last):
        if toks[k].norm in THAT or (toks[k].kind == "p" and toks[k].norm not in QUOTES):
            break
        name = next((n for n in names if n.first == k and n.kind == "source" and n.clitics.endswith("ل")), None)
        if name:
            return by_name(text, name)
        if toks[k].norm.startswith("ل") and not toks[k].norm.startswith("لل") and _spoken_to(toks, names, k):
            return named(text, toks, names, k, phrase_end(toks, k, names, 6))
    return None


def anaphor(word: str, last: tuple[Asserter, ...], past: Sequence[Asserter]) -> tuple[Asserter, ...] | None:
    """Whom "the site", "the agency" stands for: the last chain, down to its outlet."""
    if not last and not past:
        return None
    if bare(word) in GROUPS:
        return next(((a,) for a in reversed(past) if bare(word) in fold(a.words).split()), None)
    people = {"المسوول", "المتحدث", "الناطق", "الوزير", "القايد", "القيادي", "المصدر", "المصادر", "الناشطون", "روايتهم", "المتحدثه", "الناطقه", "المسوولون", "الشهود", "البيان"}
    if word in people and last:
        return last
    same = [a for a in past if bare(word) in fold(a.words).split()]
    if same:
        return (same[-1],)
    for k, one in enumerate(last):
        if one.outlet:
            return last[: k + 1]
    outlets = [a for a in past if a.outlet]
    if outlets:
        return (outlets[-1],)
    return last[:1] if last and (last[0].id is not None or bare(word) in {bare(w) for w in fold(last[0].words).split()}) else None
