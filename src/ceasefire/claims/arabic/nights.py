"""Nights by the numbers of their days, and the night before the last: `ليل 13-14 نيسان`, `الليلة قبل الماضية`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ceasefire import clock
from ceasefire.claims.arabic.dates import Parser, When
from ceasefire.claims.arabic.datewords import PAST, WEEKDAYS
from ceasefire.claims.arabic.periods import dashed
from ceasefire.claims.arabic.tokens import word_forms

_NIGHT = {"ليل", "ليله", "الليله"}
_JOINS = {"-", "–", "—", "/", "الي", "علي"}


def night(p: Parser, evening: date, i: int, end: int) -> When:
    """The night that begins on a day: 18:00 to 06:00."""
    first = clock.utc(datetime.combine(evening, time(18)), p.of.zone)
    last = clock.utc(datetime.combine(evening + timedelta(days=1), time(6)), p.of.zone)
    return When(i, end, clock.Interval(first, last, 1, p.of.zone))


def night_at(p: Parser, i: int) -> When | None:
    """`ليل 13-14 نيسان`, `ليلة السبت الأحد 13 – 14 نيسان`, `الليلة قبل الماضية` at token i."""
    word = next((rest for _, rest in word_forms(p.norm(i)) if rest in _NIGHT), None)
    if word is None:
        return None
    if word == "الليله":
        before_last = p.norm(i + 1) == "قبل" and p.norm(i + 2) in PAST and p.of.today is not None
        return night(p, p.of.today - timedelta(days=2), i, i + 3) if before_last and p.of.today is not None else None
    at = i + 1
    while at - i < 6 and (p.norm(at).removeprefix("و") in WEEKDAYS or p.norm(at) in _JOINS or p.norm(at) in ("يوم", "،")):
        at += 1
    if (both := dashed(p, at) if at < len(p.toks) else None) is not None:
        return night(p, both[0], i, both[2]) if (both[1] - both[0]).days == 1 else None
    evening, at = _pair(p, at)
    morning = p.dated(at) if evening and at < len(p.toks) else None
    if morning is None:
        return None
    day = morning[1]
    begun = day - timedelta(days=1)
    return night(p, begun, i, morning[2]) if morning[0] == day and begun.day == evening else None


def _pair(p: Parser, i: int) -> tuple[int, int]:
    """The first of two numbers of days, and where the second stands; 0 where no two stand there."""
    if i >= len(p.toks):
        return 0, i
    number = p.day_number(i)
    if number is None or p.norm(number[1]) not in _JOINS:
        return 0, i
    return number[0], number[1] + 1
