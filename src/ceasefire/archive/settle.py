"""Fifth pass: from pairs to groups, along the days, with no more in memory than is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from ceasefire.incidents.linkage import NEAR, link
from ceasefire.incidents.nearby import DAYS
from ceasefire.incidents.regions import regions
from ceasefire.incidents.rowset import Codes, Floats, Ints


class Pile(NamedTuple):
    """What one span adds. number: (n,) its rows, rising; end: (n,) their last days; source: (n,) codes, the same in all
    piles; first, second, odds: (m,) pairs
    of which the later row is one of them; until: first day of the span after, None for the last."""

    number: Ints
    end: Ints
    source: Codes
    first: Ints
    second: Ints
    odds: Floats
    until: int | None


def settled(piles: Iterable[Pile]) -> Iterator[tuple[Ints, Ints]]:
    """(numbers of rows, number of the first row of each one's group), each row once.

    Groups are only ever joined while the mean over their pairs is enough, so at least one pair between them is near
    (`linkage.NEAR`), and only such pairs are rivals: rows that none connects, not even through others, cannot meet. Each region of rows that are so connected is
    linked by itself, which gives what linking all rows gives, and is done with once no later row can reach it.
    """
    number, end, source = np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int32)
    first, second, odds = number, number, np.zeros(0)
    for pile in piles:
        number, end = np.concatenate([number, pile.number]), np.concatenate([end, pile.end])
        source = np.concatenate([source, pile.source])
        first, second = np.concatenate([first, pile.first]), np.concatenate([second, pile.second])
        odds = np.concatenate([odds, pile.odds])
        order = np.lexsort((second, first))
        first, second, odds = first[order], second[order], odds[order]
        a, b = np.searchsorted(number, first), np.searchsorted(number, second)
        region = regions(len(number), a[odds > NEAR], b[odds > NEAR])
        over = np.ones(len(number), np.bool_)
        if pile.until is not None:
            reach = np.full(len(number), np.iinfo(np.int64).min)
            np.maximum.at(reach, region, end)
            over = reach[region] + DAYS < pile.until
        inside = over[a] & (region[a] == region[b])
        at = np.cumsum(over) - 1
        label = link(source[over], at[a[inside]], at[b[inside]], odds[inside])
        yield number[over], number[over][label]
        # A pair between two regions stays while both are open: later rows may yet connect them.
        stays = ~over[a] & ~over[b]
        number, end, source = number[~over], end[~over], source[~over]
        first, second, odds = first[stays], second[stays], odds[stays]
