"""What people said of pairs of claims, as a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import msgspec

from ceasefire.dossier.pair import Judgement
from ceasefire.errors import InputError, Problem
from ceasefire.incidents.cells import read_table


class Labels(msgspec.Struct, frozen=True):
    """pairs: (id, id) -> whether they are the same, `unsure` left out; problems: lines that say nothing usable."""

    pairs: Mapping[tuple[str, str], bool]
    problems: tuple[Problem, ...]


def read_labels(path: Path) -> Labels:
    """A CSV or Parquet file with columns `a`, `b` and `judgement`. Of two judgements of one pair the later
    holds, and the earlier is told. `InputError` when a column is missing."""
    table = read_table(path)
    missing = [name for name in ("a", "b", "judgement") if name not in table.header]
    if missing:
        raise InputError(f"has no column '{missing[0]}'", "its columns are a, b and judgement (same, different, unsure)", file=str(path), line=1)
    place = [table.header.index(name) for name in ("a", "b", "judgement")]
    pairs: dict[tuple[str, str], bool] = {}
    problems = []
    for line, cells in zip(table.lines.tolist(), table.cells(), strict=True):
        if len(cells) != len(table.header):
            problems.append(_told(path, line, f"the row has {len(cells)} cells and the header has {len(table.header)}", "put cells that contain the delimiter into quotes"))
            continue
        a, b, said = (cells[n].strip() for n in place)
        if said not in get_args(Judgement):
            problems.append(_told(path, line, f"'{said[:40]}' is no judgement", "write same, different or unsure"))
        elif not a or not b or a == b:
            problems.append(_told(path, line, "the row does not name two claims", "give the ids of two different claims"))
        elif said != "unsure":
            pair = (min(a, b), max(a, b))
            if pairs.get(pair, said == "same") != (said == "same"):
                problems.append(_told(path, line, f"'{a}' and '{b}' were judged otherwise above", "this later judgement holds; delete one"))
            pairs[pair] = said == "same"
    return Labels(pairs, tuple(problems))


def _told(path: Path, line: int, what: str, remedy: str) -> Problem:
    return Problem(file=str(path), line=line, code="label", severity="warning", what=what, remedy=remedy)
