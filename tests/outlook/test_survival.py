"""Survival curves and scores against worked examples and scipy."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire.outlook.survival import brier, concordance, kaplan_meier, log_score

TIMES = st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=40)


def test_worked_example() -> None:
    """Six agreements by hand: at 3 one of six ends, at 5 one of four (one was lost sight of), at 8 one of two."""
    curve = kaplan_meier([3, 4, 5, 6, 8, 9], [True, False, True, False, True, False])
    assert curve.times == (3, 5, 8)
    assert curve.left == pytest.approx((5 / 6, 5 / 6 * 3 / 4, 5 / 6 * 3 / 4 / 2))
    assert curve.at(2.9) == 1
    assert curve.at(3) == pytest.approx(5 / 6)
    assert curve.given(4, 2) == pytest.approx(3 / 4)


@given(TIMES)
def test_as_scipy_has_it(rows: list[tuple[int, bool]]) -> None:
    from scipy.stats import CensoredData, ecdf

    curve = kaplan_meier([t for t, _ in rows], [e for _, e in rows])
    ended = [t for t, e in rows if e]
    right = [t for t, e in rows if not e]
    if not ended:
        assert curve.times == ()
        return
    oracle = ecdf(CensoredData(uncensored=ended, right=right)).sf
    for time in range(32):
        expected = 1.0
        for q, p in zip(oracle.quantiles, oracle.probabilities, strict=True):
            if q <= time:
                expected = p
        assert curve.at(time) == pytest.approx(expected)


def test_concordance_by_hand() -> None:
    """Ends at 1 and 3, seen until 2 and 4: comparable are 1 with the other three and 3 with 4."""
    assert concordance([0.9, 0.5, 0.2, 0.2], [1, 2, 3, 4], [True, False, True, False]) == (3.5, 4)
    assert concordance([0.9, 0.5, 0.2, 0.2], [1, 2, 3, 4], [True, False, True, False], within=2) == (3, 3)


@given(TIMES)
def test_concordance_turns_with_the_risk(rows: list[tuple[int, bool]]) -> None:
    times, ended = [t for t, _ in rows], [e for _, e in rows]
    risk = [float((7 * t) % 11) for t in times]
    good, pairs = concordance(risk, times, ended)
    against, same = concordance([-r for r in risk], times, ended)
    assert pairs == same
    assert good + against == pytest.approx(pairs)


def test_scores_by_hand() -> None:
    assert brier([0.2, 0.9], [False, True]) == pytest.approx((0.04 + 0.01) / 2)
    assert log_score([0.2, 0.9], [False, True]) == pytest.approx(-(math.log(0.8) + math.log(0.9)) / 2)
    assert log_score([1.0], [False]) == pytest.approx(-math.log(1e-4))
