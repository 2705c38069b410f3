"""The self-exciting process in continuous time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kstest

from ceasefire.outlook.hawkes import (
    BadTimesError,
    Hawkes,
    fit,
    gradient,
    log_likelihood,
    residuals,
    simulate,
)

KNOWN = Hawkes(rate=0.5, excitation=(0.6,), decay=(2.0,))
SLOW = Hawkes(rate=0.1, excitation=(0.3, 0.5), decay=(1.0, 60.0))


def by_definition(process: Hawkes, times: np.ndarray, until: float) -> float:
    """Every event against every earlier one."""
    total = -process.rate * until
    for i, now in enumerate(times):
        intensity = process.rate
        for excitation, decay in zip(process.excitation, process.decay, strict=True):
            past = times[:i][times[:i] < now]
            intensity += excitation / decay * np.exp(-(now - past) / decay).sum()
            total -= excitation * (1 - np.exp(-(until - now) / decay))
        total += np.log(intensity)
    return float(total)


processes = st.integers(1, 3).flatmap(
    lambda kernels: st.builds(
        lambda rate, excitation, decay: Hawkes(
            rate=rate, excitation=tuple(excitation), decay=tuple(decay)
        ),
        st.floats(0.01, 5),
        st.lists(st.floats(0, 0.9), min_size=kernels, max_size=kernels),
        st.lists(st.floats(0.05, 30), min_size=kernels, max_size=kernels),
    )
)
pasts = st.lists(st.integers(0, 200).map(lambda n: n / 4), max_size=30).map(
    lambda times: np.array(sorted(times), np.float64)
)  # quarters of a unit: many at one instant


@settings(max_examples=60, deadline=None)
@given(processes, pasts)
def test_the_recursion_gives_what_the_definition_gives(process: Hawkes, times: np.ndarray) -> None:
    assert log_likelihood(process, times, 50.0) == pytest.approx(
        by_definition(process, times, 50.0), rel=1e-10, abs=1e-9
    )


@settings(max_examples=30, deadline=None)
@given(processes, pasts)
def test_the_gradient_gives_the_differences(process: Hawkes, times: np.ndarray) -> None:
    values = np.array([process.rate, *process.excitation, *process.decay])
    kernels = len(process.excitation)
    found = gradient(process, times, 50.0)
    for at, value in enumerate(values):
        step = 1e-6 * max(value, 0.1)
        sides = []
        for sign in (1, -1):
            moved = values.copy()
            moved[at] = max(value + sign * step, 0.0)
            other = Hawkes(
                rate=moved[0], excitation=tuple(moved[1 : 1 + kernels]), decay=tuple(moved[1 + kernels :])
            )
            sides.append((log_likelihood(other, times, 50.0), moved[at]))
        slope = (sides[0][0] - sides[1][0]) / (sides[0][1] - sides[1][1])
        one_sided = value < step
        assert found[at] == pytest.approx(slope, rel=1e-2 if one_sided else 1e-4, abs=1e-3)


@pytest.mark.parametrize("process", [KNOWN, SLOW])
def test_what_is_simulated_is_found_again(process: Hawkes) -> None:
    times = simulate(process, 40_000.0, np.random.default_rng(3))
    assert len(times) / 40_000 == pytest.approx(process.mean, rel=0.15)
    found = fit(times, 40_000.0, kernels=len(process.decay))
    assert found is not None
    assert found.events == len(times)
    assert found.process.branching == pytest.approx(process.branching, abs=0.05)
    assert found.process.decay == pytest.approx(process.decay, rel=0.35)
    assert found.log_likelihood >= log_likelihood(process, times, 40_000.0)
    assert found.log_likelihood == pytest.approx(log_likelihood(found.process, times, 40_000.0))


def test_time_rescaled_by_the_true_process_is_a_unit_poisson_process() -> None:
    times = simulate(KNOWN, 8_000.0, np.random.default_rng(5))
    uniform = 1 - np.exp(-residuals(KNOWN, times, 8_000.0))
    assert kstest(uniform, "uniform").pvalue > 0.01
    alone = Hawkes(rate=len(times) / 8_000, excitation=(), decay=())
    assert kstest(1 - np.exp(-residuals(alone, times, 8_000.0)), "uniform").pvalue < 1e-6


def test_a_long_kernel_is_a_background_that_moves() -> None:
    rng = np.random.default_rng(8)
    calm, storm = np.sort(rng.uniform(0, 500, 100)), np.sort(rng.uniform(500, 1000, 2_000))
    times = np.concatenate([calm, storm])
    one, two = fit(times, 1000.0), fit(times, 1000.0, kernels=2)
    assert one is not None
    assert two is not None
    assert two.log_likelihood >= one.log_likelihood - 1e-6
    assert two.process.decay[-1] > 20 * np.median(np.diff(storm))


def test_it_stays_below_one_child_an_event() -> None:
    growing = np.cumsum(1 / np.arange(1, 400))
    found = fit(growing, float(growing[-1]))
    assert found is not None
    assert 0 <= found.process.branching < 1
    with pytest.raises(BadTimesError, match="sum is below 1"):
        simulate(Hawkes(rate=1.0, excitation=(0.6, 0.5), decay=(1.0, 2.0)), 10.0, np.random.default_rng(1))
    assert Hawkes(rate=1.0, excitation=(1.0,), decay=(1.0,)).mean == float("inf")


@pytest.mark.parametrize("times", [[], [3.0], [3.0] * 5_000, [1.0, 2.0, 3.0]])
def test_too_little_is_said_to_be_too_little(times: list[float]) -> None:
    assert fit(times, 10.0) is None
    assert np.isfinite(log_likelihood(KNOWN, times, 10.0))
    assert len(residuals(KNOWN, times, 10.0)) == len(times)


def test_without_a_background_there_is_no_first_event() -> None:
    assert log_likelihood(Hawkes(rate=0.0, excitation=(0.5,), decay=(1.0,)), [1.0], 2.0) == -np.inf
    assert len(simulate(Hawkes(rate=0.0, excitation=(), decay=()), 10.0, np.random.default_rng(1))) == 0


def test_a_million_events() -> None:
    times = np.sort(np.random.default_rng(2).uniform(0, 1e5, 1_000_000))
    found = fit(times, 1e5)
    assert found is not None
    assert found.process.mean == pytest.approx(10, rel=0.01)
    assert found.process.branching < 0.02


@pytest.mark.parametrize(
    ("times", "until", "said"),
    [
        ([2.0, 1.0], 5.0, r"time 1 \(1.0\) comes before time 0 \(2.0\); sort the times first"),
        ([1.0, float("nan")], 5.0, "time 1 is nan; leave out events without a time"),
        ([1.0, 9.0], 5.0, "outside 0 to 5.0"),
        ([-1.0], 5.0, "an event at -1.0"),
        ([], 0.0, "length of time watched"),
    ],
)
def test_times_that_cannot_be_are_refused_with_a_remedy(
    times: list[float], until: float, said: str
) -> None:
    with pytest.raises(BadTimesError, match=said):
        fit(times, until)


def test_parameters_that_cannot_be_are_refused() -> None:
    with pytest.raises(BadTimesError, match="one decay for each"):
        Hawkes(rate=1.0, excitation=(0.5,), decay=())
    with pytest.raises(BadTimesError, match="above 0"):
        Hawkes(rate=1.0, excitation=(0.5,), decay=(0.0,))
    with pytest.raises(BadTimesError, match="one or more"):
        fit(range(40), 40.0, kernels=0)


def test_the_same_seed_and_the_same_times_give_the_same_bytes() -> None:
    one, two = (simulate(KNOWN, 500.0, np.random.default_rng(9)) for _ in range(2))
    assert one.tobytes() == two.tobytes()
    assert fit(one, 500.0) == fit(two, 500.0)
