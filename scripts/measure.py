"""Measuring on a noisy machine: ours and the peer's in turns, CPU seconds, medians and their spread."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One figure. ours, peer: in `unit`, more is better; ratio: median of ours / peer over the
    rounds; bar: least ratio that the project asks of itself, None where none is set; met: whether the
    ratio reaches it, None without a bar."""

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
    """A row and how far the single rounds lay apart, for the printed table. spread_*: (max - min) / median."""

    row: Row
    spread_ours: float
    spread_peer: float | None
    rounds: int


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process that a piece of work takes; never 0."""
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-9)


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


def table(figures: Sequence[Figure]) -> str:
    """What `make bench` prints."""
    lines = []
    for figure in figures:
        row = figure.row
        lines.append(f"{row.name}")
        lines.append(f"  ours  {row.ours:>12,.1f} {row.unit}  (±{figure.spread_ours / 2:.0%} over {figure.rounds} rounds)")
        if row.peer is not None and figure.spread_peer is not None and row.ratio is not None:
            lines.append(f"  peer  {row.peer:>12,.1f} {row.unit}  (±{figure.spread_peer / 2:.0%})  {row.peer_name}")
            bar = f", bar {row.bar:g}: {'met' if row.met else 'not met'}" if row.bar is not None else ""
            lines.append(f"  ratio {row.ratio:>12.2f}{bar}")
    return "\n".join(lines)


def write(figures: Sequence[Figure], path: Path) -> None:
    """The rows as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(f.row) for f in figures], indent=2, ensure_ascii=False) + "\n", "utf-8")
