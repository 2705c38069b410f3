"""Weights that are not negative and add up to 1: a small quadratic programme, solved many times a forecast."""

from __future__ import annotations

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.outlook.grid import Floats


def simplex(square: Floats, linear: Floats, start: Floats, steps: int = 300) -> Floats:
    """The w >= 0 with sum 1 that makes w' S w - 2 b' w least: projected gradient steps with momentum (Beck and
    Teboulle 2009). square: (k, k) S; linear: (k,) b; start: (k,) where the search begins."""
    rate = 1.0 / max(float(np.linalg.eigvalsh(square)[-1]), 1e-12)
    out = np.array(start, np.float64)
    _search(np.ascontiguousarray(square), np.ascontiguousarray(linear), rate, steps, out)
    return out


@compiled
def _search(square: np.ndarray, linear: np.ndarray, rate: float, steps: int, w: np.ndarray) -> int:
    k = len(w)
    ahead, stepped, ordered = w.copy(), np.empty(k), np.empty(k)
    pace = 1.0
    for step in range(steps):
        for i in range(k):
            slope = -linear[i]
            for j in range(k):
                slope += square[i, j] * ahead[j]
            stepped[i] = ahead[i] - rate * slope
        # The nearest point of the simplex (Duchi et al. 2008).
        ordered[:] = np.sort(stepped)
        total, lift = 0.0, 0.0
        for rank in range(1, k + 1):
            total += ordered[k - rank]
            if ordered[k - rank] - (total - 1.0) / rank > 0.0:
                lift = (total - 1.0) / rank
        after = (1.0 + np.sqrt(1.0 + 4.0 * pace * pace)) / 2.0
        moved = 0.0
        for i in range(k):
            new = max(stepped[i] - lift, 0.0)
            moved = max(moved, abs(new - w[i]))
            ahead[i] = new + (pace - 1.0) / after * (new - w[i])
            w[i] = new
        if moved < 1e-9:
            return step
        pace = after
    return steps
