"""Closed forms against two solvers that do not use them, and what each takes for granted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from ceasefire.outlook import bargain_closed as closed


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
    import bench_bargain

    yield bench_bargain
    sys.path.pop(0)


@pytest.mark.parametrize("position", range(5))
def test_formula_oracle_and_game_agree(bench: ModuleType, position: int) -> None:
    """2,000 draws of another seed than the benchmark's; both answers have to come up often."""
    found = bench.CHECKS[position](2_000, np.random.default_rng([81, position]))
    assert (found.oracle, found.game) == (0, 0)
    assert 0.1 < found.yes < 0.9


def test_a_wrong_formula_would_be_seen(bench: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other side making the offers is another formula; the comparison has the strength to tell."""
    true = closed.no_peace

    def other(p1: np.ndarray, p2: np.ndarray, k: np.ndarray, delta: np.ndarray) -> np.ndarray:
        return (delta * p2 - p1) * (1 - k) > (1 - delta) * k

    monkeypatch.setattr(closed, "no_peace", other)
    found = bench.destroyers(2_000, np.random.default_rng(5))
    assert found.oracle > 50 and found.oracle == found.game
    monkeypatch.setattr(closed, "no_peace", true)


def test_the_rising_sides_offers_break_peace_earlier(bench: ModuleType) -> None:
    """With the rising side making all offers the bound is (1 - d) k/(1 - k), as the docstring says; and where
    no peace exists there is none for it either."""
    rng = np.random.default_rng(6)
    p1 = 0.4 * rng.random(2_000)
    p2 = p1 + (1 - p1) * rng.random(2_000)
    delta, k, none = 0.97 * rng.random(2_000), 0.5 * rng.random(2_000), np.zeros(2_000)
    oracle, game = bench._all_shifts(p1, p2, none, none, k, delta, True)
    formula = (delta * p2 - p1) * (1 - k) > (1 - delta) * k
    assert (oracle == formula).all() and (game == formula).all()
    assert game[closed.no_peace(p1, p2, k, delta)].all()


def test_numbers_by_hand() -> None:
    assert closed.peaceful_shares(0.5, 0.1, 0.2) == pytest.approx((0.4, 0.7))
    assert closed.peaceful_shares(0.05, 0.1, 0.99) == (0.0, 1.0)
    share, risk = closed.screening(0.5, 0.1, 0.0, 0.5)
    assert (share, risk) == pytest.approx((0.7, 0.4))
    # War is certain to be paid for: nothing is risked.
    assert closed.screening(0.5, 0.5, 0.1, 0.3) == pytest.approx((0.6, 0.0))
    # Nobody keeps more than all there is.
    assert closed.screening(0.9, 0.0, 0.0, 0.5) == pytest.approx((1.0, 0.2))
    assert bool(closed.declining_attacks(0.3, 0.6, 0.0, 0.9)) is True
    assert bool(closed.no_peace(0.1, 0.9, 1.0, 0.9)) is False
    assert closed.least_patience(3.0, 2.0, 1.0, 0.5, 0.0) == pytest.approx(1 / 1.5)


def test_edges_of_a_truce_that_enforces_itself() -> None:
    """No temptation: any patience. Nothing detected, or peace no better than war: none is enough."""
    assert closed.least_patience(2.0, 2.0, 1.0, 0.0, 0.0) == 0.0
    assert closed.enforces_itself(0.0, 2.0, 2.0, 1.0, 0.0, 0.0)
    assert closed.least_patience(3.0, 2.0, 1.0, 0.0, 0.0) == np.inf
    assert closed.least_patience(3.0, 2.0, 2.0, 1.0, 0.5) == np.inf
    assert not closed.enforces_itself(0.999, 3.0, 2.0, 2.0, 1.0, 0.5)
