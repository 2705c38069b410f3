"""Distributions on the grid of counts."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from ceasefire.outlook import grid, negbin


def test_quantiles_of_a_negative_binomial_are_those_of_scipy() -> None:
    mean, size = np.array([0.3, 4.0, 30.0, 55.0]), np.array([0.5, 1.0, 3.0, 20.0])
    found = grid.quantiles(negbin.cdf(mean, size), np.array([0.05, 0.5, 0.9]))
    wanted = stats.nbinom.ppf(np.array([0.05, 0.5, 0.9])[None, :], size[:, None], (size / (size + mean))[:, None])
    near = wanted < 64
    assert np.array_equal(found[near], wanted[near].astype(int))
    assert found[~near] == pytest.approx(wanted[~near], rel=0.03)


def test_the_mean_is_that_of_the_distribution() -> None:
    mean, size = np.array([0.2, 7.0, 900.0]), np.array([0.4, 2.0, 1.5])
    assert grid.mean(negbin.cdf(mean, size)) == pytest.approx(mean, rel=0.01)
    assert grid.mean(negbin.poisson(mean)) == pytest.approx(mean, rel=0.01)


def test_draws_give_their_distribution_back() -> None:
    cdf = negbin.cdf(np.array([12.0]), np.array([2.0]))
    assert grid.of_draws(grid.draws(cdf))[0] == pytest.approx(cdf[0], abs=0.0011)


def test_a_certain_count_has_no_other_draw() -> None:
    counts = np.array([0, 5, 63])
    assert np.array_equal(grid.draws(grid.certain(counts)), np.repeat(counts[:, None], grid.DRAWS, 1))


def test_probability_of_at_most_a_count_between_columns() -> None:
    cdf = np.repeat(negbin.cdf(np.array([400.0]), np.array([1.0])), 4, 0)
    counts = np.array([-1, 0, 333, 10_000])
    wanted = stats.nbinom.cdf(counts, 1.0, 1 / 401)
    assert grid.at(cdf, counts) == pytest.approx(wanted, abs=0.002)
