"""From hazards to the chance of holding: all that is unsure is drawn, the same draws for every question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ceasefire.outlook.base import Base
from ceasefire.outlook.driver import FADES_DAYS
from ceasefire.outlook.learn import Learned, centred
from ceasefire.outlook.value import Value, doubts

Array = npt.NDArray[np.float64]

DRAWS = 480
_SEED = 1


class Ahead:
    """Draws for one agreement on one day.

    base: (draws, days) hazard a day of agreements like it; effects: (draws, 1 + drivers) from the dossier's posterior;
    noise: (draws, drivers) standard normal, for values that are not known or not sure; fade: (draws, days) what is left of a driver.
    """

    def __init__(self, model: Base, x: Sequence[float], learned: Learned, days: int) -> None:
        rng = np.random.default_rng(_SEED)
        n = len(model.intercepts)
        rows = np.array(model.draws)[np.arange(DRAWS) % len(model.draws)]
        piece = np.searchsorted(np.array(model.pieces[1:]), np.arange(days), side="right").clip(max=n - 1)
        level = rows[:, n:] @ np.asarray(x, float)
        self.base: Array = np.exp(rows[:, :n][:, piece] + level[:, None])
        root = np.linalg.cholesky(learned.covariance)
        self.effects: Array = learned.mean + rng.standard_normal((DRAWS, len(learned.mean))) @ root.T
        self.noise: Array = rng.standard_normal((DRAWS, len(learned.mean) - 1))
        tau = FADES_DAYS[0] * np.exp(FADES_DAYS[1] * rng.standard_normal(DRAWS))
        self.fade: Array = np.exp(-(np.arange(days) + 0.5)[None, :] / tau[:, None])
        spread = model.frailty * rng.standard_normal(DRAWS) - model.frailty**2 / 2
        self._like: Array = np.exp(-np.cumsum(self.base * np.exp(spread)[:, None], axis=1))

    def like(self) -> Array:
        """(days,) mean share of agreements like it that are intact after 1, 2, … days."""
        out: Array = self._like.mean(axis=0)
        return out

    def intact(self, values: Sequence[Value], share: float | None = None) -> Array:
        """(draws, days): probability of being intact after 1, 2, … days, with these values of the drivers.

        share: of the ground that was seen: the less, the less sure are the values that depend on it, and what is not known may be
        anything ordinary. None: at the values as they are, what is not known at its ordinary one; then nothing but what
        is known moves the chance.
        """
        x = np.broadcast_to(np.array(centred(values)), self.noise.shape)
        if share is not None:
            x = x + self.noise * np.array(doubts(values, share))
        push = (self.effects[:, 1:] * x).sum(axis=1)
        log_rate = self.effects[:, :1] + push[:, None] * self.fade
        out: Array = np.exp(-np.cumsum(self.base * np.exp(log_rate), axis=1))
        return out
