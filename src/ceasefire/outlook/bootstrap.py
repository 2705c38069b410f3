"""Intervals of mean scores: blocks of periods are drawn anew, because neighbouring periods err together."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook.grid import Floats, Ints

SAMPLES = 2000
BLOCK_YEARS = 0.5
"""Six months."""


def block_means(values: Floats, period: Ints, block: int, samples: int = SAMPLES, seed: int = 0) -> Floats:
    """(samples,) or (samples, k) means of resampled values; values: (n,) or (n, k), period: (n,) number of each one's period.

    Circular block bootstrap (Politis and Romano 1992): blocks of `block` periods in a row, all areas of a period
    together, are drawn until there are as many periods as before. The seed is fixed: same input, same interval.
    """
    values = np.asarray(values, np.float64)
    flat = values.reshape(len(values), -1)
    names, code = np.unique(period, return_inverse=True)
    n = len(names)
    sums = np.stack([np.bincount(code, column, n) for column in flat.T], 1)
    numbers = np.bincount(code, minlength=n).astype(np.float64)
    block = max(1, min(block, n))
    rng = np.random.default_rng(seed)
    starts = rng.integers(0, n, (samples, -(-n // block)))
    at = ((starts[:, :, None] + np.arange(block)) % n).reshape(samples, -1)[:, :n]
    means = sums[at].sum(1) / numbers[at].sum(1)[:, None]
    return np.asarray(means).reshape(samples, *values.shape[1:])


def bounds(means: Floats, level: float = 0.9) -> tuple[float, float]:
    """The central interval of resampled means."""
    low, high = np.quantile(means, [(1 - level) / 2, 1 - (1 - level) / 2])
    return float(low), float(high)
