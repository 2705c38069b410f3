"""Learns where the reader is to be doubted, from reports that no rule was tuned on (tests/gold/read/fresh-*.jsonl).

    .venv/bin/python scripts/fit_doubt.py           print what cross-validation says
    .venv/bin/python scripts/fit_doubt.py --write   and write src/ceasefire/claims/doubt/weights.json

For each field two logistic regressions over both languages: whether a value that was read is right, and whether it is
right that none was read (`NAME_none`). Weights are drawn to 0 by a ridge penalty, and a sign made to speak against a field
(`signs.py`) may only do that. One more, over English alone, for whether a claim that was read is one at all (`claim`).

- Folds: ten, whole reports, report n of a language in fold n mod 10; the penalty is the one of PENALTIES with
  the least log loss in a cross-validation within the nine others.
- The threshold: of what was predicted for reports left out, the lowest probability p such that among the fields with
  at least p (1) the one-sided 80 % lower bound (Clopper-Pearson) of the share right is at least .95 over both
  languages, and (2) that share is at least .95 in each language. Of fields of which nothing was read only those count
  of which something in the text might have been read. Where no p does it, `reached` is false, and what is less
  probable than LEAST is doubted all the same, unless those above it are less right than all: then only what is less probable than EVEN is.
- A claim itself is doubted where it is less probable than EVEN, so that about half of what is doubted is one: a threshold above which .95
  are right, where there is one, doubts nine of ten.
- What is printed comes from thresholds chosen within nine folds and used on the tenth.
"""

from __future__ import annotations

import argparse
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from doubt_examples import Example, examples
from numpy.typing import NDArray
from read_gold import reports
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import beta

from ceasefire.claims.doubt.signs import EITHER

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold" / "read"
WEIGHTS = ROOT / "src" / "ceasefire" / "claims" / "doubt" / "weights.json"
MODELS = {"place": ("place",), "when": ("when",), "toll": ("killed", "injured"), "attributed_to": ("attributed_to",), "actor": ("actor",)}
FOLDS = 10
PENALTIES = (3.0, 10.0, 30.0)
BAR = 0.95
SURE = 0.8
LEAST = 0.75
EVEN = 0.6
Vector = NDArray[np.float64]


class Data(msgspec.Struct):
    """Examples of one model as arrays. x: (n, signs); y: right; stated: see `Example`; open: a value was read, or might have been; arabic; fold: (n,); names: of the signs;
    most: the largest that their weights may be."""

    names: list[str]
    most: Vector
    x: Vector
    y: Vector
    stated: NDArray[np.bool_]
    open: NDArray[np.bool_]
    arabic: NDArray[np.bool_]
    fold: NDArray[np.int64]


def data(found: list[Example]) -> Data:
    """Arrays of the examples of one model."""
    names = sorted({name for one in found for name in one.signs})
    x = np.array([[one.signs.get(name, 0.0) for name in names] for one in found])
    return Data(
        names, np.array([np.inf if name in EITHER else 0.0 for name in names]), x, np.array([float(one.right) for one in found]), np.array([one.stated for one in found]),
        np.array([one.read or any(name.startswith("none_") for name in one.signs) for one in found]),
        np.array([one.language == "ar" for one in found]), np.array([int(one.group.rsplit("-", 1)[1]) % FOLDS for one in found]),
    )  # fmt: skip


def fitted(d: Data, rows: NDArray[np.bool_], penalty: float) -> tuple[float, Vector]:
    """Intercept and weights that make the penalised likelihood of some rows largest within the bounds; the penalty
    is on weights of signs with unit spread, none on the intercept."""
    x, y = d.x[rows], d.y[rows]
    spread = x.std(axis=0)
    spread[spread == 0] = np.inf
    middle = x.mean(axis=0)
    z = (x - middle) / spread

    def loss(w: Vector) -> tuple[float, Vector]:
        t = w[0] + z @ w[1:]
        off = expit(t) - y
        value = float(np.logaddexp(0.0, t).sum() - (y * t).sum() + penalty / 2 * (w[1:] ** 2).sum())
        return value, np.concatenate([[off.sum()], z.T @ off + penalty * w[1:]])

    bounds = [(None, None), *((None, None if most else 0.0) for most in d.most)]
    begin = np.zeros(z.shape[1] + 1)
    begin[0] = np.log((y.sum() + 0.5) / (len(y) - y.sum() + 0.5))
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", bounds=bounds)
    weights = found.x[1:] / spread
    return float(found.x[0] - weights @ middle), weights


def predicted(model: tuple[float, Vector], x: Vector) -> Vector:
    """Probability of being right, of each row."""
    return np.asarray(1 / (1 + np.exp(-(model[0] + x @ model[1]))))


def left_out(d: Data, rows: NDArray[np.bool_], penalty: float) -> Vector:
    """What models fitted without a row's fold say of it, within some of the rows; NaN outside."""
    p = np.full(len(d.y), np.nan)
    for k in np.unique(d.fold[rows]):
        mine = rows & (d.fold == k)
        rest = rows & (d.fold != k)
        if rest.any():
            p[mine] = predicted(fitted(d, rest, penalty), d.x[mine])
    return p


def chosen_penalty(d: Data, rows: NDArray[np.bool_]) -> tuple[float, Vector]:
    """The penalty with the least log loss left out, and what it predicts."""
    best = (np.inf, PENALTIES[0], np.empty(0))
    for penalty in PENALTIES:
        p = left_out(d, rows, penalty)
        q = np.clip(p[rows], 1e-6, 1 - 1e-6)
        loss = -float(np.mean(d.y[rows] * np.log(q) + (1 - d.y[rows]) * np.log(1 - q)))
        if loss < best[0] - 1e-9:
            best = (loss, penalty, p)
    return best[1], best[2]


def lower_bound(right: int, total: int) -> float:
    """One-sided Clopper-Pearson lower bound of a share."""
    return float(beta.ppf(1 - SURE, right, total - right + 1)) if right else 0.0


def threshold(d: Data, p: Vector, rows: NDArray[np.bool_]) -> float | None:
    """The lowest probability that fulfils the rule above; None where none does."""
    best = None
    mine = rows & d.open
    rounded = np.round(p, 2)
    for t in sorted(set(rounded[mine]), reverse=True):
        sure = mine & (rounded >= t)
        right = int(d.y[sure].sum())
        if lower_bound(right, int(sure.sum())) < BAR:
            continue
        shares = [d.y[sure & (d.arabic == one)] for one in (False, True)]
        if all(len(s) == 0 or s.mean() >= BAR for s in shares):
            best = float(t)
    return best


def least(d: Data, p: Vector, rows: NDArray[np.bool_]) -> float:
    """What a field is doubted below where no threshold fulfils the rule: LEAST where those above it are no less right than all are, else EVEN: what tells
    nothing doubts next to nothing."""
    mine = rows & d.open
    sure = mine & (np.round(p, 2) >= LEAST)
    return LEAST if not sure.any() or d.y[sure].mean() >= d.y[mine].mean() else EVEN


def auc(y: Vector, p: Vector) -> float:
    """Chance that a right one is surer than a wrong one; NaN where there is only one kind."""
    good, bad = p[y == 1], p[y == 0]
    if not len(good) or not len(bad):
        return float("nan")
    return float(np.mean((good[:, None] > bad[None, :]) + 0.5 * (good[:, None] == bad[None, :])))


def learnt(d: Data, fixed: float | None = None) -> tuple[dict[str, Any], Vector, NDArray[np.bool_]]:
    """The model of all examples; what was predicted left out; what was not doubted by thresholds of the other folds.
    fixed: the threshold, where none is looked for."""
    everything = np.ones(len(d.y), dtype=bool)
    p = np.full(len(d.y), np.nan)
    sure = np.zeros(len(d.y), dtype=bool)
    for k in range(FOLDS):
        mine, rest = d.fold == k, d.fold != k
        if not mine.any():
            continue
        penalty, inner = chosen_penalty(d, rest)
        p[mine] = predicted(fitted(d, rest, penalty), d.x[mine])
        sure[mine] = np.round(p[mine], 2) >= (fixed or threshold(d, inner, rest) or least(d, inner, rest))
    penalty, outer = chosen_penalty(d, everything)
    intercept, weights = fitted(d, everything, penalty)
    found = None if fixed else threshold(d, outer, everything)
    model = {
        "intercept": round(intercept, 4), "threshold": fixed or found or least(d, outer, everything), "reached": found is not None, "penalty": penalty, "examples": len(d.y),
        "weights": {name: round(float(w), 4) for name, w in zip(d.names, weights, strict=True) if abs(w) >= 5e-5},
        "usual": {name: round(float(m), 3) for name, m in zip(d.names, d.x.mean(axis=0), strict=True) if m >= 5e-4},
    }  # fmt: skip
    return model, p, sure


def line(title: str, y: Vector, p: Vector, sure: NDArray[np.bool_]) -> str:
    """Figures of some examples."""
    kept = f"{y[sure].mean():.3f} ({int(y[sure].sum())} of {int(sure.sum())})" if sure.any() else "–"
    return f"  {title:34} {len(y):4} right {y.mean():.3f}, AUC {auc(y, p):.3f}, undoubted {sure.mean():.3f}, right of them {kept}"


def reliability(d: Data, p: Vector) -> str:
    """How often fields were right, by what was predicted."""
    edges = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001)
    cells = []
    for low, high in pairwise(edges):
        mine = (p >= low) & (p < high)
        if mine.any():
            cells.append(f"{low:.2f}-{min(high, 1):.2f}: said {p[mine].mean():.3f}, right {d.y[mine].mean():.3f} of {int(mine.sum())}")
    return "; ".join(cells)


def main(arguments: list[str] | None = None) -> int:
    """Learn, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folder", type=Path, default=GOLD)
    parser.add_argument("--split", default="fresh")
    given = parser.parse_args(arguments)
    found = examples(reports(given.split, given.folder))
    if not found:
        print("no fresh reports")
        return 1
    models: dict[str, Any] = {}
    for name, fields in MODELS.items():
        print(name)
        both = []
        for read in (True, False):
            d = data([one for one in found if one.field in fields and one.read == read])
            made, p, sure = learnt(d)
            models[name if read else f"{name}_none"] = made
            both.append((d, p, sure))
            print(line("a value was read" if read else "none was read", d.y, p, sure))
            for language, rows in (("en", ~d.arabic), ("ar", d.arabic)):
                if rows.any():
                    print(line(f"  {language}", d.y[rows], p[rows], sure[rows]))
            print(f"    penalty {made['penalty']:g}, threshold {made['threshold']:.2f}{'' if made['reached'] else ' (bar not reached)'}; {reliability(d, p)}")
        y, p, sure, stated, arabic = (np.concatenate(parts) for parts in zip(*((d.y, p, sure, d.stated, d.arabic) for d, p, sure in both), strict=True))
        for title, rows in (("all", stated | True), ("said by the gold or read", stated), ("  en", stated & ~arabic), ("  ar", stated & arabic)):
            print(line(title, y[rows], p[rows], sure[rows]))
    d = data([one for one in found if one.field == "claim"])
    models["claim"], p, sure = learnt(d, EVEN)
    print(line("the claim itself", d.y, p, sure))
    print(f"    penalty {models['claim']['penalty']:g}; {reliability(d, p)}")
    if given.write:
        WEIGHTS.write_bytes(msgspec.json.format(msgspec.json.encode(models), indent=1) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
