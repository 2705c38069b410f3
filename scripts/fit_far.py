"""Fit what months several ahead are made of, and write `src/ceasefire/outlook/far.json`.

    .venv/bin/python scripts/fit_far.py --history ged_cm_postpatch.parquet [--moved 2010 …]

The history is UCDP GED by country and month, as in `ceiling_rates.py`; of it only months to October 2017 are read, so
that no count which `bench_rates.py` scores, or which its published draws are held against, has a part. The years are cut as the
benchmark is: 14 months of history, then four years, each forecast from October and from December before.

--moved: the benchmark's design in other years, with conflictology of October as the peer and weights fitted without those
four years. Slow: each takes as long as the countries' part of `bench_rates.py`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from bench_rates import VIEWS
from scipy.optimize import minimize

from ceasefire.incidents.cells import table_of
from ceasefire.outlook import ensemble, far, grid, scores
from ceasefire.outlook.far import Far, Learnt, softmax
from ceasefire.outlook.grid import VALUES, WIDTHS, Floats
from ceasefire.outlook.intake import table_panel
from ceasefire.outlook.member import Past
from ceasefire.outlook.panel import Panel
from ceasefire.outlook.period import label

OUT = Path(__file__).resolve().parents[1] / "src" / "ceasefire" / "outlook" / "far.json"
STARTS = (1994, 1998, 2002, 2006, 2010, 2014)
END = 2017 * 12 + 10
"""November 2017: the first month that is not read for the fit."""

HISTORY = 14
PULL = 5e-4
"""Ridge on the logits, chosen with whole windows left out (1e-4 to 2e-3 differ by .1 %)."""

ROUNDS = 100
QUIET = 6
"""Of origins of countries without a death before, one in so many is learnt from, with the weight of all."""

Rows = tuple[Floats, Floats, Floats]
"""Courses (n, J); squared errors of the components (n, K, K), as in `stack`; weights (n,)."""


def moved(path: Path, start: int, end: int = END) -> Panel:
    """The countries' months from 14 before January of `start` for 14 months and four years, or to before `end`."""
    found = pq.read_table(path).to_pydict()
    counts = {(month + 1980 * 12 - 1, country): int(value or 0) for month, country, value in zip(found["month_id"], found["country_id"], found["ged_best_sb"], strict=True)}
    countries = sorted(set(pq.read_table(VIEWS / "conflictology_2018.parquet").to_pydict()["country_id"]))
    months = range(start * 12 - HISTORY, min((start + 4) * 12, end))
    rows = [(label(month, "month"), str(country), counts.get((month, country), 0)) for month in months for country in countries]
    dates, areas, values = zip(*rows, strict=True)
    return table_panel(table_of({"date": dates, "area": areas, "count": values}), "countries", by="admin1", of="deaths", violence="all", every="month")[1]


def peer(panel: Panel, t: int) -> Floats:
    """(A,) log1p-CRPS of the twelve months to October before."""
    first = 12 * ((t - HISTORY) // 12)
    return scores.log_crps(panel.counts[first : first + 12].T, panel.counts[t])


def rows_of(panel: Panel) -> Rows:
    """What one window teaches, each month from October and from December before; it weighs 1 over its peer's score."""
    found: list[Rows] = []
    for lead in range(1, HISTORY + 1):
        member = Far(Past(panel, lead), np.zeros((7, 13)))
        for t in range(HISTORY, panel.periods):
            if lead not in ((t - HISTORY) % 12 + 1, (t - HISTORY) % 12 + 3):
                continue
            came = panel.counts[t]
            quiet = panel.counts[: t - lead + 1].sum(0) == 0
            take = ~quiet | ((np.arange(len(came)) + t) % QUIET == 0)
            off = (member.components(t)[:, take, :-1] - (VALUES[None, :-1] >= came[take][:, None])) * np.sqrt(WIDTHS)
            found.append((member.course(t)[take], np.einsum("kag,lag->akl", off, off), np.where(quiet, QUIET, 1.0)[take]))
    course, square, weight = (np.concatenate(part) for part in zip(*found, strict=True))
    base = sum(float(peer(panel, t).sum()) for t in range(HISTORY, panel.periods))
    return course, square, weight / base


def fitted(windows: Sequence[Rows]) -> Floats:
    """(J, K) logits' weights under which the windows' score is least, drawn towards equal shares."""
    course, square, weight = (np.concatenate(part) for part in zip(*windows, strict=True))
    weight = weight / weight.sum()
    shape = course.shape[1], square.shape[1]
    pull = np.full(shape, PULL)
    pull[0] *= 0.01

    def below(point: Floats) -> tuple[float, Floats]:
        weights = point.reshape(shape)
        share = softmax(course @ weights)
        back = np.einsum("nkl,nl->nk", square, share)
        each = (share * back).sum(1)
        slope = course.T @ (2 * share * (back - each[:, None]) * weight[:, None]) + pull * weights
        return 100 * float((each * weight).sum() + 0.5 * (pull * weights**2).sum()), 100 * slope.ravel()

    found = minimize(below, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x.reshape(shape))


def compare(panel: Panel, weights: Floats) -> None:
    """The ensemble with these weights beside the peer."""
    record = Learnt(weights=tuple(map(tuple, weights.tolist())), origins=0, first="", last="", source="")
    far.learnt = lambda: record  # type: ignore[assignment]
    ours = {1: 0.0, 3: 0.0}
    for lead in range(1, HISTORY + 1):
        for made in ensemble.roll(panel, HISTORY, lead=lead):
            for back, total in ours.items():
                if made.t < panel.periods and (made.t - HISTORY) % 12 + back == lead:
                    ours[back] = total + float(scores.log_crps(grid.draws(made.cdf), panel.counts[made.t]).sum())
    base = sum(float(peer(panel, t).sum()) for t in range(HISTORY, panel.periods))
    print(f"{panel.label(HISTORY)} to {panel.label(panel.periods - 1)}: lower by {1 - ours[3] / base:.2%} from October, {1 - ours[1] / base:.2%} from December", flush=True)


def main() -> int:
    """Writes the weights; or prints how good they are in other years."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--history", type=Path, required=True)
    parser.add_argument("--moved", type=int, nargs="+", choices=STARTS)
    options = parser.parse_args()
    taught: dict[int, Any] = {start: rows_of(moved(options.history, start)) for start in STARTS}
    for start in options.moved or ():
        compare(moved(options.history, start, 2018 * 12), fitted([rows for other, rows in taught.items() if other != start]))
    if not options.moved:
        weights = fitted(list(taught.values()))
        record = {
            "source": "computed by scripts/fit_far.py from UCDP GED by country and month",
            "first": label(STARTS[0] * 12, "month"), "last": label(END - 1, "month"),
            "origins": sum(len(rows[0]) for rows in taught.values()), "weights": [[round(float(v), 4) for v in row] for row in weights],
        }  # fmt: skip
        OUT.write_text(json.dumps(record).replace("], [", "],\n[").replace("[[", "[\n[") + "\n", "utf-8")
        for (name, row) in zip(("always", "level", "its square", "late", "without", "swing", "lead"), weights, strict=True):
            print(f"{name:10s}", " ".join(f"{v:+.2f}" for v in row))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
