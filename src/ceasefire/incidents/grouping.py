"""From rows to groups: candidates, weights of evidence, links. See `learn` for where the weights come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from ceasefire.incidents.learn import learned, picked, sample
from ceasefire.incidents.levels import Levels, levels
from ceasefire.incidents.linkage import link
from ceasefire.incidents.nearby import near_pairs
from ceasefire.incidents.rowset import Floats, Ints, Rowset
from ceasefire.incidents.weights import Weights, odds

LEARN_FROM = 1_000
"""Rows from which a table says enough about itself. Fewer are matched by the stated points of `compare`."""

SAME, DIFFERENT = 1e6, -1e7
"""Log-odds of a pair that a person judged: above and below whatever is computed."""

Judged = Mapping[tuple[int, int], bool]
"""(row, row), the smaller first -> whether they are the same."""


class Grouped(NamedTuple):
    """label: (n,) smallest row of each row's group; first, second, found, total: the candidate pairs with their
    levels and log-odds; weights: what they were weighed with."""

    label: Ints
    first: Ints
    second: Ints
    found: Levels
    total: Floats
    weights: Weights


def grouped(rows: Rowset, judged: Judged | None = None, weights: Weights | None = None) -> Grouped:
    """Groups of rows about one thing. judged: what people said of pairs, which decides those pairs and teaches
    the weights; weights: learned before, else they are learned from these rows."""
    n = len(rows.start)
    told = judged or {}
    if weights is None:
        weights = _weights(rows, told)
    first, second = near_pairs(rows)
    first, second = _with_judged(n, first, second, told)
    found = levels(rows, first, second)
    total = odds(weights, found)
    if told:
        said = _said(n, first, second, told)
        total = np.where(said == 1, SAME, np.where(said == 0, DIFFERENT, total))
    return Grouped(link(n, first, second, total), first, second, found, total, weights)


def _weights(rows: Rowset, told: Judged) -> Weights:
    chosen = sample(rows)
    n = len(chosen)
    mine = dict(zip(chosen.tolist(), range(n), strict=True))
    inside = {(mine[a], mine[b]): same for (a, b), same in told.items() if a in mine and b in mine}
    part = picked(rows, chosen)
    first, second = _with_judged(n, *near_pairs(part), inside)
    return learned(part, first, second, levels(part, first, second), _said(n, first, second, inside) if inside else None)


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
