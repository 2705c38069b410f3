"""All that is wrong with a dossier's own files, in order of file and line."""

from __future__ import annotations

from pathlib import Path

from ceasefire.dossier.load import examine
from ceasefire.errors import Problem


def check(root: Path) -> list[Problem]:
    """Problems of dossier.yaml, actors, sources, places and zones (agreements are checked by the
    agreement package)."""
    return in_order(examine(root)[1])


def in_order(problems: list[Problem]) -> list[Problem]:
    """By file, then line, without repeats."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.file, p.line, p.what))
