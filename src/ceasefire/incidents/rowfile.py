"""Rows that are ready to be matched, on disk: Arrow files with words in place of one table's codes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from ceasefire.errors import StoreError
from ceasefire.incidents.kinship import kinship
from ceasefire.incidents.rowset import NONE, Codes, Ints, Rowset, spelling
from ceasefire.incidents.tablerows import Ready

PART = ".part-"
"""How names of files begin that are being written."""

NUMBERS = ("start", "end", "lat", "lon", "radius", "killed")
WORDS = {"source": "source", "place": "place", "admin1": "admin1", "admin2": "admin2", "actor": "actor", "target": "actor", "act": "act"}
"""Columns of words, and whose words each has."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to, which becomes `path` when all is written: a file is there whole or not at all."""
    part = path.with_name(f"{PART}{uuid.uuid4().hex[:8]}-{path.name}")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror or error})", "check the folder, its rights and the disk", file=str(path)) from error


def arrow_of(ready: Ready) -> Any:
    """The rows as an Arrow table, in their order; `said`: the ids as given; `row`: which row of its part each is."""
    import pyarrow as pa

    rows = ready.rows
    columns: dict[str, Any] = {name: getattr(rows, name) for name in NUMBERS}
    for name, whose in WORDS.items():
        codes = getattr(rows, name)
        columns[name] = pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), pa.array(ready.words.get(whose, []), pa.string()))
    return pa.table(columns | {"row": rows.order, "said": pa.array(_plain(ready.said), pa.string())})


def _plain(said: Sequence[str]) -> list[str]:
    """Ids as UTF-8 can hold them."""
    return [word.encode("utf-8", "backslashreplace").decode() for word in said]


def rowset_of(table: Any, acts: Sequence[str]) -> Rowset:
    """Rows with codes of their own, in the order of the table. acts: the words of the whole archive, sorted, so that
    codes of acts are the same everywhere."""
    names: dict[str, list[str]] = {"act": list(acts)}
    codes: dict[str, Codes] = {"act": _codes(table["act"], names["act"])}
    for name in ("source", "place", "admin1", "admin2"):
        names[name] = _distinct(table[name])
        codes[name] = _codes(table[name], names[name])
    names["actor"] = sorted({*_distinct(table["actor"]), *_distinct(table["target"])})
    codes["actor"], codes["target"] = (_codes(table[name], names["actor"]) for name in ("actor", "target"))
    numbers: dict[str, Any] = {name: np.array(table[name].to_numpy()) for name in NUMBERS}
    words: dict[str, Any] = dict(codes)
    return Rowset(**numbers, **words, spelling=spelling(names["place"]), kinship=kinship(names["act"]), order=np.arange(table.num_rows))


def _distinct(column: Any) -> list[str]:
    return sorted(word for word in column.unique().to_pylist() if word is not None)


def _codes(column: Any, names: Sequence[str]) -> Codes:
    """(n,) place of each word in `names`."""
    at = {name: n for n, name in enumerate(names)}
    out = []
    for chunk in column.chunks:
        table = np.array([at.get(word, NONE) for word in chunk.dictionary.to_pylist()], np.int32)
        filled = chunk.indices.fill_null(NONE).to_numpy(zero_copy_only=False)
        out.append(np.where(filled >= 0, np.append(table, NONE)[filled], NONE).astype(np.int32))
    return np.concatenate(out) if out else np.zeros(0, np.int32)


def write_rows(path: Path, table: Any) -> None:
    """Keep rows so that parts of them can be read without the rest."""
    import pyarrow as pa

    with whole(path) as part, pa.OSFile(str(part), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())


def read_rows(path: Path | str) -> Any:
    """What `write_rows` kept, mapped into memory: only what is looked at is read."""
    import pyarrow as pa

    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()


def joined(tables: Sequence[Any]) -> Any:
    """Several tables of rows as one."""
    import pyarrow as pa

    return pa.concat_tables(tables)


def some(tables: Sequence[Any], rows: Ints) -> Any:
    """Rows of several tables, numbered through, in the order asked for."""
    order = np.argsort(rows, kind="stable")
    cuts = np.searchsorted(rows[order], np.cumsum([0, *(table.num_rows for table in tables)]))
    at, taken = 0, []
    for n, table in enumerate(tables):
        taken.append(table.take(rows[order[cuts[n] : cuts[n + 1]]] - at))
        at += table.num_rows
    back = np.empty(len(rows), np.int64)
    back[order] = np.arange(len(rows))
    return joined(taken).unify_dictionaries().combine_chunks().take(back)


def codes_by(tables: Sequence[Any], column: str, coded: dict[str, int] | None = None) -> Codes:
    """(n,) codes of a column of words, by one list for all tables. coded: words that have codes already; new ones are added to it."""
    at: dict[str, int] = {} if coded is None else coded
    out = []
    for table in tables:
        for chunk in table[column].chunks:
            known = np.array([NONE if word is None else at.setdefault(word, len(at)) for word in chunk.dictionary.to_pylist()], np.int32)
            filled = chunk.indices.fill_null(NONE).to_numpy(zero_copy_only=False)
            out.append(np.append(known, np.int32(NONE))[filled].astype(np.int32))
    return np.concatenate(out) if out else np.zeros(0, np.int32)


def packed(table: Any) -> bytes:
    """A table as the bytes of an Arrow file."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    whole_table = table.unify_dictionaries().combine_chunks()
    with pa.ipc.new_file(sink, whole_table.schema) as writer:
        writer.write_table(whole_table)
    return bytes(sink.getvalue().to_pybytes())


def unpacked(data: bytes) -> Any:
    """The table of an Arrow file's bytes."""
    import pyarrow as pa

    return pa.ipc.open_file(pa.py_buffer(data)).read_all()
