"""Forecasts that need no model. Every other one is shown beside them."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook import negbin
from ceasefire.outlook.grid import DRAWS, Floats, certain, of_draws
from ceasefire.outlook.member import Past

WINDOW = 12
"""Periods of which "conflictology" and the moments are taken."""

ROLLING: dict[str, tuple[int, ...]] = {"day": (7, 28), "week": (4, 12), "month": (3, 6, 12)}
"""Periods of the rolling means."""


def _window(past: Past, t: int, length: int) -> Floats:
    """(n, A) the last counts that were seen, NaN elsewhere."""
    known = past.known(t)
    rows = slice(max(0, known - length), known)
    return np.where(past.seen[rows], past.counts[rows], np.nan)


def _moments(window: Floats) -> tuple[Floats, Floats]:
    known = np.isfinite(window)
    number = np.maximum(known.sum(0), 1)
    mean = np.where(known, window, 0).sum(0) / number
    square = np.where(known, (window - mean) ** 2, 0).sum(0)
    return mean, square / np.maximum(number - 1, 1)


def zero(past: Past, t: int) -> Floats:
    """Nothing happens."""
    return certain(np.zeros(past.areas))


def last(past: Past, t: int) -> Floats:
    """Poisson around the last count that was seen."""
    return rolling(past, t, 1)


def rolling(past: Past, t: int, length: int) -> Floats:
    """Poisson around the mean of the last periods."""
    return negbin.poisson(_moments(_window(past, t, length))[0])


def moments(past: Past, t: int) -> Floats:
    """Negative binomial with mean and variance of the last 12 periods."""
    mean, variance = _moments(_window(past, t, WINDOW))
    return negbin.cdf(mean, negbin.size_of_moments(np.maximum(mean, negbin.LEAST), variance))


def conflictology(past: Past, t: int) -> Floats:
    """Each of the last 12 counts is as likely as the others (the benchmark of the VIEWS challenge)."""
    window = _window(past, t, WINDOW)
    drawn = np.zeros((past.areas, DRAWS))
    for area in range(past.areas):
        values = np.sort(window[np.isfinite(window[:, area]), area])
        if values.size:
            drawn[area] = values[(np.arange(DRAWS) * values.size) // DRAWS]
    return of_draws(drawn.astype(np.int64))


def baselines(past: Past, t: int) -> dict[str, Floats]:
    """All of them for one period: name -> (A, G)."""
    every = past.panel.every
    out = {"zero": zero(past, t), "last": last(past, t)}
    out |= {f"mean of {n} {every}s": rolling(past, t, n) for n in ROLLING[every]}
    return out | {"conflictology": conflictology(past, t), "negative binomial": moments(past, t)}
