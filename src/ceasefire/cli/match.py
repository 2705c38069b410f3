"""`ceasefire match`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.cli.add import _pair
from ceasefire.errors import Problem


def match(
    claims: Path,
    /,
    *,
    out: Annotated[Path, Parameter(name=("--out", "-o"))],
    columns: Annotated[list[str] | None, Parameter(name="--map")] = None,
    dossier: str | None = None,
    json: bool = False,
) -> int:
    """Find out which rows of a table are about the same happening.

    Needs no dossier. Reads claims, ACLED or UCDP GED tables (CSV or Parquet) and writes the same rows with a column
    `incident_id`; rows that share it are about one incident.

    Parameters
    ----------
    claims
        The table.
    out
        Where to write it; Parquet if the name ends in `.parquet`, else CSV.
    columns
        Column of the table: `NAME=COLUMN`, once for each; see `ceasefire add`.
    dossier
        Folder of a dossier, or the name of the embedded one, whose actors, sources and places are to be known.
    json
        One JSON object: `{"rows", "incidents", "out", "used", "unused", "problems"}`.
    """
    from ceasefire.dossier.dossier import vocabulary
    from ceasefire.dossier.embedded import find
    from ceasefire.dossier.load import load
    from ceasefire.incidents.table import match_file

    known = vocabulary(load(find(dossier))) if dossier else None
    mapped = dict(_pair(word) for word in columns or [])
    matched = match_file(claims, out, columns=mapped, vocabulary=known)
    given = [one for one in matched.incident_ids if one is not None]
    errors = sum(p.severity == "error" for p in matched.problems)
    if json:
        show.emit(
            {
                "rows": len(matched.incident_ids), "incidents": len(set(given)), "out": str(out),
                "used": dict(matched.used), "unused": matched.unused, "problems": matched.problems,
            }
        )  # fmt: skip
    else:
        show.print_problems(_told_once(matched.problems))
        used = ", ".join(ours if ours == theirs else f"{theirs} as {ours}" for ours, theirs in matched.used.items())
        show.tell(f"columns used: {used}; not used: {', '.join(matched.unused) or 'none'}")
        show.say(f"{len(matched.incident_ids)} rows, {len(set(given))} incidents: {out}")
    return 1 if errors else 0


def _told_once(problems: Sequence[Problem]) -> list[Problem]:
    """What is said of many rows in the same words, at the first of them with the number of the others."""
    rows: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        rows.setdefault((problem.file, problem.severity, problem.what), []).append(problem)
    return [
        first if not others else msgspec.structs.replace(first, what=f"{first.what}{_more(len(others))}")
        for first, *others in rows.values()
    ]


def _more(rows: int) -> str:
    return f" (and in {rows} more row{'s' if rows > 1 else ''})"
