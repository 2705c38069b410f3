"""Match the rows of any table of claims or events: the same rows come back with `incident_id`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.rows import from_row
from ceasefire.claims.rowwords import Names, act_of, people
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.names import name_key
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem
from ceasefire.ids import content_id
from ceasefire.incidents.match import group
from ceasefire.reports import ucdp
from ceasefire.reports.decode import decode
from ceasefire.reports.report import Report
from ceasefire.reports.table import Row, day_of, header_of, known_columns, normal, number_of, records

_UCDP_AS_OURS = {"where_coordinates": "place", "adm_1": "admin1", "adm_2": "admin2", "side_a": "actor",
                 "side_b": "target", "best": "killed", "type_of_violence": "act", "source_office": "source"}  # fmt: skip
_VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}


class Table(msgspec.Struct, frozen=True):
    """A table as it came. header: column names; cells: one tuple of texts a row; lines: 1-based
    line of each row in the file (row number for Parquet); native: the Arrow table of a Parquet
    file, so that its types go out as they came in."""

    header: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    native: Any = None


class Matched(msgspec.Struct, frozen=True):
    """incident_ids: one a row, None where a row could not be used; problems: why, with its line;
    used: our column -> the table's; unused: columns that played no part."""

    incident_ids: tuple[str | None, ...]
    problems: tuple[Problem, ...]
    used: Mapping[str, str]
    unused: tuple[str, ...]


def match_file(
    path: Path, out: Path, *, columns: Mapping[str, str] | None = None, vocabulary: Vocabulary | None = None
) -> Matched:
    """Match a CSV or Parquet file and write it to `out` (CSV or Parquet by its ending) with the
    column `incident_id` added. `InputError` when the file or its columns cannot be used."""
    table = read_table(path)
    matched = match_table(table, str(path), columns=columns, vocabulary=vocabulary)
    write_table(table, matched.incident_ids, out)
    return matched


def match_table(
    table: Table,
    name: str = "table",
    *,
    columns: Mapping[str, str] | None = None,
    vocabulary: Vocabulary | None = None,
) -> Matched:
    """Which rows are about the same happening. Every row with a date and a place or point gets an
    id; rows of one incident share it."""
    used = _columns(table.header, columns or {}, name)
    base = vocabulary or Vocabulary({}, {}, Gazetteer(()), "UTC")
    problems: list[Problem] = []
    rows = [
        _row(name, line, table.header, cells, used, problems)
        for line, cells in zip(table.lines, table.cells, strict=True)
    ]
    words = _with_sources(base, rows)
    names = Names(words)
    claims: list[tuple[int, Claim]] = []
    for position, row in enumerate(rows):
        claim = _claim(name, row, position, words, names) if row else None
        if claim is not None:
            claims.append((position, claim))
    ids: list[str | None] = [None] * len(rows)
    for members in group([claim for _, claim in claims], words):
        first = claims[members[0]][1]
        shared = content_id("incident", first.id)
        for member in members:
            ids[claims[member][0]] = shared
    unused = tuple(c for c in table.header if c not in used.values())
    return Matched(tuple(ids), tuple(problems), used, unused)


def _columns(header: Sequence[str], mapped: Mapping[str, str], name: str) -> dict[str, str]:
    missing = [theirs for theirs in mapped.values() if theirs not in header]
    if missing:
        raise InputError(
            f"has no column '{missing[0]}'", f"its columns are: {', '.join(header)}", file=name, line=1
        )
    found = known_columns(header)
    ged = ucdp.columns_of(header)
    if ged:
        found |= {ours: ged[theirs] for theirs, ours in _UCDP_AS_OURS.items() if theirs in ged}
        found |= {key: ged[key] for key in ("lat", "lon", "date_start", "date_end") if key in ged}
    found |= dict(mapped)
    if "date_start" not in found:
        raise InputError(
            "has no column with a date",
            "name it date_start, or map it with --map date_start=NAME",
            file=name,
            line=1,
        )
    if not ({"lat", "lon"} <= set(found) or {"place", "admin1", "admin2"} & set(found)):
        raise InputError(
            "has no column with a place or coordinates", "name them lat and lon, or place", file=name, line=1
        )
    return found


def _row(
    name: str,
    line: int,
    header: Sequence[str],
    row: Sequence[str],
    used: Mapping[str, str],
    problems: list[Problem],
) -> Row | None:
    """The row with what can be used of it; cells that cannot are told and left out."""
    if len(row) != len(header):
        problems.append(
            Problem(file=name, line=line, code="row_cells", what=f"the row has {len(row)} cells and the header has {len(header)}",
                    remedy="it gets no incident_id; put cells that contain the delimiter into quotes")
        )  # fmt: skip
        return None
    cells = dict(zip(header, row, strict=True))
    values = {ours: cells[theirs].strip() for ours, theirs in used.items() if cells[theirs].strip()}
    if normal(used.get("act", "")) == "type_of_violence":
        values["act"] = _VIOLENCE.get(values.get("act", ""), "other")
    for column, usable in _CHECKS.items():
        if column in values and not usable(values[column]):
            problems.append(
                Problem(file=name, line=line, code="row_value", severity="warning",
                        what=f"'{values[column][:40]}' is no {column.replace('_', ' ')}", remedy="it was left out; the row was used without it")
            )  # fmt: skip
            del values[column]
    if "date_start" not in values:
        problems.append(
            Problem(
                file=name,
                line=line,
                code="row_value",
                what="the row has no date",
                remedy="it gets no incident_id; give date_start",
            )
        )
        return None
    start, end = day_of(values["date_start"]), day_of(values.get("date_end", values["date_start"]))
    if start and end and end < start:
        problems.append(
            Problem(
                file=name,
                line=line,
                code="row_value",
                severity="warning",
                what="the row ends before it starts",
                remedy="its end was left out",
            )
        )
        del values["date_end"]
    if "lat" not in values or "lon" not in values:
        values = {k: v for k, v in values.items() if k not in ("lat", "lon")}
        if not values.keys() & {"place", "admin1", "admin2"}:
            problems.append(
                Problem(file=name, line=line, code="row_value", what="the row has no place and no coordinates", remedy="it gets no incident_id; give place, or lat and lon")
            )
            return None
    return Row(line, (0, 0), values)


_CHECKS: dict[str, Callable[[str], bool]] = {
    "date_start": lambda v: day_of(v) is not None,
    "date_end": lambda v: day_of(v) is not None,
    "lat": lambda v: (n := number_of(v)) is not None and abs(n) <= 90,
    "lon": lambda v: (n := number_of(v)) is not None and abs(n) <= 180,
    "radius_km": lambda v: (n := number_of(v)) is not None and 0 < n < 20_100,
    "killed": lambda v: people(v) is not None,
    "injured": lambda v: people(v) is not None,
    "act": lambda v: act_of(v) is not None,
}


def _with_sources(base: Vocabulary, rows: Sequence[Row | None]) -> Vocabulary:
    """Each name of a source that nobody describes is a source of its own, of unknown worth."""
    known = Names(base)
    sources = dict(base.sources)
    for row in rows:
        said = row.values.get("source") if row else None
        if said and known.source(said) is None:
            sources.setdefault(said, Source(id=said, name=said))
    return Vocabulary(base.actors, sources, base.gazetteer, base.time_zone, base.area)


def _claim(name: str, row: Row, position: int, words: Vocabulary, names: Names) -> Claim:
    report = Report(id=f"{name}#{position}", name=name, format="csv")
    made = from_row(report, row, words, names)
    return msgspec.structs.replace(
        made,
        id=content_id("claim", [row.values.get("claim_id", ""), position]),
        order=(position, 0),
        mutual=False if made.actor else made.mutual,
        actor=made.actor or _own_name(made.actor_surface, words.actors),
        target=made.target or _own_name(made.target_surface, words.actors),
    )


def _own_name(surface: str | None, actors: Mapping[str, Actor]) -> str | None:
    """A name that is in no table stands for itself; it is never taken for a known actor."""
    key = name_key(surface) if surface else ""
    return f"?{key}" if key and key not in actors else None


def read_table(path: Path) -> Table:
    """A CSV (any delimiter and encoding that intake takes) or Parquet file as texts."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", "check the name and its rights", file=str(path)
        ) from error
    if not data:
        raise InputError("is empty", "give a table with a header line", file=str(path))
    if path.suffix == ".parquet" or data.startswith(b"PAR1"):
        return _parquet(path)
    text, _ = decode(data)
    return csv_table(text, str(path))


def csv_table(text: str, name: str) -> Table:
    """A table from delimited text. A row with other than the header's number of cells is kept as it
    is: nobody can say which of its cells are missing, so it is matched with nothing."""
    header, delimiter = header_of(text)
    cells: list[tuple[str, ...]] = []
    lines: list[int] = []
    for record in records(text, delimiter):
        if isinstance(record, tuple):
            raise InputError(f"the row {record[1]}", "correct it", file=name, line=record[0])
        if not lines and not cells and tuple(c.strip().strip("\ufeff") for c in record.cells) == header:
            continue
        cells.append(record.cells)
        lines.append(record.line)
    return Table(header, tuple(cells), tuple(lines))


def _parquet(path: Path) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            f"is not a Parquet file ({error})", "write it again, or give CSV", file=str(path)
        ) from error
    columns = [[_text(v) for v in column.to_pylist()] for column in table.columns]
    cells = tuple(zip(*columns, strict=True)) if columns else ()
    return Table(tuple(table.column_names), cells, tuple(range(1, len(cells) + 1)), table)


def _text(value: Any) -> str:
    if value is None or value != value:  # None and NaN: nothing said
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def write_table(table: Table, ids: Sequence[str | None], out: Path) -> None:
    """The same rows with `incident_id`; an older column of that name becomes `incident_id_before`."""
    header = [("incident_id_before" if c == "incident_id" else c) for c in table.header]
    try:
        if out.suffix == ".parquet":
            import pyarrow as pa
            import pyarrow.parquet as pq

            native = _native(table, header) if table.native is None else table.native.rename_columns(header)
            pq.write_table(native.append_column("incident_id", pa.array(list(ids), pa.string())), out)
        else:
            out.write_text(_csv(header, table, ids), "utf-8")
    except OSError as error:
        raise InputError(
            f"cannot be written ({error.strerror})",
            "check the folder, its rights and the disk",
            file=str(out),
        ) from error


def _native(table: Table, header: Sequence[str]) -> Any:
    import pyarrow as pa

    columns = list(zip(*table.cells, strict=True)) if table.cells else [() for _ in header]
    return pa.table(
        {
            c: pa.array([v or None for v in values], pa.string())
            for c, values in zip(header, columns, strict=True)
        }
    )


def _csv(header: Sequence[str], table: Table, ids: Sequence[str | None]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*header, "incident_id"])
    writer.writerows(_lines(table, ids))
    return buffer.getvalue()


def _lines(table: Table, ids: Sequence[str | None]) -> Iterator[tuple[str, ...]]:
    for cells, one in zip(table.cells, ids, strict=True):
        yield (*fitted(cells, len(table.header)), one or "")


def fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Cells of a row that has too few or too many, so that `incident_id` stands in its own column:
    missing ones empty, surplus ones together in the last. Nothing of the row is lost."""
    if len(cells) <= width:
        return (*cells, *("" for _ in range(width - len(cells))))
    return (*cells[: width - 1], " | ".join(cells[width - 1 :]))
