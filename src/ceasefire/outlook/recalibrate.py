"""Widths put right by how earlier forecasts turned out."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook import grid
from ceasefire.outlook.grid import Floats
from ceasefire.outlook.stack import STRATA, stratum

_SHIFT = np.linspace(-0.4, 0.4, 9)
_SPREAD = np.exp(np.linspace(-0.5, 0.5, 11))
_GRID = np.stack([g.ravel() for g in np.meshgrid(_SHIFT, _SPREAD, indexing="ij")])
_PRIOR = -0.5 * ((_GRID[0] / 0.15) ** 2 + (np.log(_GRID[1]) / 0.2) ** 2)
_LEAN = 0.3
_WORTH = 0.1
"""What one count is worth against the prior: areas and neighbouring periods err together."""

_EDGE = 1e-6


class Recalibration:
    """The distribution function p of a forecast becomes Phi((Phi^-1(p) - b) / s): shifted by b and widened by s, those
    under which the counts of earlier periods were most likely, in each stratum and, for a part, in all together. A
    monotone map of the probability integral transform, learnt on earlier forecasts only.

    lead: periods that each forecast lies ahead; as many that follow each other err together and are worth one."""

    def __init__(self, forget: float, lead: int = 1) -> None:
        self._worth = _WORTH / lead
        self._keep = 0.5 ** (1 / forget)
        self._likely = np.zeros((len(STRATA), _GRID.shape[1]))

    def apply(self, cdf: Floats, usual: Floats) -> Floats:
        """(n, G) the forecasts put right; usual: (n,) the level of each area."""
        from scipy.special import ndtr, ndtri

        whole = self._likely.sum(0)
        best = np.array([int(np.argmax(_PRIOR + own + _LEAN * (whole - own))) for own in self._likely])
        shift, spread = _GRID[:, best[stratum(usual)]]
        inner = np.clip(cdf, _EDGE, 1 - _EDGE)
        out = ndtr((ndtri(inner) - shift[:, None]) / spread[:, None])
        return np.asarray(np.where(cdf >= 1 - _EDGE, cdf, np.where(cdf <= _EDGE, cdf, out)))

    def learn(self, cdf: Floats, usual: Floats, counts: Floats) -> None:
        """Forecasts as they were before they were put right, and what came."""
        from scipy.special import ndtr, ndtri

        self._likely *= self._keep
        whole = counts.astype(np.int64)
        high, low = (ndtri(np.clip(grid.at(cdf, whole - back), _EDGE, 1 - _EDGE)) for back in (0, 1))
        low = np.where(counts == 0, -np.inf, low)
        shift, spread = _GRID[0][:, None], _GRID[1][:, None]
        chance = ndtr((high[None, :] - shift) / spread) - ndtr((low[None, :] - shift) / spread)
        found = np.log(np.maximum(chance, 1e-9))
        at = stratum(usual)
        for s in range(len(STRATA)):
            self._likely[s] += self._worth * found[:, at == s].sum(1)
