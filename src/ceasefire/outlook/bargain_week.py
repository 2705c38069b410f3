"""One week of the bargaining game: an offer with hidden costs on both sides, and quiet violations.

All values are in weeks of the whole contested flow. Loops are compiled; each function treats the two sides alike and
adds in an order that swapping them does not change, so that swapped input gives swapped output to the last bit.
"""

from __future__ import annotations

import math

from ceasefire.agreement.jit import compiled

HALF_NODE = 0.5 / math.sqrt(3.0)
"""Half the distance of the two Gauss-Legendre nodes: exact for polynomials up to the third degree."""


@compiled
def refusal(threshold: float, low: float, high: float, first: float, last: float, provoked: bool) -> float:
    """Chance that the side that answers attacks: its cost, uniform on [low, high], is below the threshold.

    first, last: the threshold where it is offered all of the week's flow, and nothing. With low = high the cost
    is known, and `provoked` says whether the offer is meant to be refused.
    """
    if high > low:
        return min(max((threshold - low) / (high - low), 0.0), 1.0)
    if first > high:
        return 1.0
    return 1.0 if provoked and last > high else 0.0


@compiled
def offer(
    cost: float, prize: float, lift: float, low: float, high: float, first: float, last: float
) -> tuple[float, float, float]:
    """The best offer of a side with this cost: (threshold it leaves the other, chance of war, own value).

    prize: its share of what is at stake, if it comes to war; lift: its value of peace less the threshold. With the
    threshold t its value is (1 - F(t))(lift + t) + F(t)(prize - cost): concave where F is between 0 and 1, so the
    best t is the zero of the slope, moved to what can be offered.
    """
    inner = (high + prize - cost - lift) / 2.0
    t = min(max(min(max(inner, low), high), first), last)
    war = refusal(t, low, high, first, last, prize - cost > lift + high)
    return t, war, war * (prize - cost) + (1.0 - war) * (lift + t)


@compiled
def attack_below(
    fine: float, prize: float, lift: float, own_low: float, own_high: float, low: float, high: float, first: float, last: float
) -> float:  # fmt: skip
    """The cost below which the side whose turn it is attacks instead of making an offer; own_low if it never does.

    What attack gains over the best offer falls with the cost and is concave in it, so Newton's method from the
    greatest cost comes down to the only root and never beyond it.
    """
    if prize - fine - own_low - offer(own_low, prize, lift, low, high, first, last)[2] <= 0.0:
        return own_low
    cost = own_high
    for _ in range(60):
        _, war, value = offer(cost, prize, lift, low, high, first, last)
        gain = prize - fine - cost - value
        if gain >= 0.0 or war >= 1.0:
            break
        step = gain / (1.0 - war)
        if cost + step >= cost:
            break
        cost = max(cost + step, own_low)
    return cost


@compiled
def bargain(
    prize_i: float, prize_j: float, fine: float, peace_i: float, peace_j: float, flow: float,
    low_i: float, high_i: float, low_j: float, high_j: float,
) -> tuple[float, float, float, float, float]:  # fmt: skip
    """Side i proposes how to split the week's flow; side j takes it or attacks. Each knows only its own cost.

    prize: chance to win times what a war leaves; fine: the guarantor's sanction for whoever attacks; peace: value of
    the truce this week and after it, the share of the flow apart. Returns: value of i, value of j, chance that i
    attacks, chance that j does, and i's share of the flow times the chance that the truce goes on.
    """
    first = prize_j - fine - (flow + peace_j)
    last = first + flow
    lift = peace_i - first
    mean_j = (low_j + high_j) / 2.0
    cut = attack_below(fine, prize_i, lift, low_i, high_i, low_j, high_j, first, last)
    width = high_i - low_i
    struck = 0.0
    if width > 0.0:
        struck = (cut - low_i) / width
    elif prize_i - fine - low_i > offer(low_i, prize_i, lift, low_j, high_j, first, last)[2]:
        struck = 1.0
    value_i = struck * (prize_i - fine - (low_i + cut) / 2.0)
    value_j = struck * (prize_j - mean_j)
    refused = 0.0
    share = 0.0
    if struck < 1.0:
        ceiling = min(max(high_j, first), last)
        floor = min(max(low_j, first), last)
        top = high_j + prize_i - lift
        start = cut
        for piece in range(3):
            end = high_i
            if piece == 0:
                end = min(max(top - 2.0 * ceiling, cut), high_i)
            elif piece == 1:
                end = min(max(top - 2.0 * floor, cut), high_i)
            weight = 1.0
            if width > 0.0:
                weight = (end - start) / width / 2.0
                if end <= start:
                    continue
            elif piece < 2:
                continue
            for node in (-1.0, 1.0):
                cost = (start + end) / 2.0 + node * HALF_NODE * (end - start)
                t, war, value = offer(cost, prize_i, lift, low_j, high_j, first, last)
                value_i += weight * value
                worth = (1.0 - war) * (prize_j - fine - t)
                value_j += weight * (worth + war * (prize_j - fine - (low_j + min(t, high_j)) / 2.0))
                refused += weight * war
                share += weight * (1.0 - war) * (t - first)
                if width <= 0.0:
                    break
            start = end
    return value_i, value_j, struck, refused, share


@compiled
def violates(low: float, high: float, bar: float) -> tuple[float, float]:
    """Chance that a quiet gain, uniform on [low, high], is above the bar; and the mean of those that are."""
    if high > low:
        cut = min(max(bar, low), high)
        return (high - cut) / (high - low), (cut + high) / 2.0
    return (1.0 if high > bar else 0.0), high


@compiled
def cheating(
    fine: float, seen: float, stake_a: float, stake_b: float, low_a: float, high_a: float, low_b: float, high_b: float
) -> tuple[float, float, float, float]:  # fmt: skip
    """Quiet violations of a week: (chance of A, its mean gain, chance of B, its mean gain).

    fine: the guarantor's sanction; seen: chance that a violation is detected and answered with war; stake: what war
    from next week on would cost a side. One side's violation matters less where the other's has ended the truce
    already, so each makes the other likelier and there can be several equilibria: this is the most peaceful, reached
    from below.
    """
    pi_a, pi_b, gain_a, gain_b = 0.0, 0.0, 0.0, 0.0
    for _ in range(500):
        next_a, gain_a = violates(low_a, high_a, fine + seen * (1.0 - pi_b * seen) * stake_a)
        next_b, gain_b = violates(low_b, high_b, fine + seen * (1.0 - pi_a * seen) * stake_b)
        moved = max(abs(next_a - pi_a), abs(next_b - pi_b))
        pi_a, pi_b = next_a, next_b
        if moved < 1e-13:
            break
    return pi_a, gain_a, pi_b, gain_b
