"""An archive of so few rows that it cannot teach anything: it is matched as the one table that it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ceasefire.archive.intake import vocabulary_of
from ceasefire.archive.parts import Part, read_part
from ceasefire.incidents.cells import Table, write_table
from ceasefire.incidents.rowfile import whole
from ceasefire.incidents.table import match_table


def match_small(parts: Sequence[Part], out: Path, columns: Mapping[str, str], dossier: str | None) -> tuple[int, int]:
    """Write each part with `incident_id`; (rows that have one, incidents)."""
    tables = [read_part(part) for part in parts]
    header = tuple(dict.fromkeys(name for table in tables for name in table.header))
    rows: list[tuple[str, ...]] = []
    ragged: dict[int, tuple[str, ...]] = {}
    tags: dict[int, tuple[str, ...]] = {}
    for table in tables:
        for number, cells in enumerate(table.cells()):
            if number in table.ragged:
                ragged[len(rows)] = cells
            if number in table.tags:
                tags[len(rows)] = cells
            said = {} if number in table.ragged or number in table.tags else dict(zip(table.header, cells, strict=True))
            rows.append(tuple(said.get(name, "") for name in header))
    whole_table = Table(header, tuple(list(c) for c in zip(*rows, strict=True)) or tuple([] for _ in header), np.arange(1, len(rows) + 1), ragged, tags=tags)
    ids = match_table(whole_table, columns=columns, vocabulary=vocabulary_of(dossier)).incident_ids
    at = 0
    for part, table in zip(parts, tables, strict=True):
        mine = ids[at : at + len(table.lines)]
        at += len(mine)
        with whole(out / part.name) as to:
            write_table(table, mine, to)
    return sum(one is not None for one in ids), len({one for one in ids if one is not None})
