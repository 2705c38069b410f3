"""How well a grouping meets the known one: pairwise and B-cubed precision, recall and F1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def scores(gold: Sequence[Any], got: Sequence[Any]) -> dict[str, float]:
    """pairwise, b3: F1; with their precision and recall. Pairwise is over all pairs of rows; B-cubed (Bagga &
    Baldwin 1998) is the mean over rows."""
    g = np.unique(np.array([str(v) for v in gold]), return_inverse=True)[1]
    p = np.unique(np.array([str(v) for v in got]), return_inverse=True)[1]
    _, cell, both = np.unique(g.astype(np.int64) * (p.max() + 1) + p, return_inverse=True, return_counts=True)
    theirs, ours = np.bincount(g), np.bincount(p)

    def pairs(count: Any) -> float:
        return float((count.astype(np.int64) * (count - 1) // 2).sum())

    def f1(a: float, b: float) -> float:
        return 2 * a * b / (a + b) if a + b else 0.0

    precision, recall = pairs(both) / max(pairs(ours), 1), pairs(both) / max(pairs(theirs), 1)
    b3p, b3r = float((both[cell] / ours[p]).mean()), float((both[cell] / theirs[g]).mean())
    return {"pairwise": f1(precision, recall), "b3": f1(b3p, b3r), "precision": precision, "recall": recall, "b3_precision": b3p, "b3_recall": b3r}
