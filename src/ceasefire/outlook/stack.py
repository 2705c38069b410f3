"""Weights of the members, learnt on what they said before."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook.grid import VALUES, WIDTHS, Floats
from ceasefire.outlook.simplex import simplex

BOUNDS: Floats = np.array([1.0, 10.0, 100.0])
"""Bounds between strata of areas by the count that the last year would lead one to expect of a period."""

LEANS = (15.0, 30.0, 60.0, 120.0, 240.0)
"""Forecasts that the weights of a stratum lean on those of all strata with; half as many those on the ones at the start."""

STRATA = ("below 1", "1 to 10", "10 to 100", "100 and more")


def stratum(usual: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Which of `STRATA` each area belongs to, known before the period."""
    return np.searchsorted(BOUNDS, usual, side="right").astype(np.int64)


class Stack:
    """A linear pool: the forecast is the weighted mean of the members' distribution functions.

    On the scale log(1 + x) the CRPS of a pool with weights w, summed over earlier forecasts, is w'Qw, with Q[k, l] the
    integral of (F_k - 1{y <= x})(F_l - 1{y <= x}). So the weights that would have been best are found exactly, by a
    quadratic programme on the simplex. Each stratum has its own, which lean on those of all strata together, and
    those lean on the weights at the start. How strongly is learnt as well: weights are made for each of `LEANS`, and what each
    would have scored on the periods that followed says how much it counts, as if its summed score were a negative
    log-likelihood.

    lead: periods that each forecast lies ahead. Forecasts so far ahead that follow each other overlap: a turn that
    nobody saw is missed by `lead` of them. So that many forecasts teach as much as one, and weights lean as much more.
    start: (members,) what the weights are before anything is known, and lean on; equal if not given.
    """

    def __init__(self, members: int, forget: float, lead: int = 1, start: Floats | None = None) -> None:
        self._lead = lead
        self._start = np.full(members, 1.0 / members) if start is None else start
        self._keep = 0.5 ** (1 / forget)
        self._q = np.zeros((len(STRATA), members, members))
        self._n = np.zeros(len(STRATA))
        self._each = np.tile(self._start, (len(LEANS), len(STRATA), 1))
        self._score = np.zeros(len(LEANS))
        self.weights = self._each[0]

    def pool(self, made: Floats, usual: Floats) -> Floats:
        """(A, G) the forecast; made: (K, A, G) what the members say; usual: (A,) the level of each area."""
        return np.asarray(np.einsum("ak,kag->ag", self.weights[stratum(usual)], made))

    def learn(self, made: Floats, usual: Floats, counts: Floats, use: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> None:
        """A period has become known."""
        self._q *= self._keep
        self._n *= self._keep
        self._score *= self._keep
        hit = (VALUES[None, :-1] >= counts[:, None]).astype(np.float64)
        off = (made[:, :, :-1] - hit[None]) * np.sqrt(WIDTHS)
        at = stratum(usual)
        for s in range(len(STRATA)):
            rows = use & (at == s)
            if rows.any():
                flat = off[:, rows].reshape(len(made), -1)
                self._score += ((self._each[:, s] @ flat) ** 2).sum(1)
                self._q[s] += flat @ flat.T
                self._n[s] += rows.sum()
        self._solve()

    def _solve(self) -> None:
        k = self._q.shape[1]
        total, n = self._q.sum(0), self._n.sum()
        scale = float(np.trace(total)) / k / max(n, 1.0)
        for i, lean in enumerate(one * self._lead for one in LEANS):
            whole = simplex(total + lean / 2 * scale * np.eye(k), lean / 2 * scale * self._start, self._start)
            for s in range(len(STRATA)):
                pull = lean * max(float(np.trace(self._q[s])) / k / max(self._n[s], 1.0), 1e-12)
                self._each[i, s] = simplex(self._q[s] + pull * np.eye(k), pull * whole, whole)
        share = np.exp((self._score.min() - self._score) / self._lead)
        self.weights = np.tensordot(share / share.sum(), self._each, 1)
