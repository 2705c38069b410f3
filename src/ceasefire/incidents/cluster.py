"""From pairs to groups by mean link: near-repeats are not chained together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ceasefire.incidents.bonds import Bonds

Pair = tuple[int, int]

APART = -3.0
"""Points of a pair inside a group that was not comparable or is known to be different."""


def cluster(
    n: int, pairs: Mapping[Pair, float], needed: Mapping[Pair, float], nearer: Callable[[Pair], tuple[float, ...]] = lambda _: (),
    bonds: Bonds | None = None,
) -> list[list[int]]:  # fmt: skip
    """Groups of 0..n-1, each sorted, in order of their first member.

    pairs: points of (i, j), i < j; needed: the points from which that pair counts as one. The best
    pair is joined first; two groups join only if the mean over all pairs between them is enough.
    nearer: how near a pair is by what points do not tell apart, the nearest least: the order in which pairs with the
    same points are joined. Where that is the same too, the first in the order given.
    bonds: what is one whatever its points, and what never is; the groups that points make are joined to its wholes.
    """
    bonds = bonds or Bonds(n)
    group = list(range(n))
    members: dict[int, list[int]] = {i: [i] for i in range(n)}
    strong = [pair for pair, points in pairs.items() if points >= needed[pair]]
    strong.sort(key=lambda pair: (-(pairs[pair] - needed[pair]), nearer(pair), pair))
    for i, j in strong:
        a, b = group[i], group[j]
        if a == b or not bonds.may(i, j):
            continue
        if _mean(members[a], members[b], pairs) < needed[(i, j)]:
            continue
        keep, gone = min(a, b), max(a, b)
        members[keep] += members.pop(gone)
        for k in members[keep]:
            group[k] = keep
        bonds.join(i, j)
    return bonds.wholes()


def _mean(left: Sequence[int], right: Sequence[int], pairs: Mapping[Pair, float]) -> float:
    total = sum(pairs.get((min(i, j), max(i, j)), APART) for i in left for j in right)
    return total / (len(left) * len(right))
