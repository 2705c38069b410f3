"""The self-exciting process as a member of the ensemble: its days are simulated on and summed over the period."""

from __future__ import annotations

import hashlib

import numpy as np

from ceasefire.outlook.grid import VALUES, WIDTHS, Floats, of_draws
from ceasefire.outlook.member import Past
from ceasefire.outlook.neighbours import nearness
from ceasefire.outlook.panel import Panel
from ceasefire.outlook.selfexciting import follow, simulate

PATHS = 300
"""Simulated paths of each sway."""

SWAYS = (0.0, 0.2, 0.5)
"""Variances of a factor on the level of a path, of which those are preferred that did better before."""

PACE = 2.0
"""By how much: weights are exp(-PACE * log CRPS summed over earlier forecasts of all areas)."""

MAP_DAYS = 28
"""How often the middles of areas' events, from which their neighbours are known, are looked at anew."""


def has_days(panel: Panel) -> bool:
    """Whether rows tell the days: counts of whole periods are spread over their days and teach nothing about them."""
    return bool((panel.daily == np.floor(panel.daily)).all())


class Excited:
    """A member (see `member`). The process is followed once through all days: it forecasts each from the days before it
    alone, so that what it knew at an origin does not depend on what came later.

    An area counts from the period in which a row first names it; before, it is unseen, for itself and for the others.
    """

    name = "self-exciting"

    def __init__(self, past: Past, forget: float) -> None:
        panel = past.panel
        self._past, self._keep = past, 0.5 ** (1 / forget)
        self._lost = np.zeros(len(SWAYS))
        self._made: dict[int, Floats] = {}
        stops = past.stops[: panel.periods + 1]
        first = stops[np.minimum(panel.named, panel.periods)]
        seen = panel.daily_seen * (np.arange(len(panel.daily))[:, None] >= first[None, :])
        holds = [n for n in range(panel.periods + 1) if n == 0 or stops[n] // MAP_DAYS > stops[n - 1] // MAP_DAYS]
        near = np.stack([nearness(panel.lat[n], panel.lon[n]) for n in holds])
        self._states = follow(
            panel.daily, seen=seen, near=near, near_from=tuple(int(stops[n]) for n in holds), origins=tuple(int(s) for s in stops)
        ).states

    def forecast(self, t: int) -> Floats:
        """(A, G) distribution of the sum of the period's days, mixed over sways."""
        past, known = self._past, self._past.known(t)
        origin = int(past.stops[known])
        first, last = int(past.stops[t]) - origin, int(past.stops[t + 1]) - origin
        made = []
        for n, sway in enumerate(SWAYS):
            drawn = simulate(self._states[known], last, PATHS, [self._dice(area, origin, n) for area in range(past.areas)], sway)
            made.append(of_draws(drawn[:, first:].sum(1).T))
        self._made[t] = np.stack(made)
        weights = np.exp(-PACE * (self._lost - self._lost.min()))
        return np.asarray(np.einsum("s,sag->ag", weights / weights.sum(), self._made[t]))

    def learn(self, t: int) -> None:
        """Which sways said it better."""
        use = self._past.usable(t)
        hit = (VALUES[None, :-1] >= self._past.counts[t][use][:, None]).astype(np.float64)
        off = ((self._made.pop(t)[:, use, :-1] - hit) ** 2 * WIDTHS).sum((1, 2))
        self._lost = self._keep * self._lost + off

    def _dice(self, area: int, origin: int, stream: int) -> np.random.Generator:
        """Seeded by the area's own days: the same days give the same draws, whatever it is called and wherever it stands."""
        days = np.ascontiguousarray(self._past.panel.daily[:origin, area])
        digest = hashlib.sha256(days.tobytes() + bytes([stream])).digest()
        return np.random.default_rng(int.from_bytes(digest[:8], "big"))
