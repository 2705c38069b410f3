"""Last pass: each part is written again with the incident of each of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ceasefire.archive.parts import Part, read_part
from ceasefire.incidents.cells import write_table
from ceasefire.incidents.rowfile import whole


def give(path: str, number: int, part: Part, spans: Sequence[tuple[str, int]], names: str, out: str) -> int:
    """A task. spans: what `spans.gather` left of each span's rows, and number of its first row; names: file with the
    incident of each distinct row of the archive. Returns how many rows have one."""
    table = read_part(part)
    ids: list[str | None] = [None] * len(table.lines)
    called = np.load(names, mmap_mode="r")
    for file, offset in spans:
        rows = np.load(file, mmap_mode="r")
        low, high = np.searchsorted(rows[:, 0], [number, number + 1])
        for row, name in zip(rows[low:high, 1].tolist(), called[rows[low:high, 2] + offset].tolist(), strict=True):
            ids[row] = f"incident-{name:016x}"
    with whole(Path(out, part.name)) as to:
        write_table(table, ids, to)
    return sum(one is not None for one in ids)
