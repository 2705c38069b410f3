"""The week's offer against a plain search over offers and costs, which knows no formula."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.outlook.bargain_week import bargain, cheating

NODES = 801
"""Costs at which the search is done: the middles of as many equal parts."""


def searched(
    prize_i: float, prize_j: float, fine: float, peace_i: float, peace_j: float, flow: float,
    costs_i: tuple[float, float], costs_j: tuple[float, float],
) -> tuple[float, float, float, float]:  # fmt: skip
    """Values of both and chances that either attacks, by trying 2,001 offers for each of 801 costs."""
    middles = (np.arange(NODES) + 0.5) / NODES
    mine = costs_i[0] + (costs_i[1] - costs_i[0]) * middles
    theirs = costs_j[0] + (costs_j[1] - costs_j[0]) * middles
    kept = np.linspace(0.0, flow, 2_001)
    accepts = flow - kept + peace_j
    # Whoever answers compares peace with the attack it would make: costs are continuous, so its chance is a length.
    bar = prize_j - fine - accepts
    risk = np.clip((bar - costs_j[0]) / (costs_j[1] - costs_j[0]), 0.0, 1.0)
    value_i = value_j = struck = refused = 0.0
    for cost in mine:
        worth = (1 - risk) * (kept + peace_i) + risk * (prize_i - cost)
        best = int(worth.argmax())
        if prize_i - fine - cost > worth[best]:
            struck += 1
            value_i += prize_i - fine - cost
            value_j += prize_j - theirs.mean()
            continue
        value_i += worth[best]
        value_j += np.maximum(accepts[best], prize_j - fine - theirs).mean()
        refused += risk[best]
    return value_i / NODES, value_j / NODES, struck / NODES, refused / NODES


@settings(max_examples=60, deadline=None)
@given(
    prizes=st.tuples(st.floats(0, 10), st.floats(0, 10)),
    fine=st.floats(0, 2),
    peaces=st.tuples(st.floats(0, 10), st.floats(0, 10)),
    flow=st.floats(0.1, 3),
    lows=st.tuples(st.floats(0, 3), st.floats(0, 3)),
    widths=st.tuples(st.floats(0.2, 4), st.floats(0.2, 4)),
)
def test_offer_is_the_best_one(
    prizes: tuple[float, float], fine: float, peaces: tuple[float, float], flow: float,
    lows: tuple[float, float], widths: tuple[float, float],
) -> None:  # fmt: skip
    costs_i, costs_j = (lows[0], lows[0] + widths[0]), (lows[1], lows[1] + widths[1])
    exact = bargain(*prizes, fine, *peaces, flow, *costs_i, *costs_j)
    found = searched(*prizes, fine, *peaces, flow, costs_i, costs_j)
    assert exact[0] == pytest.approx(found[0], abs=0.01)
    assert exact[0] >= found[0] - 0.01
    assert all(0 <= chance <= 1 + 1e-12 for chance in exact[2:4])
    assert exact[2] + exact[3] <= 1 + 1e-12
    # Where two offers are nearly as good for the one, the other's payoff may jump: only a clear case is compared.
    moved = searched(prizes[0] + 1e-3, prizes[1], fine, *peaces, flow, costs_i, costs_j)
    if max(abs(a - b) for a, b in zip(found[1:], moved[1:], strict=True)) < 5e-3:
        assert exact[1:4] == pytest.approx(found[1:], abs=0.02)


def test_nobody_attacks_when_peace_is_worth_more() -> None:
    value_i, value_j, struck, refused, share = bargain(5.0, 5.0, 0.0, 9.0, 9.0, 1.0, 1.0, 2.0, 1.0, 2.0)
    assert (struck, refused) == (0.0, 0.0)
    assert share == 1.0  # peace is worth so much to the other that it is left nothing of the week
    assert (value_i, value_j) == (10.0, 9.0)


def test_known_costs_are_a_case_of_hidden_ones() -> None:
    """As the hidden part shrinks, the answer goes over into the one without it."""
    for prizes, peaces in (((5.0, 6.0), (4.0, 4.5)), ((8.0, 2.0), (3.0, 3.0)), ((3.0, 8.0), (3.0, 3.0))):
        known = bargain(*prizes, 0.2, *peaces, 1.0, 1.0, 1.0, 1.5, 1.5)
        nearly = bargain(*prizes, 0.2, *peaces, 1.0, 1.0, 1.0 + 1e-9, 1.5, 1.5 + 1e-9)
        assert nearly == pytest.approx(known, abs=1e-6)


def test_violations_are_the_fewest_that_hold_together() -> None:
    """Above the least equilibrium there is another, in which both violate because both do."""
    few = cheating(0.0, 1.0, 2.0, 2.0, 0.0, 2.0, 0.0, 2.0)
    assert few[0] == few[2] == 0.0
    both = cheating(0.0, 1.0, 0.5, 0.5, 0.0, 2.0, 0.0, 2.0)
    pi = both[0]
    assert pi == both[2]
    assert pi == pytest.approx(1 - (1 - pi) * 0.5 / 2.0)  # each holds back as far as the other has not ended it
