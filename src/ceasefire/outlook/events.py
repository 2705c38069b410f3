"""Happenings read from a table: on which day, in which area, how many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec
import numpy as np

from ceasefire.errors import InputError, Problem, Severity
from ceasefire.incidents.cells import Column, Table
from ceasefire.outlook.grid import Floats, Ints
from ceasefire.outlook.period import Every, day_range
from ceasefire.reports.header import nearest
from ceasefire.reports.table import day_of, normal, number_of

By = Literal["admin1", "district"]
Of = Literal["deaths", "events"]
Violence = Literal["state-based", "non-state", "one-sided", "all"]

VIOLENCE: dict[str, str] = {"1": "state-based", "2": "non-state", "3": "one-sided"}
"""UCDP's `type_of_violence`."""

DATE_PREC: dict[Every, int] = {"day": 1, "week": 2, "month": 4}
"""The coarsest `date_prec` of UCDP that tells the period: 1 the day, 2 within two to six days, 3 the week, 4 the month."""

_DATES = ("date_end", "date", "event_date", "period", "month", "week", "day", "date_start")
_AREAS: dict[By, tuple[str, ...]] = {
    "admin1": ("adm_1", "admin1", "adm1", "area", "governorate", "province", "region"),
    "district": ("adm_2", "admin2", "adm2", "district", "area"),
}
_COUNTS: dict[Of, tuple[str, ...]] = {"deaths": ("count", "best", "deaths", "fatalities", "killed"), "events": ("count", "events")}
_MOST = 10**9


class Events(msgspec.Struct, frozen=True):
    """Rows that can be counted, in the order they came.

    first, last: (n,) ordinals of the days a row may be of (one day, or the whole period that it names); area: (n,)
    which of `areas`; count: (n,) how many; line: (n,) where it stands in the file; areas: names, in order of first
    use; used: our column -> the table's; counted: in words; lat, lon: (n,) degrees, NaN where not given; whole: rows
    name periods, so that an area's two rows of one period contradict each other; beside: last day and area of every row
    that names both, counted or not (other violence, days known less well): how busy an area was (None: the
    counted ones); problems: what was left out.
    """

    first: Ints
    last: Ints
    area: Ints
    count: Floats
    line: Ints
    areas: tuple[str, ...]
    used: Mapping[str, str]
    counted: str
    lat: Floats
    lon: Floats
    whole: bool
    problems: tuple[Problem, ...] = ()
    beside: tuple[Ints, Ints] | None = None


class _Sheet:
    """Columns of a table by their usual names, and what is wrong with their cells."""

    def __init__(self, table: Table, name: str) -> None:
        self.table, self.name = table, name
        self.by_name: dict[str, str] = {}
        for column in table.header:
            self.by_name.setdefault(normal(column), column)
        self.used: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.good = np.ones(len(table.lines), bool)
        for row in (*table.ragged, *table.tags):
            self.good[row] = False
        self.tell(sorted(table.ragged), "ragged", "has not as many cells as the header", "give each row one cell a column")

    def pick(self, ours: str, names: tuple[str, ...]) -> str | None:
        found = next((self.by_name[name] for name in names if name in self.by_name), None)
        if found is not None:
            self.used[ours] = found
        return found

    def need(self, ours: str, names: tuple[str, ...]) -> str:
        found = self.pick(ours, names)
        if found is None:
            there = ", ".join(self.table.header[:12]) or "none"
            raise InputError(f"no column tells the {ours} (columns: {there})", f"name it {' or '.join(names[:3])}", file=self.name)
        return found

    def read(self, column: str, read: Callable[[str], Any], wrong: str, right: str, empty: Severity = "error") -> list[Any]:
        """A value for each distinct cell, None where it cannot be read; the rows of those are left out and told."""
        cells: Column = self.table.column(column)
        values = [read(word) for word in cells.words]
        bad = np.array([value is None for value in values] or [False], bool)[cells.codes] & self.good
        rows = np.flatnonzero(bad)
        self.good[rows] = False
        for word in dict.fromkeys(int(c) for c in cells.codes[rows]):
            said = cells.words[word]
            text = wrong.format(f"'{said[:40]}'") if said else f"the column {column} is empty"
            those = [int(r) for r in rows if cells.codes[r] == word]
            self.tell(those, "cell", text, right, "error" if said else empty)
        return [values[c] for c in cells.codes]

    def tell(self, rows: list[int], code: str, what: str, remedy: str, severity: Severity = "error") -> None:
        """Keep one problem for rows that share it, at the first of them."""
        if not rows:
            return
        more = f" (and in {len(rows) - 1} more row{'s' if len(rows) > 2 else ''})" if len(rows) > 1 else ""
        self.problems.append(
            Problem(file=self.name, line=int(self.table.lines[rows[0]]), code=code, what=what + more, remedy=f"{remedy}; left out", severity=severity)
        )


def read_events(table: Table, name: str, *, by: By, of: Of, violence: Violence, every: Every, today: int) -> Events:
    """The countable rows of a table; name: the file, for messages; today: an ordinal, rows after it are refused.

    Raises `InputError` where a column that is needed is missing or not one row can be counted.
    """
    sheet = _Sheet(table, name)
    dates = sheet.need("date", _DATES)
    areas = sheet.need("area", _AREAS[by])
    counts = sheet.pick("count", _COUNTS[of])
    if of == "deaths" and counts is None:
        raise InputError("no column tells how many died", "name it deaths or count, or give --of events", file=name)
    words = [_counted(of, counts)]
    dated = sheet.good.copy()
    words += _filter(sheet, violence, every)
    days = sheet.read(dates, _days, "{} is no date", "write it as 2017-07-09, 2017-W27 or 2017-07")
    future = np.array([d is not None and d[0] > today for d in days], bool) & sheet.good
    sheet.good[future] = False
    sheet.tell([int(r) for r in np.flatnonzero(future)], "future", "the date lies in the future", "correct it")
    where = sheet.read(areas, lambda word: word.strip() or None, "{} is no area", "name the area", "warning")
    amount: list[Any] = [1] * len(days)
    if counts is not None:
        amount = sheet.read(counts, _amount, "{} is no count", "give a whole number from 0")
    lat, lon = (_degrees(table, sheet, names) for names in (("latitude", "lat"), ("longitude", "lon", "lng")))
    rows = np.flatnonzero(sheet.good)
    if not rows.size:
        told = f"; first: {sheet.problems[0]}" if sheet.problems else ""
        raise InputError(f"too little to say: not one row can be counted{told}", "give a table with dates, areas and counts", file=name)
    names = list(dict.fromkeys(where[r] for r in rows))
    code = {area: n for n, area in enumerate(names)}
    beside = [(days[r][1], code[where[r]]) for r in np.flatnonzero(dated) if days[r] is not None and days[r][0] <= today and where[r] in code]
    first, last = (np.array([days[r][end] for r in rows], np.int64) for end in (0, 1))
    return Events(
        first=first, last=np.minimum(last, np.maximum(today, first)), area=np.array([code[where[r]] for r in rows], np.int64),
        count=np.array([amount[r] for r in rows], np.float64), line=table.lines[rows], areas=tuple(names), used=sheet.used,
        counted="; ".join(words), lat=lat[rows], lon=lon[rows], whole=bool((last > first).all()),
        beside=(np.array([day for day, _ in beside], np.int64), np.array([area for _, area in beside], np.int64)), problems=tuple(sheet.problems),
    )  # fmt: skip


def only(events: Events, areas: tuple[str, ...]) -> None:
    """Refuse areas that the table does not name. Raises `InputError`."""
    for area in areas:
        if area not in events.areas:
            raise InputError(f"there is no area '{area}' in the table", nearest(area, events.areas, "there are"))


def _counted(of: Of, column: str | None) -> str:
    if column is None:
        return "events (each row is one)"
    return f"{'counts' if normal(column) == 'count' else of} (column {column})"


def _filter(sheet: _Sheet, violence: Violence, every: Every) -> list[str]:
    """Leave out other kinds of violence, and days that are not known well enough for the period."""
    told = []
    kinds = sheet.pick("kind of violence", ("type_of_violence",))
    if kinds is not None and violence != "all":
        cells = sheet.table.column(kinds)
        sheet.good &= np.array([VIOLENCE.get(word, word) == violence for word in cells.words], bool)[cells.codes]
        told.append(f"{violence} violence only")
    precision = sheet.pick("precision of the date", ("date_prec",))
    if precision is not None:
        cells = sheet.table.column(precision)
        known = np.array([(number_of(word) or 1) <= DATE_PREC[every] for word in cells.words], bool)[cells.codes]
        dropped = int((sheet.good & ~known).sum())
        sheet.good &= known
        told.append(f"date_prec up to {DATE_PREC[every]} ({dropped} rows are known less well and left out)")
    return told


def _degrees(table: Table, sheet: _Sheet, names: tuple[str, ...]) -> Floats:
    column = next((sheet.by_name[name] for name in names if name in sheet.by_name), None)
    if column is None:
        return np.full(len(table.lines), np.nan)
    cells = table.column(column)
    read = [number_of(word) for word in cells.words]
    return np.array([np.nan if one is None else one for one in read] or [np.nan])[cells.codes]


def _days(word: str) -> tuple[int, int] | None:
    found = day_range(word)
    if found is not None:
        return found
    day = day_of(word)
    return None if day is None else (day.toordinal(), day.toordinal())


def _amount(word: str) -> int | None:
    value = number_of(word)
    return int(value) if value is not None and 0 <= value <= _MOST and float(value).is_integer() else None
