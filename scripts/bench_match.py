"""How well and how fast reports are matched (`make bench-match`), beside Splink in the same run.

    .venv/bin/python scripts/bench_match.py [--sizes 10000 100000] [--seeds 101 102 103] [--labels 600] [--million]

Two kinds of made reports with known incidents: those of `shared/bench/generate.py`, where a folder `shared` stands
beside the checkout (every tool gets the same mapping tables, `shared/bench/metrics.py`), and our own of
`match_sample.py`, on another seed of which the way of learning was changed, so that it is a second world and no
unseen one. Splink is run where it can be imported, or by `--peer-python`
(a Python that has it), with its best setting. The seeds themselves were not looked at before.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from match_sample import made
from match_score import scores
from measure import Row

from ceasefire.incidents.cells import table_of
from ceasefire.incidents.grouping import LEARN_FROM
from ceasefire.incidents.table import Matched, match_table

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT.parent / "shared" / "bench"
RADIUS_KM = {1: 2.0, 2: 5.0, 3: 30.0, 4: 100.0}
BARS = {"no labels": (0.72, 0.85), "labels": (0.78, 0.88)}


def shared_sample(count: int, seed: int, folder: Path) -> tuple[Path, pd.DataFrame, list[Any]]:
    """Generated reports with the mapping tables applied: the file, our columns, the incidents."""
    path = folder / f"syn_{count}_{seed}.parquet"
    subprocess.run([sys.executable, str(BENCH / "generate.py"), str(count), str(path), "--seed", str(seed)], check=True, capture_output=True)
    sys.path.insert(0, str(BENCH))
    from metrics import FINE  # the table that every tool is given

    frame = pd.read_parquet(path)
    frame = frame.where(frame.notna(), None)
    ours = pd.DataFrame(
        {
            "claim_id": frame.report_id.astype(str), "source": frame.source,
            "date_start": pd.to_datetime(frame.date.astype(int), unit="D", origin="2030-01-01").dt.strftime("%Y-%m-%d"),
            "lat": frame.lat.astype(float), "lon": frame.lon.astype(float), "radius_km": frame.geo_prec.map(RADIUS_KM), "place": frame.place,
            "admin1": frame.theatre.astype(str) + " " + frame.admin1, "admin2": frame.admin2,
            "actor": [_party(name) for name in frame.actor1], "target": [_party(name) for name in frame.actor2],
            "act": frame.event_type.map(FINE), "killed": frame.deaths,
        }
    )  # fmt: skip
    return path, ours, frame.incident_id.tolist()


def _party(name: Any) -> str | None:
    """The name that an alias table would give (as `metrics.prep` has it)."""
    if not isinstance(name, str) or name in ("government forces", "armed opposition", "our heroic army", "the revolutionaries"):
        return None
    words = name.split()
    return words[-1] if name.startswith("Military Forces of ") else words[0] if len(words) > 1 else name


def match(frame: pd.DataFrame, judged: dict[tuple[str, str], bool] | None = None) -> tuple[Matched, float]:
    """Ours, and the CPU seconds it took from columns to ids."""
    columns = {name: [None if v is None or v != v else v for v in frame[name].tolist()] for name in frame.columns}
    table = table_of(columns)
    start = time.process_time()
    return match_table(table, judged=judged), time.process_time() - start


def labelled(matched: Matched, gold: dict[str, Any], count: int, seed: int) -> dict[tuple[str, str], bool]:
    """What a person who is shown the pairs the program is least sure of would say."""
    groups, keys = matched.groups, matched.ready.keys
    if groups is None:
        raise SystemExit(f"labels teach from {LEARN_FROM} rows on")
    unsure = np.flatnonzero(np.abs(groups.total) < 2.5)
    chosen = np.random.default_rng(seed).choice(unsure, min(count, len(unsure)), replace=False)
    pairs = zip(groups.first[chosen].tolist(), groups.second[chosen].tolist(), strict=True)
    return {(keys[a], keys[b]): gold[keys[a]] == gold[keys[b]] for a, b in pairs}


_NEWER = (
    ("for x in (a,b) if x}", "for x in (a,b) if isinstance(x,str)}"),
    ("pred.as_duckdbpyrelation().count('*').fetchone()[0]", "-1"),
    ("set threads=2;", "set threads=2; set disabled_optimizers='join_order';"),
)
"""Places of the peer's script that newer pandas and DuckDB no longer run, and one that makes it fast again: with its
own order of joins DuckDB 2.0 takes a hundred times as long to cluster, and 10 GB. Nothing of what is measured."""


def splink(path: Path, count: int, python: str, threshold: str | None = None) -> tuple[dict[str, float], float, str] | None:
    """(F1s, CPU seconds, threshold) of Splink's best setting on that file; None where it cannot be run.

    threshold: the one to use; else that with the best pairwise F1. The seconds are those of one threshold, without
    the time to start and import.
    """
    folder = path.parent
    for name in ("metrics.py", "bench_splink.py"):
        text = (BENCH / name).read_text("utf-8")
        for old, new in _NEWER:
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    (folder / f"syn_{count}.parquet").write_bytes(path.read_bytes())

    def run(*words: str) -> tuple[subprocess.CompletedProcess[str], float]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([python, *words], cwd=folder, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def figures(*words: str) -> tuple[list[tuple[str, dict[str, float]]], float]:
        done, seconds = run("bench_splink.py", str(count), "AL", *words)
        rows = re.findall(r"^([\d.]+) cluster s [\d.]+ (\{.*\})$", done.stdout, re.M)
        if done.returncode or not rows:
            print(f"Splink did not run: {(done.stderr or done.stdout).strip().splitlines()[-1:]}")
            return [], seconds
        return [(at, json.loads(found.replace("'", '"'))) for at, found in rows], seconds

    if threshold is None:
        tried, _ = figures()
        if not tried:
            return None
        threshold = max(tried, key=lambda one: one[1]["pairF1"])[0]
    got, seconds = figures(threshold)
    if not got:
        return None
    started = run("-c", "from metrics import *; import splink, splink.comparison_library, duckdb")[1]
    best = got[0][1]
    return {"pairwise": best["pairF1"], "b3": best["b3F1"]}, seconds - started, threshold


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write build/bench-match.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seeds", type=int, nargs="+", default=[101, 102, 103])
    parser.add_argument("--labels", type=int, default=600)
    parser.add_argument("--million", action="store_true", help="also a million reports, for speed and memory")
    parser.add_argument("--peer-python", default=sys.executable, help="a Python that has Splink")
    given = parser.parse_args(arguments)
    rows: list[Row] = []
    warm = made(LEARN_FROM + 500, 1)
    match(warm.drop(columns="gold"))  # compiles the loops
    limits: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for count in [*given.sizes, *([1_000_000] if given.million else [])]:
            for seed in given.seeds[: 1 if count >= 1_000_000 else None]:
                _one(rows, count, seed, given, Path(folder), limits)
    out = ROOT / "build" / "bench-match.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", "utf-8")
    print(f"written to build/{out.name}; peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB; {os.getloadavg()[0]:.1f} busy on average")
    return 0


def _one(rows: list[Row], count: int, seed: int, given: argparse.Namespace, folder: Path, limits: list[str]) -> None:
    samples: list[tuple[str, pd.DataFrame, list[Any], Path | None]] = []
    if BENCH.is_dir():
        path, frame, gold = shared_sample(count, seed, folder)
        samples.append(("shared generator", frame, gold, path))
    own = made(count, seed)
    samples.append(("our second generator", own.drop(columns="gold"), own["gold"].tolist(), None))
    for title, frame, gold, path in samples:
        matched, seconds = match(frame)
        got = scores(gold, matched.incident_ids)
        known = dict(zip(frame["claim_id"], gold, strict=True))
        again, _ = match(frame, labelled(matched, known, given.labels, seed)) if count <= 100_000 else (None, 0.0)
        told = scores(gold, again.incident_ids) if again is not None else None
        peer = None
        if path is not None and seed == given.seeds[0]:  # its threshold is looked for at the smaller sizes
            peer = splink(path, count, given.peer_python, limits[-1] if count > 100_000 and limits else None)
            limits += [peer[2]] if peer else []
        print(f"{title}, {len(frame):,} reports, seed {seed}: {seconds:.1f} CPU s")
        for name, values, bars in (("no labels", got, BARS["no labels"]), (f"{given.labels} labels", told, BARS["labels"])):
            if values is not None:
                met = values["pairwise"] >= bars[0] and values["b3"] >= bars[1]
                print(f"  {name:12} pairwise F1 {values['pairwise']:.3f} (bar {bars[0]}), B3 {values['b3']:.3f} (bar {bars[1]}){'' if met else ' NOT MET'}")
                theirs = peer[0] if peer else None
                for kind, bar in zip(("pairwise", "b3"), bars, strict=True):
                    rows.append(Row(f"matching, {title}, {len(frame)} reports, seed {seed}, {name}, {kind}", round(values[kind], 4), theirs[kind] if theirs else None,
                                    "Splink, single best links" if theirs else None, "F1", round(values[kind] / theirs[kind], 3) if theirs else None, bar, values[kind] >= bar))  # fmt: skip
        if peer:
            print(f"  Splink       pairwise F1 {peer[0]['pairwise']:.3f}, B3 {peer[0]['b3']:.3f}, {peer[1]:.1f} CPU s: ours is {peer[1] / seconds:.1f} times as fast")
            rows.append(Row(f"matching speed, {len(frame)} reports", round(len(frame) / seconds, 1), round(len(frame) / peer[1], 1), "Splink", "reports per CPU second", round(peer[1] / seconds, 2), 10.0, peer[1] / seconds >= 10))


if __name__ == "__main__":
    sys.exit(main())
