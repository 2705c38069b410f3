"""How good forecasts were: proper scores of draws against what came, and whether the widths were right.

Every function is vectorised over n forecasts of m draws each, (n, m), against n counts. Lower is better.

Sources: CRPS, interval score: Gneiting and Raftery 2007, Strictly proper scoring rules (JASA 102). The fair version:
Ferro 2014 (QJRMS 140). PIT for counts: Czado, Gneiting and Held 2009 (Biometrics 65). Ignorance with bins: the VIEWS
prediction challenge 2023/24 (Hegre et al.).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ceasefire.outlook.grid import Floats

IGNORANCE_BINS: Floats = np.array([0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5])
"""Lower edges of the bins of the VIEWS challenge; the last has no upper edge."""


def crps(draws: Any, counts: Any, *, fair: bool = False) -> Floats:
    """Continuous ranked probability score: E|X - y| - E|X - X'| / 2, in the unit of the counts.

    The plain version takes the draws as the whole distribution (their pairs number m^2); the fair one takes them as a
    sample of it (m (m - 1) pairs), so that few draws are not held against a forecast.
    """
    x = np.sort(np.asarray(draws, np.float64), axis=-1)
    y = np.asarray(counts, np.float64)[..., None]
    m = x.shape[-1]
    pairs = m * (m - 1) if fair else m * m
    weights = 2.0 * np.arange(1, m + 1) - m - 1
    spread = (weights * x).sum(-1) / pairs if pairs else 0.0
    return np.asarray(np.abs(x - y).mean(-1) - spread)


def log_crps(draws: Any, counts: Any, *, fair: bool = False) -> Floats:
    """CRPS of log(1 + x): an error of a factor weighs alike in a quiet and in a violent area."""
    return crps(np.log1p(np.asarray(draws, np.float64)), np.log1p(np.asarray(counts, np.float64)), fair=fair)


def ignorance(draws: Any, counts: Any, bins: Floats = IGNORANCE_BINS) -> Floats:
    """-log2 of the probability of the bin that came, in bits. One draw is added to each bin, as the challenge does, so
    that a bin without a draw is improbable and not impossible."""
    x = np.asarray(draws, np.float64)
    k = len(bins)
    codes = np.clip(np.searchsorted(bins, x, side="right") - 1, 0, k - 1)
    came = np.clip(np.searchsorted(bins, np.asarray(counts, np.float64), side="right") - 1, 0, k - 1)
    hits = (codes == came[..., None]).sum(-1)
    return np.asarray(-np.log2((hits + 1.0) / (x.shape[-1] + k)))


def interval(draws: Any, level: float) -> tuple[Floats, Floats]:
    """Lower and upper end of the central interval that holds `level` of the draws: draws themselves, the inner ones."""
    x = np.sort(np.asarray(draws, np.float64), axis=-1)
    m = x.shape[-1]
    low = int(np.ceil(m * (1 - level) / 2 - 1e-9)) - 1
    low = min(max(low, 0), m - 1)
    return x[..., low], x[..., m - 1 - low]


def interval_score(draws: Any, counts: Any, level: float = 0.9) -> Floats:
    """Width of the central interval, plus 2 / (1 - level) for each unit by which the count lies outside."""
    low, high = interval(draws, level)
    y = np.asarray(counts, np.float64)
    return np.asarray(high - low + 2 / (1 - level) * (np.maximum(low - y, 0) + np.maximum(y - high, 0)))


def brier(draws: Any, counts: Any, least: float = 1.0) -> Floats:
    """Squared error of the probability that at least `least` happen."""
    chance = (np.asarray(draws) >= least).mean(-1)
    return np.asarray((chance - (np.asarray(counts) >= least)) ** 2)


def covered(draws: Any, counts: Any, level: float = 0.9) -> Floats:
    """1 where the count lies in the central interval, ends included, else 0."""
    low, high = interval(draws, level)
    y = np.asarray(counts, np.float64)
    return ((low <= y) & (y <= high)).astype(np.float64)


def pit(draws: Any, counts: Any) -> tuple[Floats, Floats]:
    """P(X < y) and P(X <= y): a count's probability integral transform is spread evenly between the two."""
    x, y = np.asarray(draws), np.asarray(counts)[..., None]
    return (x < y).mean(-1), (x <= y).mean(-1)


def inside(lower: Floats, upper: Floats, level: float = 0.9) -> Floats:
    """The share of each count's transform, between `lower` and `upper`, that lies in the central interval.

    Its mean is the coverage that a calibrated forecast of counts has exactly: an interval whose ends are whole
    numbers covers more than its level wherever counts are small, and that is no fault of its width.
    """
    low, high = (1 - level) / 2, 1 - (1 - level) / 2
    width = np.maximum(upper - lower, 1e-12)
    part = np.clip(np.minimum(upper, high) - np.maximum(lower, low), 0, None) / width
    point = (lower >= low) & (lower <= high)
    return np.asarray(np.where(upper - lower > 1e-9, part, point.astype(np.float64)))


def pit_histogram(lower: Floats, upper: Floats, bins: int = 10) -> Floats:
    """(bins,) share of all transforms in each of equal bins; 1 / bins each for a calibrated forecast."""
    edges = np.linspace(0, 1, bins + 1)
    width = np.maximum(upper - lower, 1e-9)[:, None]
    base = np.asarray(lower)[:, None]
    part = np.clip((edges[None, 1:] - base) / width, 0, 1) - np.clip((edges[None, :-1] - base) / width, 0, 1)
    return np.asarray(part.mean(0))
