"""The scores, held against another implementation and against what they mean."""

from __future__ import annotations

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.outlook import scores
from ceasefire.outlook.bootstrap import block_means, bounds


@pytest.fixture
def made() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    return rng.negative_binomial(1.3, 0.05, (60, 200)), rng.negative_binomial(1.3, 0.05, 60)


def test_crps_is_that_of_scoringrules(made: tuple[np.ndarray, np.ndarray]) -> None:
    draws, counts = made
    x, y = draws.astype(float), counts.astype(float)
    assert scores.crps(draws, counts) == pytest.approx(scoringrules.crps_ensemble(y, x, estimator="nrg"))
    assert scores.crps(draws, counts, fair=True) == pytest.approx(scoringrules.crps_ensemble(y, x, estimator="fair"))
    assert scores.log_crps(draws, counts) == pytest.approx(scoringrules.crps_ensemble(np.log1p(y), np.log1p(x), estimator="nrg"))


def test_interval_score_and_brier_are_those_of_scoringrules(made: tuple[np.ndarray, np.ndarray]) -> None:
    draws, counts = made
    low, high = scores.interval(draws, 0.9)
    assert scores.interval_score(draws, counts) == pytest.approx(scoringrules.interval_score(counts.astype(float), low.astype(float), high.astype(float), 0.1))
    chance = (draws >= 1).mean(1)
    assert scores.brier(draws, counts) == pytest.approx(scoringrules.brier_score((counts >= 1).astype(float), chance))


def test_the_interval_holds_its_share_of_the_draws() -> None:
    draws = np.arange(1000)[None, :]
    low, high = scores.interval(draws, 0.9)
    assert ((draws >= low) & (draws <= high)).mean() == pytest.approx(0.902)
    assert (low[0], high[0]) == (49, 950)


def test_ignorance_counts_bins_of_the_challenge() -> None:
    draws = np.array([[0] * 9 + [700]])
    k = len(scores.IGNORANCE_BINS)
    assert scores.ignorance(draws, np.array([0]))[0] == pytest.approx(-np.log2(10 / (10 + k)))
    assert scores.ignorance(draws, np.array([600]))[0] == pytest.approx(-np.log2(2 / (10 + k)))
    assert np.isfinite(scores.ignorance(draws, np.array([10**6]))).all()


def test_transforms_of_a_calibrated_forecast_are_even() -> None:
    rng = np.random.default_rng(3)
    rate = rng.gamma(1.0, 2.0, 4000)
    draws, counts = rng.poisson(rate[:, None], (4000, 400)), rng.poisson(rate)
    low, high = scores.pit(draws, counts)
    assert scores.pit_histogram(low, high) == pytest.approx(np.full(10, 0.1), abs=0.02)
    assert scores.inside(low, high).mean() == pytest.approx(0.9, abs=0.015)
    # Whole-numbered ends cover more than their level where counts are small.
    assert scores.covered(draws, counts).mean() > 0.93


@settings(deadline=None)
@given(st.lists(st.integers(0, 500), min_size=2, max_size=30), st.integers(0, 500))
def test_no_draws_score_better_than_the_truth(draws: list[int], count: int) -> None:
    one = np.array([draws])
    assert scores.crps(one, np.array([count]))[0] >= -1e-9
    assert scores.crps(np.full((1, 5), count), np.array([count]))[0] == 0


def test_blocks_keep_neighbouring_periods_together() -> None:
    period = np.repeat(np.arange(60), 3)
    wave = np.sin(np.arange(60) / 6)[period]
    apart, together = (np.std(block_means(wave, period, block)) for block in (1, 12))
    assert together > 1.5 * apart
    low, high = bounds(block_means(wave, period, 12))
    assert low < wave.mean() < high
    assert np.array_equal(block_means(wave, period, 6), block_means(wave, period, 6))
