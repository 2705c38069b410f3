"""How far any forecast of the countries' counts from earlier counts alone can get, beside the published conflictology.

    .venv/bin/python scripts/ceiling_rates.py [--history ged_cm_postpatch.parquet]

Nothing here is a forecast of ours: most of it cheats, to say where the end is. Printed, for October and December before:

- weights in hindsight: the best linear pool of our own members (its figure in the docs is from before `months elsewhere`
  was one), with weights for each lead and stratum fitted to the very
  months that are scored;
- with --history: a network of two layers that gives a whole distribution, learnt over all countries, leads and origins
  by the score itself (log1p-CRPS), from the last 12 counts, decayed means back to 1989, how often and how long ago there
  were deaths, and the lead. Once from months to October 2017 alone, and once (cheating) from all years but the one scored.

The history is UCDP GED by country and month, 1989 to 2020, as the ViEWS competition of 2020 used it: file
`data/ged_cm_postpatch.parquet` of github.com/UppsalaConflictDataProgram/views_competition (commit 1fa2a8d; CC BY-NC 4.0, the
counts in it UCDP's, CC BY 4.0). Only its months to October 2016 are read; later ones come from `shared/data/views-cm`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from bench_rates import countries

from ceasefire.outlook import grid, scores
from ceasefire.outlook.ensemble import roll
from ceasefire.outlook.grid import VALUES, WIDTHS, Floats
from ceasefire.outlook.stack import STRATA, simplex, stratum

FIRST = 109
"""Number of January 1989 in the history's months; January 1980 is 1."""

START = 12 * 28 - 2
"""Index of November 2016 from January 1989: the first month of the panel."""

YEARS = (2018, 2019, 2020, 2021)
HALF_LIVES: Floats = np.array([0.7, 1.5, 3.0, 6.0, 12.0, 36.0])
STEPS = np.unique(np.round(np.concatenate([np.arange(8), np.expm1(np.linspace(np.log(9), np.log(8000), 26))])).astype(int))
"""Counts at which the network gives its distribution."""

AT = np.log1p(STEPS)
WIDTH = np.diff(np.append(AT, np.log1p(12000)))
QUIET = 0.15
"""Share of the origins without deaths in the last year that are learnt from, with the weight of all."""


def hindsight(panel: Any, theirs: Any) -> None:
    """The best weights of our members for the months that are scored, by lead and stratum."""
    for name, back in (("October", 2), ("December", 0)):
        ours, base = 0.0, 0.0
        for month in range(12):
            off: list[list[Floats]] = [[] for _ in STRATA]
            for made in roll(panel, 14, lead=month + 1 + back):
                if made.t >= panel.periods or (made.t - 14) % 12 != month:
                    continue
                hit = VALUES[None, :-1] >= panel.counts[made.t][:, None]
                all_ = (np.stack(list(made.members.values()))[:, :, :-1] - hit) * np.sqrt(WIDTHS)
                for s in range(len(STRATA)):
                    off[s].append(all_[:, stratum(made.usual) == s].reshape(len(all_), -1))
                base += float(scores.log_crps(theirs(made.t), panel.counts[made.t]).mean()) / 48
            for one in off:
                rows = np.concatenate(one, 1)
                k = len(rows)
                square = rows @ rows.T + 1e-9 * np.eye(k)
                best = simplex(square, np.zeros(k), np.full(k, 1 / k), 3000)
                ours += float(best @ square @ best) / (48 * len(panel.areas))
        print(f"{name} before, weights in hindsight: {ours:.4f}, published {base:.4f}, lower by {1 - ours / base:.1%}", flush=True)


class Histories:
    """What is known of each country before a month. logs: (T, A) log(1 + count) from January 1989."""

    def __init__(self, counts: Floats) -> None:
        self.logs = np.log1p(counts)
        self._any = (counts > 0).astype(float)
        self._means, self._often = self._decayed(self.logs), self._decayed(self._any)
        self._total = np.concatenate([np.zeros((1, counts.shape[1])), self._any.cumsum(0)])
        since = np.full(counts.shape[1], 120.0)
        self._since = [since]
        for row in counts:
            since = np.where(row > 0, 0.0, since + 1)
            self._since.append(since)

    def _decayed(self, x: Floats) -> Floats:
        keep = (0.5 ** (1 / HALF_LIVES))[:, None]
        sums, weights = np.zeros((len(keep), x.shape[1])), np.zeros((len(keep), 1))
        out = [sums]
        for row in x:
            sums, weights = sums * keep + row, weights * keep + 1
            out.append(sums / weights)
        return np.stack(out)

    def before(self, n: int, lead: int) -> Floats:
        """(A, F) what is known before month n of a forecast for month n - 1 + lead."""
        last = self.logs[n - 12 : n][::-1]
        some = np.stack([last[:3].mean(0), last[:6].mean(0), last.mean(0), (last > 0).mean(0), (last[:6] > 0).mean(0), last.std(0)])
        long = [*self._means[n], *self._often[n], np.log1p(self._since[n]), self._total[n] / n]
        ahead = np.full(last.shape[1], np.log(lead))
        return np.stack([*last[:6], *np.sort(last, 0), *some, *long, ahead, np.exp(ahead) / 14], 1)

    def taught(self, leads: Sequence[int], use: Any) -> tuple[Floats, Floats, Floats]:
        """Rows to learn from, what came, weights; use(t): whether month t may be learnt from."""
        rng = np.random.default_rng(1)
        x, y, w = [], [], []
        for n in range(36, len(self.logs), 2):
            for t, lead in ((n - 1 + lead, lead) for lead in leads):
                if t < len(self.logs) and use(t):
                    busy = self._any[n - 12 : n].any(0)
                    keep = busy | (rng.random(len(busy)) < QUIET)
                    x.append(self.before(n, lead)[keep])
                    y.append(self.logs[t][keep])
                    w.append(np.where(busy, 1.0, 1 / QUIET)[keep])
        return np.concatenate(x), np.concatenate(y), np.concatenate(w)


class Network:
    """Two layers of 32; softmax over the steps; its loss is the score. Adam (Kingma and Ba 2015), rate falling to 0."""

    def __init__(self, x: Floats, y: Floats, weight: Floats, seed: int, epochs: int = 12, batch: int = 1024) -> None:
        rng = np.random.default_rng(seed)
        self._mean, self._sd = x.mean(0), x.std(0) + 1e-3
        sizes = [x.shape[1], 32, 32, len(STEPS) + 1]
        self._p = [p for a, b in pairwise(sizes) for p in (rng.normal(0, np.sqrt(2 / a), (a, b)), np.zeros(b))]
        first, second = [np.zeros_like(p) for p in self._p], [np.zeros_like(p) for p in self._p]
        z, step, steps = (x - self._mean) / self._sd, 0, epochs * (len(x) // batch)
        for _ in range(epochs):
            order = rng.permutation(len(x))
            for start in range(0, len(x) - batch + 1, batch):
                at = order[start : start + batch]
                step += 1
                rate = 1e-3 * (1 + np.cos(np.pi * step / steps))
                for j, slope in enumerate(self._slopes(z[at], y[at], weight[at])):
                    first[j] = 0.9 * first[j] + 0.1 * slope
                    second[j] = 0.999 * second[j] + 0.001 * slope**2
                    move = first[j] / (1 - 0.9**step) / (np.sqrt(second[j] / (1 - 0.999**step)) + 1e-8)
                    self._p[j] = self._p[j] - rate * (move + (3e-3 * self._p[j] if j % 2 == 0 else 0))

    def _layers(self, z: Floats) -> tuple[list[Floats], Floats]:
        a = [z]
        for j in (0, 2):
            a.append(np.maximum(a[-1] @ self._p[j] + self._p[j + 1], 0))
        out = a[-1] @ self._p[4] + self._p[5]
        e = np.exp(out - out.max(1, keepdims=True))
        return a, e / e.sum(1, keepdims=True)

    def _slopes(self, z: Floats, y: Floats, weight: Floats) -> list[Floats]:
        a, p = self._layers(z)
        miss = np.cumsum(p, 1)[:, :-1] - (AT[None, :] >= y[:, None] - 1e-9)
        each = 2 * miss * WIDTH * weight[:, None] / weight.sum()
        back = np.concatenate([np.cumsum(each[:, ::-1], 1)[:, ::-1], np.zeros((len(z), 1))], 1)
        back = p * (back - (back * p).sum(1, keepdims=True))
        out: list[Floats] = []
        for j in (4, 2, 0):
            out = [a[j // 2].T @ back, back.sum(0), *out]
            back = (back @ self._p[j].T) * (a[j // 2] > 0)
        return out

    def cdf(self, x: Floats) -> Floats:
        """(n, G) on the grid; straight over log(1 + x) between the steps."""
        below = np.cumsum(self._layers((x - self._mean) / self._sd)[1], 1)[:, :-1]
        return np.stack([np.interp(grid.LOGS, np.append(AT, np.log1p(30000)), [*row, 1.0]) for row in below])


def learnt(panel: Any, theirs: Any, order: Sequence[int], path: Path) -> None:
    """The network beside the published draws."""
    found = pq.read_table(path).to_pydict()
    counts = np.zeros((START, len(order)))
    place = {c: i for i, c in enumerate(order)}
    for month, country, value in zip(found["month_id"], found["country_id"], found["ged_best_sb"], strict=True):
        if country in place and 0 <= month - FIRST < START:
            counts[month - FIRST, place[country]] = value or 0
    past = Histories(np.concatenate([counts, panel.counts]))
    for name, back in (("October", 2), ("December", 0)):
        leads = range(1 + back, 13 + back)
        strict = [Network(*past.taught(leads, lambda t: t < START + 12), seed=s) for s in range(3)]
        for how in ("learnt to October 2017", "learnt from all other years to 2023 (cheating)"):
            ours, base = [], []
            for year in YEARS:
                january = START + 14 + 12 * (year - 2018)
                nets = strict
                if "cheating" in how:
                    nets = [Network(*past.taught(leads, lambda t, j=january: not j <= t < j + 12), seed=s) for s in range(3)]
                for lead in leads:
                    t = january - back - 1 + lead
                    cdf = np.mean([net.cdf(past.before(january - back, lead)) for net in nets], 0)
                    ours.append(scores.log_crps(grid.draws(cdf), panel.counts[t - START]).mean())
                    base.append(scores.log_crps(theirs(t - START), panel.counts[t - START]).mean())
            print(f"{name} before, network {how}: {np.mean(ours):.4f}, published {np.mean(base):.4f}, lower by {1 - np.mean(ours) / np.mean(base):.1%}", flush=True)


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--history", type=Path)
    options = parser.parse_args()
    for last in (2021, 2023):
        panel, published = countries(last)
        order = [int(name) for name in panel.areas]

        def theirs(t: int, published: Any = published, order: Any = order) -> Any:
            return np.array([published[2018 + (t - 14) // 12][(t, c)] for c in order])

        if last == 2021:
            hindsight(panel, theirs)
        elif options.history:
            learnt(panel, theirs, order, options.history)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
