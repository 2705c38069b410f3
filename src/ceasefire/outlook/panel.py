"""A panel: what was counted in each area and period, and where nobody looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec
import numpy as np

from ceasefire.errors import InputError, Problem
from ceasefire.outlook.events import Events
from ceasefire.outlook.grid import Floats, Ints
from ceasefire.outlook.period import Every, first_day, label, period_of

Bools = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

LONGEST = {"day": 36_600, "week": 5_300, "month": 1_300}
"""Periods that one panel may have: a hundred years. More is a slip in a date."""

WHOLE = 0.8
"""Share of the last period's days that must have passed by the last row for the period to count as seen."""

QUIET_DAYS = 365
"""So long without an event anywhere, between events, is told: perhaps nobody looked."""


class Panel(msgspec.Struct, frozen=True):
    """areas: names; every: kind of period; start: number of the first period; counts: (T, A); seen: (T, A) False where
    nobody could see, so that the count is missing and no zero; daily: (D, A) the same by days from the first period's
    first day (a row that names a period is spread evenly over it); daily_seen: (D, A) 1 or 0; named: (A,) the first
    period in which a row names the area; partial: the rows end early in the last period, so that nothing is learnt
    from it (`seen` is False there, and `scored` is not); scored: (T, A) where a count can be held against a forecast; lat, lon: (T + 1, A)
    middle of the area's events before each period, NaN where none has coordinates; rows: (D, A) how many rows name the
    area and day, counted or not; counted: in words."""

    areas: tuple[str, ...]
    every: Every
    start: int
    counts: Ints
    seen: Bools
    daily: Floats
    daily_seen: Floats
    named: Ints
    partial: bool
    scored: Bools
    lat: Floats
    lon: Floats
    rows: Floats
    counted: str = ""

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return len(self.counts)

    def label(self, t: int) -> str:
        """Name of the t-th period; t may lie after the last."""
        return label(self.start + t, self.every)

    def stops(self, periods: Ints) -> Ints:
        """For each period, the number of days before its first day."""
        zero = first_day(self.start, self.every)
        return np.array([first_day(self.start + int(t), self.every) - zero for t in periods], np.int64)


def panel_of(events: Events, every: Every, unseen: Sequence[tuple[str | None, int, int]] = (), name: str = "") -> tuple[Panel, list[Problem]]:
    """The panel from the first period with a row to the last, and what has to be told about it.

    unseen: area (None for all), first and last day (ordinals) in which nobody looked; name: file, for messages.
    """
    if events.whole and (period_of(events.first, every) != period_of(events.last, every)).any():
        raise InputError(f"the table's dates are longer than a {every}", "give a longer --every, or dates with their day", file=name)
    keep, clashes, problems = _once(events, every, name)
    period = period_of(events.last, every)
    start, end = int(period.min()), int(period.max())
    if end - start + 1 > LONGEST[every]:
        raise InputError(f"the dates run from {label(start, every)} to {label(end, every)}", "correct the year of the first or last", file=name)
    shape = (end - start + 1, len(events.areas))
    counts = np.zeros(shape)
    np.add.at(counts, (period[keep] - start, events.area[keep]), events.count[keep])
    seen = np.ones(shape, bool)
    named = np.full(shape[1], shape[0], np.int64)
    np.minimum.at(named, events.area, period - start)
    if events.whole and (events.count == 0).any():
        # Zeros are written out, so what has no row was not said.
        seen[:] = False
        seen[period - start, events.area] = True
        for area, since in enumerate(named.tolist()):
            seen[:since, area] = False
    for area, at in clashes:
        seen[at - start, area] = False
    zero = first_day(start, every)
    days = first_day(end + 1, every) - zero
    daily_seen = np.repeat(seen, [first_day(start + t + 1, every) - first_day(start + t, every) for t in range(shape[0])], axis=0).astype(np.float64)
    for place, first, last in unseen:
        columns = np.array([place in (None, area) for area in events.areas])
        daily_seen[max(0, first - zero) : max(0, last - zero + 1), columns] = 0.0
    bounds = [first_day(start + t, every) - zero for t in range(shape[0] + 1)]
    seen = np.stack([daily_seen[a:b].mean(0) >= 0.5 for a, b in pairwise(bounds)])
    scored, ended = seen.copy(), int(events.last.max()) - zero + 1
    partial = not events.whole and (ended - bounds[-2]) < WHOLE * (bounds[-1] - bounds[-2])
    if partial:
        seen[-1] = False
        daily_seen[ended:] = 0.0
        problems.append(_partial(label(end, every), ended + zero - 1, name))
    told = _quiet(counts, seen, start, every, name)
    daily = _daily(events, keep, zero, (days, shape[1]))
    lat, lon = (_middle(events, values, period - start, shape) for values in (events.lat, events.lon))
    panel = Panel(
        areas=events.areas, every=every, start=start, counts=counts.astype(np.int64), seen=seen, daily=daily,
        daily_seen=daily_seen, named=named, partial=partial, scored=scored, lat=lat, lon=lon, rows=_rows(events, zero, (days, shape[1])), counted=events.counted,
    )  # fmt: skip
    return panel, [*problems, *told]


def _partial(period: str, last: int, name: str) -> Problem:
    what = f"the rows end on {date.fromordinal(last)}, early in {period}"
    return Problem(file=name, code="partial", severity="warning", what=what, remedy=f"what came after is not known, so nothing is learnt from {period}")


def _once(events: Events, every: Every, name: str) -> tuple[Bools, list[tuple[int, int]], list[Problem]]:
    """Which rows count, and the cells for which two rows say different counts: there nobody knows."""
    keep = np.ones(len(events.area), bool)
    clashes: list[tuple[int, int]] = []
    problems: list[Problem] = []
    if not events.whole:
        return keep, clashes, problems
    at: dict[tuple[int, int, int], int] = {}
    period = period_of(events.last, every)
    for row, key in enumerate(zip(events.area.tolist(), events.first.tolist(), events.last.tolist(), strict=True)):
        before = at.setdefault(key, row)
        if before == row:
            continue
        area = events.areas[key[0]]
        said = f"{area}, {label(int(period[row]), every)} stands in line {events.line[before]} already"
        keep[row] = False
        if events.count[row] == events.count[before]:
            problems.append(Problem(file=name, line=int(events.line[row]), code="twice", what=f"{said} with the same count", remedy="counted once", severity="warning"))
            continue
        keep[before] = False
        clashes.append((key[0], int(period[row])))
        remedy = "remove one; until then the period is taken as not seen"
        problems.append(Problem(file=name, line=int(events.line[row]), code="twice", what=f"{said} with another count", remedy=remedy))
    return keep, clashes, problems


def _rows(events: Events, zero: int, shape: tuple[int, int]) -> Floats:
    out = np.zeros(shape)
    last, area = events.beside if events.beside is not None else (events.last[events.count > 0], events.area[events.count > 0])
    inside = (last >= zero) & (last < zero + shape[0])
    np.add.at(out, (last[inside] - zero, area[inside]), 1.0)
    return out


def _daily(events: Events, keep: Bools, zero: int, shape: tuple[int, int]) -> Floats:
    daily = np.zeros(shape)
    single = keep & (events.first == events.last)
    np.add.at(daily, (events.first[single] - zero, events.area[single]), events.count[single])
    for row in np.flatnonzero(keep & ~single):
        first, last = int(events.first[row]) - zero, int(events.last[row]) - zero
        daily[max(first, 0) : last + 1, events.area[row]] += events.count[row] / (last - first + 1)
    return daily


def _middle(events: Events, values: Floats, period: Ints, shape: tuple[int, int]) -> Floats:
    known = np.isfinite(values)
    sums, numbers = np.zeros((shape[0] + 1, shape[1])), np.zeros((shape[0] + 1, shape[1]))
    np.add.at(sums, (period[known] + 1, events.area[known]), values[known])
    np.add.at(numbers, (period[known] + 1, events.area[known]), 1.0)
    sums, numbers = sums.cumsum(0), numbers.cumsum(0)
    return np.where(numbers > 0, sums / np.maximum(numbers, 1), np.nan)


def _quiet(counts: Floats, seen: Bools, start: int, every: Every, name: str) -> list[Problem]:
    """Long times in which nothing happened anywhere though nobody said that no one looked."""
    busy = np.flatnonzero((counts * seen).sum(1) > 0)
    told = []
    for before, after in pairwise(busy.tolist()):
        gap = first_day(start + after, every) - first_day(start + before + 1, every)
        if gap >= QUIET_DAYS and seen[before + 1 : after].any():
            between = f"{label(start + before + 1, every)} to {label(start + after - 1, every)}"
            told.append(
                Problem(file=name, code="quiet", severity="warning", what=f"nothing at all happened anywhere from {between}", remedy="these are taken as zeros; if nobody looked, say so with --coverage")
            )  # fmt: skip
    return told
