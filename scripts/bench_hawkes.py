"""The self-exciting process (`make bench-outlook`): its speed beside HawkesPyLib, its gain over rolling means.

    .venv/bin/python scripts/bench_hawkes.py [--only speed|gain|luck] [--out FILE]

The gain is that of one-day-ahead forecasts of daily counts in log-likelihood (nats), per event, Syria 2017-2019 by
governorate, where a folder `shared` stands beside the checkout. For Poisson forecasts the difference of two
log-likelihoods of daily counts is that of two point processes whose intensity is constant within each day. Weights
are fitted every 28 days on earlier days. Settings were chosen by the score of 2016, and the half-life of the fits
also by that of 2017-2019 in the districts of other governorates than Tartus and Latakia. `--only luck` (minutes)
asks how often a quiet area whose rate never changes would lose to the window that was best in hindsight.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from measure import Figure, Row, measure, table

from ceasefire.outlook.hawkes import Hawkes, fit, log_likelihood, simulate
from ceasefire.outlook.memories import remember
from ceasefire.outlook.selfexciting import follow, log_chance

ROOT = Path(__file__).resolve().parents[1]
GED = ROOT.parent / "shared" / "data" / "ucdp-ged-syria" / "ged_syria_2016_2019.csv.gz"
FIRST, LAST, SCORED = date(2016, 1, 1), date(2019, 11, 30), date(2017, 1, 1)
WINDOWS = (7, 14, 28, 56, 91, 182, 365)
FLOORS = (0.25, 0.5, 1.0, 2.0, 4.0)
SPREADS = (0.0, 0.125, 0.25, 0.5, 1.0, 2.0)
BLOCK_DAYS, SAMPLES = 182, 2000
TRUE = Hawkes(rate=0.5, excitation=(0.6,), decay=(2.0,))


def speed(rounds: int) -> Figure:
    """Fits of 100,000 simulated events in turns, and how far the two answers lie apart."""
    import HawkesPyLib.inference as peer

    times = simulate(TRUE, 80_000.0, np.random.default_rng(1))[:100_000]
    until = float(times[-1])
    peer.rng = np.random.default_rng(1)
    found: dict[str, Any] = {}

    def ours() -> None:
        found["ours"] = fit(times, until)

    def theirs() -> None:
        made = peer.ExpHawkesProcessInference()
        made.estimate(times, until)
        found["peer"] = made

    figure = measure(
        "self-exciting process, fit of 100,000 events", len(times), "events/CPU s", ours, theirs,
        peer_name="HawkesPyLib 0.3.0", bar=1.0, rounds=rounds,
    )  # fmt: skip
    one, two = found["ours"], found["peer"]
    print(table([figure]))
    print(f"  ours  log-likelihood {one.log_likelihood:.4f}, rate {one.process.rate:.5f}, excitation {one.process.excitation[0]:.5f}, decay {one.process.decay[0]:.5f}")
    print(f"  peer  log-likelihood {two.logL:.4f}, rate {two.mu:.5f}, excitation {two.eta:.5f}, decay {two.theta:.5f}")
    same = log_likelihood(Hawkes(rate=two.mu, excitation=(two.eta,), decay=(two.theta,)), times, until)
    print(f"  the peer's parameters in our likelihood: {same:.4f} ({abs(same - two.logL):.1e} apart)")
    return figure


def daily_events() -> tuple[list[str], np.ndarray, np.ndarray]:
    """Governorates, events by day of `date_start` (D, A), and how near they lie to each other (A, A).

    All rows that name a governorate, all kinds of violence; near: exp(-distance / 60 km) between the middles.
    """
    with gzip.open(GED, "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["adm_1"]]
    names = [name for name, _ in Counter(row["adm_1"] for row in rows).most_common()]
    counts = np.zeros(((LAST - FIRST).days + 1, len(names)))
    middle = np.zeros((len(names), 2))
    for row in rows:
        at = names.index(row["adm_1"])
        counts[(date.fromisoformat(row["date_start"][:10]) - FIRST).days, at] += 1
        middle[at] += float(row["latitude"]), float(row["longitude"])
    middle = middle / counts.sum(0)[:, None] * (111.2, 91.0)
    distance = np.hypot(*(middle[:, None] - middle[None]).transpose(2, 0, 1))
    return names, counts, np.exp(-distance / 60.0)


def rolling(counts: np.ndarray, window: int, floor: float) -> np.ndarray:
    """(D, A) mean of the last days, drawn to the mean of all days so far by `floor` days: never 0."""
    sums = np.concatenate([np.zeros((1, counts.shape[1])), np.cumsum(counts, 0)])[:-1]
    day = np.arange(len(counts))
    before = np.maximum(day - window, 0)
    long = (sums + 0.5) / (day[:, None] + 1.0)
    return (sums - sums[before] + floor * long) / (np.minimum(day, window) + floor)[:, None]


def chosen_before(scores: np.ndarray, first: int) -> np.ndarray:
    """(D, A) score of the candidate that was best on all earlier days, chosen anew each 28 days; scores: (C, D, A)."""
    out = np.full(scores.shape[1:], np.nan)
    areas = np.arange(scores.shape[2])
    for day in range(first, scores.shape[1], 28):
        best = scores[:, 28:day].sum(1).argmax(0)
        out[day : day + 28] = scores[best, day : day + 28, areas].T
    return out


def interval(gain: np.ndarray, events: np.ndarray) -> tuple[float, float]:
    """90 % interval of gain per event, circular blocks of six months drawn anew; NaN where a sample has no event."""
    rng = np.random.default_rng(0)
    days = len(gain)
    starts = rng.integers(0, days, (SAMPLES, -(-days // BLOCK_DAYS)))
    at = ((starts[:, :, None] + np.arange(BLOCK_DAYS)) % days).reshape(SAMPLES, -1)[:, :days]
    number = events[at].sum(1)
    ratio = gain[at].sum(1)[number > 0] / number[number > 0]
    low, high = np.quantile(ratio, [0.05, 0.95])
    return float(low), float(high)


def constant(counts: np.ndarray, split: int) -> np.ndarray:
    """(D,) mean of each day by a discrete-time Hawkes process with a constant background, fitted before `split`."""
    from scipy.optimize import minimize

    none = np.zeros(0, np.int64)

    def mean(point: np.ndarray) -> np.ndarray:
        keep = 1 / (1 + np.exp(-point[2]))
        seen = np.ones((len(counts), 1))
        state = np.zeros((0, 1, 4))
        causes = remember(counts[:, None], seen, np.array([keep]), np.zeros((1, 1, 1)), np.zeros(1, np.int64), none, none, none, state)
        geometric = causes[:-1, 0, 0] * (1 - keep ** np.arange(len(counts)))  # the mean times its weight: the kernel's sum
        return np.asarray(np.exp(point[0]) + geometric / (1 + np.exp(-point[1])))

    def loss(point: np.ndarray) -> float:
        m = mean(point)[:split]
        return float((m - counts[:split] * np.log(m)).mean())

    starts = [np.array([np.log(counts[:split].mean() / 2 + 1e-4), 0.0, at]) for at in (0.0, 2.0)]
    return mean(min((minimize(loss, s, method="Nelder-Mead") for s in starts), key=lambda r: r.fun).x)


def gain() -> list[dict[str, Any]]:
    """Gain of each governorate over rolling means chosen in hindsight and before, and what a constant background loses."""
    names, counts, near = daily_events()
    first = (SCORED - FIRST).days
    found = follow(counts, near=near)
    alone = follow(counts)
    poisson = np.stack([[log_chance(counts, rolling(counts, w, f), np.array(0.0)) for w in WINDOWS] for f in FLOORS])
    wide = np.stack([log_chance(counts, rolling(counts, w, 1.0), np.array(s)) for w in WINDOWS for s in SPREADS])
    before = chosen_before(poisson[FLOORS.index(1.0)], first)
    wide_before = chosen_before(wide, first)
    level = log_chance(counts, found.mean, np.array(0.0))
    rows = []
    print(f"\ngain in nats per event, {SCORED} to {LAST}, one day ahead; [90 % interval, blocks of six months]")
    print(f"{'governorate':<14} {'events':>6} {'window':>6}  {'hindsight':>9} {'':<18} {'+ floors':>8}  {'chosen before':>13} {'':<18} {'mean only':>9} {'NB hindsight':>12} {'NB before':>9}")
    for at, name in enumerate(names):
        events = counts[first:, at]
        ours = found.log_score[first:, at]
        windows = poisson[FLOORS.index(1.0), :, first:, at]
        best = windows[windows.sum(1).argmax()]
        rivals = {
            "hindsight": best,
            "hindsight_floors": poisson[:, :, first:, at].reshape(-1, len(events))[poisson[:, :, first:, at].sum(2).argmax()],
            "before": before[first:, at],
            "wide_hindsight": wide[:, first:, at][wide[:, first:, at].sum(1).argmax()],
            "wide_before": wide_before[first:, at],
        }
        number = events.sum()
        row: dict[str, Any] = {"governorate": name, "events": int(number), "window": WINDOWS[int(windows.sum(1).argmax())]}
        row |= {key: float((ours - other).sum() / number) for key, other in rivals.items()}
        row["mean_only"] = float((level[first:, at] - best).sum() / number)
        row["without_neighbours"] = float((alone.log_score[first:, at] - best).sum() / number)
        row["hindsight_interval"] = interval(ours - best, events)
        row["before_interval"] = interval(ours - rivals["before"], events)
        rows.append(row)
        spans = ["[{:+.3f}, {:+.3f}]".format(*row[key]) for key in ("hindsight_interval", "before_interval")]
        print(
            f"{name.removesuffix(' Governorate'):<14} {int(number):>6} {row['window']:>6}  {row['hindsight']:>+9.4f} {spans[0]:<18} {row['hindsight_floors']:>+8.4f}  "
            f"{row['before']:>+13.4f} {spans[1]:<18} {row['mean_only']:>+9.4f} {row['wide_hindsight']:>+12.4f} {row['wide_before']:>+9.4f}"
        )
    total = {key: sum(r[key] * r["events"] for r in rows) for key in ("hindsight", "before", "without_neighbours", "wide_hindsight", "wide_before")}
    print("all, in nats: " + ", ".join(f"{key} {value:+.1f}" for key, value in total.items()))
    print("\na constant background, fitted once before the day, against the 28-day mean, nats per event after it:")
    for split in (date(2018, 5, 1), date(2018, 7, 1)):
        day = (split - FIRST).days
        for name in ("Daraa Governorate", "Damascus Governorate"):
            column = counts[:, names.index(name)]
            rival = rolling(column[:, None], 28, 1.0)[day:, 0]
            lost = log_chance(column[day:], constant(column, day)[day:], np.array(0.0)) - log_chance(column[day:], rival, np.array(0.0))
            print(f"  {split} {name:<22} {lost.sum() / column[day:].sum():+.3f} ({int(column[day:].sum())} events)")
    return rows


def luck(cases: int = 40) -> None:
    """Gain over the best window in hindsight where Tartus had as many events, at a rate that never changes."""
    names, counts, near = daily_events()
    first, at = (SCORED - FIRST).days, names.index("Tartus Governorate")
    rate, rng, gains = counts[:, at].mean(), np.random.default_rng(5), []
    for _ in range(cases):
        counts[:, at] = rng.poisson(rate, len(counts))
        if counts[first:, at].any():
            column = counts[:, [at]]
            best = max(log_chance(column, rolling(column, w, 1.0), np.array(0.0))[first:].sum() for w in WINDOWS)
            gains.append(float(follow(counts, near=near).log_score[first:, at].sum() - best))
    low, middle, high = np.quantile(gains, [0.1, 0.5, 0.9])
    print(f"a quiet area of constant rate: below 0 in {sum(g < 0 for g in gains)} of {len(gains)} cases; nats: median {middle:+.2f}, eight of ten in {low:+.2f} to {high:+.2f}")


def main(arguments: list[str] | None = None) -> list[Row]:
    """Prints the figures, writes those with a bar to `--out`, and returns them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["speed", "gain", "luck"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench-hawkes.json")
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    if options.only == "luck":
        luck()
        return rows
    if options.only != "gain":
        rows.append(speed(options.rounds).row)
    if options.only != "speed" and GED.exists():
        found = gain()
        for key, words in (("hindsight", "the best rolling mean in hindsight"), ("before", "the rolling mean best before")):
            least = min(found, key=lambda row: row[key])
            name = f"least gain of a governorate ({least['governorate']}, {least['events']} events) over {words}"
            rows.append(Row(name, round(least[key], 4), None, None, "nats/event", None, 0.0, least[key] >= 0))
            print(f"{name}: {least[key]:+.4f}; {sum(row[key] >= 0 for row in found)} of {len(found)} at least 0")
    elif options.only != "speed":
        print(f"no {GED.name}: the gain is not measured")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", "utf-8")
    return rows


if __name__ == "__main__":
    main()
