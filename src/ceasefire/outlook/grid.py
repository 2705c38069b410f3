"""Distributions of counts as cumulative probabilities on one grid of values.

A forecast of n cells is an array (n, G): the probability of at most `VALUES[j]`. Up to 63 every count has its own
column; beyond, the columns lie 7 % apart, and in between the distribution function is drawn straight over log(1 + x).
"""

from __future__ import annotations

import numpy as np

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

DRAWS = 1000
"""Draws of one forecast."""

LEVELS: Floats = (np.arange(DRAWS) + 0.5) / DRAWS
"""(1000,) the probabilities at which a forecast's draws are taken: its own quantiles, evenly spaced. So the draws
have no noise of chance and the same input gives the same bytes without a seed."""


def _values() -> Ints:
    far = np.unique(np.floor(64 * 1.07 ** np.arange(250)).astype(np.int64))
    return np.concatenate([np.arange(64), far[far >= 64]])


VALUES: Ints = _values()
"""(G,) the counts at which distributions are known, from 0 to beyond 10^9."""

LOGS: Floats = np.log1p(VALUES)
WIDTHS: Floats = np.diff(LOGS)
"""(G - 1,) widths of the cells over log(1 + x)."""


def certain(counts: Floats) -> Floats:
    """(n, G) all probability on one count each."""
    return (VALUES[None, :] >= np.floor(np.asarray(counts))[..., None]).astype(np.float64)


def of_draws(draws: Ints) -> Floats:
    """(n, G) from draws (n, m): the share of them that is at most each value."""
    ordered = np.sort(np.asarray(draws), axis=-1)
    return np.stack([np.searchsorted(row, VALUES, side="right") / row.size for row in ordered])


def at(cdf: Floats, counts: Ints) -> Floats:
    """(n,) probability of at most a count, one for each row; 0 for a count below 0."""
    counts = np.asarray(counts)
    right = np.clip(np.searchsorted(VALUES, np.maximum(counts, 0)), 0, VALUES.size - 1)
    left = np.maximum(right - 1, 0)
    rows = np.arange(len(counts))
    gap = np.maximum(LOGS[right] - LOGS[left], 1e-300)
    share = np.where(VALUES[right] == counts, 1.0, (np.log1p(np.maximum(counts, 0)) - LOGS[left]) / gap)
    found = cdf[rows, left] + (cdf[rows, right] - cdf[rows, left]) * np.clip(share, 0.0, 1.0)
    return np.where(counts < 0, 0.0, found)


def quantiles(cdf: Floats, levels: Floats) -> Ints:
    """(n, q) the least count whose cumulative probability reaches each level."""
    out = np.empty((len(cdf), len(levels)), np.int64)
    for i, row in enumerate(cdf):
        right = np.minimum(np.searchsorted(row, levels - 1e-12), VALUES.size - 1)
        left = np.maximum(right - 1, 0)
        step = np.maximum(row[right] - row[left], 1e-300)
        share = np.where(right > 0, np.clip((levels - row[left]) / step, 0.0, 1.0), 1.0)
        log = LOGS[left] + (LOGS[right] - LOGS[left]) * share
        found = np.ceil(np.expm1(log) - 1e-9).astype(np.int64)
        out[i] = np.clip(found, np.where(right > 0, VALUES[left] + 1, 0), VALUES[right])
    return out


def draws(cdf: Floats) -> Ints:
    """(n, 1000) the draws of each forecast, in ascending order."""
    return quantiles(cdf, LEVELS)


def mean(cdf: Floats) -> Floats:
    """(n,) the mean: the sum over x of the probability to exceed x; beyond 63 by cells. A cell in which the distribution
    function runs from a to b over counts l … r is counted with its middle."""
    above = 1.0 - cdf
    widths = np.diff(VALUES).astype(np.float64)
    middle = np.where(widths > 1, 0.5, 0.0)
    inner = above[:, :-1] * (1 - middle) + above[:, 1:] * middle
    return np.asarray((inner * widths).sum(1))


def log_crps(cdf: Floats, counts: Ints) -> Floats:
    """(n,) continuous ranked probability score on the scale log(1 + x): the integral of (F(x) - 1{y <= x})^2, by the
    cells of the grid. For learning; `scores` has the one that is published."""
    hit = (VALUES[None, :-1] >= np.asarray(counts)[:, None]).astype(np.float64)
    return np.asarray(((cdf[:, :-1] - hit) ** 2 * WIDTHS).sum(1))
