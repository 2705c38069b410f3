"""A member of the ensemble, and what all members may know of the past.

A member is anything with a `name` and two methods, called in the order of time:

    forecast(t)  the distribution of each area's count in period t, (A, G) on the grid, from what was known at t's
                 origin: the periods before `past.known(t)`;
    learn(t)     period t has become known; the member may look at `past.counts[t]` and adjust itself.

`learn(s)` has been called for every s < past.known(t), and for no other, when `forecast(t)` is called. A process that
gives draws in place of a distribution joins through `Drawn`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Protocol

import msgspec
import numpy as np

from ceasefire.outlook.grid import Floats, Ints, of_draws
from ceasefire.outlook.history import decayed, rates
from ceasefire.outlook.panel import Bools, Panel

HALF_LIVES: dict[str, tuple[float, ...]] = {
    "day": (3, 7, 14, 28, 56, 112, 224),
    "week": (7, 14, 28, 56, 112, 224, 448),
    "month": (14, 28, 56, 112, 224, 448, 896),
}
"""Half-lives of decayed histories, in days."""

SHIFTS: dict[str, tuple[int, ...]] = {"day": (), "week": (2, 4), "month": (7, 15, 22)}
"""Days by which periods are moved to learn from more of them, where the table knows days."""

LOG_HALF_LIVES = (0.5, 1.5, 4.0, 12.0)
"""Half-lives, in periods, of decayed means of log(1 + count)."""

SWING_HALF_LIFE = 8.0
"""Half-life, in periods, of the measure of how much an area swings."""

Draw = Callable[[Floats, int, int, np.random.Generator], Ints]
"""draws(history, horizon, n, rng): history (D,) events of each day up to the origin, NaN where nobody looked; horizon:
days of which the sum of the last ones is wanted (see `Drawn`); n: number of draws; returns (n,) counts."""


class Member(Protocol):
    """See the module."""

    name: str

    def forecast(self, t: int) -> Floats: ...

    def learn(self, t: int) -> None: ...


class Past:
    """What members may know. Rows of `counts` and `seen` from `known(t)` on must not be looked at for a forecast of t."""

    def __init__(self, panel: Panel, lead: int = 1, *, shifts: tuple[int, ...] | None = None) -> None:
        self.panel, self.lead = panel, lead
        self.counts, self.seen = panel.counts.astype(np.float64), panel.seen
        self.areas = len(panel.areas)
        self.half_lives = np.array(HALF_LIVES[panel.every])
        self.stops = panel.stops(np.arange(panel.periods + lead + 1))
        self.lengths = np.diff(self.stops).astype(np.float64)
        origins = self.stops[: panel.periods + 1]
        sums, weights = decayed(panel.daily, panel.daily_seen, self.half_lives, origins)
        middle = int(np.argmin(np.abs(self.half_lives - 100)))
        named = panel.named[None, :] < np.arange(panel.periods + 1)[:, None]
        top = (sums[:, middle] * named).sum(1)
        self.level = top / np.maximum((weights[:, middle] * named).sum(1), 1e-9)
        self.rates = rates(sums, weights, self.level, self.half_lives)
        """(T + 1, K, A) events a day, known before period n, by half-life."""
        self.logs = _log_histories(self.counts, self.seen, self.level, self.lengths)
        """(T + 1, J, A) decayed means of log(1 + count) over the periods before n, by half-life in periods."""
        self.busy = _log_histories(_summed(panel.rows, self.stops[: panel.periods + 1]), self.seen, np.zeros(panel.periods + 1), self.lengths)
        """(T + 1, J, A) the same of the number of rows, of whatever violence: how busy the area was."""
        near = self.half_lives[:3]
        self.lively = rates(*decayed(panel.rows, panel.daily_seen, near, origins), np.zeros(panel.periods + 1), near)
        """(T + 1, 3, A) rows a day, of whatever violence, by the short half-lives."""
        self.swing = _swing(self.counts, self.seen & named[1:], self.logs)
        """(T + 1, A) by how much log(1 + count) missed its decayed mean lately (root mean square)."""
        year = np.array([365.0])
        heavy = decayed(panel.daily, panel.daily_seen, year, origins)
        self.year = rates(*heavy, self.level, year)[:, 0]

        self.shifted: tuple[Past, ...] = ()
        if shifts is None:
            shifts = SHIFTS[panel.every] if bool((panel.daily == np.floor(panel.daily)).all()) else ()
        if shifts:
            self.shifted = tuple(Past(_earlier(panel, days), lead, shifts=()) for days in shifts)

    def known(self, t: int) -> int:
        """How many periods are known when period t is forecast."""
        return t - self.lead + 1

    def usable(self, t: int) -> Bools:
        """(A,) areas of whose count in period t something can be learnt: seen, and named by a row before it."""
        return np.asarray(self.seen[t] & (self.panel.named < self.known(t)))

    def expected(self, t: int) -> Floats:
        """(K, A) expected counts of period t by decayed history alone."""
        return np.asarray(self.rates[self.known(t)] * self.lengths[t])

    def usual(self, t: int) -> Floats:
        """(A,) the level of the last year, as a count of a period: a stratum that is known beforehand."""
        return np.asarray(self.year[self.known(t)] * self.lengths[t])


def _summed(daily: Floats, stops: Ints) -> Floats:
    """(T, A) sums of days between the stops."""
    total = np.concatenate([np.zeros((1, daily.shape[1])), daily.cumsum(0)])
    return np.asarray(np.diff(total[np.clip(stops, 0, len(daily))], axis=0))


def _earlier(panel: Panel, days: int) -> Panel:
    """The panel with every period moved so many days into the past: periods that nobody asks for, but from which as much
    can be learnt. The days before the table stay empty and are not seen."""
    stops = panel.stops(np.arange(panel.periods + 1))
    empty = np.zeros((days, len(panel.areas)))
    daily, seen, rows = (np.concatenate([empty, one[: len(one) - days]]) for one in (panel.daily, panel.daily_seen, panel.rows))
    counts = np.rint(_summed(daily, stops)).astype(np.int64)
    share = _summed(seen, stops) / np.diff(stops)[:, None]
    named = np.where(panel.named < panel.periods, panel.named + 1, panel.named)
    return msgspec.structs.replace(panel, daily=daily, daily_seen=seen, rows=rows, counts=counts, seen=share >= 0.99, named=named)


def _log_histories(counts: Floats, seen: Bools, level: Floats, lengths: Floats) -> Floats:
    keep = 0.5 ** (1 / np.array(LOG_HALF_LIVES))[:, None]
    sums = np.zeros((len(keep), counts.shape[1]))
    weights = np.zeros_like(sums)
    out = np.empty((len(counts) + 1, *sums.shape))
    for n in range(len(counts) + 1):
        prior = np.log1p(level[n] * lengths[min(n, len(lengths) - 1)])
        out[n] = (sums + 0.05 * prior) / (weights + 0.05)
        if n < len(counts):
            sums = sums * keep + np.log1p(counts[n]) * seen[n]
            weights = weights * keep + seen[n]
    return out


def _swing(counts: Floats, seen: Bools, logs: Floats) -> Floats:
    """seen: (T, A) where a count was seen of an area that a row had named by then."""
    keep = 0.5 ** (1 / SWING_HALF_LIFE)
    sums, weights = np.zeros(counts.shape[1]), np.zeros(counts.shape[1])
    out = np.empty((len(counts) + 1, counts.shape[1]))
    for n in range(len(counts) + 1):
        pooled = sums.sum() / max(weights.sum(), 1e-9) if weights.sum() > 0 else 0.6
        out[n] = np.sqrt((sums + 2.0 * max(pooled, 0.02)) / (weights + 2.0)).clip(0.1)
        if n < len(counts):
            off = (np.log1p(counts[n]) - logs[n, 1]) ** 2
            sums = sums * keep + off * seen[n]
            weights = weights * keep + seen[n]
    return out


class Drawn:
    """A process that gives draws for one area's days, as a member.

    draws(history, horizon, n, rng) is asked for the sum over the target period: history ends at the origin, `horizon`
    is the number of days from the origin to the end of the period, `n` draws, and of the process' days only the last
    `length` count; with lead 1 (always, on the command line) horizon = length. The generator is seeded by the history
    itself: the same days give the same draws, whatever the area is called.
    """

    def __init__(self, name: str, past: Past, draws: Draw, n: int = 500) -> None:
        self.name, self._past, self._draws, self._n = name, past, draws, n

    def forecast(self, t: int) -> Floats:
        past = self._past
        stop, end = int(past.stops[past.known(t)]), int(past.stops[t + 1])
        drawn = []
        for area in range(past.areas):
            days = np.where(past.panel.daily_seen[:stop, area] > 0, past.panel.daily[:stop, area], np.nan)
            seed = int.from_bytes(hashlib.sha256(days.tobytes()).digest()[:8], "big")
            drawn.append(self._draws(days, end - stop, self._n, np.random.default_rng(seed)))
        return of_draws(np.stack(drawn))

    def learn(self, t: int) -> None:
        """Nothing: the process fits itself to the history that it is given."""
