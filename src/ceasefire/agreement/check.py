"""All that is wrong with a dossier, agreements included."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ceasefire.agreement.load import examine_agreements
from ceasefire.agreement.terms import Agreement
from ceasefire.dossier.check import in_order
from ceasefire.dossier.load import Examined, examined
from ceasefire.errors import Problem


class Checked(msgspec.Struct, frozen=True):
    """seen: the dossier as far as it could be read; agreements: the same of them; problems: all."""

    seen: Examined
    agreements: tuple[Agreement, ...]
    problems: list[Problem]


def checked(root: Path) -> Checked:
    """The dossier and its agreements as far as they can be read, and every problem."""
    seen = examined(root)
    if seen.dossier is None:
        return Checked(seen, (), seen.problems)
    agreements, problems = examine_agreements(seen.dossier, seen.unread)
    if any(p.file.endswith("actors.yaml") and p.severity == "error" for p in seen.problems):
        # whom a bearer belongs to is not known
        problems = [p for p in problems if p.code != "no_role"]
    return Checked(seen, agreements, in_order(seen.problems + problems))


def check_all(root: Path) -> list[Problem]:
    """Every problem of every file of the dossier, by file and line."""
    return checked(root).problems
