"""Numbers in Arabic text: digits of both forms and words, with "at least", "about", "between"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.tokens import Token


class Number(msgspec.Struct, frozen=True):
    """A count. first, last: half-open token span; low, best, high: None where not stated;
    vague: it is a "dozens", "several" without a number."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    vague: bool = False


_UNITS = {
    "واحد": 1, "واحده": 1, "واحدا": 1, "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "ثلاث": 3, "ثلاثه": 3,
    "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6, "سبع": 7, "سبعه": 7, "ثمان": 8,
    "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9, "عشر": 10, "عشره": 10,
    "ثلاثا": 3, "اربعا": 4, "خمسا": 5, "ستا": 6, "سبعا": 7, "ثمانيا": 8, "تسعا": 9, "عشرا": 10,
    "تنين": 2, "اتنين": 2, "اتنان": 2, "تنتين": 2, "تلات": 3, "تلاته": 3, "تلت": 3, "تمان": 8, "تمن": 8, "تمانيه": 8,
}  # fmt: skip
_TENS = {
    stem + end: value
    for stem, value in (
        ("عشر", 20), ("ثلاث", 30), ("اربع", 40), ("خمس", 50), ("ست", 60), ("سبع", 70), ("ثمان", 80), ("تسع", 90),
    )
    for end in ("ون", "ين")
}  # fmt: skip
_TENS |= {"تلاتين": 30, "تمانين": 80, "تمنين": 80}
_SPOKEN_TEENS = {
    lead + mid + end: value
    for value, leads in ((11, "حدا احدا"), (12, "اطن تن اتن"), (13, "تلت تل تلات"), (14, "اربع"), (15, "خمس"), (16, "س ست"), (17, "سبع"), (18, "تمن"), (19, "تسع"))
    for lead in leads.split()
    for mid in (("",) if value < 13 else ("ت", "ط"))
    for end in (("عش", "عشر", "شر") if value == 11 else ("عش", "عشر"))
}  # fmt: skip
"""`خمسطعش`, `سبعتعشر`: the teens in one word, as they are spoken."""
_LEADS = {"احد": 1, "احدا": 1, "احدي": 1, "اثنا": 2, "اثني": 2, "اثنتا": 2, "اثنتي": 2}
"""Units that count only before ten and tens: `إحدى عشرة`, `إحدى وثلاثون`."""
_HUNDRED = {"ميه", "مايه", "مءه"}
_HUNDREDS = {"ميتان": 200, "ميتين": 200, "مايتان": 200, "مايتين": 200, "ميتا": 200, "ميتي": 200} | {
    stem + joint + hundred: value * 100
    for stem, value in (
        ("ثلاث", 3), ("اربع", 4), ("خمس", 5), ("ست", 6), ("سبع", 7), ("ثمان", 8), ("ثماني", 8), ("تسع", 9),
    )
    for joint in ("",)
    for hundred in ("ميه", "مايه")
}  # fmt: skip
_SCALE = {
    "الف": 1000, "الفا": 1000, "الاف": 1000, "الفين": 2000, "الفان": 2000, "الفي": 2000,
    "مليون": 1_000_000, "مليونا": 1_000_000, "ملايين": 1_000_000, "مليونين": 2_000_000, "مليونان": 2_000_000,
}  # fmt: skip
VAGUE = frozenset(
    {"عشرات", "العشرات", "مئات", "ميات", "الميات", "عده", "بضعه", "بضع", "عديد", "العديد", "عدد", "عددا", "الاف", "الالاف"}
)
_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+$")
_DECIMAL = re.compile(r"^\d+\.\d+$")
_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3})+$")
_DASHED = re.compile(r"^(\d{1,6})-(\d{1,6})$")
MOST = 10**9
"""Numbers beyond this are not counts of people or things; they are not read."""


def _word(norm: str) -> int | None:
    for table in (_UNITS, _TENS, _HUNDREDS, _SPOKEN_TEENS):
        if norm in table:
            return table[norm]
    return 100 if norm in _HUNDRED else None


def _plain(norm: str) -> str:
    return norm[2:] if norm.startswith("ال") and norm not in _SCALE and len(norm) > 3 else norm


def value_at(toks: Sequence[Token], i: int) -> tuple[int, int] | None:
    """(value, index after it) of the number that starts at token i, without what qualifies it."""
    if i >= len(toks):
        return None
    token = toks[i]
    if token.kind == "n":
        return _digits(toks, i)
    if token.kind != "w":
        return None
    total, group, at, seen = 0, 0, i, False
    while at < len(toks) and toks[at].kind in "wn" and at - i < 12:
        norm = toks[at].norm
        joined = False
        if seen:
            # A second part needs its "and": خمسة وعشرون; without it a new number starts.
            if norm[:1] == "و" and len(norm) > 2 and (_word(_plain(norm[1:])) or norm[1:] in _SCALE or norm[1:] in _LEADS):
                norm, joined = _plain(norm[1:]), True
            elif norm in _SCALE and group:
                total, group = total + _scaled(group, norm), 0
                at += 1
                continue
            elif norm in _HUNDRED and 3 <= group <= 9:
                group, at = group * 100, at + 1
                continue
            else:
                break
        norm = _plain(norm)
        step = _teen(toks, at, norm)
        if step is None:
            value = _word(norm)
            if value is None and norm in _LEADS and at + 1 < len(toks) and toks[at + 1].norm[1:] in _TENS and toks[at + 1].norm[:1] == "و":
                value = _LEADS[norm]
            if value is None and norm in _SCALE:
                if norm in ("الاف", "ملايين"):
                    break
                total, seen, at = total + _SCALE[norm], True, at + 1
                continue
            if value is None:
                break
            step = value, at + 1
        value = step[0]
        if joined and not _fits(group, value):
            break
        group, at, seen = group + value, step[1], True
    if not seen or total + group > MOST:
        return None
    return total + group, at


def _scaled(group: int, norm: str) -> int:
    return group * (1_000_000 if norm.startswith("ملي") or norm == "ملايين" else 1000)


def _fits(group: int, value: int) -> bool:
    """Whether `value` can be added to a number that so far is `group`: 5 and 20, 100 and 7."""
    if group == 0:
        return True
    if group % 100 == 0:
        return value < 100
    return 0 < group % 100 < 10 and value in range(20, 100, 10)


def _teen(toks: Sequence[Token], at: int, norm: str) -> tuple[int, int] | None:
    """`ثلاثة عشر` and the like."""
    if at + 1 >= len(toks) or toks[at + 1].norm not in ("عشر", "عشره"):
        return None
    lead = _LEADS.get(norm) or (_UNITS.get(norm) if _UNITS.get(norm, 10) < 10 else None)
    return (10 + lead, at + 2) if lead else None


def _digits(toks: Sequence[Token], i: int) -> tuple[int, int] | None:
    norm = toks[i].norm
    after = toks[i + 1].norm if i + 1 < len(toks) else ""
    if _GROUPED.match(norm):
        value: float = int(norm.replace(".", ""))
    elif _DIGITS.match(norm) and len(norm) <= 13:
        value = int(norm.replace(",", ""))
    elif _DECIMAL.match(norm) and after in _SCALE and len(norm) <= 8:
        value = float(norm)
    else:
        return None
    last = i + 1
    if after in _SCALE and after not in ("الفين", "الفان", "الفي", "مليونين", "مليونان"):
        value, last = value * _scaled(1, after), i + 2
    return (round(value), last) if value <= MOST else None


_AT_LEAST = (
    ("ما", "لا", "يقل", "عن"), ("لا", "يقل", "عن"), ("ما", "لا", "تقل", "عن"), ("لا", "تقل", "عن"),
    ("علي", "الاقل"),
)  # fmt: skip
_MORE = (
    ("اكثر", "من"), ("ازيد", "من"), ("ما", "يزيد", "عن"), ("ما", "يزيد", "علي"), ("يزيد", "عن"),
    ("يزيد", "علي"), ("اكثر", "عن"), ("ما", "يربو", "علي"), ("ما", "يفوق"), ("فوق",),
    ("تجاوز",), ("تجاوزت",), ("تخطي",), ("تخطت",), ("فاق",), ("فاقت",), ("ناهز",), ("ناهزت",),
)  # fmt: skip
_LESS = (("اقل", "من"), ("ما", "لا", "يزيد", "عن"), ("لا", "يزيد", "عن"), ("ما", "لا", "يزيد", "علي"))
_UP_TO = (("ما", "يصل", "الي"), ("يصل", "الي"), ("حتي",))
_ABOUT = (
    ("نحو",), ("حوالي",), ("قرابه",), ("زهاء",), ("ما", "يقارب"), ("ما", "يناهز"), ("يناهز",), ("ما", "يقرب", "من"), ("يقارب",), ("قراب",),
)  # fmt: skip


def _phrase(toks: Sequence[Token], i: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """How many tokens of one of the phrases start at i (a leading و, ب, ل or ف does not matter)."""
    for words in phrases:
        if i + len(words) <= len(toks):
            first = toks[i].norm
            head = first == words[0] or (first[:1] in "وفبل" and first[1:] == words[0])
            if head and all(toks[i + k].norm == w for k, w in enumerate(words) if k):
                return len(words)
    return 0


_ODD = frozenset({"نيف", "نيفا"})
_AND_ODD = frozenset({"ونيف", "ونيفا"})
_SOME_MORE = frozenset({"بضعه", "بضع"})
_MONDAY = frozenset({"الاثنين", "الاتنين"})
"""The weekday far oftener than "the two"."""


def number_at(toks: Sequence[Token], i: int) -> Number | None:
    """The count that starts at token i with its qualifiers before and after, or None."""
    if i >= len(toks) or toks[i].norm.removeprefix("و") in _MONDAY:
        return None
    if toks[i].norm in VAGUE:
        last = i + 1
        if toks[i].norm in _SOME_MORE and last < len(toks) and toks[last].norm.removeprefix("و") in ("عشر", "عشره", *_TENS):
            return Number(i, last + 1, None, None, None, True)  # from thirteen to nineteen
        if toks[i].norm in ("عدد", "عددا"):
            # "عدد" alone is "number"; it counts only as "a number of".
            j = last
            while j < len(toks) and j - last < 4 and toks[j].norm not in ("من",):
                j += 1
            if j >= len(toks) or toks[j].norm != "من":
                return None
            last = j + 1
        elif last < len(toks) and toks[last].norm == "من":
            last += 1
        return Number(i, last, None, None, None, True)
    if toks[i].norm == "ما" and i + 1 < len(toks) and toks[i + 1].norm in ("مجموعه", "مجموعها"):
        inner = number_at(toks, i + 2)
        return msgspec.structs.replace(inner, first=i) if inner is not None else None
    for phrases, kind in ((_AT_LEAST, "least"), (_MORE, "more"), (_LESS, "less"), (_UP_TO, "less"), (_ABOUT, "about")):
        size = _phrase(toks, i, phrases)
        if size and kind == "more" and size == 1 and toks[i].norm != "فوق" and i and toks[i - 1].norm in ("لا", "لم", "لن", "ولم"):
            return None  # "did not exceed"
        if size:
            inner = number_at(toks, i + size) if kind == "about" else None
            if inner is not None and inner.low is not None and inner.high is not None and inner.low < inner.high:
                return msgspec.structs.replace(inner, first=i)  # "about 15 to 20"
            found = value_at(toks, i + size)
            if found is None:
                if inner or (i + size < len(toks) and toks[i + size].norm in VAGUE - {"عدد", "عددا"}):
                    return Number(i, i + size + 1, None, None, None, True)
                continue
            return _qualified(i, found, kind, toks)
    start = i + 1 if toks[i].norm == "ما" else i
    if start < len(toks) and toks[start].norm in ("بين", "وبين", "بين"):
        low = value_at(toks, start + 1)
        if low and low[1] < len(toks):
            follow = toks[low[1]]
            if follow.norm == "و" and low[1] + 1 < len(toks):
                high = value_at(toks, low[1] + 1)
            elif follow.norm[:1] == "و":
                high = value_at([*toks[: low[1]], Token(follow.start + 1, follow.end, follow.norm[1:], "w"), *toks[low[1] + 1 : low[1] + 12]], low[1])
            else:
                high = None
            if high and high[0] > low[0]:
                return _range(i, high[1], low[0], high[0])
    dashed = _DASHED.match(toks[i].norm) if toks[i].kind == "n" else None
    if dashed and int(dashed[1]) < int(dashed[2]):
        return _range(i, i + 1, int(dashed[1]), int(dashed[2]))
    if toks[i].norm in _ODD and i + 1 < len(toks) and toks[i + 1].norm[:1] == "و" and toks[i + 1].norm[1:] in _TENS:
        tens = _TENS[toks[i + 1].norm[1:]]
        return Number(i, i + 2, tens, tens, None)  # "thirty and a few"
    found = value_at(toks, i)
    if found is None:
        return None
    if found[1] < len(toks) and toks[found[1]].norm in _AND_ODD:
        return Number(i, found[1] + 1, found[0], found[0], None)
    if found[1] + 1 < len(toks) and toks[found[1]].norm in ("الي", "-", "–"):
        high = value_at(toks, found[1] + 1)
        if high and high[0] > found[0] and any(rises(t.norm) for t in toks[max(0, i - 9) : i]):
            return None  # "rose from 24 to 31"
        if high and high[0] > found[0]:
            return _range(i, high[1], found[0], high[0])
    if found[1] + 1 < len(toks) and toks[found[1]].norm == "او" and (high := value_at(toks, found[1] + 1)) and high[0] == found[0] + 1:
        return _range(i, high[1], found[0], high[0])  # "four or five"
    return _qualified(i, found, "exact", toks)


_RISE = ("رفع", "ارتفع", "ارتفاع", "ترتفع", "يرتفع", "ترفع", "يرفع", "زاد", "ازداد", "عدل", "تعديل", "حدث", "قفز")


def rises(norm: str) -> bool:
    """Whether a word says that a figure goes up or is set anew."""
    return norm.removeprefix("و").removeprefix("ف").startswith(_RISE)


def _range(first: int, last: int, low: int, high: int) -> Number:
    return Number(first, last, low, (low + high) // 2, high)


def _qualified(first: int, found: tuple[int, int], kind: str, toks: Sequence[Token]) -> Number:
    value, last = found
    if kind == "least":
        return Number(first, last, value, value, None)
    if kind == "more":
        return Number(first, last, value, value, None)
    if kind == "less":
        return Number(first, last, None, value, value)
    if kind == "about":
        return Number(first, last, None, value, None)
    return Number(first, last, value, value, value)


_LEAST_AFTER = (("ونيف",), ("ونيفا",), ("علي", "الاقل"), ("علي", "اقل", "تقدير"), ("كحد", "ادني"), ("بحد", "ادني"), ("او", "اكثر"))
_MOST_AFTER = (("علي", "الاكثر"), ("علي", "اكثر", "تقدير"), ("كحد", "اقصي"), ("بحد", "اقصي"), ("كحد", "اعلي"))


def bound_after(toks: Sequence[Token], i: int) -> tuple[str, int]:
    """("least" or "most", how many tokens) of what bounds a number and stands at token i; ("", 0) where nothing does."""
    if size := _phrase(toks, i, _LEAST_AFTER):
        return "least", size
    size = _phrase(toks, i, _MOST_AFTER)
    return ("most", size) if size else ("", 0)
