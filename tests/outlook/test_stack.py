"""Weights and widths learnt from earlier forecasts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire.outlook import grid, negbin, scores
from ceasefire.outlook.recalibrate import Recalibration
from ceasefire.outlook.simplex import simplex
from ceasefire.outlook.stack import Stack, stratum


@given(st.lists(st.floats(-3, 3), min_size=4, max_size=4), st.lists(st.floats(-3, 3), min_size=8, max_size=8))
def test_weights_are_the_best_on_the_simplex(linear: list[float], rows: list[float]) -> None:
    root = np.array(rows).reshape(2, 4)
    square, b = root.T @ root + 0.1 * np.eye(4), np.array(linear)
    best = simplex(square, b, np.full(4, 0.25), steps=3000)
    assert best.sum() == pytest.approx(1)
    assert (best >= -1e-12).all()

    def loss(w: np.ndarray) -> float:
        return float(w @ square @ w - 2 * b @ w)

    others = np.random.default_rng(0).dirichlet(np.ones(4), 300)
    assert all(loss(best) <= loss(other) + 1e-6 for other in [*others, *np.eye(4)])


def test_the_member_that_is_right_gets_the_weight() -> None:
    rng = np.random.default_rng(2)
    stack, n = Stack(3, 1000.0), 40
    made = np.stack([negbin.cdf(np.full(n, mean), np.full(n, 2.0)) for mean in (3.0, 30.0, 300.0)])
    usual = np.full(n, 30.0)
    for _ in range(30):
        counts = rng.negative_binomial(2, 2 / 32, n).astype(float)
        stack.learn(made, usual, counts, np.ones(n, bool))
    assert stack.weights[stratum(np.array([30.0]))[0]][1] > 0.85
    # A stratum in which nothing was seen leans on the others.
    assert stack.weights[0][1] > 0.5
    assert stack.pool(made, usual) == pytest.approx(made[1], abs=0.2)


def _taught(lead: int, times: int) -> np.ndarray:
    stack, n = Stack(3, 1e9, lead), 6
    made = np.stack([negbin.cdf(np.full(n, mean), np.full(n, 2.0)) for mean in (3.0, 30.0, 300.0)])
    for _ in range(times):
        stack.learn(made, np.full(n, 30.0), np.array([4.0, 11.0, 20.0, 30.0, 44.0, 80.0]), np.ones(n, bool))
    return stack.weights[stratum(np.array([30.0]))[0]]


def test_forecasts_that_overlap_teach_as_much_as_one() -> None:
    once, overlapping = _taught(1, 4), _taught(6, 24)
    assert overlapping == pytest.approx(once, abs=0.02)
    # The same number of forecasts further ahead moves the weights less.
    even = np.full(3, 1 / 3)
    assert np.abs(_taught(6, 4) - even).sum() < 0.7 * np.abs(once - even).sum()

    n = 50
    cdf, usual = negbin.cdf(np.full(n, 40.0), np.full(n, 8.0)), np.full(n, 40.0)
    counts = np.random.default_rng(4).negative_binomial(1, 1 / 41, n).astype(float)
    near, far = Recalibration(1e12), Recalibration(1e12, 6)
    for _ in range(6):
        near.learn(cdf, usual, counts)
    for _ in range(36):
        far.learn(cdf, usual, counts)
    assert far.apply(cdf, usual) == pytest.approx(near.apply(cdf, usual))
    assert not np.allclose(near.apply(cdf, usual), cdf, atol=0.02)


@pytest.mark.parametrize(("said", "true"), [(8.0, 1.0), (0.6, 3.0)])
def test_widths_that_were_wrong_are_put_right_bit_by_bit(said: float, true: float) -> None:
    rng = np.random.default_rng(4)
    right, n = Recalibration(1e9), 50
    cdf, usual = negbin.cdf(np.full(n, 40.0), np.full(n, said)), np.full(n, 40.0)
    for _ in range(60):
        right.learn(cdf, usual, rng.negative_binomial(true, true / (true + 40), n).astype(float))
    counts = rng.negative_binomial(true, true / (true + 40), 4000)
    before, after = (np.repeat(grid.draws(made[:1]), 4000, 0) for made in (cdf, right.apply(cdf, usual)))
    coverage = [scores.inside(*scores.pit(draws, counts)).mean() for draws in (before, after)]
    assert abs(coverage[1] - 0.9) < 0.8 * abs(coverage[0] - 0.9)
