"""A self-exciting process by days, with a background that moves.

The mean of an area's count on a day is a sum over causes: what it had on the days before, forgotten with several
half-lives (the short ones are excitation, the long ones the level that moves); its long mean; and that long mean
raised or lowered with the present level of its neighbours and of everybody. With one half-life this is the
discrete-time Hawkes process with a geometric kernel. Days are the finest that dates tell: what happens within
a day goes into the spread of the day's count and is not taken for excitation. Beside fits of it, of which some learn
from all days alike and some forget the older ones, stand plain rolling means and the level of everybody, each with several spreads; an area's forecast is their mixture, with
weights by how well each foretold its days, older days counting less: a regime that ends is left within weeks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from ceasefire.errors import CeasefireError
from ceasefire.outlook.grid import Floats, Ints
from ceasefire.outlook.memories import climb, lend, paths, remember
from ceasefire.outlook.panel import Bools

GROUPS = 4
"""Levels for which weights are shared."""


class BadCountsError(CeasefireError):
    """Counts by day and area that cannot be."""

    code = "self-exciting"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """half_lives: days, rising, of what is remembered; near_at, all_at: which of them neighbours' and everybody's
    level have; windows: days, of the rolling means beside it; spreads: variance over mean, less 1, of a day's
    count; trusts: days by which an area's weights are drawn to those of areas about as busy, one fit each; fit_half_lives:
    days after which a day counts half in a fit, all trusts for each; forget: what a day leaves of the weight of
    evidence; warm: days before the first forecast; refit: days between fits;
    rounds: steps of the fit, which goes on from the one before."""

    half_lives: tuple[float, ...] = (1.0, 3.0, 8.0, 25.0, 90.0, 365.0)
    near_at: tuple[int, ...] = (1, 3)
    all_at: tuple[int, ...] = (2, 4)
    windows: tuple[int, ...] = (5, 10, 20, 40, 80, 160, 320)
    spreads: tuple[float, ...] = (0.0, 0.15, 0.5, 1.5, 5.0, 15.0, 50.0)
    trusts: tuple[float, ...] = (10.0, 100.0, 1000.0)
    fit_half_lives: tuple[float, ...] = (math.inf, 90.0)
    forget: float = 0.99
    start: int = 28
    warm: int = 60
    refit: int = 28
    rounds: int = 40

    def fits(self) -> int:
        """How many fits there are; they are the first of the experts."""
        return len(self.fit_half_lives) * len(self.trusts)


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What is known before a day, enough to simulate on: memory (A, 2 K + 2); around (A, M) how far the level of
    neighbours and of everybody lies above the usual; weights (A, E, F) of the experts that are fits, flat (A, E)
    the mean of the others (else -1); chance (A, E, S) of expert and spread."""

    memory: Floats
    around: Floats
    weights: Floats
    flat: Floats
    chance: Floats
    settings: Settings


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """mean: (D, A) forecast of each day made the day before, NaN before the first; log_score: (D, A) log
    probability (nats) that it gave to what came; states: before each day that was asked for."""

    mean: Floats
    log_score: Floats
    states: tuple[State, ...]


def follow(
    counts: Ints | Floats, *, seen: Bools | Floats | None = None, near: Floats | None = None,
    near_from: tuple[int, ...] = (0,), origins: tuple[int, ...] = (), settings: Settings | None = None,
) -> Followed:
    """Go through the days, each forecast from the days before it alone.

    counts: (D, A) whole numbers; seen: (D, A) where somebody looked (a day unseen is no zero); near: (A, A) how
    much each area feels each other one, any scale, or (B, A, A) with the day from which each holds; origins: days before which a state is wanted, 0 … D.
    """  # fmt: skip
    plan = settings or Settings()
    count, watched, close = _checked(counts, seen, near, near_from)
    length, areas = count.shape
    wanted = np.array(origins, np.int64).reshape(-1)
    if wanted.size and not (wanted.min() >= 0 and wanted.max() <= length):
        raise BadCountsError(f"a state before day {wanted.max()} of {length}", f"ask for days from 0 to {length}")
    keep = 0.5 ** (1.0 / np.array(plan.half_lives))
    near_at = np.array(plan.near_at if near is not None else (), np.int64)
    all_at = np.array(plan.all_at, np.int64)
    memory = np.zeros((len(wanted), areas, 2 * len(keep) + 2))
    causes = remember(count, watched, keep, close, np.array(near_from, np.int64), near_at, all_at, wanted, memory)
    long = causes[:, :, len(keep)]
    fitted = _fits(causes, count, watched, long, plan)
    means = _means(causes, count, watched, long, fitted, len(keep) + 1 + len(near_at), len(all_at), plan)
    chance, score, mean = _mixed(means, count, watched, long, plan)
    states = []
    for n, day in enumerate(wanted):
        block = max(0, (int(day) - plan.warm) // plan.refit)
        flat = means[day].copy()
        flat[:, : plan.fits()] = -1.0
        weights = np.zeros((areas, flat.shape[1], causes.shape[2]))
        around = causes[day, :, len(keep) + 1 :] / long[day][:, None]
        weights[:, : plan.fits()] = fitted[block]
        for m in range(len(all_at)):  # everybody's level goes on as the simulated counts do
            at = plan.fits() + len(plan.windows) + m
            weights[:, at, len(keep) + 1 + len(near_at) + m] = 1.0
            flat[:, at] = -1.0
        states.append(
            State(memory=memory[n], around=around, weights=weights, flat=flat, chance=chance[day], settings=plan)
        )
    return Followed(mean=mean, log_score=score, states=tuple(states))


def simulate(
    state: State, horizon: int, draws: int, rng: np.random.Generator | Sequence[np.random.Generator], sway: float = 0.0
) -> Ints:
    """(draws, horizon, A) counts of the days to come, each area's by itself.

    rng: one for all areas in their order, or one for each; sway: variance of a factor on a path's means, with
    mean 1: what the level does that no memory foretells.
    """
    plan = state.settings
    areas, _, spreads = state.chance.shape
    if horizon < 1 or draws < 1:
        raise BadCountsError(f"{draws} draws of {horizon} days", "ask for one or more")
    keep = 0.5 ** (1.0 / np.array(plan.half_lives))
    out = np.zeros((areas, draws, horizon), np.int64)
    for area in range(areas):
        dice = rng if isinstance(rng, np.random.Generator) else rng[area]
        edges = np.cumsum(state.chance[area].reshape(-1))
        picked = np.searchsorted(edges, dice.random(draws) * edges[-1], side="right")
        picked = np.minimum(picked, len(edges) - 1)
        factor = np.maximum(dice.gamma(1 / sway, sway, draws), 1e-3) if sway > 0 else np.ones(draws)
        paths(
            state.memory[area], keep, state.around[area], state.weights[area], state.flat[area], picked // spreads,
            np.array(plan.spreads)[picked % spreads], factor, out[area], dice,
        )  # fmt: skip
    return out.transpose(1, 2, 0)


def _checked(
    counts: Ints | Floats, seen: Bools | Floats | None, near: Floats | None, near_from: tuple[int, ...]
) -> tuple[Floats, Floats, Floats]:
    count = np.ascontiguousarray(counts, np.float64)
    if count.ndim != 2 or not count.shape[1]:
        raise BadCountsError(f"counts of shape {count.shape}", "give one row a day and one column an area")
    watched = np.ones(count.shape) if seen is None else np.ascontiguousarray(seen, np.float64)
    if watched.shape != count.shape:
        raise BadCountsError(f"seen has shape {watched.shape} and counts {count.shape}", "give one for each count")
    odd = (watched > 0) & ~((count >= 0) & (count == np.floor(count)) & np.isfinite(count))
    if odd.any():
        day, area = (int(n) for n in np.argwhere(odd)[0])
        raise BadCountsError(f"day {day}, area {area} has the count {count[day, area]}", "counts are whole and from 0")
    areas = count.shape[1]
    close = np.zeros((1, areas, areas)) if near is None else np.array(near, np.float64)
    close = close[None] if close.ndim == 2 else close
    if close.shape[1:] != (areas, areas) or not (np.isfinite(close) & (close >= 0)).all():
        raise BadCountsError(f"near has shape {close.shape}", f"give {areas} by {areas} weights from 0")
    if len(near_from) != len(close) or near_from[0] != 0 or sorted(near_from) != list(near_from):
        raise BadCountsError(f"{len(close)} tables of weights hold from {near_from}", "give a day for each, rising from 0")
    close[:, np.arange(areas), np.arange(areas)] = 0.0
    return np.where(watched > 0, count, 0.0), watched, close


def _fits(causes: Floats, count: Floats, watched: Floats, long: Floats, plan: Settings) -> list[Floats]:
    """Weights (A, fits, F) that hold from each day of a fit on, of earlier days alone.

    Fits that are shared are made for four levels, from the quietest to the busiest area, in which each area counts
    by how alike its level is; the prior of an area is what they say at its own level.
    """
    length, areas, number = len(count), causes.shape[1], causes.shape[2]
    begin = np.full(number, 1.0 / number)
    shared = np.tile(begin, (len(plan.fit_half_lives), GROUPS, 1))
    there = np.cumsum(watched, 0) > 0
    apart = [tuple(np.ascontiguousarray(a[:, i : i + 1]) for a in (causes, count, watched)) for i in range(areas)]
    out: list[Floats] = []
    for day in range(plan.warm, max(length, plan.warm) + 1, plan.refit):
        fit = np.tile(begin, (areas, len(plan.fit_half_lives), len(plan.trusts), 1))
        if day <= length and there[day - 1].any():
            present = there[day - 1]
            anchors = np.quantile(np.log(long[day][present]), np.linspace(0, 1, GROUPS))
            bell = np.exp(-0.5 * (np.log(long[day])[:, None] - anchors[None, :]) ** 2)
            for h, half_life in enumerate(plan.fit_half_lives):
                keep = 0.5 ** (1.0 / half_life)
                for g in range(GROUPS):
                    share = np.ascontiguousarray(bell[:, g])
                    climb(causes, count, watched, plan.start, day, share, begin, 1.0, shared[h, g], plan.rounds, keep)
                    _hold(shared[h, g], plan)
                prior = np.einsum("ag,gf->af", bell + 1e-12, shared[h]) / (bell + 1e-12).sum(1, keepdims=True)
                for i in np.flatnonzero(present):
                    own, came, looked = apart[i]
                    expected = own[plan.start : day, 0] @ prior[i]
                    rough = ((came[plan.start : day, 0] - expected) ** 2 * looked[plan.start : day, 0]).sum()
                    over = max(1.0, rough / max((expected * looked[plan.start : day, 0]).sum(), 1.0))
                    for t, trust in enumerate(plan.trusts):
                        mine = fit[i, h, t]
                        mine[:] = 0.5 * prior[i] + 0.5 * begin  # no weight starts where it could not rise from
                        climb(own, came, looked, plan.start, day, np.ones(1), prior[i], trust * over, mine, plan.rounds, keep)
                        _hold(mine, plan)
        out.append(fit.reshape(areas, plan.fits(), number))
    return out


def _hold(weights: Floats, plan: Settings) -> None:
    """Keeps the branching ratio, the sum of the weights of the memories, at most at 1, in place: what grew for some weeks
    would else be taken to grow for ever."""
    memories = weights[: len(plan.half_lives)]
    memories /= max(1.0, memories.sum())


def _means(
    causes: Floats, count: Floats, watched: Floats, long: Floats, fitted: list[Floats], everybody: int, levels: int,
    plan: Settings,
) -> Floats:
    """(D + 1, A, E) mean of each day by each expert: the fits, the rolling means, everybody's level."""
    length, areas = count.shape
    out = np.empty((length + 1, areas, plan.fits() + len(plan.windows) + levels))
    for block, fit in enumerate(fitted):
        first = plan.warm + block * plan.refit if block else 0
        last = min(plan.warm + (block + 1) * plan.refit, length + 1)
        out[first:last, :, : plan.fits()] = np.einsum("daf,atf->dat", causes[first:last], fit)
    sums = np.concatenate([np.zeros((1, areas)), np.cumsum(count * watched, 0)])
    days = np.concatenate([np.zeros((1, areas)), np.cumsum(watched, 0)])
    for w, window in enumerate(plan.windows):
        before = np.maximum(np.arange(length + 1) - window, 0)
        mean = (sums - sums[before] + long) / (days - days[before] + 1.0)
        out[:, :, plan.fits() + w] = mean
    out[:, :, plan.fits() + len(plan.windows) :] = causes[:, :, everybody : everybody + levels]
    return np.maximum(out, 1e-6)


def _mixed(means: Floats, count: Floats, watched: Floats, long: Floats, plan: Settings) -> tuple[Floats, Floats, Floats]:
    """Chances (D + 1, A, E, S) of expert and spread before each day, and what their mixture gave to what came.

    The weight of evidence is forgotten towards what areas about as busy have believed over all days so far, and for
    one part in a hundred towards none in particular.
    """
    length, areas = count.shape
    spreads = np.array(plan.spreads)
    shape = (areas, means.shape[2], len(spreads))
    cells = shape[1] * shape[2]
    chance = np.full((length + 1, *shape), 1.0 / cells)
    score, mean = np.full((length, areas), np.nan), np.full((length, areas), np.nan)
    usual, lent, there = np.zeros((areas, cells)), np.zeros((areas, cells)), (watched[: plan.warm] > 0).any(0)
    for day in range(plan.warm, length):
        now = chance[day].reshape(areas, cells)
        told = np.exp(log_chance(count[day][:, None, None], means[day][:, :, None], spreads)).reshape(areas, cells)
        held = now * np.maximum(told, 1e-300)
        score[day] = np.log(held.sum(1))
        mean[day] = (now.reshape(shape).sum(2) * means[day]).sum(1)
        after = np.where(watched[day][:, None] > 0, held / held.sum(1, keepdims=True), now)
        usual += (after - usual) / (day - plan.warm + 1)
        there |= watched[day] > 0
        lend(long[day], there, usual, lent)
        mixed = plan.forget * after + (1 - plan.forget) * (0.99 * lent + 0.01 / cells)
        chance[day + 1, there] = mixed.reshape(shape)[there]
    score[watched <= 0] = np.nan
    return chance, score, mean


def log_chance(counts: Floats, mean: Floats, spread: Floats) -> Floats:
    """log P(X = x) of the negative binomial with variance mean (1 + spread), the Poisson where spread is 0."""
    from scipy.special import gammaln

    count, m, s = np.broadcast_arrays(counts, mean, spread)
    size = m / np.maximum(s, 1e-12)
    wide = gammaln(count + size) - gammaln(size) - size * np.log1p(s) + count * (np.log(np.maximum(s, 1e-12)) - np.log1p(s))
    return np.asarray(np.where(s > 0, wide, count * np.log(m) - m) - gammaln(count + 1.0))
