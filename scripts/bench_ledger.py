"""Speed of the ledger beside its peers and the disk, in the same run on the same machine (`make bench-ledger`).

    .venv/bin/python scripts/bench_ledger.py [--entries N] [--proof N] [--reports N] [--folder DIR] [--only PART…]

Prints what was measured and puts it into build/bench.json. `--proof 10000000` builds a tree of ten million entries, which
takes some minutes and 4 GB in --folder (default: build/). fsync is on throughout: every acknowledged write is on the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from measure import Row

from ceasefire.ledger.chain import New, append, append_all, tree
from ceasefire.ledger.merkle import included
from ceasefire.ledger.verify import verify
from ceasefire.store import Store, open_store

ROOT = Path(__file__).resolve().parents[1]
AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
BATCH = 10_000
PARTS = ("append", "proof", "verify", "intake", "postgres", "pymerkle")


def filled(store: Store, entries: int, text: int = 75, batch: int = BATCH) -> list[float]:
    """Append entries in batches, each of one transaction; seconds of each batch. A body is 225 bytes longer than its text."""
    took: list[float] = []
    for begin in range(store.entry_count(), entries, batch):
        news = [New("work", {"n": n, "what": "x" * text}, AT, "officer") for n in range(begin, min(entries, begin + batch))]
        start = time.perf_counter()
        append_all(store, news)
        took.append(time.perf_counter() - start)
    return took


def rate(work: Callable[[], object], times: int) -> float:
    """Times a second, by the clock."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return times / (time.perf_counter() - start)


def asked(name: str, ours: float, unit: str, least: float) -> Row:
    """A figure that is held against a number that was asked for."""
    return Row(name, round(ours, 1), least, "asked for", unit, round(ours / least, 3), 1.0, ours >= least)


def against(name: str, ours: list[float], peer: list[float], peer_name: str, unit: str, bar: float | None = None) -> Row:
    """A figure beside a peer's that was measured in turns with it."""
    ratio = statistics.median(a / b for a, b in zip(ours, peer, strict=True))
    met = None if bar is None else ratio >= bar
    return Row(name, round(statistics.median(ours), 1), round(statistics.median(peer), 1), peer_name, unit, round(ratio, 3), bar, met)


def appending(folder: Path, rounds: int) -> Iterator[Row]:
    """Batches, and single entries beside what the disk and SQLite do."""
    with open_store(folder / "append.db", create=True, write=True) as store:
        filled(store, BATCH)
        took = filled(store, BATCH * (1 + rounds))
        yield asked("ledger: entries in batches of 10,000, SQLite", BATCH / statistics.median(took), "entries a second", 10_000)
        bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
        bare.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (n INTEGER PRIMARY KEY, body BLOB)")
        plain = os.open(folder / "plain", os.O_RDWR | os.O_CREAT)
        os.pwrite(plain, bytes(4096 * 256), 0)
        os.fsync(plain)
        at = iter(range(10**9))

        def write() -> None:
            os.pwrite(plain, os.urandom(4096), next(at) % 256 * 4096)
            os.fdatasync(plain)

        single = [lambda: append(store, "work", {"what": "x" * 75}, at=AT, author="officer"),
                  lambda: bare.execute("INSERT INTO t (body) VALUES (?)", (os.urandom(300),)), write]  # fmt: skip
        for work in single:
            rate(work, 500)  # until both logs are written over and no longer grow
        rates = [[rate(work, 200) for work in single] for _ in range(rounds)]
        ours, sqlite, disk = ([one[n] for one in rates] for n in range(3))
        yield against("ledger: single durable entries, beside SQLite's own", ours, sqlite, "SQLite, a row a commit", "entries a second")
        yield against("ledger: single durable entries, beside the disk", ours, disk, "the disk: 4 kB written over and fdatasync", "entries a second")
        yield asked("ledger: single durable entries", statistics.median(ours), "entries a second", 1_000)
        bare.close()
        os.close(plain)


def proving(folder: Path, entries: int) -> Iterator[Row]:
    """Proofs of one entry among so many; each asks the store anew. Cold: the file is dropped from the system's memory."""
    path = folder / "proof.db"
    with open_store(path, create=True, write=True) as store:
        start = time.perf_counter()
        filled(store, entries, 8)
        seconds = time.perf_counter() - start
        print(f"  {entries:,} entries for the proofs: {path.stat().st_size / 1e9:.2f} GB in {seconds:.0f} s", flush=True)
    with open_store(path) as store:
        picked = random.Random(1)

        def one() -> float:
            index = picked.randrange(entries)
            start = time.perf_counter()
            made = tree(store)
            path = made.inclusion(index)
            took = time.perf_counter() - start
            row = store.entry(index + 1)
            if row is None or not included(row.leaf, index, entries, path, made.root()):
                raise SystemExit("a proof does not hold")
            return took

        warm = sorted(one() for _ in range(2_000))[500:]  # the first ones bring the inner pages of the tables
        print(f"  proof of one among {entries:,}: median {statistics.median(warm) * 1e3:.2f} ms, 95 of 100 within {warm[int(len(warm) * 0.95)] * 1e3:.2f} ms", flush=True)
        yield asked(f"ledger: proof of one entry among {entries:,}", 1 / statistics.median(warm), "proofs a second", 1_000)
    cold: list[float] = []
    for _ in range(20):
        file = os.open(path, os.O_RDONLY)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)
        with open_store(path) as store:
            cold.append(one())
    yield asked(f"ledger: proof of one entry among {entries:,}, nothing in memory", 1 / statistics.median(cold), "proofs a second", 1_000)


def sha256sum(path: Path) -> tuple[float, float]:
    """Seconds by the clock and CPU seconds of coreutils' sha256sum over a file."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(["sha256sum", str(path)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def verifying(name: str, path: Path, rounds: int, bar: float) -> Iterator[Row]:
    """Seconds of verifying beside sha256sum over the same bytes (entries and reports) in one file: by the clock, in which the
    database's own check has a core beside, and of all cores together."""
    with open_store(path) as store:
        same, many = path.with_suffix(".bytes"), store.entry_count()
        with same.open("wb") as file:
            for entry in store.entries():
                file.write(entry.body)
            for _, data in store.blobs():
                file.write(data)
        clock: list[float] = []
        cpu: list[float] = []
        clocks: list[float] = []
        cpus: list[float] = []
        for _ in range(rounds):
            start, used = time.perf_counter(), time.process_time()
            verify(store)
            clock.append(many / (time.perf_counter() - start))
            cpu.append(many / (time.process_time() - used))
            took, spent = sha256sum(same)
            clocks.append(many / took)
            cpus.append(many / spent)
        size = same.stat().st_size
        print(f"  verify: {many:,} entries, {size / many:.0f} bytes each", flush=True)
        same.unlink()
    yield against(name, clock, clocks, "sha256sum of the same bytes", "entries a second by the clock", bar)
    yield against(f"{name}, all cores together", cpu, cpus, "sha256sum of the same bytes", "entries per CPU second")


def intake(folder: Path, reports: int) -> Iterator[Row]:
    """Reports of about 2.5 kB taken in by a process of its own, which says its memory on the way; then verified."""
    inbox = folder / "inbox"
    inbox.mkdir()
    words = ("shelling", "village", "road", "checkpoint", "morning", "fighters", "convoy", "wounded", "officer", "bridge", "north")
    made = random.Random(2)
    for n in range(reports):
        text = " ".join(made.choice(words) + str(made.randrange(1000)) for _ in range(240))
        (inbox / f"{n:06}.txt").write_text(f"Report {n}. {text}\n", "utf-8")
    child = subprocess.run([sys.executable, __file__, "--child", str(folder / "intake.db"), str(inbox), str(reports)],
                           check=True, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})  # fmt: skip
    told = json.loads(child.stdout)
    print(f"  intake: {told}", flush=True)
    few, many = told["memory_mb"][0], told["memory_mb"][-1]
    name = f"ledger: memory of intake at {reports // 10:,} reports / at {reports:,}"
    yield Row(name, round(few, 1), round(many, 1), "at the end", "MB", round(few / many, 3), 0.95, few / many >= 0.95)
    yield Row("ledger: reports taken in, each durable", round(told["rate"], 1), None, None, "reports a second", None, None, None)


def child(path: str, inbox: str, reports: int) -> None:
    """Take the folder in, and say the greatest memory at a tenth of it and at the end."""
    from ceasefire.dossier.dossier import vocabulary
    from ceasefire.dossier.embedded import embedded
    from ceasefire.dossier.load import load
    from ceasefire.reports.intake import Taken, take_in

    words = vocabulary(load(embedded("southwest-syria")))
    memory: list[float] = []
    count, start = 0, time.perf_counter()
    with open_store(path, create=True, write=True) as store:
        for one in take_in(store, words, [inbox], source=next(iter(words.sources)), published="2018-06-20"):
            if not isinstance(one, Taken):
                raise SystemExit(str(one))
            count += 1
            if count in (reports // 10, reports):
                memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps({"memory_mb": memory, "rate": count / (time.perf_counter() - start), "reports": count}))


def on_postgres(rounds: int) -> Iterator[Row]:
    """The same few figures where PostgreSQL is installed."""
    sys.path.insert(0, str(ROOT))
    from tests.support import postgres

    if not postgres.available():
        print("left out: PostgreSQL is not installed")
        return
    with postgres.server() as address, open_store(address, create=True, write=True) as store:
        filled(store, BATCH)
        took = filled(store, BATCH * (1 + rounds))
        yield asked("ledger: entries in batches of 10,000, PostgreSQL", BATCH / statistics.median(took), "entries a second", 10_000)
        import psycopg

        bare = psycopg.connect(address, autocommit=True)
        bare.execute("CREATE TABLE t (n bigserial PRIMARY KEY, body bytea)")
        single = [lambda: append(store, "work", {"what": "x" * 75}, at=AT, author="officer"), lambda: bare.execute("INSERT INTO t (body) VALUES (%s)", (os.urandom(300),))]
        rates = [[rate(work, 200) for work in single] for _ in range(rounds)]
        yield against("ledger: single durable entries, PostgreSQL", [r[0] for r in rates], [r[1] for r in rates], "PostgreSQL, a row a commit", "entries a second")
        bare.close()
        many = store.entry_count()
        proofs = [rate(lambda: tree(store).inclusion(random.randrange(many)), 100) for _ in range(rounds)]
        yield asked(f"ledger: proof of one entry among {many:,}, PostgreSQL", statistics.median(proofs), "proofs a second", 1_000)
        start = time.process_time()
        verify(store)
        yield Row("ledger: verify on PostgreSQL, this process's share", round(many / (time.process_time() - start)), None, None, "entries per CPU second", None, None, None)


def beside_pymerkle(folder: Path, rounds: int) -> Iterator[Row]:
    """Trees and proofs beside pymerkle's tree in SQLite without its own durability, over 100,000 leaves of 300 bytes."""
    try:
        import pymerkle
    except ImportError:
        print("left out: pymerkle is not installed")
        return
    leaves, size = [os.urandom(300) for _ in range(100_000)], 100_000
    with open_store(folder / "peer.db", create=True, write=True) as store:
        start = time.process_time()
        filled(store, size)
        ours = size / (time.process_time() - start)
        peer = pymerkle.InmemoryTree(algorithm="sha256")
        start = time.process_time()
        for leaf in leaves:
            peer.append_entry(leaf)
        theirs = size / (time.process_time() - start)
        yield against("ledger: 100,000 leaves, ours with entries made and kept in SQLite", [ours], [theirs], "pymerkle, in memory only", "leaves per CPU second")
        mine = [rate(lambda: tree(store).inclusion(random.randrange(size)), 200) for _ in range(rounds)]
        other = [rate(lambda: peer.prove_inclusion(random.randrange(size) + 1, size), 20) for _ in range(rounds)]
        yield against("ledger: proofs among 100,000, ours from SQLite", mine, other, "pymerkle, in memory only", "proofs a second")


def put(rows: Iterable[Row], path: Path) -> None:
    """Into build/bench.json, in the place of what an earlier run measured."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = [asdict(row) for row in rows]
    names = {row["name"] for row in new}
    old = json.loads(path.read_text("utf-8")) if path.exists() else []
    path.write_text(json.dumps([*(row for row in old if row["name"] not in names), *new], indent=2, ensure_ascii=False) + "\n", "utf-8")


def told(row: Row) -> str:
    """One printed line."""
    beside = f"  {row.peer_name}: {row.peer:,}  ratio {row.ratio}" if row.peer is not None else ""
    bar = "" if row.bar is None else f"  bar {row.bar:g}: {'met' if row.met else 'not met'}"
    return f"{row.name}\n  {row.ours:,} {row.unit}{beside}{bar}"


def main() -> int:
    """Measure, print, write build/bench.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000, help="entries that are verified")
    parser.add_argument("--proof", type=int, default=1_000_000, help="entries of the tree that proofs are made over")
    parser.add_argument("--reports", type=int, default=100_000, help="reports that are taken in")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=ROOT / "build", help="on the disk that is measured")
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], given.child[1], int(given.child[2]))
        return 0
    given.folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []

    def measured(part: str, work: Callable[[], Iterable[Row]]) -> None:
        if part in given.only:
            for row in work():
                rows.append(row)
                print(told(row), flush=True)

    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="ledger-") as made:
        folder = Path(made)

        def verify_entries() -> Iterator[Row]:
            with open_store(folder / "verify.db", create=True, write=True) as store:
                filled(store, given.entries)
            yield from verifying(f"ledger: verify {given.entries:,} entries of 300 bytes", folder / "verify.db", given.rounds, 1 / 3)

        def verify_reports() -> Iterator[Row]:
            yield from intake(folder, given.reports)
            yield from verifying(f"ledger: verify {given.reports:,} reports of 2.5 kB with their entries", folder / "intake.db", given.rounds, 1 / 3)

        measured("append", lambda: appending(folder, given.rounds))
        measured("verify", verify_entries)
        measured("intake", verify_reports)
        measured("postgres", lambda: on_postgres(given.rounds))
        measured("pymerkle", lambda: beside_pymerkle(folder, given.rounds))
        measured("proof", lambda: proving(folder, given.proof))
    put(rows, ROOT / "build" / "bench.json")
    print(f"load {os.getloadavg()[0]:.1f}; written to build/bench.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
