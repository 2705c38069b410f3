"""What a scenario comes to: how long the truce lasts, how it ends, what drives it, which lever moves it for whom."""

from __future__ import annotations

import hashlib

import msgspec
import numpy as np

from ceasefire.outlook import bargain_solve as game
from ceasefire.outlook.bargain_closed import peaceful_shares
from ceasefire.outlook.bargain_draws import (
    Draws,
    Solved,
    arrays,
    draw,
    even_mean,
    kept,
    likely,
    median,
    solve,
)
from ceasefire.outlook.bargain_parameters import OF_ALL, OF_PARTY, Parameter
from ceasefire.outlook.bargain_paths import Path, paths
from ceasefire.outlook.scenario import MOST_WEEKS, Scenario

PAIRS = 128
"""Games of the curve are twice as many; of each lever and each bar of the tornado, a half of that."""
BAND = (0.05, 0.95)
ENDS = (0.1, 0.9)
"""Quantiles of a parameter's prior between which the tornado swings it."""


class Side(msgspec.Struct, frozen=True):
    """One party in the likely case. now, recovered: chance to win today, and once both have recovered; least, most:
    the shares of the contested that both would today prefer to war, of which this side's lies between; breaks: chance
    per week of a quiet violation at first, and once the guarantors have turned away and both have recovered; worth: what
    the truce is worth to it beside all that is contested (mean over the priors; war costs and aid included)."""

    id: str
    name: str
    now: float
    recovered: float
    least: float
    most: float
    breaks: tuple[float, float]
    worth: float


class Lever(msgspec.Struct, frozen=True):
    """One plausible step of one lever. party: index, None for both or for what is common; median: weeks that it adds to
    the median truce, None where it is beyond ten years; kept: weeks of truce it adds within the weeks
    looked at, mean and the range of 90 % of the draws; worth: what it adds to each party, as a share of all that is
    contested; likely: the parameter's likely value before and after."""

    parameter: str
    party: int | None
    words: str
    median: float | None
    kept: float
    kept_low: float
    kept_high: float
    worth: tuple[float, float]
    likely: tuple[float, float] | None


class Swing(msgspec.Struct, frozen=True):
    """What it matters not to know one parameter: weeks of truce where it is at the 10 % and the 90 % point of its prior,
    the others drawn. low, high: those points; kept: weeks within the weeks looked at; median: of the truces, None beyond ten years."""

    parameter: str
    party: int | None
    low: float
    high: float
    kept: tuple[float, float]
    median: tuple[float | None, float | None]


class Outcome(msgspec.Struct, frozen=True):
    """What the model says. survival, low, high: chance that the truce still holds after 0..weeks weeks, mean over the
    priors and band of 90 % of the draws; hazard: chance per week that a truce that still holds ends; endings: share of
    truces that end by an attack of the first party, of the second, over a quiet violation of the first, of the second,
    over spoilers, within the weeks; fearful: survival where each expects war next week (the other equilibrium where
    there is one); unsettled: games in which the search for a stationary
    equilibrium did not come to rest; from_general: parameters that
    the file does not state."""

    title: str
    weeks: int
    games: int
    unsettled: int
    sides: tuple[Side, Side]
    survival: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    hazard: tuple[float, ...]
    median: float | None
    median_fearful: float | None
    fearful: tuple[float, ...]
    endings: tuple[float, float, float, float, float]
    levers: tuple[Lever, ...]
    swings: tuple[Swing, ...]
    paths: tuple[Path, ...]
    from_general: tuple[str, ...]


def run(scenario: Scenario, pairs: int = PAIRS) -> Outcome:
    """Work the scenario out. Some thousand games are solved: seconds."""
    weeks = scenario.weeks
    draws, few = draw(scenario, pairs), draw(scenario, max(2, pairs // 2))
    whole, base = solve(draws, MOST_WEEKS), solve(few, MOST_WEEKS)
    unsettled = int((whole.left > 0.0).sum())
    curve = even_mean(whole.alive)
    survival = curve[: weeks + 1]
    low, high = (np.quantile(whole.alive[:, : weeks + 1], q, axis=0, method="inverted_cdf") for q in BAND)
    fearful = even_mean(solve(draws, MOST_WEEKS, fearful=True).alive)
    before = np.maximum(survival[:-1], 1e-300)
    return Outcome(
        title=scenario.title,
        weeks=weeks,
        games=draws.count,
        unsettled=unsettled,
        sides=_sides(scenario, draws, whole),
        survival=_plain(survival),
        low=_plain(low),
        high=_plain(high),
        hazard=_plain(np.where(survival[:-1] > 0, 1.0 - survival[1:] / before, 0.0)),
        median=median(curve),
        median_fearful=median(fearful),
        fearful=_plain(fearful[: weeks + 1]),
        endings=tuple(_plain(even_mean(whole.ends[:, :weeks].sum(axis=1)))),  # type: ignore[arg-type]
        levers=_levers(scenario, few, base, weeks),
        swings=_swings(scenario, few, weeks),
        paths=paths(likely(scenario), weeks, 6, _seed(scenario)),
        from_general=_unstated(scenario),
    )


def _plain(values: game.Floats) -> tuple[float, ...]:
    return tuple(float(v) for v in values)


def _seed(scenario: Scenario) -> int:
    """From what the file says, in whatever order it names the parties; ids and titles play no part."""
    told = sorted(repr(sorted(p.beliefs.items())) for p in scenario.parties)
    told.append(repr((sorted(scenario.around.items()), scenario.weeks)))
    return int.from_bytes(hashlib.sha256("\n".join(told).encode()).digest()[:8], "big")


def _worth(draws: Draws, solved: Solved) -> game.Floats:
    """Value of the first week for each side in each game, beside all that is contested: shape (n, 2)."""
    patience = arrays(draws)[0][:, :, game.PATIENCE]
    return solved.first[:, [game.VALUE_A, game.VALUE_B]] * (1.0 - patience)


def _sides(scenario: Scenario, draws: Draws, solved: Solved) -> tuple[Side, Side]:
    one = likely(scenario)
    sides, rest, *power = arrays(one)
    answer, _ = game.equilibrium(sides[0], rest[0], power[0][0].copy(), power[1][0].copy(), False)
    worth = even_mean(_worth(draws, solved))
    made = []
    for k, party in enumerate(scenario.parties):
        other = 1 - k
        # What war costs beside everything: weeks of flow over all the weeks that count.
        cost = [one.party["cost"][0, s] * (1.0 - sides[0, s, game.PATIENCE]) for s in (k, other)]
        chance = power[k][0]
        least, most = peaceful_shares(chance[0, 0], cost[0], cost[1])
        plane = answer[game.BREACH_A + k]
        made.append(
            Side(
                id=party.id, name=party.name, now=float(chance[0, 0]), recovered=float(chance[-1, -1]),
                least=float(least), most=float(most), breaks=(float(plane[0, 0, 0]), float(plane[-1, -1, 1])),
                worth=float(worth[k]),
            )
        )
    return made[0], made[1]


def _levers(scenario: Scenario, draws: Draws, base: Solved, weeks: int) -> tuple[Lever, ...]:
    """Every lever one step, best first; equals stay in the order of the table of parameters, both sides' before one's."""
    made = [
        _lever(scenario, draws, base, p, who, weeks)
        for p in (*OF_ALL, *OF_PARTY)
        if p.step is not None
        for who in ((None,) if p.of == "all" else (None, 0, 1))
    ]
    return tuple(sorted(made, key=lambda one: -one.kept))


def _lever(scenario: Scenario, draws: Draws, base: Solved, parameter: Parameter, who: int | None, weeks: int) -> Lever:
    name = parameter.name
    if parameter.of == "all":
        beliefs = [scenario.around[name]]
    else:
        beliefs = [p.beliefs[name] for k, p in enumerate(scenario.parties) if who in (None, k)]
    steps = {b.step for b in beliefs}
    step = beliefs[0].step if len(steps) == 1 else None
    changed = draws.with_step(name, who, step)
    solved = solve(changed, MOST_WEEKS)
    gain = kept(solved.alive[:, : weeks + 1]) - kept(base.alive[:, : weeks + 1])
    worth = even_mean(_worth(changed, solved) - _worth(draws, base))
    old, new = median(even_mean(base.alive)), median(even_mean(solved.alive))
    edges = [float(np.quantile(gain, q, method="inverted_cdf")) for q in BAND]
    at = None
    if len(beliefs) == 1:
        moved = likely(scenario).with_step(name, who, step)
        after = moved.around[name][0] if parameter.of == "all" else moved.party[name][0, who or 0]
        at = (beliefs[0].likely, float(after))
    return Lever(
        parameter=name, party=who, words=parameter.step.words if parameter.step else "",
        median=None if old is None or new is None else new - old,
        kept=float(even_mean(gain)), kept_low=edges[0], kept_high=edges[1],
        worth=(float(worth[0]), float(worth[1])), likely=at,
    )  # fmt: skip


def _swings(scenario: Scenario, draws: Draws, weeks: int) -> tuple[Swing, ...]:
    """Every parameter that is not known, at both ends of its prior; widest first."""
    made = []
    for parameter in (*OF_ALL, *OF_PARTY):
        for who in (None,) if parameter.of == "all" else (0, 1):
            belief = scenario.around[parameter.name] if who is None else scenario.parties[who].beliefs[parameter.name]
            if belief.fixed:
                continue
            ends = belief.at(np.array(ENDS))
            curves = [even_mean(solve(draws.fixed(parameter.name, who, float(v)), MOST_WEEKS).alive) for v in ends]
            within = [float(kept(curve[: weeks + 1])) for curve in curves]
            made.append(
                Swing(
                    parameter=parameter.name, party=who, low=float(ends[0]), high=float(ends[1]),
                    kept=(within[0], within[1]), median=(median(curves[0]), median(curves[1])),
                )
            )
    return tuple(sorted(made, key=lambda one: -abs(one.kept[1] - one.kept[0])))


def _unstated(scenario: Scenario) -> tuple[str, ...]:
    """Parameters for which the general prior stands, with the party's id where it is a party's."""
    out = [name for name, prior in scenario.around.items() if not prior.given]
    for party in scenario.parties:
        out += [f"{party.id}: {name}" for name, prior in party.beliefs.items() if not prior.given and name != "voice"]
    return tuple(out)
