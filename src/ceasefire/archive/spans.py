"""Second pass: the rows of all parts by spans of days, in canonical order, numbered through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from ceasefire.incidents.grouping import fresh_rows
from ceasefire.incidents.learn import block_hashes, picked
from ceasefire.incidents.rowfile import joined, read_rows, rowset_of, whole, write_rows
from ceasefire.incidents.rowset import canonical


class Span(msgspec.Struct, frozen=True):
    """Days of one block: first and last, both included."""

    first: int
    last: int


class Gathered(msgspec.Struct, frozen=True):
    """One span. rows: its rows; distinct: those that say something of their own; last: the day on which the last of them
    ends; blocks: block of country and month -> distinct rows in it, by the hash of `learn.block_hashes`."""

    rows: int
    distinct: int
    last: int
    blocks: dict[str, int]


def spans_of(days: Iterable[Mapping[str, int]], most: int) -> list[Span]:
    """Spans of days with at most `most` rows each, unless a single day has more. They follow from how many rows
    there are on each day, so from nothing that depends on the parts."""
    counts: Counter[int] = Counter()
    for part in days:
        counts.update({int(day): count for day, count in part.items()})
    out: list[Span] = []
    size = 0
    for day in sorted(counts):
        if out and size + counts[day] <= most:
            out[-1] = Span(out[-1].first, day)
            size += counts[day]
        else:
            out.append(Span(day, day))
            size = counts[day]
    return out


def gather(path: str, span: Span, parts: Sequence[str], acts: Sequence[str], repeats: str) -> Gathered:
    """A task. parts: files that `intake.take_in` left, by part; repeats: file of digests of ids that repeat.

    Files: `.arrow`, the distinct rows in canonical order; `.rows.npy`, (n, 3) part, row in it and number of the distinct
    row that says the same; `.repeats.npz`, the rows whose id repeats, in canonical order.
    """
    here = Path(path)
    slices, of = [], []
    for at, part in enumerate(parts):
        table = read_rows(part)
        start = table["start"].to_numpy()
        low, high = np.searchsorted(start, [span.first, span.last + 1])
        if high > low:
            slices.append(table.slice(low, high - low))
            of.append(np.full(high - low, at))
    table = joined(slices).unify_dictionaries()
    part_of = np.concatenate(of)
    rows = rowset_of(table, acts)
    ordered = canonical(rows, table["said"].to_pylist())
    fresh = fresh_rows(ordered)
    distinct, number = ordered.order[fresh], np.cumsum(fresh) - 1
    write_rows(here.with_suffix(".arrow"), table.take(distinct).drop_columns(["row", "said"]).unify_dictionaries())
    where = np.stack([part_of[ordered.order], table["row"].to_numpy()[ordered.order], number], axis=1)
    names = table["name"].to_numpy()[ordered.order]
    again = np.flatnonzero(np.isin(names, np.load(repeats)))
    with whole(here.with_suffix(".rows.npy")) as to, to.open("wb") as file:
        np.save(file, where[np.lexsort((where[:, 1], where[:, 0]))])
    words = table["said"].take(ordered.order[again]).to_pylist()
    note = {"words": words, "numbers": number[again].tolist(), "fresh": fresh[again].tolist()}
    with whole(here.with_suffix(".repeats")) as to:
        to.write_bytes(msgspec.msgpack.encode(note))
    alone = picked(ordered, np.flatnonzero(fresh))
    blocks, many = np.unique(block_hashes(alone), return_counts=True)
    return Gathered(
        rows=len(where), distinct=len(distinct), last=int(ordered.end.max(initial=span.first)),
        blocks={str(b): c for b, c in zip(blocks.tolist(), many.tolist(), strict=True)},
    )  # fmt: skip


def names_of(paths: Sequence[Path]) -> list[Any]:
    """For each span the 64 bits that each distinct row's incident is called by, were it its first. Rows whose id
    repeats are numbered in canonical order through the whole archive."""
    from ceasefire.incidents.table import digest
    from ceasefire.incidents.tablerows import numbered

    seen: dict[str, int] = {}
    out = []
    for path in paths:
        names = np.array(read_rows(path.with_suffix(".arrow"))["name"].to_numpy())
        kept = msgspec.msgpack.decode(path.with_suffix(".repeats").read_bytes())
        for number, fresh, key in zip(kept["numbers"], kept["fresh"], numbered(kept["words"], seen), strict=True):
            if fresh:
                names[number] = digest(key)
        out.append(names)
    return out
