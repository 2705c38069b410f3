"""How well the base hazard forecasts agreements that it has not seen (part of `make bench-outlook`).

    .venv/bin/python scripts/bench_survival.py [--repeats 10] [--resamples 400]

Scored: UCDP's peace agreements 1975-2021 by cross-validation in five folds of whole conflicts, repeated. Every forecast is
the probability of an end within 365 days, from signing, and from eight days (landmarks) on which the agreement was still
in force, made from what was known on that day (`ucdp_peace.covariates`). The peer is Kaplan-Meier on the same training
folds: of the training agreements in force at that age, the share that ended within 365 days. C compares agreements of one
age only; "all ages" compares across ages too, as at one date with all agreements in force. Intervals: 90 %, whole
conflicts resampled. An agreement censored within the year is left out of Brier.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fit_base_hazard import (
    LONG_PIECES,
    PENALTY,
    PIECES,
    SEED,
    TO_ONE_SIZE,
    Choice,
    Fitted,
    chosen,
    folds,
    resampled,
)
from ucdp_peace import DATA, EARLIER, LANDMARKS, SIGNS, Array, Panel, active_years, deals, panel

from ceasefire.outlook.survival import concordance, kaplan_meier

OUT = Path(__file__).resolve().parents[1] / "build" / "bench-survival.json"
YEAR = 365.0
BAR_C, BAR_BRIER = 0.62, 0.03
TEXT = {name: EARLIER[name] for name in ("cease", "comprehensive", "process", "peacekeepers", "joint_commission", "several_opponents", "reaffirms")}
"""What the text of an agreement tells by itself."""

TO_ZERO: list[Choice] = [(penalty, pieces, False) for pieces in (PIECES, LONG_PIECES) for penalty in (15.0, 30.0, 60.0, 120.0, 240.0)]
PLAIN: list[Choice] = [(PENALTY, PIECES, False)]

Spec = tuple[dict[str, int], list[Choice]]
NOW: dict[str, Spec] = {"": (SIGNS, TO_ONE_SIZE), "text alone, ": (TEXT, PLAIN), "first list, ": (EARLIER, PLAIN)}
LOOKS: dict[str, Spec] = {
    "first list, free signs, ": (dict.fromkeys(EARLIER, 0), PLAIN), "first list, chosen within, ": (EARLIER, TO_ZERO), "drawn to 0, ": (SIGNS, PLAIN),
    "drawn to 0, chosen within, ": (SIGNS, TO_ZERO), "first list, one size, ": (EARLIER, TO_ONE_SIZE), "text alone, one size, ": (TEXT, TO_ONE_SIZE),
    "all in view, ": (SIGNS, []),
}  # fmt: skip
"""What else was looked at, see outlook.md: scored with --looks."""


def in_view(rows: Panel, signs: dict[str, int]) -> tuple[Array, Array]:
    """The same, (1, n), of fits that have seen what they forecast: what no honest figure can reach."""
    everything = np.ones(len(rows.left), bool)
    peer = np.zeros(len(rows.left))
    for mark in LANDMARKS:
        own = rows.landmark == mark
        peer[own] = 1 - kaplan_meier(rows.left[own].tolist(), rows.ended[own].tolist()).at(YEAR)
    return Fitted(rows, everything, signs=signs).broken(rows)[None], peer[None]


def forecasts(rows: Panel, repeats: int, signs: dict[str, int], choices: list[Choice]) -> tuple[Array, Array]:
    """Probabilities of an end within a year, (repeats, n): ours and Kaplan-Meier's, each from the other folds, within which
    one of the choices is made."""
    ours, peer = np.zeros((2, repeats, len(rows.left)))
    for repeat in range(repeats):
        fold = folds(rows, repeat)
        for k in np.unique(fold):
            train, test = fold != k, fold == k
            penalty, pieces, common = chosen(rows, train, signs, choices, SEED + repeat)
            ours[repeat, test] = Fitted(rows, train, signs=signs, penalty=penalty, pieces=pieces, common=common).broken(rows)[test]
            for mark in LANDMARKS:
                seen = train & (rows.landmark == mark)
                curve = kaplan_meier(rows.left[seen].tolist(), rows.ended[seen].tolist())
                peer[repeat, test & (rows.landmark == mark)] = 1 - curve.at(YEAR)
    return ours, peer


def c_index(risk: Array, rows: Panel, use: npt.NDArray[np.bool_], weight: Array, across: bool, within: float) -> float:
    """Harrell's C of the chosen rows; pairs weighted by how often their conflicts were drawn."""
    good = pairs = 0.0
    for mark in [None] if across else LANDMARKS:
        own = np.flatnonzero(use & (weight > 0) & (True if mark is None else rows.landmark == mark))
        r, t, w = risk[own], rows.left[own], weight[own]
        for i in np.flatnonzero(rows.ended[own] & (t <= within)):
            later = t > t[i]
            pairs += w[i] * w[later].sum()
            good += w[i] * (w[later] * ((r[i] > r[later]) + 0.5 * (r[i] == r[later]))).sum()
    return good / pairs if pairs else float("nan")


def brier_gain(ours: Array, peer: Array, rows: Panel, use: npt.NDArray[np.bool_], weight: Array) -> float:
    """1 - Brier / Brier of Kaplan-Meier."""
    known = use & ((rows.ended & (rows.left <= YEAR)) | (rows.left > YEAR))
    y = (rows.ended & (rows.left <= YEAR))[known].astype(float)
    w = weight[known]
    return float(1 - (w * (ours[known] - y) ** 2).sum() / (w * (peer[known] - y) ** 2).sum())


def scored(rows: Panel, ours: Array, peer: Array, use: npt.NDArray[np.bool_], resamples: int) -> dict[str, tuple[float, float, float]]:
    """Each figure with its 90 % interval: mean over the repeats, conflicts resampled."""
    measures = {
        "C": lambda p, q, w: c_index(p, rows, use, w, False, np.inf),
        "C, ends within the year": lambda p, q, w: c_index(p, rows, use, w, False, YEAR),
        "C, all ages": lambda p, q, w: c_index(p, rows, use, w, True, YEAR),
        "C, all ages, Kaplan-Meier": lambda p, q, w: c_index(q, rows, use, w, True, YEAR),
        "Brier below Kaplan-Meier": lambda p, q, w: brier_gain(p, q, rows, use, w),
    }
    one = np.ones(len(rows.left))
    rng = np.random.default_rng(7)
    out: dict[str, tuple[float, float, float]] = {}
    for name, measure in measures.items():
        point = float(np.mean([measure(p, q, one) for p, q in zip(ours, peer, strict=True)]))
        drawn = [measure(ours[n % len(ours)], peer[n % len(ours)], resampled(rows, rng)) for n in range(resamples)]
        low, high = np.nanpercentile(drawn, [5, 95])
        out[name] = (point, float(low), float(high))
    return out


def figures(repeats: int, resamples: int, lists: dict[str, Spec]) -> list[dict[str, object]]:
    """Every figure with its interval, its bar where there is one, and whether it is met."""
    rows = panel(deals(), active_years())
    parts = {
        "from signing": rows.landmark == 0,
        "from 30, 90, 180 days": np.isin(rows.landmark, (30, 90, 180)),
        "from 1, 2, 3, 5 years": rows.landmark >= 365,
        "from signing and landmarks": np.ones(len(rows.left), bool),
    }
    out: list[dict[str, object]] = []
    for label, (signs, choices) in lists.items():
        ours, peer = forecasts(rows, repeats, signs, choices) if choices else in_view(rows, signs)
        for part, use in parts.items():
            for name, (point, low, high) in scored(rows, ours, peer, use, resamples).items():
                bar = None if label or part not in ("from signing", "from signing and landmarks") else BAR_C if name == "C" else BAR_BRIER if name.startswith("Brier") else None
                out.append({"name": f"{label}{part}: {name}", "ours": round(point, 4), "low": round(low, 4), "high": round(high, 4),
                            "bar": bar, "met": None if bar is None else point >= bar})  # fmt: skip
    return out


def check() -> None:
    """The weighted C here is the small one of the package where all weights are one."""
    rng = np.random.default_rng(0)
    t, e, r = rng.integers(1, 30, 60).astype(float), rng.random(60) < 0.6, rng.random(60)
    rows = Panel(x=np.zeros((60, 1)), age=np.zeros((60, 2)), left=t, ended=e, group=np.arange(60).astype(str), landmark=np.zeros(60, int), deal=np.arange(60))
    good, pairs = concordance(r.tolist(), t.tolist(), e.tolist())
    if abs(good / pairs - c_index(r, rows, np.ones(60, bool), np.ones(60), False, np.inf)) > 1e-12:
        raise SystemExit("the two ways to compute C differ")


def main() -> int:
    """0 when run; whether a bar is met is printed and written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--resamples", type=int, default=400)
    parser.add_argument("--looks", action="store_true", help="also what else was looked at: some minutes")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("the folder shared/data/ucdp-peace is not beside the checkout: nothing to score")
        return 0
    check()
    found = figures(options.repeats, options.resamples, NOW | LOOKS if options.looks else NOW)
    for row in found:
        told = "" if row["bar"] is None else f"   bar {row['bar']}: {'met' if row['met'] else 'NOT met'}"
        print(f"{row['name']:58s} {row['ours']:7.3f} [{row['low']:6.3f}, {row['high']:6.3f}]{told}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
