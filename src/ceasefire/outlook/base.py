"""The base hazard: what agreements of the last decades did, before anything is known of how this one is kept.

The numbers stand in `base_hazard.json`. `scripts/fit_base_hazard.py` computed them from UCDP's peace agreements; no row of
that data is in them. Model: a hazard that is constant in pieces of the time from today, times exp of a weighted sum of
what is known today (a landmark model, van Houwelingen 2007, with piecewise-exponential time), the weights drawn
to one common size and held to the side that the literature states.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

LATE_DAYS = 365
"""From this age on a comprehensive agreement has an effect of its own."""

RECORD_YEARS = 40
"""Years in force for one end among all of the data's agreements, rounded (`constant`)."""

AGE = ("log_age", "after_signing")
"""Terms of the agreement's age, see `age_terms`."""


class Base(msgspec.Struct, frozen=True, kw_only=True):
    """names: covariates, then the terms of age; mean, scale: each is centred and scaled by these; least,
    most: the range of each, scaled, in the data: beyond it they say nothing, so no value is taken farther; pieces: days from
    today at which the hazard changes, the last is the end; intercepts: log hazard a day of each piece; coefficients:
    of the scaled covariates; low, high: their 90 % interval over draws; draws: intercepts and coefficients of fits to
    resampled conflicts; frailty: standard deviation of the log hazard between conflicts that no covariate explains;
    penalty: how strongly the weights were drawn to one size; agreements, ended, conflicts: what it was fitted on; km_days, km_left: Kaplan-Meier's share of all of them left after so
    many days; constant: ends per day in force over all of them."""

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    least: tuple[float, ...]
    most: tuple[float, ...]
    pieces: tuple[float, ...]
    intercepts: tuple[float, ...]
    coefficients: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    draws: tuple[tuple[float, ...], ...]
    frailty: float
    penalty: float
    agreements: int
    ended: int
    conflicts: int
    km_days: tuple[float, ...]
    km_left: tuple[float, ...]
    constant: float
    source: str

    def kaplan_meier(self, age: float, horizon: float) -> float:
        """Of all agreements in force at that age (days), the share still in force `horizon` days later."""
        return self._left(age + horizon) / self._left(age)

    def _left(self, day: float) -> float:
        """Between the days of the table log-linear; after its last day as on it."""
        n = bisect_right(self.km_days, day)
        if n == len(self.km_days):
            return self.km_left[-1]
        (a, b), (s, t) = self.km_days[n - 1 : n + 1], self.km_left[n - 1 : n + 1]
        return float(s * (t / s) ** ((day - a) / (b - a)))


@lru_cache(maxsize=1)
def base() -> Base:
    """The committed coefficients."""
    return msgspec.json.decode(files("ceasefire.outlook").joinpath("base_hazard.json").read_bytes(), type=Base)


def age_terms(days: float) -> tuple[float, float]:
    """The agreement's age in days as the model takes it: log(1 + months), and whether it is past its first day."""
    return math.log1p(days / 30), float(days > 0)


def scaled(model: Base, known: Mapping[str, float | None], age: float) -> tuple[float, ...]:
    """Covariates centred and scaled, in the order of `names`; what is not known (None, or missing) stands at the mean,
    what lies beyond the data at their end."""
    values: Mapping[str, float | None] = {**known, **dict(zip(AGE, age_terms(age), strict=True))}
    return tuple(
        0.0 if (value := values.get(name)) is None else max(least, min(most, (value - mean) / scale))
        for name, mean, scale, least, most in zip(model.names, model.mean, model.scale, model.least, model.most, strict=True)
    )


def cumulative(model: Base, x: Sequence[float], horizon: float, draw: Sequence[float] | None = None) -> float:
    """Expected number of breaks within `horizon` days from today (the integrated hazard), up to the last piece.

    draw: intercepts and coefficients of one resampled fit; None: the fit itself.
    """
    n = len(model.intercepts)
    intercepts = model.intercepts if draw is None else draw[:n]
    weights = model.coefficients if draw is None else draw[n:]
    spans = zip(model.pieces, model.pieces[1:], strict=False)
    time = sum(math.exp(a) * max(0.0, min(horizon, end) - start) for a, (start, end) in zip(intercepts, spans, strict=True))
    return time * math.exp(sum(w * v for w, v in zip(weights, x, strict=True)))
