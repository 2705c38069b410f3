"""The self-exciting process by days."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from scipy.stats import kstest, nbinom, poisson

from ceasefire.outlook.memories import climb, remember
from ceasefire.outlook.selfexciting import BadCountsError, Settings, follow, log_chance, simulate

NONE, FIRST = np.zeros(0, np.int64), np.zeros(1, np.int64)
PLAIN = Settings(half_lives=(2.0,), near_at=(), all_at=(), windows=(), spreads=(0.0,), trusts=(1.0,), fit_half_lives=(np.inf,), warm=30)
"""One geometric kernel and a long mean: the discrete-time Hawkes process."""


def moving(seed: int = 1, days: int = 500, areas: int = 4) -> np.ndarray:
    """Counts (D, A) whose level jumps when a front comes and goes, and quiet areas beside it."""
    rng = np.random.default_rng(seed)
    level = np.full((days, areas), 0.3)
    level[150:300, 0] = 6.0
    level[250:400, 1] = 3.0
    return rng.poisson(level)


def geometric(rate: float, branching: float, half_life: float, days: int, seed: int) -> np.ndarray:
    """A simulated discrete-time Hawkes process, (D, 1)."""
    rng = np.random.default_rng(seed)
    keep = 0.5 ** (1 / half_life)
    out, memory = np.zeros((days, 1), np.int64), 0.0
    for day in range(days):
        out[day, 0] = rng.poisson(rate + branching * (1 - keep) * memory)
        memory = memory * keep + out[day, 0]
    return out


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=3, max_size=40),
    st.lists(st.booleans(), min_size=40, max_size=40),
    st.floats(0.5, 50),
)
def test_a_memory_is_the_weighted_mean_of_all_days_before(
    counts: list[int], looked: list[bool], half_life: float
) -> None:
    count = np.array(counts, np.float64)[:, None]
    seen = np.array(looked[: len(counts)], np.float64)[:, None]
    keep = np.array([0.5 ** (1 / half_life)])
    state = np.zeros((0, 1, 4))
    found = remember(count * seen, seen, keep, np.zeros((1, 1, 1)), FIRST, NONE, NONE, NONE, state)
    for day in range(len(counts) + 1):
        weights = seen[:day, 0] * keep[0] ** np.arange(day - 1, -1, -1)
        mean = weights @ count[:day, 0] / weights.sum() if weights.sum() else 0.0
        assert found[day, 0, 0] == pytest.approx(mean, rel=1e-9, abs=1e-12)
        assert found[day, 0, 1] == pytest.approx(
            (count[:day, 0] @ seen[:day, 0] + 0.5) / (seen[:day].sum() + 1)
        )


@pytest.mark.parametrize("half_life", [np.inf, 40.0])
def test_the_likelihood_rises_with_every_round(half_life: float) -> None:
    fade = 0.5 ** (1 / half_life)
    worth = (fade ** np.arange(471, -1, -1))[:, None]
    counts = moving().astype(np.float64)
    watched = np.ones_like(counts)
    keep = 0.5 ** (1 / np.array([1.0, 10.0, 100.0]))
    causes = remember(counts, watched, keep, np.zeros((1, 4, 4)), FIRST, NONE, NONE, NONE, np.zeros((0, 4, 8)))
    weights, before = np.full(4, 0.25), -np.inf
    for _ in range(15):
        climb(causes, counts, watched, 28, 500, np.ones(4), weights.copy(), 0.0, weights, 1, fade)
        mean = causes[28:500] @ weights
        now = (worth * (counts[28:] * np.log(mean) - mean)).sum()
        assert now >= before - 1e-6
        before = now
    assert (weights >= 0).all()


@given(st.integers(0, 60), st.floats(0.01, 40), st.sampled_from([0.0, 0.2, 3.0, 40.0]))
def test_the_chance_of_a_count_is_the_textbooks(count: int, mean: float, spread: float) -> None:
    found = log_chance(np.array(float(count)), np.array(mean), np.array(spread))
    book = nbinom(mean / spread, 1 / (1 + spread)).logpmf(count) if spread else poisson(mean).logpmf(count)
    assert found == pytest.approx(book, rel=1e-6, abs=1e-8)


def test_what_is_simulated_is_found_again() -> None:
    counts = geometric(0.5, 0.6, 2.0, 6_000, 4)
    state = follow(counts, origins=(6_000,), settings=PLAIN).states[0]
    excited, long = state.weights[0, 0]
    # The memory is a mean, so its weight is the branching ratio; the background is the long mean times the rest.
    assert excited == pytest.approx(0.6, abs=0.06)
    assert long * counts.mean() == pytest.approx(0.5, abs=0.1)
    assert excited + long < 1.05


def test_a_fit_that_forgets_finds_what_holds_now() -> None:
    steady = np.random.default_rng(8).poisson(2.0, (2_000, 1))
    counts = np.concatenate([geometric(0.5, 0.7, 2.0, 2_000, 4), steady])
    plan = structs.replace(PLAIN, fit_half_lives=(np.inf, 90.0))
    all_alike, late = follow(counts, origins=(4_000,), settings=plan).states[0].weights[0, :2, 0]
    assert all_alike > 0.3
    assert late < all_alike / 2


def test_counts_rescaled_by_their_forecast_are_spread_evenly() -> None:
    counts = geometric(1.0, 0.5, 2.0, 3_000, 6)
    mean = follow(counts, settings=PLAIN).mean[1_000:, 0]
    seen, rng = counts[1_000:, 0], np.random.default_rng(7)
    below, at = poisson.cdf(seen - 1, mean), poisson.cdf(seen, mean)
    assert kstest(below + rng.random(len(seen)) * (at - below), "uniform").pvalue > 0.01


def test_a_day_is_forecast_from_earlier_days_alone() -> None:
    counts = moving()
    near = 1.0 - np.eye(4)
    whole = follow(counts, near=near, origins=(200, 333, 500))
    other = counts.copy()
    other[333:] = 7
    for cut in (follow(counts[:333], near=near, origins=(200, 333)), follow(other, near=near, origins=(200, 333))):
        for one, two in zip(whole.states, cut.states, strict=False):
            for field in ("memory", "around", "weights", "flat", "chance"):
                assert getattr(one, field).tobytes() == getattr(two, field).tobytes()
        assert whole.log_score[:333].tobytes() == cut.log_score[:333].tobytes()


def test_a_front_that_moves_is_followed() -> None:
    counts = moving()
    found = follow(counts)
    first = 60
    gone = np.cumsum(counts, 0) - counts
    constant = (gone + 0.5) / (np.arange(len(counts))[:, None] + 1)
    for area in (0, 1):
        still = poisson.logpmf(counts[first:, area], constant[first:, area]).sum()
        assert found.log_score[first:, area].sum() > still + 100
    assert found.mean[200, 0] == pytest.approx(6, abs=1.5)
    assert found.mean[340, 0] < 1


def test_days_on_which_nobody_looked_are_no_zeros() -> None:
    counts = np.random.default_rng(2).poisson(5.0, (400, 2))
    seen = np.ones_like(counts, bool)
    seen[200:300] = False
    blind = np.where(seen, counts, 0)
    found = follow(blind, seen=seen)
    assert np.isnan(found.log_score[200:300]).all()
    assert found.mean[300] == pytest.approx([5, 5], abs=1)
    assert (follow(blind).mean[300] < 3).all()


@pytest.mark.parametrize(
    "counts", [np.zeros((300, 3), int), np.eye(300, 3, dtype=int), np.zeros((0, 2), int), np.zeros((5, 1), int)]
)
def test_next_to_nothing_is_forecast_as_next_to_nothing(counts: np.ndarray) -> None:
    found = follow(counts, origins=(len(counts),))
    drawn = simulate(found.states[0], 7, 200, np.random.default_rng(1))
    assert drawn.shape == (200, 7, counts.shape[1])
    if len(counts) == 300:
        assert drawn.mean() < 0.05
        assert np.isfinite(found.log_score[60:]).all()


def test_all_on_one_day() -> None:
    counts = np.zeros((300, 2), int)
    counts[150, 0] = 100_000
    found = follow(counts, origins=(150, 151, 300))
    assert np.isfinite(found.log_score[60:]).all()
    for state in found.states:
        assert (simulate(state, 30, 50, np.random.default_rng(1)) >= 0).all()
    assert found.mean[299, 1] < 1


def test_paths_have_the_means_that_were_forecast() -> None:
    counts = moving(days=400)
    found = follow(np.concatenate([counts, counts[-1:]]), near=1.0 - np.eye(4), origins=(400,))
    drawn = simulate(found.states[0], 3, 20_000, np.random.default_rng(5))
    assert drawn[:, 0].mean(0) == pytest.approx(found.mean[400], rel=0.08)
    wide = simulate(found.states[0], 3, 20_000, np.random.default_rng(5), sway=0.5)
    assert wide[:, 0].mean(0) == pytest.approx(found.mean[400], rel=0.1)
    assert (wide.sum(1).var(0) > drawn.sum(1).var(0)).all()


def test_a_path_does_not_run_away() -> None:
    state = follow(moving(days=300), origins=(300,)).states[0]
    wide = simulate(state, 365, 300, np.random.default_rng(5), sway=1.5)
    assert wide[:, -30:].mean() < 4 * wide[:, :30].mean()


def test_an_area_that_is_not_seen_yet_changes_nothing_for_the_others() -> None:
    counts = moving(days=300)
    more, seen = np.hstack([counts, np.zeros((300, 1), int)]), np.ones((300, 5))
    more[250:, 4] = 30
    seen[:250, 4] = 0
    near = 1.0 - np.eye(5)
    one = follow(counts, near=near[:4, :4], origins=(250,))
    two = follow(more, seen=seen, near=near, origins=(250,))
    assert one.log_score[:250].tobytes() == two.log_score[:250, :4].tobytes()
    for field in ("memory", "around", "weights", "chance"):
        assert getattr(one.states[0], field).tobytes() == getattr(two.states[0], field)[:4].tobytes()
    assert follow(more, seen=seen).mean[299, 4] == pytest.approx(30, rel=0.2)


def test_a_neighbour_is_felt_from_the_day_it_is_known() -> None:
    counts = moving()
    near = np.stack([np.zeros((4, 4)), 1.0 - np.eye(4)])
    never, later, ever = (
        follow(counts, near=n, near_from=d) for n, d in ((near[0], (0,)), (near, (0, 300)), (near[1], (0,)))
    )
    assert later.log_score[:300].tobytes() == never.log_score[:300].tobytes()
    assert later.log_score[300:].tobytes() != never.log_score[300:].tobytes()
    assert ever.log_score[200:300].tobytes() != never.log_score[200:300].tobytes()


def test_the_order_of_areas_carries_nothing() -> None:
    counts = moving()
    order = np.array([2, 0, 3, 1])
    one, two = follow(counts), follow(counts[:, order])
    np.testing.assert_allclose(one.log_score[:, order], two.log_score, rtol=1e-6)


def test_the_same_days_and_seed_give_the_same_bytes() -> None:
    pair = [follow(moving(), origins=(500,)) for _ in range(2)]
    assert pair[0].log_score.tobytes() == pair[1].log_score.tobytes()
    drawn = [simulate(p.states[0], 7, 100, np.random.default_rng(3)) for p in pair]
    assert drawn[0].tobytes() == drawn[1].tobytes()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"counts": [1, 2]}, "one row a day and one column an area"),
        ({"counts": [[1.5]]}, r"day 0, area 0 has the count 1.5; counts are whole"),
        ({"counts": [[1], [-1]]}, "day 1, area 0 has the count -1"),
        ({"counts": [[1]], "seen": [[True, False]]}, "give one for each count"),
        ({"counts": [[1, 2]], "near": [[1.0]]}, "give 2 by 2 weights from 0"),
        ({"counts": [[1]], "near_from": (3,)}, "give a day for each, rising from 0"),
        ({"counts": [[1]], "origins": (2,)}, "days from 0 to 1"),
    ],
)
def test_counts_that_cannot_be_are_refused_with_a_remedy(given: dict[str, object], said: str) -> None:
    with pytest.raises(BadCountsError, match=said):
        follow(**given)  # type: ignore[arg-type]


def test_no_draw_is_refused() -> None:
    state = follow(moving(days=120), origins=(120,)).states[0]
    with pytest.raises(BadCountsError, match="one or more"):
        simulate(state, 0, 10, np.random.default_rng(1))
