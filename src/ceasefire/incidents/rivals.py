"""What other claims take from a pair: a source seldom tells one thing twice, so a claim has about one partner in each source."""

from __future__ import annotations

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.incidents.rowset import Codes, Floats, Ints

AGAIN = 0.05
"""How often a source tells one thing twice: what is left of a pair, however well another of that source fits."""


def rivalry(source: Codes, first: Ints, second: Ints, weight: Floats) -> Floats:
    """(m,) factor, 1 or less, by which the odds of each pair fall because of the other partners that its claims could have
    in each other's sources.

    source: (n,) codes; first, second: (m,) rows; weight: (m,) odds of each pair by itself. A pair of which a source is not
    named has no rivals. It depends on the order of the pairs only by rounding.
    """
    out: Floats = _factors(len(source), int(source.max(initial=-1)) + 1, source, first, second, weight, AGAIN)
    return out


@compiled
def _factors(n: int, many: int, source: Codes, first: Ints, second: Ints, weight: Floats, again: float) -> Floats:
    m = len(first)
    out = np.ones(m)
    begin = np.zeros(n + 1, np.int64)  # the pairs of each row, in order
    for x in range(m):
        begin[first[x] + 1] += 1
        begin[second[x] + 1] += 1
    for i in range(n):
        begin[i + 1] += begin[i]
    at = begin[:-1].copy()
    pairs = np.empty(2 * m, np.int64)
    for x in range(m):
        for i in (first[x], second[x]):
            pairs[at[i]] = x
            at[i] += 1
    mass = np.zeros(many)
    for i in range(n):
        if source[i] < 0:
            continue
        for k in range(begin[i], begin[i + 1]):
            x = pairs[k]
            s = source[second[x] if first[x] == i else first[x]]
            if s >= 0:
                mass[s] += weight[x]
        for k in range(begin[i], begin[i + 1]):
            x = pairs[k]
            s = source[second[x] if first[x] == i else first[x]]
            if s >= 0:
                others = max(mass[s] - weight[x], 0.0)
                out[x] *= (1 + again * others) / (1 + others)
        for k in range(begin[i], begin[i + 1]):
            x = pairs[k]
            s = source[second[x] if first[x] == i else first[x]]
            if s >= 0:
                mass[s] = 0.0
    return out
