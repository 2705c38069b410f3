"""Counts regressed on decayed histories of the area, its neighbours and the whole conflict, over log(1 + x)."""

from __future__ import annotations

import numpy as np

from ceasefire.outlook.grid import VALUES, Floats
from ceasefire.outlook.member import Past
from ceasefire.outlook.neighbours import Neighbours
from ceasefire.outlook.period import a_year

_PULL = 8.0
"""Strength of the prior: so many areas and periods speak for the coefficients expected beforehand."""

_KERNEL = 0.6
"""Forecasts that differ by this in log(1 + x) lend each other their errors with weight exp(-1/2)."""

_SHARE = 0.7
"""Power of an area's own swing in the width of its forecast; the rest is common to all."""

_MOVED = 0.25
"""Weight of periods moved by some days: they share days with the others."""

_STEP = 0.05
_ERRORS = np.arange(-9.0, 9.0 + _STEP, _STEP)
_LEVELS = np.linspace(0.0, 10.0, 41)
_PRIOR_ERRORS = 3.0
_HALF = np.log1p(VALUES + 0.5)


class LogLinear:
    """The centre of log(1 + count) is linear in the logarithms of decayed histories; coefficients are learnt from all
    areas together by ridge regression towards "the middle histories, and nothing else", and the errors around it are
    those made before at forecasts of a similar level, whatever their shape."""

    def __init__(self, past: Past, forget: float, *, around: bool = True) -> None:
        self.name = "log-linear" if around else "log-linear, own area only"
        self._past, self._around, self._keep = past, around, 0.5 ** (1 / forget)
        self._near = Neighbours(past) if around else None
        self._nears = [Neighbours(one) if around else None for one in past.shifted]
        size = self._features(max(past.lead, 1)).shape[1]
        guess = np.zeros(size)
        first = 1 + len(past.half_lives)
        guess[first + 1] = 0.8
        scale = np.ones(size)
        scale[-2:] = 0.3  # seasons are believed when many periods show them
        self._prior, self._prior_weight = guess, _PULL / scale**2
        self._prior_weight[0] = 1.0
        self._square, self._cross = np.zeros((size, size)), np.zeros(size)
        self._errors = np.zeros((_LEVELS.size, _ERRORS.size))
        self._made: dict[int, list[tuple[Floats, Floats, Floats]]] = {}

    def _features(self, t: int, shift: int = 0) -> Floats:
        past, near = (self._past, self._near) if not shift else (self._past.shifted[shift - 1], self._nears[shift - 1])
        own = np.log1p(past.expected(t))  # (K, A)
        phase = 2 * np.pi * ((past.panel.start + t) % a_year(past.panel.every)) / a_year(past.panel.every)
        level = np.full(past.areas, np.log1p(past.level[past.known(t)] * past.lengths[t]))
        columns = [np.ones(past.areas), *own, *past.logs[past.known(t)], *past.busy[past.known(t)], *np.log1p(past.lively[past.known(t)] * past.lengths[t])]
        still = np.exp(-past.expected(t)[0])
        columns += [still, still * past.logs[past.known(t)][2]]
        if near is not None:
            columns += [np.log1p(near.expected(t)), level]
        columns += [np.full(past.areas, np.sin(phase)), np.full(past.areas, np.cos(phase))]
        return np.stack(columns, 1)

    def forecast(self, t: int) -> Floats:
        left = self._square + np.diag(self._prior_weight)
        coefficients = np.linalg.solve(left, self._cross + self._prior_weight * self._prior)
        made = []
        for shift, past in enumerate((self._past, *self._past.shifted)):
            x = self._features(t, shift)
            made.append((x, np.clip(x @ coefficients, 0.0, 16.0), past.swing[past.known(t)] ** _SHARE))
        self._made[t] = made
        return self._around_centre(made[0][1], made[0][2])

    def _around_centre(self, centre: Floats, scale: Floats) -> Floats:
        weights = np.exp(-0.5 * ((centre[:, None] - _LEVELS[None, :]) / _KERNEL) ** 2)
        spread = 0.6 + 0.6 * np.exp(-centre / 6.0)
        prior = 1 / (1 + np.exp(-1.7 * _ERRORS[None, :] / spread[:, None]))
        found = np.cumsum(weights @ self._errors, axis=1)
        cdf = (found + _PRIOR_ERRORS * prior) / (found[:, -1:] + _PRIOR_ERRORS)
        at = (_HALF[None, :] - centre[:, None]) / scale[:, None]
        place = np.clip((at - _ERRORS[0]) / _STEP, 0, _ERRORS.size - 1.001)
        low = place.astype(np.int64)
        rows = np.arange(len(centre))[:, None]
        out = cdf[rows, low] + (cdf[rows, low + 1] - cdf[rows, low]) * (place - low)
        return np.asarray(np.where(at > _ERRORS[-1], 1.0, out))

    def learn(self, t: int) -> None:
        if t not in self._made:
            return
        self._square *= self._keep
        self._cross *= self._keep
        self._errors *= self._keep
        for past, (x, centre, scale) in zip((self._past, *self._past.shifted), self._made.pop(t), strict=True):
            use = past.usable(t)
            self._take(x[use], centre[use], scale[use], np.log1p(past.counts[t][use]), 1.0 if past is self._past else _MOVED)

    def _take(self, x: Floats, centre: Floats, scale: Floats, y: Floats, weight: float) -> None:
        self._square += weight * (x.T @ x)
        self._cross += weight * (x.T @ y)
        at = np.clip(np.rint(((y - centre) / scale - _ERRORS[0]) / _STEP), 0, _ERRORS.size - 1).astype(np.int64)
        step = _LEVELS[1] - _LEVELS[0]
        place = np.clip(centre / step, 0, _LEVELS.size - 1.001)
        low = place.astype(np.int64)
        np.add.at(self._errors, (low, at), weight * (1 - (place - low)))
        np.add.at(self._errors, (low + 1, at), weight * (place - low))


