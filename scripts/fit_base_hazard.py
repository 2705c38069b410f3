"""Fit the base hazard to UCDP's peace agreements and write `src/ceasefire/outlook/base_hazard.json`.

    .venv/bin/python scripts/fit_base_hazard.py [--draws 120] [--check]

--check fits anew and fails where the committed numbers differ. The weights are drawn to one common size; how strongly is chosen from
TO_ONE_SIZE by cross-validation over whole conflicts, as it is within every training set of `bench_survival.py`.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize, minimize_scalar
from scipy.special import gammaln
from ucdp_peace import COLUMNS, SIGNS, Array, Panel, active_years, deals, panel

from ceasefire.outlook.base import AGE
from ceasefire.outlook.survival import kaplan_meier

OUT = Path(__file__).resolve().parents[1] / "src" / "ceasefire" / "outlook" / "base_hazard.json"
PIECES = np.array([0.0, 30, 90, 180, 365])
LONG_PIECES = np.array([0.0, 30, 90, 180, 365, 730, 1095, 1825])
YEAR_PIECES = len(PIECES) - 1
PENALTY = 60.0
"""Of the terms of age, and of weights drawn to 0; set at the first look and not tuned."""

Choice = tuple[float, Array, bool]
"""Penalty, how long a time the weights are fitted to, and whether they are drawn to one size."""

TO_ONE_SIZE: list[Choice] = [(penalty, PIECES, True) for penalty in (15.0, 60.0, 240.0, 960.0, 3840.0)]
SEED = 1000
KM_DAYS = (0, 7, 14, 30, 45, 60, 90, 120, 150, 180, 240, 300, 365, 450, 540, 730, 910, 1095, 1460, 1825, 2555, 3650)


def exposure(left: Array, ended: npt.NDArray[np.bool_], pieces: Array = PIECES) -> tuple[Array, Array]:
    """Days at risk and ends, (n, pieces), within the last piece."""
    days = np.clip(left[:, None] - pieces[:-1], 0, np.diff(pieces))
    ends = np.zeros_like(days)
    over = ended & (left <= pieces[-1])
    ends[np.where(over)[0], np.searchsorted(pieces, left[over], side="left") - 1] = 1
    return days, ends


def fit(z: Array, days: Array, ends: Array, signs: list[int], weight: Array | None = None, penalty: float = PENALTY, common: bool = False) -> tuple[Array, Array]:
    """Intercepts (pieces,) and coefficients (p,) of a piecewise-exponential hazard; ridge; coefficients on their side.

    common: those that have a side are drawn to one size, which is fitted, instead of to 0 (the others to 0 as ever); with an
    endless penalty all weigh the same (Dawes 1979)."""
    w = np.ones(len(z)) if weight is None else weight
    ends, days = ends * w[:, None], days * w[:, None]
    first = np.log((ends.sum(0) + 0.5) / (days.sum(0) + 1))
    n = len(first)
    side = np.array(signs, float) if common else np.zeros(len(signs))
    among = max(1.0, (side**2).sum())
    ridge = np.where(side == 0, PENALTY, penalty) if common else np.full(len(signs), penalty)

    def loss(theta: Array) -> tuple[float, Array]:
        b = theta[n:]
        eta = np.clip(theta[:n] + (z @ b)[:, None], -30, 10)
        mu = days * np.exp(eta)
        rest = mu - ends
        drawn = b - side * (side @ b) / among
        return float((mu - ends * eta).sum() + (ridge * b) @ drawn / 2), np.r_[rest.sum(0), z.T @ rest.sum(1) + ridge * drawn]

    bounds = [(None, None)] * n + [(0, None) if s > 0 else (None, 0) if s < 0 else (None, None) for s in signs]
    start = np.r_[first, np.zeros(z.shape[1])]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500, "ftol": 1e-12}).x
    return found[:n], found[n:]


class Fitted:
    """A fit with the scaling it was made by."""

    def __init__(
        self, rows: Panel, use: npt.NDArray[np.bool_], weight: Array | None = None, signs: dict[str, int] | None = None,
        penalty: float = PENALTY, pieces: Array = PIECES, common: bool = False,
    ) -> None:  # fmt: skip
        self.columns = list(SIGNS) if signs is None else list(signs)
        given = SIGNS if signs is None else signs
        full = self._full(rows)
        self.mean, self.scale = full[use].mean(0), full[use].std(0) + 1e-9
        seen = (full[use] - self.mean) / self.scale
        self.least, self.most = seen.min(0), seen.max(0)
        days, ends = exposure(rows.left[use], rows.ended[use], pieces)
        bounds = [given[name] for name in self.columns] + [0] * len(AGE)
        a, self.b = fit(self.z(rows)[use], days, ends, bounds, weight, penalty, common)
        self.a = a[:YEAR_PIECES]

    def _full(self, rows: Panel) -> Array:
        where = [COLUMNS.index(name) for name in self.columns]
        return np.column_stack([rows.x[:, where], rows.age])

    def z(self, rows: Panel) -> Array:
        """Scaled covariates, (n, p)."""
        return (self._full(rows) - self.mean) / self.scale

    def likelihood(self, rows: Panel, use: npt.NDArray[np.bool_]) -> float:
        """Log likelihood of the first year after each of the chosen landmarks."""
        days, ends = exposure(rows.left[use], rows.ended[use])
        eta = self.a + (np.clip(self.z(rows)[use], self.least, self.most) @ self.b)[:, None]
        return float((ends * eta - days * np.exp(eta)).sum())

    def broken(self, rows: Panel) -> Array:
        """Probability of an end within 365 days of the landmark, (n,)."""
        total = (np.exp(self.a) * np.diff(PIECES)).sum()
        out: Array = 1 - np.exp(-total * np.exp(np.clip(self.z(rows), self.least, self.most) @ self.b))
        return out


def folds(rows: Panel, seed: int, count: int = 5) -> npt.NDArray[np.int64]:
    """A fold for each row; a conflict lies in one."""
    names, where = np.unique(rows.group, return_inverse=True)
    out: npt.NDArray[np.int64] = (np.random.default_rng(seed).permutation(len(names)) % count)[where]
    return out


def chosen(rows: Panel, train: npt.NDArray[np.bool_], signs: dict[str, int], choices: list[Choice], seed: int) -> Choice:
    """The choice that makes the first year of the inner folds likeliest: nothing outside `train` is looked at."""
    if len(choices) == 1:
        return choices[0]
    fold = folds(rows, seed)
    inner = [(train & (fold != k), train & (fold == k)) for k in np.unique(fold[train])]
    told = [
        sum(Fitted(rows, fit_on, signs=signs, penalty=penalty, pieces=pieces, common=common).likelihood(rows, held) for fit_on, held in inner)
        for penalty, pieces, common in choices
    ]
    return choices[int(np.argmax(told))]


def frailty(rows: Panel, fitted: Fitted) -> float:
    """Standard deviation of the log hazard between conflicts: gamma frailty by maximum likelihood on ends and expected
    ends of each conflict in the first year after signing, given as the log-normal of the same variance."""
    at_signing = rows.landmark == 0
    days, ends = exposure(rows.left[at_signing], rows.ended[at_signing])
    expected = (days * np.exp(fitted.a)).sum(1) * np.exp(fitted.z(rows)[at_signing] @ fitted.b)
    names, where = np.unique(rows.group[at_signing], return_inverse=True)
    o, e = np.zeros(len(names)), np.zeros(len(names))
    np.add.at(o, where, ends.sum(1))
    np.add.at(e, where, expected)

    def loss(log_k: float) -> float:
        k = math.exp(log_k)
        return -float((gammaln(k + o) - gammaln(k) + k * np.log(k / (k + e)) + o * np.log(e / (k + e))).sum())

    found = minimize_scalar(loss, bounds=(-3, 6), method="bounded").x
    return math.sqrt(math.log1p(math.exp(-found)))


def resampled(rows: Panel, rng: np.random.Generator) -> Array:
    """Weights of one bootstrap sample of whole conflicts, (n,)."""
    names, where = np.unique(rows.group, return_inverse=True)
    return np.bincount(rng.integers(0, len(names), len(names)), minlength=len(names)).astype(float)[where]


def made(draws: int) -> dict[str, object]:
    """What is committed."""
    all_ = deals()
    rows = panel(all_, active_years())
    everything = np.ones(len(rows.left), bool)
    penalty, _, common = chosen(rows, everything, SIGNS, TO_ONE_SIZE, SEED)
    fitted = Fitted(rows, everything, penalty=penalty, common=common)
    days, ends = exposure(rows.left, rows.ended)
    rng = np.random.default_rng(1)
    z, signs = fitted.z(rows), [*SIGNS.values()] + [0] * len(AGE)
    drawn = [np.r_[fit(z, days, ends, signs, resampled(rows, rng), penalty, common)] for _ in range(draws)]
    flat = np.array([np.concatenate([d[: len(fitted.a)], d[len(fitted.a) :]]) for d in drawn])
    own = flat[:, len(fitted.a) :]
    low, high = np.percentile(own, [5, 95], axis=0)

    curve = kaplan_meier([float(one.days) for one in all_], [one.end is not None for one in all_])

    def four(values: Array) -> list[float]:
        return [round(float(v), 4) for v in values]

    return {
        "source": "computed by scripts/fit_base_hazard.py from UCDP Peace Agreement Dataset 22.1 and UCDP Conflict Termination (dyad) 3-2021",
        "agreements": len(all_), "ended": sum(one.end is not None for one in all_), "conflicts": len(np.unique(rows.group)),
        "names": [*SIGNS, *AGE], "mean": four(fitted.mean), "scale": four(fitted.scale), "least": four(fitted.least), "most": four(fitted.most), "pieces": four(PIECES),
        "intercepts": four(fitted.a), "coefficients": four(fitted.b), "low": four(low), "high": four(high),
        "km_days": list(KM_DAYS), "km_left": [round(curve.at(day), 4) for day in KM_DAYS],
        "constant": sum(one.end is not None for one in all_) / sum(one.days for one in all_),
        "frailty": round(frailty(rows, fitted), 4), "penalty": penalty, "draws": [[round(float(v), 3) for v in row] for row in flat],
    }  # fmt: skip


def main() -> int:
    """0 when written, or when what is committed is what comes out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=120)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    found = made(options.draws)
    if options.check:
        kept = json.loads(OUT.read_text("utf-8"))
        keys = ("mean", "scale", "intercepts", "coefficients")
        apart = max(abs(x - y) for key in keys for x, y in zip(kept[key], found[key], strict=True))  # type: ignore[call-overload]
        print(f"largest difference from what is committed: {apart:.4f}")
        return int(apart > 0.002)
    text = json.dumps(found, ensure_ascii=False)
    OUT.write_text(text.replace('], "', '],\n"').replace("], [", "],\n[").replace("[[", "[\n[") + "\n", "utf-8")
    for name, c, a, b in zip(found["names"], found["coefficients"], found["low"], found["high"], strict=True):  # type: ignore[call-overload]
        print(f"{name:20s} {c:+.3f} [{a:+.3f}, {b:+.3f}] a standard deviation")
    print(f"frailty {found['frailty']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
