"""An archive on disk: tables in a folder, taken in parts that fit into memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.errors import InputError
from ceasefire.incidents.cells import Table, arrow_table, read_table
from ceasefire.reports.decode import decode
from ceasefire.reports.table import header_of

ENDINGS = (".parquet", ".csv", ".tsv")
_HEAD = 1_000_000  # bytes in which a header line ends
ROWS = 400_000
"""Rows of a Parquet file that are taken together; a file is only parted between its row groups."""


class Part(msgspec.Struct, frozen=True):
    """One part of the input. file: its path; groups: the row groups of a Parquet file, None for a whole CSV file;
    before: rows of the file before it; name: of the file that is written for it."""

    file: str
    name: str
    groups: tuple[int, ...] | None = None
    before: int = 0


def parts_of(folder: Path) -> list[Part]:
    """The tables of a folder and of folders in it (or one table), by name; names that begin with `_` or `.` are
    not data. `InputError` where there is none."""
    if folder.is_file():
        return _parts(folder, folder.name)
    found = [p for p in sorted(folder.rglob("*")) if p.suffix in ENDINGS and p.is_file() and not _hidden(p.relative_to(folder))]
    if not found:
        raise InputError("holds no table", f"give a folder with files that end in {', '.join(ENDINGS)}", file=str(folder))
    return [part for path in found for part in _parts(path, path.relative_to(folder).as_posix())]


def _hidden(path: Path) -> bool:
    return any(word.startswith(("_", ".")) for word in path.parts)


def _parts(path: Path, name: str) -> list[Part]:
    if path.suffix != ".parquet":
        return [Part(str(path), name)]
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        meta = pq.read_metadata(path)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"is not a Parquet file ({error})", "write it again, or leave it out", file=str(path)) from error
    cut: list[tuple[list[int], int]] = [([], 0)]
    size, before = 0, 0
    for group in range(meta.num_row_groups):
        rows = meta.row_group(group).num_rows
        if size and size + rows > ROWS:
            cut.append(([], before))
            size = 0
        cut[-1][0].append(group)
        size, before = size + rows, before + rows
    stem = name.removesuffix(".parquet")
    return [
        Part(str(path), name if len(cut) == 1 else f"{stem}-{n:04}.parquet", tuple(groups), start)
        for n, (groups, start) in enumerate(cut)
    ]


def read_part(part: Part) -> Table:
    """The rows of a part."""
    if part.groups is None:
        return read_table(Path(part.file))
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(part.file) as file:
            return arrow_table(file.read_row_groups(list(part.groups)), part.before)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"cannot be read ({error})", "write it again, or leave it out", file=part.file) from error


def header_of_part(part: Part) -> tuple[str, ...]:
    """The names of its columns."""
    if part.groups is None:
        with Path(part.file).open("rb") as file:
            text, _ = decode(file.read(_HEAD).rsplit(b"\n", 1)[0])
        return header_of(text)[0]
    import pyarrow.parquet as pq

    return tuple(pq.read_schema(part.file).names)


def marks(parts: Sequence[Part]) -> list[list[Any]]:
    """What tells whether the input is still the same: name, size and time of each file."""
    stats = {part.file: Path(part.file).stat() for part in parts}
    return [[part.name, stats[part.file].st_size, stats[part.file].st_mtime_ns, list(part.groups or ())] for part in parts]
