"""Lengths of time: `يومين`, `ثلاثة أيام`, `48 ساعة`."""

from __future__ import annotations

from ceasefire.claims.arabic.dates import Parser
from ceasefire.claims.arabic.numbers import number_at

_UNITS_ONE = {"يوم": 1, "اسبوع": 7, "شهر": 30, "عام": 365, "سنه": 365}
_UNITS_TWO = {"يومين": 2, "اسبوعين": 14, "شهرين": 60, "عامين": 730, "سنتين": 730, "يومان": 2}
_UNITS_MANY = {
    "ايام": 1, "يوما": 1, "اسابيع": 7, "اسبوعا": 7, "اشهر": 30, "شهرا": 30, "شهور": 30, "اعوام": 365, "عاما": 365,
    "سنوات": 365, "سنه": 365, "يوم": 1,
}  # fmt: skip
_HOUR_WORDS = {"ساعه", "ساعات", "ساعتين", "الساعات", "ساعة", "دقايق", "دقيقه", "دقيقتين"}
HIJRI = {"رمضان", "شوال", "محرم", "صفر", "رجب", "شعبان", "ذي", "ذو", "ربيع", "جمادي"}


def hijri(p: Parser, i: int) -> int:
    """Index after a hijri date that a date of ours follows (`28 شوال 1445 الموافق 7 مايو`); i where none begins."""
    at = i + 1
    if i >= len(p.toks) or p.toks[i].kind != "n" or p.norm(at) not in HIJRI:
        return i
    while p.norm(at) in HIJRI or p.norm(at) in _HIJRI_NEXT or p.norm(at).startswith("144") or p.norm(at).startswith("143"):
        at += 1
    return at


_HIJRI_NEXT = {"القعده", "الحجه", "حجه", "الاول", "الثاني", "الاخر", "الاولي", "الاخره", "الثانيه", "ه", "هـ", "هجري", "هجريه", "من", "عام", "/", "،"}


def length_at(p: Parser, i: int) -> tuple[int, int] | None:
    """A length of time in days: `يومين`, `ثلاثة أيام`, `أسبوع`; (days, next index)."""
    norm = p.norm(i)
    number = number_at(p.toks, i)
    if number and not number.vague and number.best and number.best < 1000:
        unit = p.norm(number.last)
        if unit in _UNITS_MANY:
            return number.best * _UNITS_MANY[unit], number.last + 1
        if unit in _HOUR_WORDS:
            return (0 if number.best < 12 or unit.startswith("دق") else 1 if number.best <= 24 else number.best // 24), number.last + 1
        return None
    if norm in _UNITS_TWO:
        return _UNITS_TWO[norm], i + 1
    if norm in ("شهر", "عام", "سنه") and (p.month(i + 1) or (p.toks[i + 1 : i + 2] and p.toks[i + 1].kind == "n")):
        return None  # "in the month of April", "in the year 2023": which, not how long
    if norm in _UNITS_ONE:
        return _UNITS_ONE[norm], i + 1
    if norm in ("ساعات", "ساعتين", "ساعه"):
        return 0, i + 1
    return None
