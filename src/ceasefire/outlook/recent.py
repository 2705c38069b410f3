"""The area's own recent counts as the forecast, the latest likeliest."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook.grid import VALUES, Floats
from ceasefire.outlook.member import Past

_BLUR = 0.35
"""Width, in log(1 + x), by which each count is spread: another such period would not have the very same."""

_LONGEST = 400
_EDGES = np.log1p(VALUES + 0.5)


class Recent:
    """Each earlier count with weight 2^(-age / half-life), spread by a logistic kernel over log(1 + x); zeros stay
    zeros for a part. With one level and no trend that is what a decayed frequency table says; after a shift of level
    the old counts fade."""

    def __init__(self, past: Past, half_life: float) -> None:
        self.name = f"recent {half_life:g}"
        self._past, self._half_life = past, half_life

    def forecast(self, t: int) -> Floats:
        past = self._past
        known = past.known(t)
        first = max(0, known - _LONGEST)
        age = np.arange(known - first)[::-1]
        weights = 0.5 ** (age / self._half_life)[:, None] * past.seen[first:known]
        logs = np.log1p(past.counts[first:known])
        level = np.log1p(past.level[known] * past.lengths[t])
        out = 0.05 * spread(np.array([level]), 1.2) * np.ones((past.areas, 1))
        total = np.full((past.areas, 1), 0.05)
        for n in np.flatnonzero(weights.max(1) > 1e-4):
            blur = np.where(logs[n] == 0, 0.6, 1.0) * _BLUR
            out += weights[n][:, None] * spread(logs[n], blur)
            total += weights[n][:, None]
        return np.asarray(out / total)

    def learn(self, t: int) -> None:
        """Nothing: the counts themselves are the forecast."""


def spread(centre: Floats, width: float | Floats) -> Floats:
    """(n, G) a logistic distribution over log(1 + x) around each centre, cut at zero, its standard deviation near `width`."""
    at = (_EDGES[None, :] - centre[:, None]) / np.reshape(width, (-1, 1))
    return np.asarray(1 / (1 + np.exp(-np.clip(1.8 * at, -60, 60))))
