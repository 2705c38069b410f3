"""The game as a whole: even-handed to the last bit, monotone where it must be, and its paths agree with its curve."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ceasefire.outlook import bargain_solve as game
from ceasefire.outlook.bargain_paths import LUCKS, walk

CHANCE = st.floats(0, 1)
SIDE = st.tuples(
    st.floats(0, 0.5), st.floats(0, 0.99), st.floats(0, 10), st.floats(0, 10), st.floats(0, 0.5), st.floats(0, 2),
    st.floats(0.01, 1), st.floats(0.1, 1),
)  # fmt: skip
"""Aid, patience, least cost, width of the cost, least gain, width of the gain, climb, voice."""
REST = st.tuples(st.just(1.0), st.floats(0, 0.5), CHANCE, CHANCE, CHANCE, CHANCE, st.floats(0, 5), st.floats(0, 5), CHANCE)
WEIGHTS = st.tuples(st.floats(0.1, 10), st.floats(0.1, 10))
N = 3


def columns(sides: tuple[tuple[float, ...], ...], rest: tuple[float, ...], weights: tuple[tuple[float, float], ...]) -> tuple[np.ndarray, ...]:
    made = np.array(sides, dtype=float)
    made[:, game.COST_HIGH] += made[:, game.COST_LOW]
    made[:, game.GAIN_HIGH] += made[:, game.GAIN_LOW]
    rungs = np.linspace(0, 1, N)
    a, b = (w[0] + (w[1] - w[0]) * rungs for w in weights)
    total = a[:, None] + b[None, :]
    return made, np.array(rest), a[:, None] / total, b[None, :] / total


GAMES = st.builds(columns, st.tuples(SIDE, SIDE), REST, st.tuples(WEIGHTS, WEIGHTS))


def mirrored(columns: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    sides, rest, a, b = columns
    return sides[::-1].copy(), rest, b.T.copy(), a.T.copy()


@settings(max_examples=80, deadline=None)
@given(GAMES, st.booleans())
def test_swapped_sides_swap_the_answer_to_the_last_bit(one: tuple[np.ndarray, ...], fearful: bool) -> None:
    answer, _ = game.equilibrium(*one, fearful)
    other, _ = game.equilibrium(*mirrored(one), fearful)
    turned = answer.transpose(0, 2, 1, 3)[[1, 0, 3, 2, 5, 4, 6, 8, 7, 10, 9, 12, 11]]
    assert (turned == other).all()
    alive, ends = game.decline(answer, one[0], one[1], 40)
    alive_other, ends_other = game.decline(other, *mirrored(one)[:2], 40)
    assert (alive == alive_other).all()
    assert (ends[:, [1, 0, 3, 2, 4]] == ends_other).all()


@settings(max_examples=80, deadline=None)
@given(GAMES)
def test_chances_are_chances_and_nothing_is_lost(one: tuple[np.ndarray, ...]) -> None:
    answer, _ = game.equilibrium(*one, False)
    assert (answer[game.ATTACK_A : game.SPOILED + 1] >= -1e-12).all()
    assert (answer[game.ATTACK_A : game.SPOILED + 1].sum(axis=0) <= 1 + 1e-9).all()
    alive, ends = game.decline(answer, one[0], one[1], 60)
    assert (np.diff(alive) <= 0).all()
    assert alive[-1] + ends.sum() == pytest.approx(1, abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(GAMES, st.floats(0, 1), st.floats(0, 3))
def test_more_detection_or_sanction_never_breaks_a_truce_that_enforces_itself(
    one: tuple[np.ndarray, ...], seen: float, staked: float
) -> None:
    """Where nobody attacks and nobody violates, more of either leaves it so, and the truce lasts at least as long."""
    sides, rest, a, b = one
    answer, left = game.equilibrium(*one, False)
    quiet = answer[[game.ATTACK_A, game.ATTACK_B, game.BREACH_A, game.BREACH_B]]
    assume(left == 0.0 and quiet.max() == 0.0)
    more = rest.copy()
    more[game.DETECTION] += (1 - more[game.DETECTION]) * seen
    more[[game.SANCTION, game.SANCTION_LATER]] += staked
    better, _ = game.equilibrium(sides, more, a, b, False)
    assert better[[game.ATTACK_A, game.ATTACK_B, game.BREACH_A, game.BREACH_B]].max() == 0.0
    before, after = (game.decline(found, sides, r, 30)[0] for found, r in ((answer, rest), (better, more)))
    assert (after >= before - 1e-12).all()


def likely_game() -> tuple[np.ndarray, ...]:
    sides = ((0.05, 0.98, 3.0, 8.0, 0.0, 0.8, 0.2, 1.0), (0.1, 0.96, 2.0, 5.0, 0.0, 1.2, 0.1, 0.7))
    return columns(sides, (1.0, 0.1, 0.5, 0.2, 0.2, 0.5, 1.5, 0.2, 0.05), ((6.0, 9.0), (4.0, 4.5)))


def test_paths_end_as_often_and_as_the_curve_says() -> None:
    """4,000 paths with their own costs and luck against the chances carried forward: the two share no code."""
    one = likely_game()
    answer, _ = game.equilibrium(*one, False)
    alive, ends = game.decline(answer, one[0], one[1], 52)
    rng = np.random.default_rng(3)
    walked = np.array([walk(answer, *one, rng.random((52, LUCKS)), False) for _ in range(4_000)])
    for week in (5, 13, 26, 52):
        assert (walked[:, 0] >= week).mean() == pytest.approx(alive[week], abs=0.03)
    share = [(walked[:, 1] == k).mean() for k in range(game.CAUSES)]
    assert share == pytest.approx(ends.sum(axis=0), abs=0.03)
    assert max(share) < 0.95  # more than one way to end occurs


@settings(max_examples=40, deadline=None)
@given(GAMES, st.integers(0, 1000))
def test_a_path_with_the_luck_of_the_sides_exchanged_is_the_mirror_image(one: tuple[np.ndarray, ...], seed: int) -> None:
    luck = np.random.default_rng(seed).random((30, LUCKS))
    answer, _ = game.equilibrium(*one, False)
    other, _ = game.equilibrium(*mirrored(one), False)
    mine = walk(answer, *one, luck, False)
    theirs = walk(other, *mirrored(one), luck, True)
    exchange = {0: 1, 1: 0, 2: 3, 3: 2}
    assert theirs.tolist() == [mine[0], exchange.get(int(mine[1]), int(mine[1])), mine[2], mine[4], mine[3], mine[6], mine[5]]


def test_who_expects_war_has_it() -> None:
    """A game with two equilibria: the same numbers, and peace only where it is expected."""
    sides = ((0.0, 0.97, 1.0, 2.0, 0.0, 0.0, 0.2, 1.0), (0.0, 0.97, 1.0, 2.0, 0.0, 0.0, 0.2, 1.0))
    one = columns(sides, (1.0, 0.02, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), ((1.0, 1.0), (1.0, 1.0)))
    hopeful, fearful = (game.decline(game.equilibrium(*one, fear)[0], one[0], one[1], 20)[0] for fear in (False, True))
    assert hopeful[20] > fearful[20] + 0.1


def test_edges() -> None:
    """No cost of war, no future, nothing detected: exact answers, no errors."""
    free = columns(((0.0,) * 6 + (0.5, 1.0),) * 2, (1.0,) + (0.0,) * 8, ((1.0, 1.0), (1.0, 1.0)))
    answer, left = game.equilibrium(*free, False)
    assert left == 0.0
    assert answer[game.VALUE_A, 0, 0, 0] == answer[game.VALUE_B, 0, 0, 0] == 0.5  # both get their chance and no more
    assert answer[game.ATTACK_A : game.SPOILED + 1].max() == 0.0
