"""Strata that are joined until they tell something."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from ceasefire.outlook.evaluate import evaluate
from ceasefire.outlook.grid import LEVELS
from ceasefire.outlook.joined import ENOUGH, by_chance, called, joined
from ceasefire.outlook.stack import STRATA


@given(st.lists(st.integers(0, 300), min_size=4, max_size=4))
def test_each_group_tells_something_and_none_is_joined_without_need(numbers: list[int]) -> None:
    groups = joined(numbers)
    assert [place for group in groups for place in group] == [place for place, n in enumerate(numbers) if n]
    sizes = [sum(numbers[place] for place in group) for group in groups]
    assert len(groups) <= 1 or min(sizes) >= ENOUGH
    for group in groups:
        assert len(group) == 1 or min(numbers[place] for place in group) < ENOUGH
    if all(n == 0 or n >= ENOUGH for n in numbers):
        assert all(len(group) == 1 for group in groups)


@pytest.mark.parametrize(
    ("numbers", "groups"),
    [
        ((150, 969, 1438, 74), ((0,), (1,), (2, 3))),  # only one neighbour
        ((500, 40, 300, 200), ((0,), (1, 2), (3,))),  # the smaller neighbour
        ((300, 40, 300, 200), ((0, 1), (2,), (3,))),  # of equal ones the quieter
        ((30, 60, 300, 0), ((0, 1, 2),)),  # 90 are still too few
        ((30, 0, 0, 60), ((0, 3),)),
        ((0, 0, 0, 0), ()),
    ],
)
def test_a_small_stratum_joins_the_smaller_neighbour(numbers: tuple[int, ...], groups: tuple[tuple[int, ...], ...]) -> None:
    assert joined(numbers) == groups


def test_groups_are_called_by_their_bounds() -> None:
    assert tuple(called((place,)) for place in range(4)) == STRATA
    assert [called(g) for g in ((0, 1), (1, 2), (2, 3), (0, 1, 2, 3))] == ["below 10", "1 to 100", "10 and more", "any"]


@given(st.integers(1, 400))
def test_the_range_by_chance_is_the_binomials(number: int) -> None:
    low, high = by_chance(number)
    assert (low * number, high * number) == pytest.approx((binom.ppf(0.05, number, 0.9), binom.ppf(0.95, number, 0.9)))
    inside = binom.cdf(round(high * number), number, 0.9) - binom.cdf(round(low * number) - 1, number, 0.9)
    assert inside >= 0.9 - 1e-9


def test_scores_of_small_strata_stand_beside_those_of_their_whole() -> None:
    rng = np.random.default_rng(1)
    usual = np.array([0.5] * 2 + [5.0] * 30 + [500.0] * 40)
    counts = rng.poisson(usual, (10, 72))
    draws = np.quantile(rng.poisson(usual[:, None], (72, 4000)), LEVELS, axis=1).T.astype(np.int64)
    found = evaluate(counts, [(t, draws, usual, {"same": draws}, np.ones(72, bool)) for t in range(10)], 26)
    assert [(s.usual, s.forecasts, s.why) for s in found.strata] == [("below 10", 320, None), ("100 and more", 400, None)]
    small, other = found.strata[0].parts
    assert (small.usual, small.forecasts, small.why) == ("below 1", 20, "too few to tell: 20, 100 are needed")
    assert (other.usual, other.forecasts, other.why) == ("1 to 10", 300, None)
    assert found.strata[1].parts == ()
    whole = found.strata[0].scores["pit_coverage_90"].mean
    assert whole == pytest.approx((20 * small.scores["pit_coverage_90"].mean + 300 * other.scores["pit_coverage_90"].mean) / 320, abs=1e-4)
    assert small.by_chance == (0.8, 1.0)
