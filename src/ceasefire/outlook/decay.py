"""Decayed history with a negative binomial around it, whose width is learnt."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook import negbin
from ceasefire.outlook.grid import Floats
from ceasefire.outlook.member import LOG_HALF_LIVES, Past

_SHIFT = np.array([-0.2, 0.0, 0.2, 0.4, 0.7])
_BASE = np.array([-1.5, -1.0, -0.5, 0.0, 0.5, 1.0])
_OWN = np.array([0.0, 0.5, 1.0])
_GRID = np.stack([g.ravel() for g in np.meshgrid(_SHIFT, _BASE, _OWN, indexing="ij")])
_PRIOR = -0.5 * (((_GRID[0] - 0.2) / 0.3) ** 2 + (_GRID[1] / 1.0) ** 2 + ((_GRID[2] - 0.5) / 0.5) ** 2)


class Decay:
    """One half-life. The mean is exp(c) times what the decayed mean of log(1 + count) says, the size exp(a) (e^(s^2) - 1)^-b,
    where s is by how much the area swung lately: a lognormal rate of that swing has b = 1. c, a and b are those of a
    fixed set under which the counts of earlier periods, of all areas together, were most likely."""

    def __init__(self, past: Past, which: int, forget: float) -> None:
        self.name = f"decay {LOG_HALF_LIVES[which]:g}"
        self._past, self._which, self._keep = past, which, 0.5 ** (1 / forget)
        self._likely = _PRIOR.copy()

    def _level(self, t: int) -> tuple[Floats, Floats]:
        """(A,) decayed mean, and logarithm of the spread."""
        known = self._past.known(t)
        mean = np.maximum(np.expm1(self._past.logs[known, self._which]), negbin.LEAST)
        return np.asarray(mean), np.asarray(np.log(np.expm1(np.minimum(self._past.swing[known], 2.0) ** 2)))

    def forecast(self, t: int) -> Floats:
        shift, base, own = _GRID[:, int(np.argmax(self._likely))]
        mean, swing = self._level(t)
        return negbin.cdf(np.asarray(mean * np.exp(shift)), np.asarray(np.exp(base - own * swing).clip(0.05, 1e3)))

    def learn(self, t: int) -> None:
        use = self._past.usable(t)
        mean, swing = self._level(t)
        size = np.exp(_GRID[1][:, None] - _GRID[2][:, None] * swing[use][None, :]).clip(0.05, 1e3)
        means = mean[use][None, :] * np.exp(_GRID[0])[:, None]
        found = negbin.log_likelihood(self._past.counts[t][use][None, :], means, size).sum(1)
        self._likely = _PRIOR + self._keep * (self._likely - _PRIOR) + found
