"""Decayed history: how much happened a day, recent days counting more."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook.grid import Floats

PRIOR_DAYS = 2.0
"""So many days at the level of all areas stand before each area's own: it has not begun from nothing."""


def decayed(daily: Floats, seen: Floats, half_lives: Floats, stops: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> tuple[Floats, Floats]:
    """Sums of what happened and of what was seen, with weight 2^(-age / half-life).

    daily: (D, A) events or deaths of each day; seen: (D, A) 1 where somebody looked, else 0; half_lives: (K,) days;
    stops: (T,) number of days before each origin. Returns sums and weights, (T, K, A) each; a mean a day is their
    quotient.
    """
    keep = 0.5 ** (1.0 / np.asarray(half_lives))[:, None]
    sums = np.zeros((len(half_lives), daily.shape[1]))
    weights = np.zeros_like(sums)
    out = np.zeros((2, len(stops), *sums.shape))
    at = 0
    for t, stop in enumerate(stops):
        for day in range(at, stop):
            sums = sums * keep + daily[day] * seen[day]
            weights = weights * keep + seen[day]
        at = max(at, int(stop))
        out[0, t], out[1, t] = sums, weights
    return out[0], out[1]


def rates(sums: Floats, weights: Floats, level: Floats, half_lives: Floats) -> Floats:
    """(T, K, A) events a day, drawn towards the level of all areas (T,) where little was seen."""
    prior = np.minimum(PRIOR_DAYS, 0.05 * np.asarray(half_lives))[None, :, None]
    return np.asarray((sums + prior * level[:, None, None]) / (weights + prior))
