"""What one dossier's own weeks say of the drivers' effects: a Bayesian update of the stated priors."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from ceasefire.outlook.driver import Driver, drivers
from ceasefire.outlook.value import Value

Array = npt.NDArray[np.float64]


class Week(msgspec.Struct, frozen=True):
    """One week of one agreement. x: centred values of the drivers; log_base: log of the base's expected breaks in
    that week; broke: whether it was broken in it."""

    x: tuple[float, ...]
    log_base: float
    broke: bool


class Learned(msgspec.Struct, frozen=True):
    """Effects after the update: mean (1 + drivers,) and covariance, the first being the log hazard of this dossier beside
    the base (its frailty); prior: standard deviations before. A normal approximation at the mode."""

    mean: Array
    covariance: Array
    prior: Array

    @property
    def share(self) -> float:
        """Share of the priors' variance of the drivers that the dossier's weeks took away."""
        after = np.diag(self.covariance)[1:]
        return max(0.0, 1 - float(np.mean(after / self.prior[1:] ** 2)))


def centred(values: Sequence[Value]) -> tuple[float, ...]:
    """Each value beside the driver's typical one; what is not known stands there, at 0."""
    table: dict[str, Driver] = {d.id: d for d in drivers()}
    return tuple(0.0 if v.value is None else v.value - table[v.driver].typical for v in values)


def learn(weeks: Sequence[Week], frailty: float) -> Learned:
    """Weeks as Poisson counts of breaks with log mean = log_base + u + x·effect; u and effects normal beforehand.

    frailty: standard deviation of u; its mean is -frailty²/2, so that the expected hazard is the base's.
    """
    table = drivers()
    mean = np.array([-(frailty**2) / 2, *(d.effect[0] for d in table)])
    sd = np.array([frailty, *(d.effect[1] for d in table)])
    precision = np.diag(1 / sd**2)
    if not weeks:
        return Learned(mean, np.diag(sd**2), sd)
    x = np.array([[1.0, *w.x] for w in weeks])
    offset = np.array([w.log_base for w in weeks])
    y = np.array([w.broke for w in weeks], float)
    theta = mean.copy()
    for _ in range(50):
        mu = np.exp(np.clip(offset + x @ theta, -40, 5))
        hessian = x.T @ (x * mu[:, None]) + precision
        step = np.linalg.solve(hessian, x.T @ (y - mu) - precision @ (theta - mean))
        theta = theta + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    mu = np.exp(np.clip(offset + x @ theta, -40, 5))
    return Learned(theta, np.linalg.inv(x.T @ (x * mu[:, None]) + precision), sd)


def log_week(expected: float) -> float:
    """log of the expected breaks of a week, for `Week.log_base`."""
    return math.log(max(expected, 1e-12))
