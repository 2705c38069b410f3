"""All that is wrong with a dossier, agreements included."""

from __future__ import annotations

from pathlib import Path

from ceasefire.agreement.load import examine_agreements
from ceasefire.dossier.check import in_order
from ceasefire.dossier.load import examine
from ceasefire.errors import Problem


def check_all(root: Path) -> list[Problem]:
    """Every problem of every file of the dossier, by file and line."""
    dossier, problems = examine(root)
    if dossier is not None:
        problems = problems + examine_agreements(dossier)[1]
    return in_order(problems)
