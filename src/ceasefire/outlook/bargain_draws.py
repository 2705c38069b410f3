"""Games drawn from the priors of a scenario, each beside its mirror image, and solved."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import msgspec
import numpy as np

from ceasefire.outlook import bargain_solve as game
from ceasefire.outlook.bargain_parameters import BY_NAME, OF_ALL, OF_PARTY, moved
from ceasefire.outlook.bargain_solve import Floats
from ceasefire.outlook.scenario import Scenario

RUNGS = 6
"""Steps of recovery of a side between its strength today and when it has recovered."""
SEED = 1_000_003
"""The same for every scenario, so that two files are compared on the same luck."""


class Draws(msgspec.Struct, frozen=True):
    """Values of all parameters in a number of games. party: name -> shape (n, 2); around: name -> shape (n,).

    Games 2 m and 2 m + 1 are mirror images: what luck gave the first party in one it gives the second in the other.
    So the file's order of the parties changes the order of the games and nothing else.
    """

    party: Mapping[str, Floats]
    around: Mapping[str, Floats]

    @property
    def count(self) -> int:
        """How many games."""
        return int(self.around[OF_ALL[0].name].size)

    def with_step(self, name: str, who: int | None, step: float | None) -> Draws:
        """The same games after one step of a lever; who: index of the party, None for both or for what is common."""
        parameter = BY_NAME[name]
        if parameter.of == "all":
            changed = np.array([moved(parameter, float(v), step) for v in self.around[name]])
            return Draws(self.party, {**self.around, name: changed})
        values = self.party[name].copy()
        for side in (0, 1) if who is None else (who,):
            values[:, side] = [moved(parameter, float(v), step) for v in values[:, side]]
        return Draws({**self.party, name: values}, self.around)

    def fixed(self, name: str, who: int | None, value: float) -> Draws:
        """The same games with one parameter held at a value."""
        if BY_NAME[name].of == "all":
            return Draws(self.party, {**self.around, name: np.full(self.count, value)})
        values = self.party[name].copy()
        values[:, who] = value
        return Draws({**self.party, name: values}, self.around)


class Solved(msgspec.Struct, frozen=True):
    """Games solved. alive: (n, weeks + 1); ends: (n, weeks, 5); first: planes of the first week (n, 13); left: greatest
    movement left in each (n,), 0 where the equilibrium stands still."""

    alive: Floats
    ends: Floats
    first: Floats
    left: Floats


def draw(scenario: Scenario, pairs: int) -> Draws:
    """2 × `pairs` games from the priors: each parameter's range is cut into as many equal parts as there are pairs,
    and each part used once (Latin hypercube)."""
    rng = np.random.default_rng(SEED)

    def luck() -> Floats:
        return (rng.permutation(pairs) + rng.random(pairs)) / pairs

    party = {}
    for parameter in OF_PARTY:
        one, other = luck(), luck()
        beliefs = [p.beliefs[parameter.name] for p in scenario.parties]
        values = np.empty((2 * pairs, 2))
        values[0::2, 0], values[0::2, 1] = beliefs[0].at(one), beliefs[1].at(other)
        values[1::2, 0], values[1::2, 1] = beliefs[0].at(other), beliefs[1].at(one)
        party[parameter.name] = values
    around = {p.name: np.repeat(scenario.around[p.name].at(luck()), 2) for p in OF_ALL}
    return Draws(party, around)


def likely(scenario: Scenario) -> Draws:
    """The one game in which every parameter is as is held likely."""
    party = {p.name: np.array([[one.beliefs[p.name].likely for one in scenario.parties]]) for p in OF_PARTY}
    return Draws(party, {p.name: np.array([scenario.around[p.name].likely]) for p in OF_ALL})


def arrays(draws: Draws) -> tuple[Floats, Floats, Floats, Floats]:
    """What the solver takes: sides (n, 2, 8), rest (n, 9), chances of A and of B to win (n, RUNGS + 1, RUNGS + 1)."""
    n, party, around = draws.count, draws.party, draws.around
    sides = np.zeros((n, 2, 8))
    sides[:, :, game.AID] = party["aid"]
    horizon = party["horizon"]
    sides[:, :, game.PATIENCE] = np.where(horizon > 0, np.exp(-1.0 / np.where(horizon > 0, horizon, 1.0)), 0.0)
    sides[:, :, game.COST_LOW] = party["cost"] * (1.0 - party["hidden"])
    sides[:, :, game.COST_HIGH] = party["cost"] * (1.0 + party["hidden"])
    sides[:, :, game.GAIN_HIGH] = party["gain"]
    sides[:, :, game.CLIMB] = np.minimum(1.0, RUNGS / 2.0 / party["recovery"])
    sides[:, :, game.VOICE] = party["voice"]
    rest = np.zeros((n, 9))
    rest[:, game.FLOW] = 1.0
    rest[:, game.DESTROYED] = around["destruction"]
    rest[:, game.DETECTION] = around["detection"]
    rest[:, game.REPRISAL] = around["reprisal"]
    rest[:, game.SPOILERS] = around["spoilers"]
    rest[:, game.ATTRIBUTION] = around["attribution"]
    rest[:, game.SANCTION] = around["sanction"] * around["credibility"]
    rest[:, game.SANCTION_LATER] = around["sanction"] * around["credibility_later"]
    rest[:, game.TURNING] = 1.0 / around["turning"]
    rungs = np.linspace(0.0, 1.0, RUNGS + 1)
    weight = party["strength"][:, :, None] * (1.0 + party["regain"][:, :, None] * rungs)
    a, b = weight[:, 0, :, None], weight[:, 1, None, :]
    return sides, rest, a / (a + b), b / (a + b)


def solve(draws: Draws, weeks: int, fearful: bool = False) -> Solved:
    """All games solved, on as many threads as there are processors; the same bytes on any number of them."""
    columns = arrays(draws)
    workers = max(1, min(os.cpu_count() or 1, draws.count // 16))
    edges = np.linspace(0, draws.count, workers + 1).astype(int)
    spans = [slice(int(i), int(j)) for i, j in pairwise(edges)]

    def part(span: slice) -> tuple[Floats, Floats, Floats, Floats]:
        sides, rest, power_a, power_b = (np.ascontiguousarray(column[span]) for column in columns)
        return game.many(sides, rest, power_a, power_b, fearful, weeks)

    with ThreadPoolExecutor(workers) as pool:
        done = list(pool.map(part, spans))
    alive, ends, first, left = (np.concatenate([one[k] for one in done]) for k in range(4))
    return Solved(alive, ends, first, left)


def even_mean(values: Floats) -> Floats:
    """Mean over games of mirrored draws: each with its mirror image first, so that swapped parties give the same bits."""
    if values.shape[0] % 2:
        return np.asarray(values.mean(axis=0))
    return np.asarray(((values[0::2] + values[1::2]) / 2.0).mean(axis=0))


def median(survival: Floats) -> float | None:
    """Weeks until half of the truces have ended, between weeks on a straight line; None if more than half outlast it."""
    below = np.nonzero(survival <= 0.5)[0]
    if below.size == 0:
        return None
    k = int(below[0])
    before, after = float(survival[k - 1]), float(survival[k])
    return k - 1 + (before - 0.5) / (before - after)


def kept(alive: Floats) -> Floats:
    """Expected weeks of truce within the weeks looked at; over the last axis."""
    return np.asarray((alive[..., 1:] + alive[..., :-1]).sum(axis=-1) / 2.0)
