"""Paths drawn from the equilibrium: who had the turn, what was broken quietly, when and how the truce ended."""

from __future__ import annotations

from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

from ceasefire.agreement.jit import compiled
from ceasefire.outlook import bargain_solve as game
from ceasefire.outlook.bargain_draws import Draws, arrays
from ceasefire.outlook.bargain_solve import (
    ATTRIBUTION,
    BREACH_A,
    BREACH_B,
    CLIMB,
    COST_HIGH,
    COST_LOW,
    DESTROYED,
    DETECTION,
    FLOW,
    PATIENCE,
    PEACE_A,
    PEACE_B,
    REPRISAL,
    SANCTION,
    SANCTION_LATER,
    SPOILERS,
    TURNING,
    VOICE,
    Floats,
)  # fmt: skip
from ceasefire.outlook.bargain_week import attack_below, offer

LUCKS = 9
"""Random numbers a week: turn, two costs, two quiet gains (each with what follows from it), spoilers, two recoveries, guarantors."""

Ending = Literal["attack_a", "attack_b", "reprisal_a", "reprisal_b", "spoilers"]
ENDINGS: tuple[Ending, ...] = ("attack_a", "attack_b", "reprisal_a", "reprisal_b", "spoilers")


class Path(msgspec.Struct, frozen=True):
    """One truce of the game. weeks: whole weeks it lasted; ending: how it ended, None if it outlasted the weeks looked
    at; turned: week in which the guarantors turned away; breaches: quiet violations of the two parties; recovered:
    rungs of recovery of each at the end."""

    weeks: int
    ending: Ending | None
    turned: int | None
    breaches: tuple[int, int]
    recovered: tuple[int, int]


@compiled
def strikes(
    prize_i: float, prize_j: float, fine: float, peace_i: float, peace_j: float, flow: float,
    low_i: float, high_i: float, low_j: float, high_j: float, cost_i: float, cost_j: float,
) -> int:  # fmt: skip
    """What comes of i's turn with these two costs: 0 the truce goes on, 1 i attacks, 2 j does."""
    first = prize_j - fine - (flow + peace_j)
    last = first + flow
    lift = peace_i - first
    threshold, war, value = offer(cost_i, prize_i, lift, low_j, high_j, first, last)
    cut = attack_below(fine, prize_i, lift, low_i, high_i, low_j, high_j, first, last)
    if cost_i < cut or (high_i == low_i and prize_i - fine - cost_i > value):
        return 1
    if high_j == low_j:
        return 2 if war > 0.5 else 0
    return 2 if cost_j < threshold else 0


@compiled
def walk(
    answer: Floats, sides: Floats, rest: Floats, power_a: Floats, power_b: Floats, luck: Floats, mirrored: bool
) -> npt.NDArray[np.int64]:
    """One path on given luck, shape (weeks, LUCKS), each number in 0..1; mirrored: the luck of the two sides changes
    places. Returns weeks, ending (-1 none), week of turning (-1), breaches of A, of B, rungs of A, of B."""
    n = power_a.shape[0]
    weeks = luck.shape[0]
    a, b = (1, 0) if mirrored else (0, 1)
    i, j, guard, turned = 0, 0, 0, -1
    breaches_a, breaches_b = 0, 0
    keeps = (1.0 - rest[DESTROYED]) * rest[FLOW]
    voices = sides[0, VOICE] + sides[1, VOICE]
    seen, struck = rest[DETECTION] * rest[REPRISAL], rest[SPOILERS] * (1.0 - rest[ATTRIBUTION]) * rest[REPRISAL]
    ending = -1
    lasted = weeks
    for w in range(weeks):
        u = luck[w]
        fine = rest[SANCTION_LATER] if guard else rest[SANCTION]
        prize_a = power_a[i, j] * keeps / (1.0 - sides[0, PATIENCE])
        prize_b = power_b[i, j] * keeps / (1.0 - sides[1, PATIENCE])
        low_a, high_a, low_b, high_b = sides[0, COST_LOW], sides[0, COST_HIGH], sides[1, COST_LOW], sides[1, COST_HIGH]
        cost_a, cost_b = low_a + (high_a - low_a) * u[1 + a], low_b + (high_b - low_b) * u[1 + b]
        peace_a, peace_b = answer[PEACE_A, i, j, guard], answer[PEACE_B, i, j, guard]
        first_speaks = u[0] < sides[a, VOICE] / voices  # the first of the luck, not of the file
        if first_speaks == (a == 0):
            outcome = strikes(
                prize_a, prize_b, fine, peace_a, peace_b, rest[FLOW], low_a, high_a, low_b, high_b, cost_a, cost_b
            )
        else:
            outcome = strikes(
                prize_b, prize_a, fine, peace_b, peace_a, rest[FLOW], low_b, high_b, low_a, high_a, cost_b, cost_a
            )
            outcome = 3 - outcome if outcome else 0
        if outcome:
            lasted, ending = w, outcome - 1
            break
        pi_a, pi_b = answer[BREACH_A, i, j, guard], answer[BREACH_B, i, j, guard]
        breaches_a += u[3 + a] < pi_a
        breaches_b += u[3 + b] < pi_b
        over_a, over_b, over_s = u[3 + a] < pi_a * seen, u[3 + b] < pi_b * seen, u[5] < struck
        if over_s and not (over_a or over_b):
            lasted, ending = w, 4
            break
        if over_a or over_b:
            lasted = w
            ending = 2 if over_a and (not over_b or u[3 + a] <= u[3 + b]) else 3
            break
        i += i < n - 1 and u[6 + a] < sides[0, CLIMB]
        j += j < n - 1 and u[6 + b] < sides[1, CLIMB]
        if guard == 0 and u[8] < rest[TURNING]:
            guard, turned = 1, w + 1
    return np.array([lasted, ending, turned, breaches_a, breaches_b, i, j])


def paths(draws: Draws, weeks: int, count: int, seed: int) -> tuple[Path, ...]:
    """Truces of the first game of `draws`, in pairs: the second of a pair has the luck of the first with the sides'
    parts exchanged, so that swapping the parties exchanges the two of each pair."""
    sides, rest, power_a, power_b = (np.ascontiguousarray(c[0]) for c in arrays(draws))
    answer, _ = game.equilibrium(sides, rest, power_a, power_b, False)
    rng = np.random.default_rng(seed)
    out = []
    luck = np.empty((weeks, LUCKS))
    for k in range(count):
        if k % 2 == 0:
            luck = rng.random((weeks, LUCKS))
        lasted, ending, turned, *more = (int(v) for v in walk(answer, sides, rest, power_a, power_b, luck, bool(k % 2)))
        out.append(
            Path(
                lasted, ENDINGS[ending] if ending >= 0 else None, turned if turned >= 0 else None,
                (more[0], more[1]), (more[2], more[3]),
            )
        )
    return tuple(out)
