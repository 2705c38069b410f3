"""From rows to groups: candidates, weights of evidence, links. See `learn` for where the weights come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from ceasefire.incidents.learn import learned, picked, sample
from ceasefire.incidents.levels import Levels, levels
from ceasefire.incidents.linkage import link
from ceasefire.incidents.nearby import DAYS, MARGIN_KM, Pairs, near_pairs
from ceasefire.incidents.rowset import NONE, Flags, Floats, Ints, Rowset
from ceasefire.incidents.weights import Weights, odds

LEARN_FROM = 1_000
"""Rows that say something of their own from which a table says enough about itself. Fewer are matched by the stated points of
`compare`."""

SAME, DIFFERENT = 1e6, -1e7
"""Log-odds of a pair that a person judged: above and below whatever is computed."""

Judged = Mapping[tuple[int, int], bool]
"""(row, row), the smaller first -> whether they are the same."""


class Grouped(NamedTuple):
    """label: (n,) smallest row of each row's group; first, second, found, total: the candidate pairs with their
    levels and log-odds; weights: what they were weighed with; note: what was not compared, and why; alone: rows that say
    something of their own; of: (n,) which of those says what each row says; reach: days and km between candidates."""

    label: Ints
    first: Ints
    second: Ints
    found: Levels
    total: Floats
    weights: Weights
    note: str
    alone: Ints
    of: Ints
    reach: tuple[int, float]


def grouped(rows: Rowset, judged: Judged | None = None, weights: Weights | None = None) -> Grouped:
    """Groups of rows about one thing. judged: what people said of pairs, which decides those pairs and teaches
    the weights; weights: learned before, else they are learned from these rows."""
    told = judged or {}
    alone, of = distinct(rows, told)
    few = picked(rows, alone)
    inner = {(min(of[a], of[b]), max(of[a], of[b])): same for (a, b), same in told.items()}
    if weights is None:
        weights = _weights(few, inner)
    pairs = near_pairs(few)
    n = len(alone)
    first, second = _with_judged(n, pairs.first, pairs.second, inner)
    found = levels(few, first, second)
    total = odds(weights, found)
    if inner:
        said = _said(n, first, second, inner)
        total = np.where(said == 1, SAME, np.where(said == 0, DIFFERENT, total))
    label = alone[link(few.source, first, second, total)[of]]
    return Grouped(label, alone[first], alone[second], found, total, weights, dense_note(pairs), alone, of, (pairs.days, pairs.margin))


def distinct(rows: Rowset, told: Judged) -> tuple[Ints, Ints]:
    """Rows that say something of their own, and which of them each row repeats. Rows that say the very same are
    one; a row that somebody judged stands for itself. Rows stand in canonical order, so repeats are neighbours."""
    fresh = fresh_rows(rows)
    for pair in told:
        for row in pair:
            fresh[row : row + 2] = True
    return np.flatnonzero(fresh), np.cumsum(fresh) - 1


def fresh_rows(rows: Rowset) -> Flags:
    """(n,) whether a row, in canonical order, says anything other than the one before it."""
    fresh = np.zeros(len(rows.start), np.bool_)
    fresh[:1] = True
    for name, column in rows._asdict().items():
        if name not in ("spelling", "kinship", "order"):
            differ = column[1:] != column[:-1]
            if column.dtype.kind == "f":
                differ &= ~(np.isnan(column[1:]) & np.isnan(column[:-1]))
            fresh[1:] |= differ
    return fresh


def dense_note(pairs: Pairs) -> str:
    """What was not compared because rows lie too densely; empty where all was."""
    if (pairs.days, pairs.margin) == (DAYS, MARGIN_KM):
        return ""
    some = ", and of those not all," if pairs.days == 0 else ""
    return f"so many rows lie together that only pairs at most {pairs.days} days and {pairs.margin:g} km beyond their radii apart{some} were compared"


def _weights(rows: Rowset, told: Judged) -> Weights:
    chosen = sample(rows)
    n = len(chosen)
    mine = dict(zip(chosen.tolist(), range(n), strict=True))
    inside = {(mine[a], mine[b]): same for (a, b), same in told.items() if a in mine and b in mine}
    return weights_of(picked(rows, chosen), inside)


def weights_of(part: Rowset, told: Judged | None = None) -> Weights:
    """Weights that these rows teach; see `learn.sample` for which rows of a table those are. Only its own sources
    play a part, so that the same rows teach the same whatever they were cut out of."""
    names = np.unique(part.source[part.source >= 0])
    part = part._replace(source=np.where(part.source >= 0, np.searchsorted(names, part.source), NONE).astype(np.int32))
    pairs = near_pairs(part)
    n = len(part.start)
    first, second = _with_judged(n, pairs.first, pairs.second, told or {})
    return learned(part, first, second, levels(part, first, second), _said(n, first, second, told) if told else None)


def _with_judged(n: int, first: Ints, second: Ints, told: Judged) -> tuple[Ints, Ints]:
    """The pairs, with those that people judged among them."""
    if not told:
        return first, second
    extra = np.array(sorted(a * n + b for a, b in told), np.int64)
    key = np.union1d(first * n + second, extra)
    return key // n, key % n


def _said(n: int, first: Ints, second: Ints, told: Judged) -> Floats:
    """(m,) 1 the same, 0 different, NaN where nobody judged the pair."""
    out = np.full(len(first), np.nan)
    key = first * n + second
    asked = np.array([a * n + b for a, b in told], np.int64)
    if len(asked):
        out[np.searchsorted(key, asked)] = [float(same) for same in told.values()]
    return out
