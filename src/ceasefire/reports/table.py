"""Tables in text: records with their line and span, columns by our names, rows checked before use."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache

import msgspec

from ceasefire.clock import parse_local
from ceasefire.errors import InputError, Problem
from ceasefire.reports.header import nearest
from ceasefire.reports.report import Report

COLUMNS: dict[str, tuple[str, ...]] = {
    "claim_id": ("id", "event_id", "event_id_cnty", "data_id"),
    "source": ("source_id",),
    "date_start": ("date", "event_date", "start", "start_date"),
    "date_end": ("end", "end_date"),
    "lat": ("latitude",),
    "lon": ("lng", "long", "longitude"),
    "radius_km": ("radius",),
    "place": ("location", "place_name"),
    "admin1": ("adm1", "governorate", "province"),
    "admin2": ("adm2", "district"),
    "actor": ("actor1", "perpetrator"),
    "target": ("actor2", "victim"),
    "act": ("sub_event_type", "event_type", "type"),
    "killed": ("fatalities", "deaths", "dead"),
    "injured": ("wounded", "injuries"),
    "text": ("notes", "description", "summary"),
    "url": ("source_url", "link"),
}
"""Our columns, in the order of the design, and other names under which files have them."""

_KINDS = {
    "date_start": "date", "date_end": "date", "lat": "lat", "lon": "lon", "radius_km": "size",
    "killed": "people", "injured": "people",
}  # fmt: skip
_SPAN_LINES = 200  # a record over more lines than this is an open quotation mark
_CELL = 1_000_000  # characters of one cell
_RANGE = re.compile(r"(\d{1,7})\s*(?:-|–|to)\s*(\d{1,7})")
_LEAST = re.compile(r"(?:at least|more than|over|>=?|≥)\s*(\d{1,7})|(\d{1,7})\s*\+")
_HEADER = 100_000  # characters of a header line; a longer first line is prose
_LONG_DATES = ("%d %B %Y", "%d-%B-%Y", "%B %d, %Y", "%d %b %Y")


class Record(msgspec.Struct, frozen=True):
    """One record of a file. line: 1-based line it starts on; span: of the text, no line end."""

    line: int
    span: tuple[int, int]
    cells: tuple[str, ...]


class Row(msgspec.Struct, frozen=True):
    """One checked row. values: our column -> the cell, stripped; empty cells are left out."""

    line: int
    span: tuple[int, int]
    values: dict[str, str]


def delimiter_of(first: str) -> str:
    """The delimiter that parts the first line into most cells; a comma if none does."""
    return max((",", "\t", ";", "|"), key=lambda d: len(next(csv.reader([first], delimiter=d), [])))


def normal(name: str) -> str:
    """A column name made comparable: `Event Date` and `event_date` meet."""
    return "_".join(name.strip().strip("\ufeff").casefold().replace("-", " ").split())


def known_columns(header: Iterable[str]) -> dict[str, str]:
    """Our column -> the file's, for those that the file has under our or another usual name."""
    by_name: dict[str, str] = {}
    for name in header:
        by_name.setdefault(normal(name), name)
    found: dict[str, str] = {}
    for ours, others in COLUMNS.items():
        hit = next((by_name[n] for n in (ours, *others) if n in by_name), None)
        if hit is not None and hit not in found.values():
            found[ours] = hit
    return found


def map_columns(header: tuple[str, ...], given: Mapping[str, str]) -> dict[str, str]:
    """The column map of a file, the given one first. `InputError` for a name that is not there."""
    columns = known_columns(header)
    for ours, theirs in given.items():
        if theirs not in header:
            raise InputError(f"the file has no column '{theirs}'", nearest(theirs, header, "its columns"))
        columns = {o: t for o, t in columns.items() if t != theirs}
        columns[ours] = theirs
    if "date_start" not in columns:
        raise InputError("no column gives the date", "name it with `--map date_start=COLUMN`")
    if not ({"lat", "lon"} <= set(columns) or set(columns) & {"place", "admin1", "admin2"}):
        raise InputError("no column gives a place", "name it with `--map place=COLUMN`, or lat and lon")
    return {name: columns[name] for name in COLUMNS if name in columns}


def records(text: str, delimiter: str) -> Iterator[Record | tuple[int, str]]:
    """The records of a text, or (line, what is wrong) where there is none.

    A quotation mark that is never closed costs its own line, not the rest of the file.
    """
    if csv.field_size_limit() < _CELL:
        csv.field_size_limit(_CELL)
    lines = list(io.StringIO(text, newline=""))
    at, start = 0, 0
    width = 0
    while at < len(lines):
        cells, used, wrong = _record(lines, at, delimiter, width)
        size = sum(len(line) for line in lines[at : at + used])
        raw = text[start : start + size]
        if wrong:
            yield at + 1, wrong
        elif raw.strip():
            width = width or len(cells)
            yield Record(at + 1, (start, start + len(raw.rstrip("\r\n"))), tuple(cells))
        at, start = at + used, start + size


def _record(lines: list[str], at: int, delimiter: str, width: int) -> tuple[list[str], int, str]:
    """(cells, lines used, what is wrong) of the record that starts on line index `at`."""
    used = 0

    def feed() -> Iterator[str]:
        nonlocal used
        for line in lines[at : at + _SPAN_LINES]:
            used += 1
            yield line

    try:
        cells = next(csv.reader(feed(), delimiter=delimiter, strict=True), [])
        if used == 1 or not width or len(cells) == width:
            return cells, used, ""
    except csv.Error:
        pass  # a stray quotation mark: the line is tried by itself, leniently
    try:
        cells = next(csv.reader([lines[at]], delimiter=delimiter), [])
    except csv.Error as error:
        return [], 1, f"is not a row ({error})"
    if width and len(cells) != width:
        return [], 1, "has a quotation mark that is not closed"
    return cells, 1, ""


def header_of(text: str) -> tuple[tuple[str, ...], str]:
    """The column names and the delimiter."""
    end = text.find("\n")
    first = text[: end if end >= 0 else len(text)].lstrip("\ufeff")
    if len(first) > _HEADER or "\x00" in first:
        return (), ","
    delimiter = delimiter_of(first)
    for record in records(text[:_CELL], delimiter):
        if isinstance(record, Record):
            return tuple(c.strip().strip("\ufeff") for c in record.cells), delimiter
    return (), delimiter


def rows(report: Report, text: str, kinds: Mapping[str, str] | None = None) -> Iterator[Row | Problem]:
    """The rows of a table report by its column map; a row that cannot be meant gives a `Problem`.

    kinds: our column -> date, lat, lon, count or size, for tables with columns of their own.
    """
    kinds = _KINDS if kinds is None else kinds
    header, delimiter = header_of(text)
    place = {ours: header.index(theirs) for ours, theirs in report.columns.items() if theirs in header}
    first = True
    for record in records(text, delimiter):
        if isinstance(record, tuple):
            yield _problem(
                report, record[0], "row", f"the row {record[1]}", "correct it and add the file again"
            )
            continue
        if first:
            first = False
            continue
        if all(c.startswith("#") for c in record.cells if c):
            continue  # a line of HXL tags under the header
        if len(record.cells) != len(header):
            yield _problem(
                report, record.line, "row_cells",
                f"the row has {len(record.cells)} cells and the header has {len(header)}",
                "put cells that contain the delimiter into quotes",
            )  # fmt: skip
            continue
        values = {ours: cell for ours, i in place.items() if (cell := record.cells[i].strip())}
        wrong = _wrong_cell(values, kinds)
        if wrong:
            column = report.columns[wrong[0]]
            shown = values.get(wrong[0], "")[:40]
            what = f"column '{column}' {f'has {shown!r}' if shown else 'is empty'}, {wrong[1]}"
            yield _problem(
                report,
                record.line,
                "row_value",
                what,
                "check whether the row is shifted; dates are 2017-07-09",
            )
            continue
        yield Row(record.line, record.span, values)


def _wrong_cell(values: Mapping[str, str], kinds: Mapping[str, str]) -> tuple[str, str] | None:
    """(column, why it cannot be) of the first cell that cannot be what its column says."""
    if not values.get("date_start"):
        return "date_start", "and a row needs a date"
    for name, kind in kinds.items():
        value = values.get(name)
        if value is None:
            continue
        if kind == "date":
            if day_of(value) is None:
                return name, "which is not a date"
        elif kind == "count":
            if not value.isascii() or not value.removesuffix(".0").isdigit():
                return name, "which is not a number of persons"
        elif kind == "people":
            if persons(value) is None:
                return name, "which is not a number of people (3, 3-5, at least 3)"
        else:
            number = number_of(value)
            limit = {"lat": 90.0, "lon": 180.0}.get(kind, 20_100.0)
            if number is None or abs(number) > limit or (kind == "size" and number < 0):
                return name, {"lat": "which is not a latitude", "lon": "which is not a longitude"}.get(
                    kind, "which is not a distance in km"
                )
    start, end = day_of(values["date_start"]), day_of(values.get("date_end", values["date_start"]))
    if start and end and end < start:
        return "date_end", "which is before the start"
    return None


@lru_cache(maxsize=65_536)
def day_of(value: str) -> date | None:
    """The day of `2017-07-09`, `2017-07-09 00:00:00.000` or `9 July 2017`; None if it is no date.

    `7/9/2017` is refused: half of the world reads it as July, the other half as September.
    """
    text = value.strip()
    try:
        return parse_local(text.removesuffix(".000"), "UTC")[0].date()
    except InputError:
        pass
    for pattern in _LONG_DATES:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None


def persons(cell: str) -> tuple[int | None, int | None, int | None] | None:
    """(low, best, high) of `3`, `3-5`, `at least 3` or `3+`; None if it is not a number of people."""
    text = cell.strip().casefold().replace(",", "").removesuffix(".0")
    if text.isascii() and text.isdigit() and len(text) <= 7:
        return int(text), int(text), int(text)
    span = _RANGE.fullmatch(text)
    if span and int(span[1]) <= int(span[2]):
        return int(span[1]), None, int(span[2])
    least = _LEAST.fullmatch(text)
    if least:
        number = int(least[1] or least[2])
        return number, number, None
    return None


def number_of(value: str) -> float | None:
    """A finite decimal number, None if it is none."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if abs(number) < 1e15 and "_" not in value else None


def _problem(report: Report, line: int, code: str, what: str, remedy: str) -> Problem:
    return Problem(file=report.name, line=line, code=code, what=what, remedy=remedy)
