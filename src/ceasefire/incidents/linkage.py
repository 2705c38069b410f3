"""From pairs to groups by mean link: two groups are joined while the mean over all pairs between them is
enough, the best first. Near-repeats are not chained together. What a pair is worth depends on which others its claims
could be in (`rivals`)."""

from __future__ import annotations

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.incidents.rivals import rivalry
from ceasefire.incidents.rowset import Codes, Floats, Ints

APART = -6.0
"""Log-odds of a pair that is no candidate."""

ENOUGH = -1.5
"""Mean log-odds, rivals considered, from which two groups are one. Chosen on generated reports, as the point where pairs
joined wrongly and pairs missed weigh the same."""

NEAR = -2.0
"""Log-odds of a pair by itself from which it can join groups and is a rival to others. Rows that no such pair connects, not
even through others, have nothing to do with each other."""

UNNAMED = -0.5
"""Log-odds that rivals are taken to cost a pair of which a source is not named: which they are nobody knows."""

_MOST = 15.0  # log-odds above which a rival is no worse


def link(source: Codes, first: Ints, second: Ints, odds: Floats, enough: float = ENOUGH) -> Ints:
    """(n,) smallest member of each row's group.

    source: (n,) codes, `NONE` where not named; first, second: (m,) pairs, first < second, each once; odds: (m,) log-odds
    that they are one, each by itself.
    Groups that are each other's best partner are joined round by round, which gives what joining the
    best pair again and again gives, since a mean of means never exceeds both. Ties go to the smaller row.
    """
    n = len(source)
    odds = contested(source, first, second, odds)
    label = np.arange(n, dtype=np.int64)
    size = np.ones(n, np.int64)
    near = odds > APART
    a, b, total, count = first[near], second[near], odds[near], np.ones(int(near.sum()), np.int64)
    while len(a):
        mean = (total + APART * (size[a] * size[b] - count)) / (size[a] * size[b])
        partner = _best(n, a, b, mean, enough)
        # A group without a partner that is good enough stays as it is: nothing it could join gets better.
        alive = (partner[a] >= 0) & (partner[b] >= 0)
        a, b, total, count = a[alive], b[alive], total[alive], count[alive]
        into = np.arange(n, dtype=np.int64)
        mutual = np.flatnonzero((partner >= 0) & (partner[partner] == np.arange(n)))
        gone = mutual[partner[mutual] < mutual]
        if not len(gone):
            break
        into[gone] = partner[gone]
        np.add.at(size, partner[gone], size[gone])
        label = into[label]
        a, b, total, count = _merged(n, into[a], into[b], total, count)
    return label


def contested(source: Codes, first: Ints, second: Ints, odds: Floats) -> Floats:
    """(m,) log-odds of pairs when those that are near have rivals among each other; see `link`."""
    near = odds > NEAR
    out = odds.copy()
    unnamed = (source[first[near]] < 0) | (source[second[near]] < 0)
    taken = np.log(rivalry(source, first[near], second[near], np.exp(np.minimum(odds[near], _MOST))))
    out[near] += np.where(unnamed, UNNAMED, taken)
    return out


def _merged(n: int, a: Ints, b: Ints, total: Floats, count: Ints) -> tuple[Ints, Ints, Floats, Ints]:
    low, high = np.minimum(a, b), np.maximum(a, b)
    apart = low != high
    key, total, count = (low * n + high)[apart], total[apart], count[apart]
    order = np.argsort(key, kind="stable")
    key, total, count = key[order], total[order], count[order]
    if not len(key):
        return key, key, total, count
    begin = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
    return key[begin] // n, key[begin] % n, np.add.reduceat(total, begin), np.add.reduceat(count, begin)


@compiled
def _best(n: int, a: Ints, b: Ints, mean: Floats, enough: float) -> Ints:
    partner = np.full(n, -1, np.int64)
    score = np.full(n, enough)
    for x in range(len(a)):
        for i, j in ((a[x], b[x]), (b[x], a[x])):
            better = mean[x] > score[i]
            if mean[x] == score[i] and partner[i] >= 0:
                k = partner[i]
                better = (min(i, j), max(i, j)) < (min(i, k), max(i, k))
            if better:
                partner[i] = j
                score[i] = mean[x]
    return partner
