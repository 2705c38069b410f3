"""The negative binomial with mean m and size r: variance m + m^2 / r; r without end is the Poisson."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook.grid import VALUES, Floats

LEAST = 1e-4
"""A mean below this is taken as this: nothing is impossible because it has not been seen."""


def cdf(mean: Floats, size: Floats) -> Floats:
    """(n, G) cumulative probabilities. P(X <= x) = I_{r/(r+m)}(r, x + 1), the regularised incomplete beta function."""
    from scipy.special import betainc

    m = np.maximum(np.asarray(mean, np.float64), LEAST)[:, None]
    r = np.asarray(size, np.float64)[:, None]
    return np.asarray(betainc(r, VALUES[None, :] + 1.0, r / (r + m)))


def poisson(mean: Floats) -> Floats:
    """(n, G) cumulative probabilities of the Poisson. P(X <= x) = Q(x + 1, m)."""
    from scipy.special import gammaincc

    m = np.maximum(np.asarray(mean, np.float64), 0.0)[:, None]
    return np.asarray(gammaincc(VALUES[None, :] + 1.0, m))


def log_likelihood(counts: Floats, mean: Floats, size: Floats) -> Floats:
    """log P(X = x), broadcast over the arguments."""
    from scipy.special import gammaln

    m, r = np.maximum(mean, LEAST), size
    return np.asarray(
        gammaln(counts + r) - gammaln(r) - gammaln(counts + 1.0) + r * np.log(r / (r + m)) + counts * np.log(m / (r + m))
    )


def size_of_moments(mean: Floats, variance: Floats) -> Floats:
    """The size that gives this mean and variance; near Poisson where the variance is not above the mean."""
    return np.asarray(np.where(variance > mean, mean**2 / np.maximum(variance - mean, 1e-9), 1e6)).clip(1e-3, 1e6)
