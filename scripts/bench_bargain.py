"""The closed forms of bargaining against two solvers that do not use them (part `bargain` of `make bench-outlook`).

    .venv/bin/python scripts/bench_bargain.py [--draws 100000] [--seed 8]

Each draw is solved three times: by the formula, by `bargain_oracle` (payoffs compared, offers searched for, values
iterated) and by the program's own solver of the whole game, set to that case. A draw whose answer is yes or no and
whose two payoffs differ by less than 1e-9 is a tie and counted apart.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import bargain_oracle as oracle
import numba
import numpy as np
from measure import Figure, Row, write

from ceasefire.outlook import bargain_closed as closed
from ceasefire.outlook import bargain_solve as game

ROOT = Path(__file__).resolve().parents[1]
NEAR = 1e-6
"""A number of the search over offers may differ by this much; bisection and the game's solver are held to it too."""


@dataclass(frozen=True)
class Check:
    """One closed form. draws; ties; mismatches of the formula with the oracle and with the game's solver; yes: share
    of draws in which the answer is yes (or in which the bound of the flow binds), so that it is seen to vary."""

    name: str
    draws: int
    ties: int
    oracle: int
    game: int
    yes: float
    seconds: float


@numba.njit
def _static(p: float, low_a: float, high_a: float, low_b: float, high_b: float, a_offers: bool) -> tuple[float, float, float]:
    """One week without a future: (share of A, chance that B attacks, that A does)."""
    sides = np.zeros((2, 8))
    rest = np.zeros(9)
    sides[0, game.COST_LOW], sides[0, game.COST_HIGH] = low_a, high_a
    sides[1, game.COST_LOW], sides[1, game.COST_HIGH] = low_b, high_b
    sides[0 if a_offers else 1, game.VOICE] = 1.0
    rest[game.FLOW] = 1.0
    power_a, power_b = np.full((1, 1), p), np.full((1, 1), 1.0 - p)
    answer, _ = game.equilibrium(sides, rest, power_a, power_b, False)
    return answer[game.SHARE_A, 0, 0, 0], answer[game.ATTACK_B, 0, 0, 0], answer[game.ATTACK_A, 0, 0, 0]


@numba.njit
def _shift(p1: float, p2: float, cost_a: float, cost_b: float, destroyed: float, delta: float, a_offers: bool) -> bool:
    """The shift of power as two states of the game: whether there is war in the first week."""
    sides = np.zeros((2, 8))
    rest = np.zeros(9)
    sides[0, game.COST_LOW] = sides[0, game.COST_HIGH] = cost_a
    sides[1, game.COST_LOW] = sides[1, game.COST_HIGH] = cost_b
    sides[:, game.PATIENCE] = delta
    sides[:, game.CLIMB] = 1.0
    sides[0 if a_offers else 1, game.VOICE] = 1.0
    rest[game.FLOW], rest[game.DESTROYED] = 1.0, destroyed
    power_a = np.full((2, 2), p1)
    power_a[1, 1] = p2
    answer, _ = game.equilibrium(sides, rest, power_a, 1.0 - power_a, False)
    return answer[game.ATTACK_A, 0, 0, 0] + answer[game.ATTACK_B, 0, 0, 0] > 0.5


@numba.njit
def _keeps(temptation: float, peace: float, war: float, detection: float, sanction: float, delta: float) -> bool:
    """The truce that enforces itself, as a game about nothing but the peace itself, counted from war as 0."""
    sides = np.zeros((2, 8))
    rest = np.zeros(9)
    sides[:, game.PATIENCE] = delta
    sides[:, game.AID] = peace - war
    sides[:, game.VOICE] = 1.0
    sides[0, game.GAIN_LOW] = sides[0, game.GAIN_HIGH] = temptation - peace
    rest[game.DETECTION], rest[game.REPRISAL] = detection, 1.0
    rest[game.SANCTION] = rest[game.SANCTION_LATER] = sanction
    half = np.full((1, 1), 0.5)
    answer, _ = game.equilibrium(sides, rest, half, half, False)
    return answer[game.BREACH_A, 0, 0, 0] < 0.5


@numba.njit
def _all_shares(p: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows: ends of the range by the oracle, by the game (B offers the least, A takes the most)."""
    theirs, ours = np.empty((2, p.size)), np.empty((2, p.size))
    for k in range(p.size):
        theirs[0, k], theirs[1, k] = oracle.shares(p[k], a[k], b[k])
        ours[0, k] = _static(p[k], a[k], a[k], b[k], b[k], False)[0]
        ours[1, k] = _static(p[k], a[k], a[k], b[k], b[k], True)[0]
    return theirs, ours


@numba.njit
def _all_demands(p: np.ndarray, a: np.ndarray, low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    theirs, ours = np.empty((2, p.size)), np.empty((2, p.size))
    for k in range(p.size):
        theirs[0, k], theirs[1, k] = oracle.demand(p[k], a[k], low[k], high[k])
        ours[0, k], ours[1, k], _ = _static(p[k], a[k], a[k], low[k], high[k], True)
    return theirs, ours


@numba.njit
def _all_shifts(
    p1: np.ndarray, p2: np.ndarray, a: np.ndarray, b: np.ndarray, destroyed: np.ndarray, delta: np.ndarray, a_offers: bool
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    theirs, ours = np.empty(p1.size, np.bool_), np.empty(p1.size, np.bool_)
    for k in range(p1.size):
        theirs[k] = oracle.breaks(p1[k], p2[k], a[k], b[k], destroyed[k], delta[k], a_offers)
        ours[k] = _shift(p1[k], p2[k], a[k], b[k], destroyed[k], delta[k], a_offers)
    return theirs, ours


@numba.njit
def _all_truces(
    t: np.ndarray, r: np.ndarray, p: np.ndarray, q: np.ndarray, gk: np.ndarray, delta: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    theirs, ours = np.empty(t.size, np.bool_), np.empty(t.size, np.bool_)
    for k in range(t.size):
        theirs[k] = oracle.keeps_truce(t[k], r[k], p[k], q[k], gk[k], delta[k])
        ours[k] = _keeps(t[k], r[k], p[k], q[k], gk[k], delta[k])
    return theirs, ours


def _numbers(name: str, formula: np.ndarray, theirs: np.ndarray, ours: np.ndarray, yes: np.ndarray, start: float) -> Check:
    off = [int((np.abs(formula - one) > NEAR).any(axis=0).sum()) for one in (theirs, ours)]
    return Check(name, formula.shape[1], 0, off[0], off[1], float(yes.mean()), time.process_time() - start)


def _answers(name: str, formula: np.ndarray, margin: np.ndarray, theirs: np.ndarray, ours: np.ndarray, start: float) -> Check:
    tie = np.abs(margin) < 1e-9
    off = [int(((formula != one) & ~tie).sum()) for one in (theirs, ours)]
    return Check(name, formula.size, int(tie.sum()), off[0], off[1], float(formula.mean()), time.process_time() - start)


def shares(draws: int, rng: np.random.Generator) -> Check:
    """Which divisions both sides prefer to war."""
    start = time.process_time()
    p, a, b = rng.random(draws), 0.6 * rng.random(draws), 0.6 * rng.random(draws)
    formula = np.array(closed.peaceful_shares(p, a, b))
    theirs, ours = _all_shares(p, a, b)
    return _numbers("peaceful shares", formula, theirs, ours, (formula[0] == 0) | (formula[1] == 1), start)


def demands(draws: int, rng: np.random.Generator) -> Check:
    """What is demanded of a side whose cost is hidden, and the risk taken."""
    start = time.process_time()
    p, a = rng.random(draws), 0.5 * rng.random(draws)
    low = 0.4 * rng.random(draws)
    high = low + 0.01 + 0.8 * rng.random(draws)
    formula = np.array(closed.screening(p, a, low, high))
    theirs, ours = _all_demands(p, a, low, high)
    return _numbers("offer and risk with a hidden cost", formula, theirs, ours, formula[1] > 0, start)


def decliners(draws: int, rng: np.random.Generator) -> Check:
    """Whether a declining side attacks now; costs reach beyond what a war can win, where the printed form ends."""
    start = time.process_time()
    p1 = 0.5 * rng.random(draws)
    p2 = p1 + (1.0 - p1) * rng.random(draws)
    delta, a, b = 0.97 * rng.random(draws), rng.random(draws), 3.0 * rng.random(draws) ** 2
    later = 1.0 - p2 >= b * (1.0 - delta)
    margin = np.where(later, delta * p2 - p1 - b * (1 - delta) ** 2, delta - p1 - b * (1 - delta))
    theirs, ours = _all_shifts(p1, p2, a, b, np.zeros(draws), delta, True)
    return _answers("a declining side attacks now", closed.declining_attacks(p1, p2, b, delta), margin, theirs, ours, start)


def destroyers(draws: int, rng: np.random.Generator) -> Check:
    """Whether there is no peace at all where war destroys; the declining side makes the offers."""
    start = time.process_time()
    p1 = 0.4 * rng.random(draws)
    p2 = p1 + (1.0 - p1) * rng.random(draws)
    delta, k, none = 0.97 * rng.random(draws), 0.5 * rng.random(draws), np.zeros(draws)
    margin = (delta * p2 - p1) * (1.0 - k) - k
    theirs, ours = _all_shifts(p1, p2, none, none, k, delta, False)
    return _answers("no peace where war destroys", closed.no_peace(p1, p2, k, delta), margin, theirs, ours, start)


def truces(draws: int, rng: np.random.Generator) -> Check:
    """Whether a truce enforces itself."""
    start = time.process_time()
    war = rng.random(draws)
    peace = war + rng.random(draws)
    temptation, sanction = peace + 2.0 * rng.random(draws), rng.random(draws)
    q, delta = rng.random(draws), 0.97 * rng.random(draws)
    margin = delta - closed.least_patience(temptation, peace, war, q, sanction)
    theirs, ours = _all_truces(temptation, peace, war, q, sanction, delta)
    formula = closed.enforces_itself(delta, temptation, peace, war, q, sanction)
    return _answers("a truce enforces itself", formula, margin, theirs, ours, start)


CHECKS: tuple[Callable[[int, np.random.Generator], Check], ...] = (shares, demands, decliners, destroyers, truces)


def checks(draws: int, seed: int) -> list[Check]:
    """All closed forms, each on draws of its own."""
    return [check(draws, np.random.default_rng([seed, k])) for k, check in enumerate(CHECKS)]


def figures(found: list[Check]) -> list[Figure]:
    """Rows of the benchmark: share of draws on which all three agree, bar 1."""
    out = []
    for one in found:
        agreed = 1.0 - max(one.oracle, one.game) / one.draws
        row = Row(f"bargain: {one.name}", agreed, 1.0, "formula", f"of {one.draws:,} draws agree", agreed, 1.0, agreed == 1.0)
        out.append(Figure(row, 0.0, 0.0, 1))
    return out


def main(arguments: list[str] | None = None) -> int:
    """0 without a mismatch, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench-bargain.json")
    options = parser.parse_args(arguments)
    found = checks(options.draws, options.seed)
    for one in found:
        print(
            f"{one.name:36} {one.draws:>9,} draws  mismatches: oracle {one.oracle}, game {one.game}"
            f"  ties {one.ties}  yes {one.yes:.0%}  {one.seconds:.0f} s"
        )
    write(figures(found), options.out)
    return 1 if any(one.oracle or one.game for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
