"""What happens nearby: other areas' histories, weighted by how near they are. No map is needed."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook.grid import Floats
from ceasefire.outlook.member import Past


class Neighbours:
    """Weights by distance between the middles of the areas' events, where the table has coordinates: 2^(-d / s), s being
    the median distance to the nearest area. Without coordinates all other areas weigh alike.
    """

    def __init__(self, past: Past) -> None:
        self._past = past

    def expected(self, t: int) -> Floats:
        """(A,) mean expected count of the others by a history of middle length."""
        past = self._past
        middle = int(np.argmin(np.abs(past.half_lives - 2 * past.lengths[t])))
        named = (past.panel.named < past.known(t)).astype(np.float64)
        weights = nearness(past.panel.lat[past.known(t)], past.panel.lon[past.known(t)])
        top = weights @ (past.expected(t)[middle] * named)
        return np.asarray(top / np.maximum(weights @ named, 1e-9))


def nearness(lat: Floats, lon: Floats) -> Floats:
    """(A, A) how much each area feels each other one, 0 on the diagonal; lat, lon: (A,) degrees, NaN where not known."""
    n = len(lat)
    out = np.ones((n, n))
    known = np.isfinite(lat) & np.isfinite(lon)
    if known.sum() > 2:
        shrink = np.cos(np.radians(np.mean(lat[known])))
        distance = np.hypot(lat[:, None] - lat[None, :], (lon[:, None] - lon[None, :]) * shrink) * 111.2
        distance = np.where(np.isfinite(distance), distance, np.median(distance[np.ix_(known, known)]))
        nearest = np.where(np.eye(n, dtype=bool), np.inf, distance).min(1)
        out = 0.5 ** (distance / max(float(np.median(nearest[known])), 1.0))
    np.fill_diagonal(out, 0.0)
    return out
