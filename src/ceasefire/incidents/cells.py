"""A table as it came, column by column, and the same table written back with what was found out."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from ceasefire.errors import InputError
from ceasefire.incidents.rowset import Ints
from ceasefire.reports import hxl
from ceasefire.reports.decode import decode
from ceasefire.reports.table import header_of, records

GZIP = b"\x1f\x8b"

LARGEST = 4 * 10**9
"""Bytes that a gzipped table may unpack to."""


class Column(NamedTuple):
    """One column. words: its distinct cells as texts, in the order they came; codes: (n,) which of them stands in
    a row. What is not said is the empty text."""

    words: list[str]
    codes: Ints


class Table(msgspec.Struct, frozen=True):
    """header: column names; columns: for each an Arrow column, or a list of texts; lines: (n,) 1-based line of
    each row in the file (row number for Parquet); ragged: row -> its cells, where it has not as many as the header
    (its columns are empty); native: the Arrow table of a Parquet file, so that its types go out as they came in; tags: row ->
    its cells, where it is no data but the row of tags of an HXL sheet (its columns are empty, too)."""

    header: tuple[str, ...]
    columns: tuple[Any, ...]
    lines: Ints
    ragged: Mapping[int, tuple[str, ...]] = {}
    native: Any = None
    tags: Mapping[int, tuple[str, ...]] = {}

    def column(self, name: str) -> Column:
        """A column by the distinct texts in it; the first of two that share a name."""
        return self._coded(self.columns[self.header.index(name)])

    @staticmethod
    def _coded(made: Any) -> Column:
        import pyarrow as pa

        if not isinstance(made, pa.ChunkedArray):
            made = pa.chunked_array([pa.array(made, pa.string())])
        coded = made.combine_chunks().dictionary_encode(null_encoding="encode")
        if isinstance(coded, pa.ChunkedArray):
            coded = coded.chunk(0) if coded.num_chunks else pa.array([], made.type).dictionary_encode()
        words = [text_of(value) for value in coded.dictionary.to_pylist()]
        return Column(words, np.asarray(coded.indices.to_numpy(zero_copy_only=False), np.int64))

    def numbers(self, name: str) -> Any:
        """(n,) floats of a column that holds numbers as such, NaN for none; None for one that holds texts."""
        import pyarrow as pa

        made = self.columns[self.header.index(name)]
        if not isinstance(made, pa.ChunkedArray) or not (pa.types.is_floating(made.type) or pa.types.is_integer(made.type)):
            return None
        return made.cast(pa.float64(), safe=False).to_numpy()

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Each row as texts."""
        made = [self._coded(column) for column in self.columns]
        ready: list[Any] = [np.array(c.words, dtype=object)[c.codes] if len(c.words) else [] for c in made]
        rows = zip(*ready, strict=True) if ready else iter(())
        for number, row in enumerate(rows):
            yield self.ragged.get(number) or self.tags.get(number) or tuple(row)


def table_of(columns: Mapping[str, Sequence[Any]]) -> Table:
    """A table of columns in memory: lists of values, or Arrow columns."""
    rows = len(next(iter(columns.values()))) if columns else 0
    return Table(tuple(columns), tuple(_column(values) for values in columns.values()), np.arange(1, rows + 1))


def _column(values: Any) -> Any:
    import pyarrow as pa

    return values if isinstance(values, pa.ChunkedArray) else [text_of(value) for value in values]


def read_table(path: Path) -> Table:
    """A CSV (any delimiter and encoding that intake takes), the same gzipped, or a Parquet file."""
    try:
        data = b"PAR1" if path.suffix == ".parquet" and path.stat().st_size else path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", "check the name and its rights", file=str(path)
        ) from error
    if data.startswith(GZIP):
        data = _unzipped(data, path)
    if not data:
        raise InputError("is empty", "give a table with a header line", file=str(path))
    if path.suffix == ".parquet" or data.startswith(b"PAR1"):
        return _parquet(path)
    try:
        text, _ = decode(data)
    except InputError as error:
        raise InputError(error.what, error.remedy, file=str(path)) from error
    return csv_table(text, str(path))


def _unzipped(data: bytes, path: Path) -> bytes:
    """The table in a gzip file."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            out = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"is not a whole gzip file ({error})", "write it again, or give CSV", file=str(path)) from error
    if len(out) > LARGEST:
        raise InputError(f"unpacks to more than {LARGEST // 10**9} GB", "give it unpacked, in parts, or as Parquet", file=str(path))
    return out


def csv_table(text: str, name: str) -> Table:
    """A table from delimited text. A row with other than the header's number of cells is kept as it
    is: nobody can say which of its cells are missing, so it is matched with nothing."""
    header, delimiter = header_of(text)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    ragged: dict[int, tuple[str, ...]] = {}
    tags: dict[int, tuple[str, ...]] = {}
    none = ("",) * len(header)
    first = True
    for record in records(text, delimiter):
        if isinstance(record, tuple):
            raise InputError(f"the row {record[1]}", "correct it", file=name, line=record[0])
        if first and tuple(c.strip().strip("\ufeff") for c in record.cells) == header:
            first = False
            continue
        first = False
        if len(record.cells) != len(header):
            ragged[len(rows)] = record.cells
        elif not rows and hxl.is_tags(record.cells):
            tags[0] = record.cells
        rows.append(none if len(rows) in ragged or len(rows) in tags else record.cells)
        lines.append(record.line)
    columns = tuple(list(column) for column in zip(*rows, strict=True)) or tuple([] for _ in header)
    return Table(header, columns, np.array(lines, np.int64), ragged, tags=tags)


def _parquet(path: Path) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:  # `read_table` would load pandas
            table = file.read()
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            f"is not a Parquet file ({error})", "write it again, or give CSV", file=str(path)
        ) from error
    return arrow_table(table)


def arrow_table(table: Any, before: int = 0) -> Table:
    """A table from an Arrow table, before which its file has so many rows."""
    return Table(tuple(table.column_names), tuple(table.columns), np.arange(1, table.num_rows + 1) + before, native=table)


def text_of(value: Any) -> str:
    """A cell as text; empty for None and NaN, which say nothing."""
    if value is None or value != value:
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

    columns = list(zip(*table.cells(), strict=True)) or [() for _ in header]
    return pa.table({c: pa.array([v or None for v in values], pa.string()) for c, values in zip(header, columns, strict=True)})


def _csv(header: Sequence[str], table: Table, ids: Sequence[str | None]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*header, "incident_id"])
    writer.writerows(
        (*fitted(row, len(header)), one or (hxl.INCIDENT if number in table.tags else ""))
        for number, (row, one) in enumerate(zip(table.cells(), ids, strict=True))
    )
    return buffer.getvalue()


def fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Cells of a row that has too few or too many, so that `incident_id` stands in its own column:
    missing ones empty, surplus ones together in the last. Nothing of the row is lost."""
    if len(cells) <= width:
        return (*cells, *("" for _ in range(width - len(cells))))
    return (*cells[: width - 1], " | ".join(cells[width - 1 :]))
