"""First pass: each part of the archive is made ready to be matched, and counted by days."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from ceasefire.archive.parts import Part, read_part
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.rowfile import arrow_of, whole, write_rows
from ceasefire.incidents.table import columns_used, digest
from ceasefire.incidents.tablerows import ready


class TakenIn(msgspec.Struct, frozen=True):
    """What one part gave. rows: all of its rows; usable: those that can be matched; days: day -> usable rows that start on
    it; last: the day on which the last of them ends; acts: words of acts; used: our column -> the part's; unused: its
    others; errors: rows left out."""

    rows: int
    usable: int
    days: dict[str, int]
    last: int
    acts: list[str]
    used: dict[str, str]
    unused: list[str]
    errors: int


@lru_cache(maxsize=2)
def vocabulary_of(dossier: str | None) -> Vocabulary:
    """Actors, sources and places of a dossier; none where none is given."""
    if dossier is None:
        return Vocabulary({}, {}, Gazetteer(()), "UTC")
    from ceasefire.dossier.dossier import vocabulary
    from ceasefire.dossier.embedded import find
    from ceasefire.dossier.load import load

    return vocabulary(load(find(dossier)))


def take_in(path: str, part: Part, columns: Mapping[str, str], dossier: str | None) -> TakenIn:
    """A task. Files: `.arrow`, the usable rows by their first day; `.names.npy`, the digests of their ids, sorted;
    `.problems`, what could not be used, one object a line."""
    here = Path(path)
    table = read_part(part)
    used = columns_used(table, {o: t for o, t in columns.items() if t in table.header}, part.name)
    made = ready(table, used, vocabulary_of(dossier), part.name)
    kept = arrow_of(made)
    names = np.array([digest(word) for word in made.said], np.uint64)
    import pyarrow as pa

    write_rows(here.with_suffix(".arrow"), kept.append_column("name", pa.array(names)))
    with whole(here.with_suffix(".names.npy")) as to, to.open("wb") as file:
        np.save(file, np.sort(names))
    keep_problems(here, made.problems)
    days, counts = np.unique(made.rows.start, return_counts=True)
    return TakenIn(
        rows=len(table.lines) - len(table.tags), usable=len(made.said), days={str(d): c for d, c in zip(days.tolist(), counts.tolist(), strict=True)},
        last=int(made.rows.end.max(initial=0)), acts=list(made.words.get("act", [])), used=dict(used),
        unused=[c for c in table.header if c not in used.values()], errors=len(table.lines) - len(table.tags) - len(made.said),
    )  # fmt: skip


def keep_problems(path: Path, problems: list[Any]) -> None:
    """What is wrong with a part, beside what was made of it."""
    with whole(path.with_suffix(".problems")) as to:
        to.write_bytes(b"".join(msgspec.json.encode(p) + b"\n" for p in problems))


def repeated(paths: list[Path], at_once: int = 20_000_000) -> Any:
    """The digests of ids that stand in more than one row, sorted, and that of the empty id."""
    arrays = [np.load(path, mmap_mode="r") for path in paths]
    pieces = max(1, -(-sum(len(a) for a in arrays) // at_once))
    found = [np.array([digest("")], np.uint64)]
    for piece in range(pieces):
        low, high = np.uint64(piece * 2**64 // pieces), np.uint64((piece + 1) * 2**64 // pieces - 1)
        some = np.sort(np.concatenate([a[np.searchsorted(a, low) : np.searchsorted(a, high, "right")] for a in arrays] or [found[0][:0]]))
        found.append(np.unique(some[1:][some[1:] == some[:-1]]))
    return np.unique(np.concatenate(found))
