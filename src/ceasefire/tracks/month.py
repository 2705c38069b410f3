"""Local months, each as its first day."""

from __future__ import annotations

from datetime import date


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def months(first: date, last: date) -> list[date]:
    """First days of the months of both days and all between; none where `last` is earlier."""
    out: list[date] = []
    month = month_of(first)
    while month <= last:
        out.append(month)
        month = next_month(month)
    return out
