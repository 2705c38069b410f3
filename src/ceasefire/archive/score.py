"""Third and fourth pass: what agreement is worth is learned once; then pairs are scored, span by span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from ceasefire.archive.spans import Gathered, Span
from ceasefire.incidents.grouping import dense_note, weights_of
from ceasefire.incidents.learn import ENOUGH_ROWS, block_hashes
from ceasefire.incidents.levels import levels
from ceasefire.incidents.linkage import APART
from ceasefire.incidents.nearby import DAYS, near_batches
from ceasefire.incidents.rowfile import joined, read_rows, rowset_of, whole
from ceasefire.incidents.rowset import canonical
from ceasefire.incidents.weights import Weights, odds

PAIRS = 3_000_000
"""Pairs that are weighed at a time."""


class Learned(msgspec.Struct, frozen=True):
    """The weights, as `weights.Weights` has them."""

    table: list[float]
    begin: tuple[int, ...]
    base: float

    def weights(self) -> Weights:
        """As the functions that weigh want them."""
        return Weights(np.array(self.table), self.begin, self.base)


class Scored(msgspec.Struct, frozen=True):
    """pairs: candidates of a span that were weighed; kept: those that are worth anything; note: what was not compared."""

    pairs: int
    kept: int
    note: str = ""


def last_block(spans: Sequence[Gathered]) -> int:
    """The highest hash of a block that is learned from: as `learn.sample` chooses it of the whole table."""
    counts: Counter[int] = Counter()
    for span in spans:
        counts.update({int(block): count for block, count in span.blocks.items()})
    rows, wanted = 0, min(ENOUGH_ROWS, counts.total())
    for block in sorted(counts):
        rows += counts[block]
        if rows >= wanted:
            return block
    return 2**64 - 1


def learn(path: str, spans: Sequence[str], last: int, acts: Sequence[str]) -> Learned:
    """A task: weights from the rows of all blocks up to `last`."""
    chosen = []
    for span in spans:
        table = read_rows(span)
        hashes = block_hashes(rowset_of(table, acts))
        mine = np.flatnonzero(hashes <= np.uint64(last))
        if len(mine):
            chosen.append(table.take(mine))
    rows = rowset_of(joined(chosen).unify_dictionaries(), acts)
    made = weights_of(canonical(rows, [""] * len(rows.start)))
    return Learned(made.table.tolist(), made.begin, float(made.base))


def score(path: str, spans: Sequence[tuple[str, Span, int, int]], weights: Learned, acts: Sequence[str]) -> Scored:
    """A task: pairs of which the later row starts in the last of `spans`, so that each pair belongs to one span.

    spans: file, days, last day on which one of its rows ends, and number of its first row. Rows of earlier spans that last
    into this one or end shortly before it come along as guests: the seam is as wide as the longest of them needs.
    File: `.npz` with first, second (numbers of rows in the archive) and odds, sorted.
    """
    here = Path(path)
    tables, numbers = [], []
    begin = spans[-1][1].first
    for file, days, _, offset in spans:
        table = read_rows(file)
        mine = np.arange(table.num_rows)
        if days.first != begin:
            mine = np.flatnonzero(table["end"].to_numpy() >= begin - DAYS)
            table = table.take(mine)
        tables.append(table)
        numbers.append(mine + offset)
    index = np.concatenate(numbers)
    rows = rowset_of(joined(tables).unify_dictionaries(), acts)
    guests = len(index) - len(numbers[-1])
    made = weights.weights()
    said, pairs = "", 0
    found: list[Any] = [[np.zeros(0, np.int64)] * 2 + [np.zeros(0)]]
    for batch in near_batches(rows, guests, PAIRS):
        total = odds(made, levels(rows, batch.first, batch.second))
        near = total > APART
        found.append([index[batch.first[near]], index[batch.second[near]], total[near]])
        said, pairs = said or dense_note(batch), pairs + len(total)
    first, second, total = (np.concatenate([one[n] for one in found]) for n in range(3))
    order = np.lexsort((second, first))
    with whole(here.with_suffix(".npz")) as to, to.open("wb") as out:
        np.savez(out, first=first[order], second=second[order], odds=total[order])
    return Scored(pairs, len(total), said)
