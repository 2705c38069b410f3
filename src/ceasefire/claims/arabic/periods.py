"""Periods that no single date names: `10-12 أيار`, `الربع الأول من العام`, `شهري آذار ونيسان`, `أول أيام عيد الفطر`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ceasefire.claims.arabic.dates import Parser
from ceasefire.claims.arabic.tokens import word_forms

_DASHED = re.compile(r"^(\d{1,2})[-/](\d{1,2})$")
_FRACTIONS = {"الربع": 4, "ربع": 4, "النصف": 2, "نصف": 2, "الثلث": 3}
_WHICH = {"الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الاخير": 0}
_FITR = {
    2011: (8, 30), 2012: (8, 19), 2013: (8, 8), 2014: (7, 28), 2015: (7, 17), 2016: (7, 6), 2017: (6, 25), 2018: (6, 15),
    2019: (6, 4), 2020: (5, 24), 2021: (5, 13), 2022: (5, 2), 2023: (4, 21), 2024: (4, 10), 2025: (3, 30), 2026: (3, 20),
}  # fmt: skip
_ADHA = {
    2011: (11, 6), 2012: (10, 26), 2013: (10, 15), 2014: (10, 4), 2015: (9, 24), 2016: (9, 12), 2017: (9, 1), 2018: (8, 21),
    2019: (8, 11), 2020: (7, 31), 2021: (7, 20), 2022: (7, 9), 2023: (6, 28), 2024: (6, 16), 2025: (6, 6), 2026: (5, 27),
}  # fmt: skip
_FEASTS = {"الفطر": _FITR, "الاضحي": _ADHA}
_NTH_DAY = {"اول": 0, "ثاني": 1, "ثالث": 2, "رابع": 3}


def period_of(p: Parser, i: int) -> tuple[date, date, int] | None:
    """The first and last day of a period that begins at token i, and the index after it."""
    if i >= len(p.toks):
        return None
    if p.toks[i].kind == "n":
        return dashed(p, i)
    return _fraction(p, i) or _feast(p, i)


def dashed(p: Parser, i: int) -> tuple[date, date, int] | None:
    """`10-12 أيار`: two days of a month in one token."""
    found = _DASHED.match(p.norm(i))
    at = i + 1 + (p.norm(i + 1) in ("من", "شهر"))
    month = p.month(at) if found else None
    if found is None or month is None:
        return None
    first, last = int(found[1]), int(found[2])
    year, end = p.year(month[1])
    if year is None:
        year, end = p.guess_year(month[0], last, month[1]), month[1]
    try:
        stop = date(year, month[0], last) if year else None
        start = date(year, month[0], first) if year and first < last else stop - timedelta(days=1) if stop is not None and last == 1 else None
    except ValueError:
        return None
    return (start, stop, end) if start is not None and stop is not None else None


def _fraction(p: Parser, i: int) -> tuple[date, date, int] | None:
    """`الربع الأول من العام الجاري`, `النصف الثاني من حزيران`: that part of a year or a month."""
    parts = _FRACTIONS.get(next((rest for _, rest in word_forms(p.norm(i)) if rest in _FRACTIONS), ""))
    which = _WHICH.get(p.norm(i + 1))
    if parts is None or which is None or p.norm(i + 2) != "من" or which > parts:
        return None
    at = i + 3
    whole = p.month_period(at)
    if whole is None and (year := p.year(at))[0]:
        whole = date(year[0] or 1, 1, 1), date(year[0] or 1, 12, 31), year[1]
    if whole is None or whole[0].day != 1:
        return None
    nth = (which or parts) - 1
    if (whole[1] - whole[0]).days > 300:
        months = 12 // parts
        first = date(whole[0].year, 1 + nth * months, 1)
        after = date(whole[0].year + (nth == parts - 1), 1 + (nth + 1) * months % 12, 1)
        return first, after - timedelta(days=1), whole[2]
    if parts != 2 or (whole[1] - whole[0]).days > 31:
        return None
    return (whole[0], whole[0].replace(day=15), whole[2]) if nth == 0 else (whole[0].replace(day=16), whole[1], whole[2])


def _feast(p: Parser, i: int) -> tuple[date, date, int] | None:
    """`أول أيام عيد الفطر`, `يوم عيد الأضحى`, `ثاني أيام العيد`: of the feast that was last."""
    word = next((rest for _, rest in word_forms(p.norm(i)) if rest in _NTH_DAY or rest == "يوم"), None)
    today = p.of.today
    if word is None or today is None:
        return None
    at = i + 1
    if word != "يوم":
        if p.norm(at) not in ("ايام", "يوم"):
            return None
        at += 1
    if word != "يوم" and p.norm(at) == "العيد":
        near = [d for table in _FEASTS.values() if (d := _last(table, today)) is not None and (today - d).days <= 10]
        at += 1
        begun = near[0] if near else None
    else:
        at += p.norm(at) == "عيد"
        table = _FEASTS.get(p.norm(at)) if p.norm(at - 1) == "عيد" or word != "يوم" else None
        begun = _last(table, today) if table else None
        at += 1
    day = begun + timedelta(days=_NTH_DAY.get(word, 0)) if begun is not None else None
    return (day, day, at) if day is not None and day <= today else None


def _last(table: dict[int, tuple[int, int]], today: date) -> date | None:
    """The last feast on or before a day, None where the table ends."""
    found = [date(year, *table[year]) for year in (today.year, today.year - 1) if year in table]
    return next((d for d in found if d <= today), None)
