"""Games solved without a formula: by comparing payoffs, bisection, search over offers and value iteration.

It shares no line with `ceasefire.outlook`. A rule is worked out from what an actor would do: accept or fight is a
comparison of two payoffs, the best offer is searched for, the worth of tomorrow is iterated until it stands still.
"""

from __future__ import annotations

import numba
import numpy as np

STEPS = 60
"""Halvings of an interval: down to the last bits of a number."""
GRID = 64
"""Offers tried before the best three are searched between."""


@numba.njit(cache=False)
def shares(p: float, cost_a: float, cost_b: float) -> tuple[float, float]:
    """Least and greatest share of A at which neither side would rather fight, by bisection from p."""
    low, inside = 0.0, p
    if p - cost_a > 0.0:
        for _ in range(STEPS):
            middle = (low + inside) / 2
            if middle >= p - cost_a:  # A: this share or war
                inside = middle
            else:
                low = middle
    else:
        inside = 0.0
    high, within = 1.0, p
    if (1.0 - p) - cost_b > 0.0:
        for _ in range(STEPS):
            middle = (high + within) / 2
            if 1.0 - middle >= (1.0 - p) - cost_b:  # B: the rest or war
                within = middle
            else:
                high = middle
    else:
        within = 1.0
    return inside, within


@numba.njit(cache=False)
def fights(share: float, p: float, low: float, high: float) -> float:
    """Chance that B, offered the rest, fights: the length of the costs for which war pays more, by bisection."""
    rest = 1.0 - share
    if not (1.0 - p - low > rest):
        return 0.0
    if 1.0 - p - high > rest:
        return 1.0
    war, peace = low, high
    for _ in range(STEPS):
        middle = (war + peace) / 2
        if 1.0 - p - middle > rest:
            war = middle
        else:
            peace = middle
    return (war - low) / (high - low) if high > low else 0.0


@numba.njit(cache=False)
def worth(share: float, p: float, cost: float, low: float, high: float) -> float:
    """What A expects of demanding a share."""
    risk = fights(share, p, low, high)
    return (1.0 - risk) * share + risk * (p - cost)


@numba.njit(cache=False)
def demand(p: float, cost: float, low: float, high: float) -> tuple[float, float]:
    """The best demand of A and the chance of war: a grid over all shares, then a golden-section search."""
    best, most = 0.0, -1e9
    for k in range(GRID + 1):
        share = k / GRID
        value = worth(share, p, cost, low, high)
        if value > most:
            best, most = share, value
    a, b = max(0.0, best - 1.0 / GRID), min(1.0, best + 1.0 / GRID)
    ratio = (np.sqrt(5.0) - 1.0) / 2.0
    for _ in range(70):
        c, d = b - ratio * (b - a), a + ratio * (b - a)
        if worth(c, p, cost, low, high) >= worth(d, p, cost, low, high):
            b = d
        else:
            a = c
    share = (a + b) / 2
    return share, fights(share, p, low, high)


@numba.njit(cache=False)
def concession(later: float, war: float) -> float:
    """The least flow (0..1) with which a side that answers prefers peace, by bisection; 2 where none does."""
    if 1.0 + later < war:
        return 2.0
    if later >= war:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if middle + later >= war:
            high = middle
        else:
            low = middle
    return high


@numba.njit(cache=False)
def breaks(p1: float, p2: float, cost_a: float, cost_b: float, destroyed: float, delta: float, a_offers: bool) -> bool:
    """Whether the shift from p1 to p2 after one period ends in war now, one side making all the offers.

    Flows of 1 for ever; war is won for good, leaves 1 - destroyed of each flow and costs once. The value of the
    second period is iterated from 0 until it stands still, the first is then one step back.
    """
    keeps = (1.0 - destroyed) / (1.0 - delta)
    worth_o, worth_r = 0.0, 0.0  # of the side that offers, of the side that responds
    first = True
    war_now = False
    for stage in range(2):
        p = p2 if stage == 0 else p1
        war_o = (p if a_offers else 1.0 - p) * keeps - (cost_a if a_offers else cost_b)
        war_r = (1.0 - p if a_offers else p) * keeps - (cost_b if a_offers else cost_a)
        rounds = 100_000 if stage == 0 else 1
        for _ in range(rounds):
            given = concession(delta * worth_r, war_r)
            offered = (1.0 - given) + delta * worth_o
            fight = given > 1.0 or war_o > offered
            next_o = war_o if fight else offered
            next_r = war_r if fight else given + delta * worth_r
            moved = abs(next_o - worth_o) + abs(next_r - worth_r)
            worth_o, worth_r = next_o, next_r
            if stage == 1:
                war_now = fight
            if moved < 1e-13 / (1.0 - delta) and not first:
                break
            first = False
    return war_now


@numba.njit(cache=False)
def keeps_truce(temptation: float, peace: float, war: float, detection: float, sanction: float, delta: float) -> bool:
    """Whether to keep a truce is the best plan: value iteration over keeping and violating, from peace for ever."""
    after = 0.0
    for _ in range(100_000):  # war for good
        new = war + delta * after
        if abs(new - after) < 1e-15:
            break
        after = new
    value = peace / (1.0 - delta)
    keep, violate = 0.0, 0.0
    for _ in range(100_000):
        keep = peace + delta * value
        violate = temptation - sanction + delta * (detection * after + (1.0 - detection) * value)
        new = max(keep, violate)
        if abs(new - value) < 1e-14:
            break
        value = new
    return keep >= violate
