"""An archive matched: a big one on this machine, and one on workers of which one is killed half-way.

    .venv/bin/python scripts/bench_archive.py make N FOLDER     N made reports, in parts of mixed order
    .venv/bin/python scripts/bench_archive.py big FOLDER        match them in bounded memory; time, memory, F1
    .venv/bin/python scripts/bench_archive.py killed FOLDER     match them undisturbed, then on three workers of which one
                                                                is killed; compare. See `--hosts`.

The reports are those of `match_sample.py`, in worlds of 100,000 reports that lie side by side in space and time and
overlap at their edges, each part of the archive drawn from ten worlds at random. Everything is seeded.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from match_sample import made
from match_score import scores

WORLD = 100_000
BANDS = 10
"""Worlds side by side; ten of them make a generation, and the next generation begins as this one ends."""


def make(count: int, folder: Path) -> None:
    """Write the archive, generation by generation."""
    folder.mkdir(parents=True)
    total = 0
    for generation in range(-(-count // (WORLD * BANDS))):
        worlds = []
        for band in range(min(BANDS, -(-(count - generation * WORLD * BANDS) // WORLD))):
            number = generation * BANDS + band
            world = made(min(WORLD, count), 1000 + number)
            world["lon"] += band * 0.9 - 9  # the valleys of a world are 0.8 degrees long
            for name in ("date_start", "date_end"):
                world[name] = (world[name].to_numpy().astype("datetime64[D]") + generation * 500).astype(str)
            world["claim_id"] = f"w{number}-" + world["claim_id"]
            world["admin1"] = f"Band {band} " + world["admin1"]
            world["gold"] += number * 10_000_000
            worlds.append(world)
        rows = pd.concat(worlds, ignore_index=True)
        for n, some in enumerate(np.array_split(np.random.default_rng(generation).permutation(len(rows)), max(1, len(rows) // WORLD))):
            pq.write_table(pa.Table.from_pandas(rows.iloc[some], preserve_index=False), folder / f"part-{generation:03}-{n:02}.parquet")
        total += len(rows)
        print(f"{total:,} reports", flush=True)


def command(*words: str) -> list[str]:
    """`ceasefire archive match`, with this Python."""
    return [sys.executable, "-m", "ceasefire", "archive", "match", *words, "--json"]


def peak(process: subprocess.Popen[bytes]) -> float:
    """Greatest memory of a process and those that it started, GB, looked at each second until it ends. Pages of files
    that are mapped are left out: they are the system's to drop."""
    import psutil

    most = 0.0
    while process.poll() is None:
        with suppress(psutil.Error):  # a child may be gone by now
            family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
            most = max(most, sum(one.memory_info().rss - one.memory_info().shared for one in family) / 2**30)
        time.sleep(1)
    return most


def big(folder: Path, workers: int, memory: str) -> None:
    """Match; say time, memory and how well."""
    out = folder.with_name(folder.name + "-out")
    shutil.rmtree(out, ignore_errors=True)
    start = time.time()
    process = subprocess.Popen(command(str(folder), str(out), "--workers", str(workers), "--memory", memory), stdout=subprocess.PIPE)
    most = peak(process)
    summary = json.loads(process.communicate()[0])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    summary.pop("weights")
    print(json.dumps(summary))
    print(f"{time.time() - start:.0f} s wall, {used.ru_utime + used.ru_stime:.0f} CPU s, {most:.2f} GB of memory at most; load {os.getloadavg()[0]:.1f}")
    found = _pairs(out)
    print({name: round(value, 4) for name, value in scores(*found).items()})


def _pairs(out: Path) -> tuple[Any, Any]:
    tables = [pq.read_table(path, columns=["gold", "incident_id"]) for path in sorted(out.glob("*.parquet"))]
    table = pa.concat_tables(tables)
    return table["gold"].to_numpy(), table["incident_id"].dictionary_encode().combine_chunks().indices.to_numpy()


def ids(out: Path) -> pd.Series:
    """claim -> incident."""
    frame = pd.concat([pq.read_table(path, columns=["claim_id", "incident_id"]).to_pandas() for path in sorted(out.glob("*.parquet"))])
    return frame.set_index("claim_id")["incident_id"].sort_index()


def killed(folder: Path, hosts: list[str], after: float, memory: str) -> None:
    """Undisturbed on this machine; then on three workers, one of which is killed; the results must be equal.

    hosts: for each of three workers and for the scheduler (the first) the words that a command is begun with to run on a
    host of its own, and its address after a `@`; none: processes of this host.
    """
    alone, shaken = folder.with_name(folder.name + "-alone"), folder.with_name(folder.name + "-killed")
    for out in (alone, shaken):
        shutil.rmtree(out, ignore_errors=True)
    start = time.time()
    subprocess.run(command(str(folder), str(alone), "--workers", "2", "--memory", memory), check=True, stdout=subprocess.DEVNULL)
    quiet = time.time() - start
    begun = [host.rpartition("@")[0].split() for host in hosts] or [[]] * 4
    address = f"tcp://{hosts[0].rpartition('@')[2] if hosts else '127.0.0.1'}:8786"
    dask = [sys.executable, "-m", "dask"]
    running = [subprocess.Popen([*begun[0], *dask, "scheduler", "--no-dashboard", "--host", address], stderr=subprocess.DEVNULL)]
    time.sleep(5)
    for n in range(1, 4):
        words = [*begun[n], *dask, "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "2GB", "--local-directory", f"{folder}-worker{n}"]
        running.append(subprocess.Popen(words, stderr=subprocess.DEVNULL))
    time.sleep(8)
    start = time.time()
    work = subprocess.Popen([*begun[0], *command(str(folder), str(shaken), "--scheduler", address, "--memory", "1GB")], stdout=subprocess.PIPE)
    while len(list(shaken.glob("_work/score/*.json"))) < after:
        if work.poll() is not None:
            raise SystemExit("it was over before a worker was killed")
        time.sleep(0.2)
    running[1].send_signal(signal.SIGKILL)
    print(f"worker 1 killed after {time.time() - start:.0f} s, {len(list(shaken.glob('_work/score/*.json')))} spans scored")
    code = work.wait()
    print(f"undisturbed {quiet:.0f} s on two local workers; with a worker killed {time.time() - start:.0f} s, exit code {code}")
    for process in reversed(running):
        process.kill()
        process.wait()
    one, two = ids(alone), ids(shaken)
    print(f"{len(one):,} rows; {'the results are equal' if one.equals(two) else 'THE RESULTS DIFFER'}")


def main() -> None:
    """See the text above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("make", "big", "killed"))
    parser.add_argument("words", nargs="+")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", default="6GB")
    parser.add_argument("--hosts", nargs=4, default=[], help="how to begin a command on each host: 'ip netns exec a@10.9.0.1'")
    parser.add_argument("--after", type=int, default=3, help="spans scored before a worker is killed")
    given = parser.parse_args()
    if given.what == "make":
        make(int(given.words[0]), Path(given.words[1]))
    elif given.what == "big":
        big(Path(given.words[0]), given.workers, given.memory)
    else:
        killed(Path(given.words[0]), given.hosts, given.after, given.memory)


if __name__ == "__main__":
    main()
