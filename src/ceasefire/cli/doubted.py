"""Claims with fields that were read with doubt, as a list of what to look at first."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ceasefire.brief import phrase
from ceasefire.brief.doubtwords import FIELD
from ceasefire.brief.handling import cited
from ceasefire.claims.claim import Claim
from ceasefire.cli import show, view

_OPEN = ("proposed", "under_review")
"""States of findings that wait for somebody."""


class Doubted(msgspec.Struct, frozen=True):
    """One claim with doubted fields. claim, report: ids; doubt: as in the claim; open: findings that rest on it and wait for
    somebody, gravest first; read: what was read of it, in words."""

    claim: str
    report: str
    doubt: dict[str, float]
    open: tuple[str, ...]
    read: str


def doubted(seen: view.View) -> list[Doubted]:
    """Claims with doubted fields: those behind findings that wait for somebody first, the gravest finding's first, then
    those of which most is doubted, then in order of intake."""
    behind: dict[str, list[str]] = {}
    for finding in view.gravest_first(seen, [f for f in seen.findings if f.state in _OPEN]):
        incident = seen.incidents[finding.incident]
        for name in dict.fromkeys((*incident.claims_for, *incident.claims_against, *cited(finding))):
            behind.setdefault(name, []).append(finding.id)
    rank = {name: n for n, name in enumerate(behind)}
    last = len(rank)
    found = [(claim, claim.doubt) for claim in seen.claims.values() if isinstance(claim.doubt, dict) and claim.doubt]

    def first(one: tuple[Claim, dict[str, float]]) -> tuple[int, int, tuple[int, int]]:
        claim, doubt = one
        return rank.get(claim.id, last), -len(doubt), claim.order

    return [
        Doubted(claim.id, claim.report, doubt, tuple(behind.get(claim.id, ())), phrase.reading(seen.dossier, claim))
        for claim, doubt in sorted(found, key=first)
    ]


def print_doubted(found: Sequence[Doubted], top: int) -> None:
    """The list as a table; top: how many, 0 for all."""
    if not found:
        show.say("no claim was read with doubt")
        return
    console = Console(file=sys.stdout, width=min(show.WIDTH, Console().width) if sys.stdout.isatty() else show.WIDTH)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("claim", "check (how probable that it is right)", "open findings", "read as"):
        table.add_column(name, overflow="fold")
    for one in found[: top or None]:
        check = ", ".join(f"{FIELD[field]} {chance:.2f}" for field, chance in one.doubt.items())
        table.add_row(one.claim, check, str(len(one.open)), Text(show.plain(one.read)))
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        print(line.rstrip())  # a table pads its last column
    if top and len(found) > top:
        print(f"… {len(found) - top} more; --top 0 for all")
