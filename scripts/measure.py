"""Measuring on a noisy machine: ours and the peer's in turns. CPU seconds of one process: medians and their spread. Seconds by the clock
on all cores: the fastest runs, and what everybody else used of the machine meanwhile."""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One figure. ours, peer: in `unit`, more is better; ratio: median of ours / peer over the
    rounds; bar: least ratio that the project asks of itself, None where none is set; met: whether the
    ratio reaches it, None without a bar, and where the machine was too busy to judge."""

    name: str
    ours: float
    peer: float | None
    peer_name: str | None
    unit: str
    ratio: float | None
    bar: float | None
    met: bool | None


@dataclass(frozen=True)
class Figure:
    """A row and how far the single rounds lay apart, for the printed table. spread_*: (max - min) / median; notes: lines below the row."""

    row: Row
    spread_ours: float
    spread_peer: float | None
    rounds: int
    notes: tuple[str, ...] = ()


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process that a piece of work takes; never 0."""
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-9)


def own_seconds() -> float:
    """CPU seconds of this process and of its children that have ended."""
    multiprocessing.active_children()  # takes note of those that have
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def busy_seconds() -> float:
    """CPU seconds of all processes of this machine since it was started; 0 where that cannot be told."""
    try:
        user, nice, system, _, _, irq, soft, stolen = map(int, Path("/proc/stat").read_text("ascii").split("\n")[0].split()[1:9])
    except (OSError, ValueError):
        return 0.0
    return (user + nice + system + irq + soft + stolen) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """One run by the clock. seconds: how long; own: CPU seconds it took; others: cores that everybody else used meanwhile."""

    seconds: float
    own: float
    others: float


def by_the_clock(work: Callable[[], object]) -> Run:
    """Run a piece of work that may use several processes."""
    own, busy, start = own_seconds(), busy_seconds(), time.perf_counter()
    work()
    seconds = max(time.perf_counter() - start, 1e-9)
    own, busy = own_seconds() - own, busy_seconds() - busy
    return Run(seconds, own, max(0.0, (busy - own) / seconds))


QUIET, PATIENCE_S = 0.15, 10.0
"""Cores that everybody else may use while a run by the clock counts as undisturbed; how long a quieter moment is waited for."""


def undisturbed(work: Callable[[], object]) -> Run:
    """Run a piece of work once the machine is quiet, or no quieter soon; a second time where it was disturbed. The faster run."""
    runs: list[Run] = []
    while not runs or (len(runs) < 2 and runs[0].others > QUIET):
        until = time.perf_counter() + PATIENCE_S
        while by_the_clock(lambda: time.sleep(0.5)).others > QUIET and time.perf_counter() < until:
            pass
        runs.append(by_the_clock(work))
    return min(runs, key=_seconds)


def spread(values: Sequence[float]) -> float:
    """(max - min) / median."""
    return (max(values) - min(values)) / statistics.median(values)


def measure(
    name: str,
    amount: float,
    unit: str,
    ours: Callable[[], object],
    peer: Callable[[], object] | None = None,
    *,
    peer_name: str | None = None,
    bar: float | None = None,
    rounds: int = 5,
) -> Figure:
    """Run ours and the peer in turns, so that both meet the same noise, and compare round by round.

    amount: how much of `unit` one run handles (sentences, rows). One round of each before the first
    that counts warms caches and models up.
    """
    ours()
    mine: list[float] = []
    theirs: list[float] = []
    if peer is not None:
        peer()
    for _ in range(rounds):
        mine.append(amount / cpu_seconds(ours))
        if peer is not None:
            theirs.append(amount / cpu_seconds(peer))
    ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True)) if theirs else None
    row = Row(
        name=name,
        ours=round(statistics.median(mine), 3),
        peer=round(statistics.median(theirs), 3) if theirs else None,
        peer_name=peer_name if theirs else None,
        unit=unit,
        ratio=round(ratio, 3) if ratio is not None else None,
        bar=bar,
        met=ratio >= bar if ratio is not None and bar is not None else None,
    )
    return Figure(row, spread(mine), spread(theirs) if theirs else None, rounds)


def race(
    name: str, amount: float, unit: str, ours: Callable[[], object], peers: Mapping[str, Mapping[str, Callable[[], object]]], *, peer_name: str,
    bar: float | None = None, rounds: int = 3,
) -> Figure:  # fmt: skip
    """Ours and every way of the peer in turns, by the clock; the fastest run of each is held against the other's, for what else the
    machine does only makes a run slower. Where even these were disturbed, the bar is not judged.

    peers: kinds of ways that the peer can go -> ways of that kind (sizes of batches). In the first round each is run; of each kind only
    the way that was the fastest there is run again.
    """
    works = {way: work for kind in peers.values() for way, work in kind.items()}
    mine: list[Run] = []
    theirs: dict[str, list[Run]] = {way: [] for way in works}
    for number in range(rounds):
        mine.append(undisturbed(ours))
        for way, work in works.items():
            theirs[way].append(undisturbed(work))
        if number == 0:
            works = {way: works[way] for kind in peers.values() for way in [min(kind, key=lambda one: theirs[one][0].seconds)]}
    best = min(mine, key=_seconds)
    fastest = {way: min(runs, key=_seconds) for way, runs in theirs.items()}
    chosen = min(fastest, key=lambda way: fastest[way].seconds)
    ratio = fastest[chosen].seconds / best.seconds
    clear = max(best.others, fastest[chosen].others) <= QUIET
    thrifty = min((run for runs in theirs.values() for run in runs), key=lambda run: run.own)
    row = Row(
        name, round(amount / best.seconds, 3), round(amount / fastest[chosen].seconds, 3), f"{peer_name}, {chosen}", unit, round(ratio, 3), bar,
        ratio >= bar if bar is not None and clear else None,
    )  # fmt: skip
    notes = [
        "the fastest of the rounds; cores that everybody else used meanwhile: "
        f"ours {best.others:.2f}, peer {fastest[chosen].others:.2f}{'' if clear else ': too many to judge by'}",
        f"CPU seconds of all processes, the least of the rounds: ours {min(r.own for r in mine):.1f}, peer {thrifty.own:.1f}, "
        f"ratio {thrifty.own / min(r.own for r in mine):.2f}",
        f"all rounds, ours: {_rates(amount, mine)}",
        *(f"all rounds, peer, {way}: {_rates(amount, runs)}" for way, runs in theirs.items()),
    ]  # fmt: skip
    return Figure(row, spread([r.seconds for r in mine]), spread([r.seconds for r in theirs[chosen]]), rounds, tuple(notes))


def _seconds(run: Run) -> float:
    return run.seconds


def _rates(amount: float, runs: Sequence[Run]) -> str:
    """Each run's rate, and what everybody else used meanwhile."""
    return ", ".join(f"{amount / run.seconds:,.1f} ({run.others:.2f})" for run in runs)


def table(figures: Sequence[Figure]) -> str:
    """What `make bench` prints."""
    lines = []
    for figure in figures:
        row = figure.row
        lines.append(f"{row.name}")
        lines.append(f"  ours  {row.ours:>12,.1f} {row.unit}  (±{figure.spread_ours / 2:.0%} over {figure.rounds} rounds)")
        if row.peer is not None and figure.spread_peer is not None and row.ratio is not None:
            lines.append(f"  peer  {row.peer:>12,.1f} {row.unit}  (±{figure.spread_peer / 2:.0%})  {row.peer_name}")
            bar = f", bar {row.bar:g}: {'not judged' if row.met is None else 'met' if row.met else 'not met'}" if row.bar is not None else ""
            lines.append(f"  ratio {row.ratio:>12.2f}{bar}")
        lines += [f"        {note}" for note in figure.notes]
    return "\n".join(lines)


def write(figures: Sequence[Figure], path: Path) -> None:
    """The rows as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(f.row) for f in figures], indent=2, ensure_ascii=False) + "\n", "utf-8")
