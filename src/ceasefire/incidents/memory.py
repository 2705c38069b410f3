"""What a matching leaves behind so that rows can be added to it: rows, pairs, weights, incidents, beside its output."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from ceasefire.errors import InputError
from ceasefire.incidents.linkage import APART, NEAR
from ceasefire.incidents.regions import regions
from ceasefire.incidents.rowfile import arrow_of, read_rows, whole, write_rows
from ceasefire.incidents.rowset import Ints
from ceasefire.incidents.table import Matched
from ceasefire.incidents.weights import Weights

FORM = 2
"""Number of this form of memory; another one is not read."""


class Head(msgspec.Struct, frozen=True):
    """What is small. form: see `FORM`; table, begin, base: the weights; acts: words of acts, sorted; used: our columns ->
    the table's, as it was matched; days, margin: how far apart candidates may lie (`nearby.Pairs`)."""

    form: int
    table: list[float]
    begin: tuple[int, ...]
    base: float
    acts: list[str]
    used: dict[str, str]
    days: int
    margin: float

    def weights(self) -> Weights:
        """As the functions that weigh want them."""
        return Weights(np.array(self.table), self.begin, self.base)


class Added(msgspec.Struct, frozen=True):
    """Rows that came later. rows: them, as an Arrow file; count: how many; same: each one's row that says the very same,
    itself where none does; first, second, odds: pairs with at least one of them; ids: incident of each; changed: row of
    the first matching -> its incident, where that is no longer the one it had."""

    rows: bytes = b""
    count: int = 0
    same: list[int] = []
    first: list[int] = []
    second: list[int] = []
    odds: list[float] = []
    ids: list[int] = []
    changed: dict[int, int] = {}


class Memory(msgspec.Struct, frozen=True):
    """A matching of n rows, in canonical order. rows: them, as `rowfile.arrow_of` makes it; same: (n,) the first row that
    says the very same; region: (n,) smallest row of those that pairs connect; ids: (n,) incidents, 64 bits each;
    begin: (n + 1,) where each row's pairs begin; second, odds: (m,) the later row of each pair and what it weighs."""

    folder: Path
    head: Head
    rows: Any
    same: Ints
    region: Ints
    ids: Any
    begin: Ints
    second: Ints
    odds: Any
    added: Added


_ARRAYS = ("same", "region", "ids", "begin", "second", "odds")


def folder_of(out: Path) -> Path:
    """Where the memory of the matching that was written to `out` lies."""
    return out.with_name(f"{out.name}.memory")


def keep(matched: Matched, out: Path) -> None:
    """Leave the memory of a matching beside its output."""
    groups = matched.groups
    if groups is None:
        raise InputError("so few rows teach no weights that later ones could be matched by", "match all rows again when more have come")
    days, margin = groups.reach
    if days == 0:
        raise InputError("rows lie too densely to be added to", "give times and places more exactly, or split the table")
    n = len(groups.label)
    near = groups.total > APART
    first, second, odds = groups.first[near], groups.second[near], groups.total[near]
    strong = odds > NEAR
    same = groups.alone[groups.of]
    region = regions(n, first[strong], second[strong])[same]
    names = np.array([int(str(matched.incident_ids[row])[-16:], 16) for row in matched.ready.rows.order.tolist()], np.uint64)
    begin = np.searchsorted(first, np.arange(n + 1))
    weights = groups.weights
    head = Head(FORM, weights.table.tolist(), weights.begin, float(weights.base), list(matched.ready.words["act"]), dict(matched.used), days, margin)
    folder = folder_of(out)
    shutil.rmtree(folder, ignore_errors=True)
    write_rows(folder / "rows.arrow", arrow_of(matched.ready))
    for name, made in zip(_ARRAYS, (same, region, names, begin, second, odds), strict=True):
        with whole(folder / f"{name}.npy") as to, to.open("wb") as file:
            np.save(file, made)
    with whole(folder / "head.json") as to:  # last: a memory without it is none
        to.write_bytes(msgspec.json.encode(head))


def recall(out: Path) -> Memory:
    """The memory beside an output. `InputError` where there is none that can be used."""
    folder = folder_of(out)
    try:
        head = msgspec.json.decode((folder / "head.json").read_bytes(), type=Head)
        if head.form != FORM:
            raise msgspec.ValidationError("another form")
        arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS}
        kept = folder / "added"
        added = msgspec.msgpack.decode(kept.read_bytes(), type=Added) if kept.exists() else Added()
        return Memory(folder, head, read_rows(folder / "rows.arrow"), added=added, **arrays)
    except FileNotFoundError as error:
        raise InputError("has no memory of how it was matched", "match it with --keep first", file=str(out)) from error
    except (msgspec.MsgspecError, ValueError, OSError) as error:
        raise InputError("has a memory that cannot be read", "match it again with --keep", file=str(out)) from error


def remember(memory: Memory, added: Added) -> None:
    """Keep what was added, all at once."""
    with whole(memory.folder / "added") as to:
        to.write_bytes(msgspec.msgpack.encode(added))
