"""Decayed history with a negative binomial around it, whose width is learnt."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook import negbin
from ceasefire.outlook.grid import Floats
from ceasefire.outlook.member import Past

_SHIFT = np.array([-0.5, -0.25, 0.0, 0.25])
_BASE = np.array([-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5])
_SLOPE = np.array([0.0, 0.15, 0.3])
_GRID = np.stack([g.ravel() for g in np.meshgrid(_SHIFT, _BASE, _SLOPE, indexing="ij")])
_PRIOR = -0.5 * ((_GRID[0] / 0.3) ** 2 + (_GRID[1] / 1.0) ** 2 + ((_GRID[2] - 0.15) / 0.15) ** 2)


class Decay:
    """One half-life. The mean is exp(c) times the decayed history, the size exp(a + b log(1 + mean)); c, a and b are
    those of a fixed set under which the counts of earlier periods, of all areas together, were most likely."""

    def __init__(self, past: Past, which: int, forget: float) -> None:
        self.name = f"decay {past.half_lives[which]:g} d"
        self._past, self._which, self._keep = past, which, 0.5 ** (1 / forget)
        self._likely = _PRIOR.copy()

    def _mean(self, t: int) -> Floats:
        return np.asarray(np.maximum(self._past.expected(t)[self._which], negbin.LEAST))

    def forecast(self, t: int) -> Floats:
        shift, base, slope = _GRID[:, int(np.argmax(self._likely))]
        mean = self._mean(t) * np.exp(shift)
        return negbin.cdf(mean, np.asarray(np.exp(base + slope * np.log1p(mean))))

    def learn(self, t: int) -> None:
        use = self._past.usable(t)
        mean = self._mean(t)[use][None, :] * np.exp(_GRID[0])[:, None]
        size = np.exp(_GRID[1][:, None] + _GRID[2][:, None] * np.log1p(mean))
        found = negbin.log_likelihood(self._past.counts[t][use][None, :], mean, size).sum(1)
        self._likely = _PRIOR + self._keep * (self._likely - _PRIOR) + found
