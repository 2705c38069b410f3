"""From a file, or a table in memory, to a panel."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from ceasefire.errors import InputError, Problem
from ceasefire.incidents.cells import Table, read_table
from ceasefire.outlook.events import By, Events, Of, Violence, read_events
from ceasefire.outlook.panel import Panel, panel_of
from ceasefire.outlook.period import Every, day_range
from ceasefire.reports.table import normal

Unseen = tuple[str | None, int, int]
"""Area (None for all), first and last day (ordinals) when nobody looked."""


def read_panel(
    path: Path, *, by: By, of: Of, violence: Violence, every: Every, coverage: Path | None = None
) -> tuple[Events, Panel, list[Problem]]:
    """A CSV, gzipped CSV or Parquet file as a panel, and all that has to be told about it. Raises `InputError`."""
    return table_panel(read_table(path), str(path), by=by, of=of, violence=violence, every=every, coverage=coverage)


def table_panel(
    table: Table, name: str, *, by: By, of: Of, violence: Violence, every: Every, coverage: Path | None = None
) -> tuple[Events, Panel, list[Problem]]:
    """The same of a table that is in memory."""
    today = datetime.now(UTC).date().toordinal() + 1  # it is tomorrow already somewhere
    events = read_events(table, name, by=by, of=of, violence=violence, every=every, today=today)
    unseen, told = read_coverage(coverage, events.areas) if coverage is not None else ([], [])
    panel, problems = panel_of(events, every, unseen, name)
    return events, panel, [*events.problems, *told, *problems]


def read_coverage(path: Path, areas: tuple[str, ...]) -> tuple[list[Unseen], list[Problem]]:
    """Times when nobody looked: columns `area` (empty or `*`: all areas), `from`, `until` (days, or periods such as 2018
    or 2018-03; both included). Raises `InputError` where a column is missing."""
    table = read_table(path)
    by_name = {normal(column): n for n, column in enumerate(table.header)}
    missing = [name for name in ("from", "until") if name not in by_name]
    if missing:
        raise InputError(f"has no column {' and '.join(missing)}", "name the columns area, from, until", file=str(path))
    found: list[Unseen] = []
    problems = []
    for row, cells in enumerate(table.cells()):
        line = int(table.lines[row])
        area = cells[by_name["area"]].strip() if "area" in by_name else ""
        first, last = (_end(cells[by_name[name]], end) for name, end in (("from", 0), ("until", 1)))
        if first is None or last is None or last < first:
            problems.append(Problem(file=str(path), line=line, code="coverage", what="from and until are no days in this order", remedy="write them as 2018-03-01 or 2018-03; left out"))
        elif area not in ("", "*", *areas):
            problems.append(Problem(file=str(path), line=line, code="area", what=f"no row of the table names the area '{area}'", remedy="correct it; left out", severity="warning"))
        else:
            found.append((None if area in ("", "*") else area, first, last))
    return found, problems


def _end(text: str, end: int) -> int | None:
    days = day_range(text)
    if days is not None:
        return days[end]
    try:
        return date.fromisoformat(text.strip()).toordinal()
    except ValueError:
        return None
