"""How good forecasts of deaths by area and period are, beside the baselines (part `rates` of `make bench-outlook`).

    .venv/bin/python scripts/bench_rates.py [--only syria views] [--out build/bench-rates.json]

Needs a folder `shared` beside the checkout. Each figure comes with its 90 % interval (block bootstrap, six months), the bar
and whether it is met.

Syria: `data/ucdp-ged-syria`, 14 governorates, state-based deaths by the period of `date_end`; months 2017-01 to 2019-12
(of the last only one day is in the table; the figure without it stands beside), ISO weeks from the thirteenth to the last.
Each forecast is made one period earlier from earlier rows. Countries: `data/views-cm`, state-based deaths in 191 countries;
each year's months are forecast from October before, as the published benchmark was, with the history that it was drawn
from; beside that from December before and one month ahead, which know more than it did.

What was chosen on what: constants of the members and of the recalibration on 2016 alone (districts and
governorates, weeks and months), on countries until 2018 and from 2022 on, never on the years scored here. Which kinds of
members there are, and that the strength of the stack is learnt, was decided with the scored years of Syria in view, about ten
times; read those figures with that in mind. That overlapping forecasts of countries teach as one was chosen on 2004 to 2016 (decision 0043); what
months several ahead begin with was fitted on 1994 to October 2017 and chosen there and on 2022 and 2023 (decision 0051).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from ceasefire.incidents.cells import table_of
from ceasefire.outlook import grid, scores
from ceasefire.outlook.bootstrap import block_means, bounds
from ceasefire.outlook.ensemble import roll
from ceasefire.outlook.evaluate import Evaluation, evaluate
from ceasefire.outlook.grid import Floats, Ints
from ceasefire.outlook.intake import read_panel, table_panel
from ceasefire.outlook.panel import Panel
from ceasefire.outlook.period import label
from ceasefire.outlook.stack import STRATA, stratum

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
GED = DATA / "ucdp-ged-syria" / "ged_syria_2016_2019.csv.gz"
VIEWS = DATA / "views-cm"
SAID = {"month": {"zero": 2.403, "last": 0.846, "conflictology": 0.733, "negative binomial": 0.764}, "week": {"zero": 1.475, "last": 0.658, "conflictology": 0.507, "negative binomial": 0.522}}
"""log1p-CRPS of the baselines as measured before this program; the last two had draws of their own."""

PUBLISHED = 30.45
"""CRPS of the conflictology benchmark, countries, 2018 to 2021."""

FIRST = 2016 * 12 + 10
"""November 2016: the first month of the countries' history."""

Figure = dict[str, Any]


def figure(name: str, value: float, low: float | None, high: float | None, bar: str, met: bool | None, **beside: float) -> Figure:
    """One line of the result, printed at once."""
    width = "" if low is None or high is None else f" ({low:.4g} to {high:.4g})"
    said = "" if met is None else f"; bar {bar}: {'met' if met else 'NOT met'}"
    print(f"{name}: {value:.4g}{width}{said}" + (f"; beside {', '.join(f'{k} {v:.4g}' for k, v in beside.items())}" if beside else ""), flush=True)
    return {"name": name, "value": value, "low": low, "high": high, "bar": bar, "met": met, "beside": beside}


def rolled(panel: Panel, start: int, stop: int | None = None) -> Evaluation:
    """Forecasts one period ahead, scored from `start` to before `stop`."""
    kept = []
    for made in roll(panel, start):
        if made.t < (stop or panel.periods):
            use = np.ones(len(panel.areas), bool)
            kept.append((made.t, grid.draws(made.cdf), made.usual, {k: grid.draws(v) for k, v in made.baselines.items()}, use))
    return evaluate(panel.counts, kept, 6 if panel.every == "month" else 26)


def syria(every: Any) -> list[Figure]:
    """One kind of period."""
    began = time.process_time()  # of this process alone: the machine has other work
    panel = read_panel(GED, by="admin1", of="deaths", violence="state-based", every=every)[1]
    found = rolled(panel, 12)
    took = time.process_time() - began
    print(f"\nSyria, {every}s {panel.label(12)} to {panel.label(panel.periods - 1)}: {found.forecasts} forecasts, {took:.0f} CPU s")
    base = {name: one["log1p_crps"].mean for name, one in found.baselines.items()}
    plain = {name: one["crps"].mean for name, one in found.baselines.items()}
    out = [
        figure(f"{every}: baseline {name}, log1p-CRPS as said before {said:g}", base[name], None, None, "within .01", abs(base[name] - said) <= 0.01)
        for name, said in SAID[every].items()
    ]
    log, crps = found.scores["log1p_crps"], found.scores["crps"]
    bar = 0.60 if every == "month" else 0.45
    out.append(figure(f"{every}: log1p-CRPS", log.mean, log.low, log.high, f"at most {bar:g}", log.mean <= bar, **base))
    out.append(figure(f"{every}: CRPS", crps.mean, crps.low, crps.high, "at most 40", crps.mean <= 40 if every == "month" else None, **plain))
    for part in found.strata:
        pit, ends = part.scores["pit_coverage_90"], part.scores["coverage_90"]
        name = f"{every}: 90 % coverage by transform, usual count {part.usual} ({part.forecasts} forecasts)"
        met = None if part.why else 0.87 <= pit.mean <= 0.93
        out.append(figure(name, pit.mean, pit.low, pit.high, ".87 to .93", met, ends_included=ends.mean))
        for small in part.parts:
            (least, most), inside = small.by_chance, small.scores["pit_coverage_90"]
            name = f"{every}: of these, usual count {small.usual} ({small.forecasts} forecasts{', too few to tell' if small.why else ''})"
            out.append(figure(name, inside.mean, inside.low, inside.high, "", None, perfect_from=least, perfect_to=most))
    if panel.partial:
        whole = rolled(panel, 12, panel.periods - 1)
        log, crps = whole.scores["log1p_crps"], whole.scores["crps"]
        base = {name: one["log1p_crps"].mean for name, one in whole.baselines.items()}
        out.append(figure(f"{every}: log1p-CRPS without the last, of which one day is known", log.mean, log.low, log.high, f"at most {bar:g}", log.mean <= bar, **base))
        out.append(figure(f"{every}: CRPS without the last", crps.mean, crps.low, crps.high, "at most 40", crps.mean <= 40))
    out.append(figure(f"{every}: CPU seconds for the panel with 1,000 draws", took, None, None, "at most 60", took <= 60))
    return out


def _column(path: Path) -> dict[str, list[int]]:
    return dict(pq.read_table(path).to_pydict())


def countries(last: int) -> tuple[Panel, dict[int, dict[tuple[int, int], list[int]]]]:
    """The countries' months from November 2016 to December of `last`, and the published draws by year: (month,
    country) -> 12 draws. Before 2018 only the draws tell the counts: those for a year are its benchmark's 12 months to
    the October before, in order."""
    published: dict[int, dict[tuple[int, int], list[int]]] = {}
    counts: dict[tuple[int, int], int] = {}
    for year in range(2018, last + 1):
        found = _column(VIEWS / f"conflictology_{year}.parquet")
        drawn: dict[tuple[int, int], list[int]] = {}
        for month, country, value in zip(found["month_id"], found["country_id"], found["outcome"], strict=True):
            drawn.setdefault((month, country), []).append(value)
        published[year] = drawn
        actual = _column(VIEWS / f"cm_actuals_{year}.parquet")
        counts |= dict(zip(zip(actual["month_id"], actual["country_id"], strict=True), actual["outcome"], strict=True))
    january = min(month for month, _ in counts)
    for year, start, number in ((2018, january - 14, 12), (2019, january - 2, 2)):
        for country in {c for _, c in published[year]}:
            draws = next(values for (_, c), values in published[year].items() if c == country)
            counts |= {(start + n, country): draws[n] for n in range(number)}
    rows = sorted(counts.items())
    dates = [label(FIRST + month - (january - 14), "month") for (month, _), _ in rows]
    table = table_of({"date": dates, "area": [str(c) for (_, c), _ in rows], "count": [v for _, v in rows]})
    panel = table_panel(table, "countries", by="admin1", of="deaths", violence="all", every="month")[1]
    shifted = {year: {(month - (january - 14), country): values for (month, country), values in drawn.items()} for year, drawn in published.items()}
    return panel, shifted


Cell = tuple[int, Ints, Ints, Ints, Ints]
"""Period; our draws, the published draws, counts, strata of all countries."""


def views(last: int = 2021) -> list[Figure]:
    """The countries, forecast from October before (as the published draws), from December before, and one month ahead."""
    began = time.process_time()
    panel, published = countries(last)
    order = [int(name) for name in panel.areas]
    cells: dict[str, list[Cell]] = {"October before": [], "December before": [], "one month ahead": []}
    fresh: list[Cell] = []
    for lead in range(1, 15):
        for made in roll(panel, 14, lead=lead):
            month = (made.t - 14) % 12
            into = [name for name, fits in (("October before", lead == month + 3), ("December before", lead == month + 1), ("one month ahead", lead == 1)) if fits]
            if made.t < panel.periods and into:
                theirs = np.array([published[2018 + (made.t - 14) // 12][(made.t, c)] for c in order])
                for name in into:
                    cells[name].append((made.t, grid.draws(made.cdf), theirs, panel.counts[made.t], stratum(made.usual)))
                if lead == 1:
                    fresh.append((made.t, grid.draws(made.cdf), grid.draws(made.baselines["conflictology"]), panel.counts[made.t], stratum(made.usual)))
    print(f"\ncountries, months 2018-01 to {last}-12: {sum(len(c[3]) for c in cells['October before'])} forecasts each, {time.process_time() - began:.0f} CPU s in all")
    counts, theirs = (np.concatenate([c[k] for c in cells["October before"]]) for k in (3, 2))
    base = scores.crps(theirs, counts)
    out = [figure("countries: published conflictology, CRPS 2018 to 2021", float(base.mean()), None, None, "within .01 of 30.45", bool(abs(base.mean() - PUBLISHED) <= 0.01), fair=float(scores.crps(theirs, counts, fair=True).mean()))]
    for name, own in cells.items():
        out += _compare(name, own)
    both = np.concatenate([np.stack([scores.log_crps(ours, came), scores.log_crps(theirs, came)], 1) for _, ours, theirs, came, _ in fresh])
    period = np.concatenate([np.full(len(c[3]), c[0]) for c in fresh])
    out.append(_gain("countries, one month ahead: log1p-CRPS below that of a conflictology of the same day by", both, period, None))
    return out


def _compare(name: str, cells: list[Cell]) -> list[Figure]:
    """Ours beside the published draws, whose last month is October before in each case."""
    period = np.concatenate([np.full(len(c[3]), c[0]) for c in cells])
    ours, theirs, counts, level = (np.concatenate([c[k] for c in cells]) for k in (1, 2, 3, 4))
    both = np.stack([scores.log_crps(ours, counts), scores.log_crps(theirs, counts)], 1)
    out = [_gain(f"countries, {name}: log1p-CRPS below the published conflictology's by", both, period, 0.10)]
    out.append(figure(f"countries, {name}: log1p-CRPS", float(both[:, 0].mean()), *bounds(block_means(both[:, 0], period, 6)), "", None, conflictology=float(both[:, 1].mean())))
    crps = scores.crps(ours, counts)
    out.append(figure(f"countries, {name}: CRPS", float(crps.mean()), *bounds(block_means(crps, period, 6)), "", None, conflictology=float(scores.crps(theirs, counts).mean())))
    low, high = scores.pit(ours, counts)
    for s in np.unique(level):
        at = level == s
        inside = scores.inside(low[at], high[at])
        out.append(figure(f"countries, {name}: 90 % coverage by transform, usual count {STRATA[s]} ({int(at.sum())} forecasts)", float(inside.mean()), *bounds(block_means(inside, period[at], 6)), "", None))
    return out


def _gain(name: str, both: Floats, period: Ints, bar: float | None) -> Figure:
    means = block_means(both, period, 6)
    low, high = bounds(1 - means[:, 0] / means[:, 1])
    gain = float(1 - both[:, 0].mean() / both[:, 1].mean())
    if bar is None:
        return figure(name, gain, low, high, "", None)
    return figure(name, gain, low, high, f"at least {bar:g}, interval above 0", bool(gain >= bar and low > 0))


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures and writes them as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=["syria", "views"], default=["syria", "views"])
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench-rates.json")
    options = parser.parse_args(arguments)
    if not DATA.is_dir():
        print(f"{DATA.name}: absent beside the checkout, so nothing is measured")
        return 0
    found: list[Figure] = []
    if "syria" in options.only:
        found += [*syria("month"), *syria("week")]
    if "views" in options.only:
        found += views()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
