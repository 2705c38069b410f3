"""Drivers of the outlook held beside data that is not of the embedded case (part of `make bench-outlook`).

    .venv/bin/python scripts/bench_drivers.py [--resamples 1000]

Nothing is fitted to it and nothing follows from it: the stated effects (`outlook/drivers.yaml`, decision 0046) stand whatever is
found. The rules below were written before the first run.

1. Violence beside its own past. UCDP's events of Syria 2016-2019 in all districts but those of Daraa, Quneitra and Suwayda, dated to the
   week or better. A calm: a day (asked every 7) on which the last 28 days had at most half of the 28-day mean of the 90 days before
   them, which had 20 events or more. Its weeks count from the eighth on, until one has more events than the weekly mean of those 90 days (the
   break, the dossier's `rate_above_before` for a week), a year has passed or the data end; then the next calm may begin. The value of a week is the driver's own, from the events of the
   calm up to that week. Log hazard = a + b value + c log(1 + months of the calm), Poisson.
2. Talks and third parties. UCDP's agreements 1975-2021 at signing and later landmarks: end within a year, log hazard = a + b x + c log(1 +
   months), for a later agreement of the process within a year (talks alive), peacekeepers in its text (guarantors or monitors at work),
   and, for violence, a year of fighting between the signatories (25 deaths or more).

Intervals: 90 %, whole districts or conflicts resampled. b is an association: where fighting is known, it is also likely to go on.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from ucdp_peace import COLUMNS, DATA, Array, active_years, deals, panel

from ceasefire.outlook.driver import drivers

OUT = Path(__file__).resolve().parents[1] / "build" / "bench-drivers.json"
EVENTS = DATA.parent / "ucdp-ged-syria" / "ged_syria_2016_2019.csv.gz"
LEFT_OUT = frozenset({"Daraa Governorate", "Quneitra Governorate", "As Suwayda Governorate", ""})
MONTH, BEFORE, LEAST, YEAR, SEED = 28, 90, 20, 365, 20261128
PEACE = {"talks": ("talks_year", "a later agreement within a year"), "guarantor_present": ("peacekeepers", "peacekeepers in its text"), "rate": ("fought_year", "a year of fighting between the signatories, yes or no")}


def fitted(x: Array, y: Array, exposure: Array, weight: Array) -> Array:
    """Coefficients of log rate = x @ b, Poisson with exposure, by Newton's method with a ridge of 1e-6."""
    b = np.zeros(x.shape[1])
    b[0] = math.log(max((weight * y).sum(), 0.5) / (weight * exposure).sum())
    for _ in range(60):
        mu = exposure * np.exp(np.clip(x @ b, -40, 10)) * weight
        step = np.linalg.solve(x.T @ (x * mu[:, None]) + 1e-6 * np.eye(len(b)), x.T @ (weight * y - mu) - 1e-6 * b)
        b = b + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    return b


def measured(x: Array, y: Array, exposure: Array, group: Sequence[str], resamples: int) -> tuple[float, float, float]:
    """The second coefficient with its 90 % interval over resampled groups."""
    names, where = np.unique(np.array(group), return_inverse=True)
    rng = np.random.default_rng(SEED)
    draws = []
    for _ in range(resamples):
        weight = np.bincount(rng.integers(0, len(names), len(names)), minlength=len(names)).astype(float)[where]
        draws.append(fitted(x, y, exposure, weight)[1])
    low, high = np.quantile(draws, [0.05, 0.95])
    return float(fitted(x, y, exposure, np.ones(len(y)))[1]), float(low), float(high)


def calms() -> tuple[Array, Array, list[str], int]:
    """Weeks of calms: (n, 3) ones, value, log age; whether it broke; district; and how many calms."""
    days: dict[str, list[int]] = defaultdict(list)
    first, last = date.max.toordinal(), 0
    with gzip.open(EVENTS, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["date_start"]).toordinal()
            first, last = min(first, day), max(last, day)
            if row["adm_1"] not in LEFT_OUT and row["adm_2"] and row["date_prec"] in ("1", "2", "3"):
                days[f"{row['adm_1']}, {row['adm_2']}"].append(day)
    x, y, group, count = [], [], [], 0
    for name, own in days.items():
        told = np.bincount(np.array(own) - first, minlength=last - first + 1).cumsum()

        def within(a: int, b: int, told: Array = told) -> int:
            """Events of the days [a, b)."""
            return int((told[b - 1] if b > 0 else 0) - (told[a - 1] if a > 0 else 0))

        day = BEFORE + MONTH
        while day + 7 <= len(told):
            before = within(day - MONTH - BEFORE, day - MONTH)
            if before < LEAST or within(day - MONTH, day) > 0.5 * before * MONTH / BEFORE:
                day += 7
                continue
            begun, level, count, broke = day, before * 7 / BEFORE, count + 1, False
            while day + 7 <= len(told) and day - begun < YEAR and not broke:
                broke = within(day, day + 7) > level
                near, earlier = day - MONTH, day - MONTH - begun
                if earlier >= MONTH:
                    mean = within(begun, near) * MONTH / earlier
                    x.append((1.0, math.log((within(near, day) + 1) / (mean + 1)), math.log1p((day - begun) / 30)))
                    y.append(float(broke))
                    group.append(name)
                day += 7
    return np.array(x), np.array(y), group, count


def rows(resamples: int) -> list[dict[str, object]]:
    """All comparisons that the data at hand allow."""
    stated = {d.id: d for d in drivers()}
    out: list[dict[str, object]] = []

    def add(driver: str, data: str, unit: str, found: tuple[float, float, float], count: int, events: int) -> None:
        mean, sd = stated[driver].effect
        ends = (mean - 1.6449 * sd, mean + 1.6449 * sd)
        out.append({
            "driver": driver, "name": stated[driver].name, "data": data, "unit": unit, "found": found[0], "low": found[1], "high": found[2], "stated": mean,
            "sd": sd, "rows": count, "events": events, "same_sign": found[0] * mean > 0, "meet": found[1] <= ends[1] and ends[0] <= found[2],
        })  # fmt: skip

    if EVENTS.exists():
        x, y, group, count = calms()
        add("rate", f"UCDP events, {len(set(group))} districts, {count} calms", "the driver's own", measured(x, y, np.ones(len(y)), group, resamples), len(y), int(y.sum()))
    if DATA.is_dir():
        told = panel(deals(), active_years())
        exposure = np.minimum(told.left, YEAR)
        y = (told.ended & (told.left <= YEAR)).astype(float)
        for driver, (column, unit) in PEACE.items():
            x = np.column_stack([np.ones(len(y)), told.x[:, COLUMNS.index(column)], told.age[:, 0]])
            add(driver, "UCDP agreements and landmarks", unit, measured(x, y, exposure, list(told.group), resamples), len(y), int(y.sum()))
    return out


def main() -> int:
    """0 when run: there is no bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--resamples", type=int, default=1000)
    found = rows(parser.parse_args().resamples)
    if not found:
        print("neither UCDP's events nor its agreements are beside the checkout: nothing to hold them against")
        return 0
    for row in found:
        print(
            f"{row['name']:34s} found {row['found']:+.2f} [{row['low']:+.2f}, {row['high']:+.2f}], stated {row['stated']:+.2f} ± {row['sd']:.2f}; "
            f"{'same' if row['same_sign'] else 'other'} sign, ranges {'meet' if row['meet'] else 'do not meet'}; {row['data']}, {row['unit']}, {row['rows']} rows, {row['events']} ends"
        )
    without = [d.name for d in drivers() if d.id not in {row["driver"] for row in found}]
    print(f"no data at hand to hold these against: {'; '.join(without)}")
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
