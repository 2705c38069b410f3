"""Weeks of a month: `الأسبوع الأول من آب`."""

from __future__ import annotations

from datetime import date, timedelta

from ceasefire.claims.arabic.dates import Parser
from ceasefire.claims.arabic.tokens import word_forms


def week_of(p: Parser, i: int) -> tuple[date, date, int] | None:
    """`الأسبوع الأول من آب`: days 1 to 7 of a month, 8 to 14, 15 to 21, 22 to 28, or the last seven."""
    if not any(rest in ("الاسبوع", "اسبوع") for _, rest in word_forms(p.norm(i))):
        return None
    week = {"الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الاخير": 5}.get(p.norm(i + 1))
    if week is None or p.norm(i + 2) not in ("من", "في", "ل"):
        return None
    at = i + 3
    whole = p.month_period(at)
    named = p.month(at + (p.norm(at) == "شهر"))
    if whole is None and named:
        year, end = p.year(named[1])
        year = year or p.guess_year(named[0], 1, named[1])
        if year is None:
            return None
        first = date(year, named[0], 1)
        whole = first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), max(end, named[1])
    if whole is None or whole[0].day != 1 or not 27 <= (whole[1] - whole[0]).days <= 30:
        return None
    first = whole[1] - timedelta(days=6) if week == 5 else whole[0] + timedelta(days=7 * (week - 1))
    return first, first + timedelta(days=6), whole[2]
