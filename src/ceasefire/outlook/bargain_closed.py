"""Closed forms of bargaining before and under a truce. The game's solver must agree with each of them.

All take numbers or arrays and work on whole arrays. What each takes for granted is said in its docstring, for the
same words ("attacks now", "no peace") give different formulas when another side makes the offers.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Values = Any
"""A number or an array of numbers."""


def peaceful_shares(p: Values, cost_a: Values, cost_b: Values) -> tuple[Values, Values]:
    """Least and greatest share of A that both sides prefer to war: [p - c_A, p + c_B], within 0..1.

    p: chance that A wins the whole; cost_a, cost_b: what war costs each, as a share of what is at stake.
    Source: Fearon 1995, Rationalist explanations for war.
    """
    return np.maximum(np.subtract(p, cost_a), 0.0), np.minimum(np.add(p, cost_b), 1.0)


def screening(p: Values, cost_a: Values, low: Values, high: Values) -> tuple[Values, Values]:
    """What A demands of a B whose cost of war it does not know, and the chance that B attacks.

    A makes one offer and keeps the share p + z of 1; B, whose cost is uniform on [low, high], attacks if its cost
    is below z. A's payoff, (1 - F(z))(p + z) + F(z)(p - c_A) with F(z) = (z - low)/(high - low), has the slope
    (high - 2 z - c_A)/(high - low): z* = clip((high - c_A)/2, low, high) and Pr(war) = F(z*). Nobody can keep
    more than all there is, so where p + z* > 1 A keeps 1. With low = high nothing is hidden and there is no war.
    Source: Fearon 1995, with the uniform case solved here.
    """
    z = np.clip(np.subtract(high, cost_a) / 2.0, low, high)
    share = np.minimum(np.add(p, z), 1.0)
    width = np.subtract(high, low)
    risk = np.clip((share - p - low) / np.where(width > 0, width, 1.0), 0.0, 1.0)
    return share, np.where(width > 0, risk, 0.0)


def declining_attacks(p1: Values, p2: Values, cost_b: Values, delta: Values) -> Values:
    """Whether B, whose chance falls from 1 - p1 to 1 - p2 after this period, attacks at once.

    A flow of 1 each period is shared out for ever, A makes all the offers, a war is won for good by one side and
    costs B `cost_b` once, in periods of flow. War now gives B (1 - p1)/(1 - d) - c. Peace gives at most the whole
    flow now and, since A later concedes no more than it must, d ((1 - p2)/(1 - d) - c) after it. War is better
    exactly if d p2 - p1 > c (1 - d)^2. That takes for granted that B's later war is worth something; where it is
    worth less than nothing B will simply live with nothing, and attacks if (1 - p1)/(1 - d) - c > 1.
    Source: Fearon 1995, section on preventive war.
    """
    later = np.subtract(1.0, p2) >= np.multiply(cost_b, np.subtract(1.0, delta))
    shift = np.multiply(delta, p2) - p1 > np.multiply(cost_b, np.square(np.subtract(1.0, delta)))
    alone = np.subtract(1.0, p1) - np.multiply(cost_b, np.subtract(1.0, delta)) > np.subtract(1.0, delta)
    return np.where(later, shift, alone)


def no_peace(p1: Values, p2: Values, destroyed: Values, delta: Values) -> Values:
    """Whether no peaceful division exists at all, whoever makes the offers: d p2 - p1 > k/(1 - k).

    War leaves the winner the share 1 - k of every flow from now on. With all that is at stake set to 1, the side
    that declines can take (1 - p1)(1 - k) by war now, and the rising side d p2 (1 - k) by war one period later;
    if the two together exceed 1 nothing can satisfy both. If they do not, the division in which the declining
    side makes the offers does. Where the *rising* side makes all the offers, peace breaks down earlier: at
    d p2 - p1 > (1 - d) k/(1 - k). With k = 1 war is worth nothing and there is always peace.
    Source: Powell 2006, War as a commitment problem.
    """
    keeps = np.subtract(1.0, destroyed)
    return (np.multiply(delta, p2) - p1) * keeps > destroyed


def least_patience(
    temptation: Values, peace: Values, war: Values, detection: Values, sanction: Values
) -> Values:
    """The least discount factor with which a truce enforces itself: t/(t + q (R - P)), t = max(0, T - gK - R).

    temptation T: what a period of quiet violation brings; peace R and war P: each period's payoff (R >= P);
    detection q: chance that the other side learns of it, which ends the truce for good from the next period;
    sanction gK: what the guarantor takes, whether or not the monitors saw it. A violation once pays
    T - gK + d (q P + (1 - q) R)/(1 - d), keeping the truce R/(1 - d). 0 without temptation; above 1, which no
    side has, where nothing deters: infinite if q (R - P) = 0.
    Source: Friedman 1971 (trigger strategies), with imperfect detection and a sanction added.
    """
    t = np.maximum(0.0, np.subtract(temptation, sanction) - peace)
    shadow = np.multiply(detection, np.subtract(peace, war))
    total = t + shadow
    out = np.divide(t, np.where(total > 0, total, 1.0))
    return np.where(t == 0, 0.0, np.where(shadow > 0, out, np.inf))


def enforces_itself(
    delta: Values, temptation: Values, peace: Values, war: Values, detection: Values, sanction: Values
) -> Values:
    """Whether neither gain nor chance of going unseen makes a violation pay: delta >= `least_patience`."""
    return np.greater_equal(delta, least_patience(temptation, peace, war, detection, sanction))
