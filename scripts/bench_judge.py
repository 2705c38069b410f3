"""One million incidents held against 200 dated zones and 50 provisions, beside GeoPandas and pandas.

    .venv/bin/python scripts/bench_judge.py [--incidents N] [--rounds N]

Both sides run in processes of their own on the same generated data (fixed seed) and must find the same
pairs of incident and provision. Ours also gives outcome, responsibility, proof and reasons.
`spread`: each provision holds in four zones, and four zones lie over a point on average (sjoin then
takes about four seconds); `sparse`: one zone over a point; `each`: every
provision holds in every zone (10,000 articles), one zone over a point, so that the answer is longer
than the question.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from judge_peer import peer_rounds
from judge_sample import Sample, sample

BAR = 10.0
PEER = "GeoPandas sjoin + pandas filters (pairs only, no reasons)"
KINDS = {
    "spread": "spread over them, 4 zones over a point",
    "sparse": "spread over them, 1 zone over a point",
    "each": "all of them in each, 1 zone over a point",
}
MEMORY_KB = 2 * 1024 * 1024


def ours_rounds(made: Sample, rounds: int) -> dict[str, Any]:
    """Seconds of our side, with the tables told apart; rows: incident * 100,000 + zone * 100 + provision."""
    from ceasefire.findings.bindings import bindings
    from ceasefire.findings.docket import docket
    from ceasefire.findings.verdicts import OUTCOMES, REASONS, judge_columns

    dossier, agreement = made.dossier(), made.agreement()
    few = made.columns(1000)  # the first run compiles, or loads what is compiled
    tables = docket([agreement], dossier, few.lists)
    judge_columns(few, tables, bindings(tables, few.lists))
    columns = made.columns()
    index = clock(lambda: (tables := docket([agreement], dossier, columns.lists), bindings(tables, columns.lists)))
    tables, known = index["result"]
    times = [clock(lambda: judge_columns(columns, tables, known)) for _ in range(rounds)]
    verdicts = times[-1]["result"]
    breach = verdicts.outcome >= OUTCOMES.index("minor_violation")
    breach &= verdicts.outcome <= OUTCOMES.index("serious_violation")
    # The peer knows no proof: what is open only for want of it is a breach to it.
    breach |= (verdicts.reasons >> np.uint32([code for code, _ in REASONS].index("unproven"))) & np.uint32(1) == 1
    codes = np.array([int(a.provision.id) for a in tables.articles])
    rows = verdicts.incident[breach].astype(np.int64) * 100_000 + codes[verdicts.article[breach]]
    return {"times": times, "index": index, "rows": np.sort(rows), "verdicts": len(verdicts)}


def clock(work: Callable[[], Any]) -> dict[str, Any]:
    """CPU and wall seconds of a piece of work, and its result."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "result": result}


def part(name: str, kind: str, incidents: int, radii: bool, rounds: int, out: Path) -> None:
    """One side in this process: rows to `out`, figures to standard output."""
    made = sample(incidents, each=kind == "each", dense=kind == "spread", radii=radii)
    found = ours_rounds(made, rounds) if name == "ours" else peer_rounds(made, rounds, clock)
    np.save(out, found["rows"])
    figures = {
        "cpu": [t["cpu"] for t in found["times"]],
        "wall": [t["wall"] for t in found["times"]],
        "index_cpu": found["index"]["cpu"],
        "rows": len(found["rows"]),
        "verdicts": found.get("verdicts"),
        "peak_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }
    print(json.dumps(figures))


def apart(name: str, kind: str, incidents: int, radii: bool, rounds: int) -> tuple[dict[str, Any], Any]:
    """One side in a process of its own: (figures, rows)."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.npy"
        command = [sys.executable, __file__, "--part", name, "--kind", kind, "--incidents", str(incidents)]
        command += ["--rounds", str(rounds), "--out", str(out), *(["--radii"] if radii else [])]
        single = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        run_ = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **single})
        return json.loads(run_.stdout.splitlines()[-1]), np.load(out)


def spread(values: list[float]) -> str:
    """Median and half the range."""
    return f"{statistics.median(values):.2f} s (±{(max(values) - min(values)) / 2:.2f})"


def run(incidents: int = 1_000_000, rounds: int = 3) -> list[dict[str, Any]]:
    """Measure and print; the rows of build/bench.json. Fails when the two sides differ in a pair."""
    if find_spec("geopandas") is None:
        raise SystemExit("geopandas, the peer of judging as columns, is not here: install the requirements of `bench`")
    out: list[dict[str, Any]] = []
    for kind, told in KINDS.items():
        ours, mine = apart("ours", kind, incidents, False, rounds)
        peer, theirs = apart("peer", kind, incidents, False, rounds)
        if not np.array_equal(mine, theirs):
            raise SystemExit(f"judging as columns, {kind}: ours finds {len(mine)} pairs, the peer {len(theirs)}")
        wide, _ = apart("ours", kind, incidents, True, rounds)
        cpu, other = statistics.median(ours["cpu"]), statistics.median(peer["cpu"])
        ratio = other / cpu
        name = f"judging as columns, {incidents:,} incidents x 200 dated zones x 50 provisions, {told}"
        print(name)
        print(f"  ours  {spread(ours['cpu'])} CPU, {spread(ours['wall'])} wall, {ours['verdicts']:,} verdicts with reasons")
        print(f"        tables {ours['index_cpu']:.2f} s CPU once, peak {ours['peak_kb'] / 1024:,.0f} MB; with circles of doubt {spread(wide['cpu'])} CPU")
        print(f"  peer  {spread(peer['cpu'])} CPU, {spread(peer['wall'])} wall, peak {peer['peak_kb'] / 1024:,.0f} MB; the same {peer['rows']:,} breaches")
        whole = other / (cpu + ours["index_cpu"])
        print(f"  ratio {ratio:.1f} (with our tables {whole:.1f}), bar {BAR:g}: {'met' if ratio >= BAR else 'not met'}")
        met = ratio >= BAR and ours["peak_kb"] <= MEMORY_KB and wide["peak_kb"] <= MEMORY_KB
        out.append({
            "name": name, "ours": round(incidents / cpu, 3), "peer": round(incidents / other, 3),
            "peer_name": PEER, "unit": "incidents per CPU second", "ratio": round(ratio, 3), "bar": BAR, "met": met,
        })  # fmt: skip
    return out


def main(arguments: list[str] | None = None) -> int:
    """Measure both sides, or be one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--part", choices=("ours", "peer"), help=argparse.SUPPRESS)
    parser.add_argument("--kind", default="spread", help=argparse.SUPPRESS)
    parser.add_argument("--radii", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.part:
        part(given.part, given.kind, given.incidents, given.radii, given.rounds, given.out)
    else:
        run(given.incidents, given.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
