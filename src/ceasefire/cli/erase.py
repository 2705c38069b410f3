"""`ceasefire erase`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ceasefire.cli import show
from ceasefire.errors import InputError


def erase(folder: Path, entry: list[str], /, *, why: str, by: str | None = None, json: bool = False) -> int:
    """Erase what must not be kept, such as a person's data. This cannot be undone.

    The entry, and if it is of a report the report's record, bytes and everything computed from it, are gone from the
    database; the hash of the entry's leaf stays, so that all other proofs still hold. A new entry says which, by whom and
    why. Backups, packages that were given away and logs of a database server are yours to deal with.

    Parameters
    ----------
    folder
        The dossier's folder.
    entry
        Numbers of entries, or ids of reports, or enough of their beginnings.
    why
        The reason or legal ground. It is kept for good: do not repeat in it what is erased.
    by
        Who decides so; the account's name if left out.
    json
        One JSON object: `{"entry", "erased"}`.
    """
    from ceasefire.ledger.erase import entry_of
    from ceasefire.ledger.erase import erase as empty
    from ceasefire.process import open_process

    with open_process(folder, write=True) as process:
        seqs = [int(one) if one.isdecimal() and len(one) < 8 else entry_of(process.store, one) for one in entry]
        if not seqs:
            raise InputError("nothing says what to erase", "give numbers of entries or ids of reports")
        made = empty(process.store, seqs, why=why, at=datetime.now(UTC), author=by)
    erased = made.payload["entries"]
    if json:
        show.emit({"entry": made.seq, "erased": erased})
    else:
        show.say(f"erased: {', '.join(str(seq) for seq in erased)}; entry {made.seq} says so")
    return 0
