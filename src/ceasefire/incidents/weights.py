"""Weights of evidence: one number a level of a field, whose sum is the log-odds that two claims are one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.incidents.levels import Levels
from ceasefire.incidents.rowset import Floats, Ints

ROUNDS = 5
STEP = 0.5


class Weights(NamedTuple):
    """table: (levels of all fields,) log-odds; begin: (fields + 1,) where each field's begin; base: log-odds of
    a pair of which nothing is known."""

    table: Floats
    begin: tuple[int, ...]
    base: float


def begins(sizes: Sequence[int]) -> tuple[int, ...]:
    """Where each field's levels begin in one table."""
    return tuple(int(v) for v in np.concatenate(([0], np.cumsum(sizes))))


def odds(weights: Weights, found: Levels) -> Floats:
    """(m,) log-odds of pairs."""
    return _odds(found, weights.table, np.array(weights.begin), weights.base)


def fitted(found: Levels, belief: Floats, trust: Floats, sizes: Sequence[int]) -> Weights:
    """Weights that explain beliefs: a logistic regression on the levels, by stochastic gradient with steps of
    their own for each weight (Duchi, Hazan & Singer 2011), pairs in the given order.

    belief: (m,) probability that a pair is one; trust: (m,) weight of the pair.
    """
    begin = begins(sizes)
    table, base = _fit(found, belief, trust, np.array(begin), ROUNDS, STEP)
    return Weights(table, begin, float(base))


@compiled
def _odds(found: Levels, table: Floats, begin: Ints, base: float) -> Floats:
    out = np.empty(len(found))
    for x in range(len(found)):
        z = base
        for f in range(found.shape[1]):
            z += table[begin[f] + found[x, f]]
        out[x] = z
    return out


@compiled
def _fit(found: Levels, belief: Floats, trust: Floats, begin: Ints, rounds: int, step: float) -> tuple[Floats, float]:
    table = np.zeros(begin[-1])
    seen = np.full(begin[-1], 1e-8)
    base, base_seen = 0.0, 1e-8
    for _ in range(rounds):
        for x in range(len(found)):
            z = base
            for f in range(found.shape[1]):
                z += table[begin[f] + found[x, f]]
            slope = (1 / (1 + np.exp(-z)) - belief[x]) * trust[x]
            if slope == 0.0:
                continue
            for f in range(found.shape[1]):
                k = begin[f] + found[x, f]
                seen[k] += slope * slope
                table[k] -= step * slope / np.sqrt(seen[k])
            base_seen += slope * slope
            base -= step * slope / np.sqrt(base_seen)
        step *= 0.8
    return table, base
