"""Periods of equal kind one after another: days, ISO weeks, months."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

import numpy as np

from ceasefire.errors import InputError

Every = Literal["day", "week", "month"]
Days = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
"""Days as proleptic ordinals (`date.toordinal`)."""

EVERY: tuple[Every, ...] = ("day", "week", "month")
_SHAPE = re.compile(r"(\d{4})(?:-W(\d{1,2})|-(\d{1,2})(?:-(\d{1,2}))?)?$")
_A_YEAR = {"day": 365.25, "week": 52.18, "month": 12.0}


def period_of(days: Days, every: Every) -> Days:
    """Number of the period in which each day lies: days and weeks since year 1, months since year 0."""
    if every == "day":
        return days.astype(np.int64)
    if every == "week":  # ordinal 1 was a Monday
        return (days - 1) // 7
    epoch = date(1970, 1, 1).toordinal()
    return (days - epoch).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12


def first_day(period: int, every: Every) -> int:
    """The ordinal of the period's first day."""
    if every == "day":
        return period
    if every == "week":
        return period * 7 + 1
    return date(period // 12, period % 12 + 1, 1).toordinal()


def label(period: int, every: Every) -> str:
    """`2017-07-09`, `2017-W27` (ISO 8601) or `2017-07`."""
    day = date.fromordinal(first_day(period, every))
    if every == "day":
        return day.isoformat()
    if every == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return f"{day.year}-{day.month:02}"


def a_year(every: Every) -> float:
    """How many such periods a year has."""
    return _A_YEAR[every]


def day_range(text: str) -> tuple[int, int] | None:
    """First and last day, as ordinals, of `2017`, `2017-07`, `2017-W27` or `2017-07-09`; None for anything else."""
    found = _SHAPE.match(text.strip())
    if not found:
        return None
    year, week, month, day = (int(part) if part else None for part in found.groups())
    try:
        if week is not None:
            start = date.fromisocalendar(year or 0, week, 1)
            return start.toordinal(), start.toordinal() + 6
        start = date(year or 0, month or 1, day or 1)
        if day is not None:
            return start.toordinal(), start.toordinal()
        after = date(start.year + 1, 1, 1) if month is None else (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    except (ValueError, OverflowError):  # no such day, or the end of the calendar
        return None
    return start.toordinal(), after.toordinal() - 1


def parse(text: str, every: Every) -> int:
    """The number of the period that a user names; the first one of it where a longer time is named (`2017`)."""
    days = day_range(text)
    if days is None:
        raise InputError(f"'{text}' is no period", "write it as 2017-07, 2017-W27 or 2017-07-09")
    return int(period_of(np.array([days[0]], np.int64), every)[0])
