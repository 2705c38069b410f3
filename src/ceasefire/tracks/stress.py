"""Prices, currency, hunger, illness, fuel and water over time: one series a place, indicator, unit and source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from ceasefire.dossier.dossier import StressRow

APART = (3, 12)
"""Months over which change is told."""


class Point(msgspec.Struct, frozen=True):
    """One reported value. first, last: local days it is about; line: of stress.csv; page: address; published: local day."""

    first: date
    last: date
    value: float
    line: int
    page: str | None = None
    published: date | None = None


class Change(msgspec.Struct, frozen=True):
    """The last value against one of the same series `months` before. before: that value and `day`, the first of its days;
    ratio: last / before, None where before is not above 0."""

    months: int
    day: date
    before: float
    difference: float
    ratio: float | None


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Values of one indicator at one place in one unit from one source, oldest first. changes: of the last value, for each of
    `APART` for which the series has a value that many months before; others never stand in for it."""

    place: str
    indicator: str
    unit: str
    source: str
    points: tuple[Point, ...]
    changes: tuple[Change, ...]


def series(rows: Iterable[StressRow], until: date | None = None, places: frozenset[str] | None = None) -> tuple[Series, ...]:
    """Every series of the rows, in the order in which the rows begin it.

    until: only what is about days up to this one and was not published later; places: only at these. Units and sources are
    never mixed: a change of unit or source begins another series.
    """
    kept: dict[tuple[str, str, str, str], list[StressRow]] = {}
    for row in rows:
        early = until is None or (row.last <= until and (row.published is None or row.published <= until))
        if early and (places is None or row.place in places):
            kept.setdefault((row.place, row.indicator, row.unit, row.source), []).append(row)
    made: list[Series] = []
    for (place, indicator, unit, source), own in kept.items():
        own.sort(key=lambda row: (row.first, row.last, row.line))
        points = tuple(Point(r.first, r.last, r.value, r.line, r.page, r.published) for r in own)
        made.append(Series(place=place, indicator=indicator, unit=unit, source=source, points=points, changes=_changes(points)))
    return tuple(made)


def _changes(points: tuple[Point, ...]) -> tuple[Change, ...]:
    last = points[-1]
    out: list[Change] = []
    for months in APART:
        wanted = _month(last.first) - months
        # Of several values in that month the one nearest in the month to the last; of two as near, the earlier.
        then = [p for p in points if _month(p.first) == wanted]
        if then:
            near = min(then, key=lambda p: abs(p.first.day - last.first.day))
            ratio = last.value / near.value if near.value > 0 else None
            out.append(Change(months, near.first, near.value, last.value - near.value, ratio))
    return tuple(out)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
