"""Analogues: what came after earlier periods, of any area, that looked like the present one."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook.grid import Floats
from ceasefire.outlook.member import Past
from ceasefire.outlook.recent import spread

_WIDTH = 0.45
"""Distance, in log(1 + x), at which an analogue counts exp(-1/2)."""

_SCALES = np.array([1.0, 1.0, 0.5])
"""Weights of the differences: last periods, some periods, a year."""

_KEPT = 4000
"""Analogues remembered, the latest."""

_NEAR = 60
"""Analogues used for one forecast, the nearest."""

_BLUR = 0.2


class Analog:
    """The step that followed: log(1 + count) against the decayed mean then, added to the decayed mean now.

    Cells are alike when their decayed means of log(1 + count), over half a period, some periods and a year, are. It
    finds shapes that no line through all areas shows: what follows a sudden peak, or a level that has just collapsed.
    """

    def __init__(self, past: Past) -> None:
        self.name = "analogues"
        self._past = past
        self._seen = np.zeros((0, 3))
        self._came = np.zeros(0)

    def _state(self, t: int, past: Past) -> Floats:
        logs = past.logs[past.known(t)]
        return np.stack([logs[0], logs[1], logs[3]], 1)

    def forecast(self, t: int) -> Floats:
        state = self._state(t, self._past)
        level = state[:, 1]
        out = 1.0 * spread(level, 0.9)
        total = np.ones(len(level))
        if len(self._came) == 0:
            return out
        distance = (((state[:, None, :] - self._seen[None]) * _SCALES) ** 2).sum(2)
        near = np.argsort(distance, axis=1, kind="stable")[:, :_NEAR]
        for rank in range(near.shape[1]):
            one = near[:, rank]
            weight = np.exp(-0.5 * distance[np.arange(len(one)), one] / _WIDTH**2)
            # A zero that came stays a zero: steps are carried over in proportion to the level.
            centre = self._carried(one, level)
            out += weight[:, None] * spread(centre, _BLUR)
            total += weight
        return np.asarray(out / total[:, None])

    def _carried(self, one: np.ndarray[tuple[int, ...], np.dtype[np.int64]], level: Floats) -> Floats:
        came, then = self._came[one], self._seen[one, 1]
        return np.where(came == 0, -1.0, np.maximum(came + level - then, 0.1))

    def learn(self, t: int) -> None:
        for past in (self._past, *self._past.shifted):
            use = past.usable(t)
            self._seen = np.concatenate([self._seen, self._state(t, past)[use]])[-_KEPT:]
            self._came = np.concatenate([self._came, np.log1p(past.counts[t][use])])[-_KEPT:]
