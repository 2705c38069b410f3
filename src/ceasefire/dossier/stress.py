"""Prices, currency, hunger, illness, fuel and water as reported: rows of `stress.csv`, with the page of each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import isfinite
from pathlib import Path

import msgspec

from ceasefire.dossier.dossier import StressRow
from ceasefire.dossier.gazetteer import PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.dossier.words import is_address, near
from ceasefire.dossier.yamlfile import MAX_BYTES
from ceasefire.errors import Problem

COLUMNS = ("date", "place", "indicator", "value", "unit", "source", "page", "published")
NEEDED = COLUMNS[:6]
"""Columns in which no cell may be empty."""

KINDS = ("price", "currency", "hunger", "illness", "fuel", "water")
"""What an indicator may be of: the word alone, or followed by a dot and what exactly (`price.bread`)."""

_INDICATOR = re.compile(rf"({'|'.join(KINDS)})(\.[a-z0-9_]+)*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Told(msgspec.Struct, frozen=True):
    """rows: those that are sound, in the order of the file; problems: what is wrong with the others."""

    rows: tuple[StressRow, ...]
    problems: tuple[Problem, ...]


def load_stress(path: Path, shown: str, places: Mapping[str, PlaceEntry], sources: Mapping[str, Source]) -> Told:
    """The rows of a file; none where there is no file. A row that is wrong costs only itself, and is told with its line."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except FileNotFoundError:
        return Told((), ())
    except OSError as error:
        return _whole(shown, "unreadable", f"cannot be read ({error.strerror})", "check its rights")
    if raw is None:
        return _whole(shown, "too_large", "is too large", f"a dossier file has at most {MAX_BYTES} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _whole(shown, "encoding", "is not UTF-8", "save the file as UTF-8", raw[: error.start].count(b"\n") + 1)
    rows: list[StressRow] = []
    problems: list[Problem] = []
    try:
        lines = list(_lines(text))
    except csv.Error as error:
        return _whole(shown, "csv", f"is not CSV ({error})", "close every quotation mark", text.count("\n") or 1)
    if not lines:
        return _whole(shown, "empty", "is empty", f"begin with the line {','.join(COLUMNS)}", 1)
    first, header = lines[0]
    if tuple(cell.strip() for cell in header) != COLUMNS:
        return _whole(shown, "header", f"its first line is {','.join(header)[:80]}", f"write {','.join(COLUMNS)}", first)
    said: dict[tuple[str, ...], int] = {}
    for line, cells in lines[1:]:
        if len(cells) != len(COLUMNS):
            what = f"has {len(cells)} cells"
            problems.append(_at(shown, line, "shape", what, f"give {len(COLUMNS)}, one a column; put quotation marks around a cell with a comma in it"))
            continue
        given = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
        wrong = list(_faults(shown, line, given, places, sources))
        key = tuple(given[name] for name in ("date", "place", "indicator", "unit", "source"))
        if not wrong and key in said:
            wrong = [_at(shown, line, "duplicate", f"the same date, place, indicator, unit and source stand in line {said[key]}", "keep the one that the page gives")]
        problems += wrong
        if not wrong:
            said[key] = line
            rows.append(_row(given, line))
    return Told(tuple(rows), tuple(problems))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """(1-based line it starts on, cells) of every record that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start, cells
        start = reader.line_num + 1


def _faults(shown: str, line: int, given: Mapping[str, str], places: Mapping[str, PlaceEntry], sources: Mapping[str, Source]) -> Iterator[Problem]:
    empty = [name for name in NEEDED if not given[name]]
    if empty:
        yield _at(shown, line, "missing", f"{' and '.join(empty)} {'is' if len(empty) == 1 else 'are'} empty", "leave the row out where it is not known")
        return
    days = span_of(given["date"])
    if days is None:
        yield _at(shown, line, "date", f"'{given['date']}' is not a day or a month", "write 2021-08-15 or 2021-08")
    if given["place"] not in places:
        yield _at(shown, line, "unknown_place", f"'{given['place']}' is not in places.yaml", near(given["place"], places))
    if not _INDICATOR.fullmatch(given["indicator"]):
        kind = given["indicator"].partition(".")[0].lower()
        remedy = near(kind, KINDS) if kind not in KINDS else "write it in small letters, such as price.bread"
        yield _at(shown, line, "indicator", f"'{given['indicator']}' is no indicator", remedy)
    if not _NUMBER.fullmatch(given["value"]) or not isfinite(float(given["value"])):
        yield _at(shown, line, "value", f"'{given['value']}' is not a number", "write 1500 or 2.5, with no comma and no unit")
    if given["source"] not in sources:
        yield _at(shown, line, "unknown_source", f"'{given['source']}' is not in sources.yaml", near(given["source"], sources))
    if given["page"] and not is_address(given["page"]):
        yield _at(shown, line, "address", f"'{given['page']}' is not an address", "write it whole, beginning with https:// and the host")
    published = _day(given["published"])
    if given["published"] and published is None:
        yield _at(shown, line, "date", f"published '{given['published']}' is not a day", "write 2021-08-15, or leave it empty")
    elif published is not None and days is not None and published < days[0]:
        yield _at(shown, line, "dates", f"was published on {published}, before what it tells of", "check both dates")


def span_of(text: str) -> tuple[date, date] | None:
    """(first, last) local day of a day or a month; None when it is neither."""
    day = _day(text)
    if day is not None:
        return day, day
    first = _day(f"{text}-01") if _MONTH.fullmatch(text) else None
    if first is None:
        return None
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _row(given: Mapping[str, str], line: int) -> StressRow:
    first, last = span_of(given["date"]) or (date.min, date.min)
    return StressRow(
        line=line, first=first, last=last, place=given["place"], indicator=given["indicator"], value=float(given["value"]), unit=given["unit"],
        source=given["source"], page=given["page"] or None, published=_day(given["published"]),
    )  # fmt: skip


def _at(shown: str, line: int, code: str, what: str, remedy: str) -> Problem:
    return Problem(file=shown, line=line, code=code, what=what, remedy=remedy)


def _whole(shown: str, code: str, what: str, remedy: str, line: int = 0) -> Told:
    return Told((), (_at(shown, line, code, what, remedy),))
