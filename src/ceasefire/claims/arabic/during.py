"""Stretches of time up to now: `خلال الساعات الـ24 الماضية`, `على مدى يومين`, `في الأيام الثلاثة الماضية`."""

from __future__ import annotations

from datetime import date, timedelta

from ceasefire import clock
from ceasefire.claims.arabic.dates import Parser, Use, When
from ceasefire.claims.arabic.datewords import PARTS, PAST
from ceasefire.claims.arabic.lengths import HIJRI, length_at
from ceasefire.claims.arabic.nights import night
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.tokens import word_forms

_PLURAL = {"الايام", "الساعات", "الاسابيع", "الاشهر", "اليومين", "الاسبوعين", "الشهرين", "الساعتين", "العامين"}
_DUALS = {"اليومين": 2, "الاسبوعين": 14, "الشهرين": 60, "الساعتين": 0, "العامين": 730}
_OVER = {"مدي", "مدار", "امتداد"}
_LEADS = {"خلال", "طيله", "طوال", "اثناء"}


def during(p: Parser, i: int) -> When | None:
    """`خلال الساعات الـ24 الماضية`, `خلال شهر`, `على مدى ثلاثة أيام`, `في الأيام الثلاثة الماضية`, `الليلة الماضية`."""
    today = p.of.today
    if today is None:
        return None
    lead = _form(p, i, _LEADS)
    at = i + 1 if lead else i
    if lead is None and p.norm(i + 1) in _OVER and _form(p, i, {"علي"}):
        lead, at = "خلال", i + 2
    if _form(p, at, {"الفتره", "المده"}) and p.norm(at + 1) in ("نفسها", "ذاتها", "عينها") and p.of.told is not None:
        return _days(p, *p.of.told, i, at + 2, "span")
    if _form(p, at, {"اخر"}):
        lead, at = "خلال", at + 1
    if lead and p.norm(at) == "الليل" and p.weekday(at + 1) is None and p.norm(at + 1) not in ("من", "يوم"):
        return night(p, p.of.last if p.of.last is not None and p.of.last < today else today - timedelta(days=1), i, at + 1)
    word = _form(p, at, _PLURAL)
    if word:
        number = number_at(p.toks, at + 1)
        end = number.last if number and not number.vague else at + 1
        if p.norm(end) not in PAST or (p.norm(end + 1)[:1] == "ل" and p.norm(end + 1) not in ("ليل",)):
            return None
        count = number.best if number and number.best else _DUALS.get(word)
        if count is None:
            count = {"الايام": 6, "الاسابيع": 28, "الاشهر": 180}.get(word, 1)
            unit = 1
        else:
            unit = {"الساعات": 0, "الاسابيع": 7, "الاشهر": 30}.get(word, 1)
        if count > 1000:
            return None
        back = (1 if count <= 24 else count // 24) if unit == 0 else count * unit
        if p.norm(end).startswith("السابق") and p.of.last is not None and unit:
            return _days(p, p.of.last - timedelta(days=back), p.of.last - timedelta(days=1), i, end + 1)
        return _days(p, today - timedelta(days=back), today, i, end + 1)
    if not lead or (lead in ("طوال", "طيله") and p.weekday(at)):
        return None
    length = length_at(p, at)
    if length is None or p.norm(length[1]) in HIJRI or (p.norm(at) in ("ساعات", "ساعه") and p.norm(at + 1) in PARTS):
        return None
    end = length[1] + (p.norm(length[1]) in PAST)
    return _days(p, today - timedelta(days=max(1, length[0])), today, i, end, "span")


def _form(p: Parser, i: int, words: set[str]) -> str | None:
    return next((rest for _, rest in word_forms(p.norm(i)) if rest in words), None)


def _days(p: Parser, first: date, last: date, i: int, end: int, use: Use = "at") -> When:
    return When(i, end, clock.days(first, last, p.of.zone), use)
