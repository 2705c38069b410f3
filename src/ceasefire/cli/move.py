"""`ceasefire move`."""

from __future__ import annotations

from pathlib import Path

from ceasefire.cli import show


def move(folder: Path, /, *, to: str, json: bool = False) -> int:
    """Move a dossier's database into another one: from SQLite to PostgreSQL, or back.

    Everything that was put in is carried over and verified at both ends; counts and heads must be equal, or nothing is
    changed. Then dossier.yaml names the new address. The old database is left as it was, under another name, so that
    nobody who has it open writes on into it; what was computed is computed again.

    Parameters
    ----------
    folder
        The dossier's folder.
    to
        `postgresql://user@host/database?schema=NAME`, or `sqlite` for the file `ledger.db` in the folder. Put no password
        into it: dossier.yaml is read by others; PostgreSQL's own password file serves.
    json
        One JSON object: `{"from", "to", "entries", "reports", "head"}`.
    """
    from ceasefire.process.move import move as carry_over

    with show.progress(not json) as bar:
        moved = carry_over(folder, to, (lambda done: bar("moving", done, 0)) if bar else None)
    if json:
        told = moved.verified
        show.emit({"from": moved.old, "to": moved.new, "entries": told.entries, "reports": told.reports, "head": told.head})
    else:
        show.say(f"{moved.new}: {moved.verified.entries} entries and {moved.verified.reports} reports, the same at both ends")
        show.say(f"head {moved.verified.head}")
        show.say(f"the old database is {moved.left}")
    return 0
