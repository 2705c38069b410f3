"""`ceasefire accept`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ceasefire.cli import show


def accept(folder: Path, /, *, why: str, by: str | None = None, json: bool = False) -> int:
    """Go on with a database that was restored from an older state, and enter that into its ledger.

    Commands that write refuse a database that lacks entries which this machine has seen. Look for the newest copy first.
    Where there is none, this verifies what is left and enters the head that was lost, the head that was found and the
    reason, for everybody to see: whoever keeps a head of the lost entries will find that they are missing.

    Parameters
    ----------
    folder
        The dossier's folder.
    why
        What happened. It is kept for good.
    by
        Who decides so; the account's name if left out.
    json
        One JSON object: `{"entry", "seen", "found"}`.
    """
    from ceasefire.ledger.seen import accept as enter
    from ceasefire.process import open_process

    with open_process(folder, write=True, older=True) as process:
        made = enter(process.store, process.dossier.root, why=why, at=datetime.now(UTC), author=by)
    if json:
        show.emit({"entry": made.seq, "seen": made.payload["seen"], "found": made.payload["found"]})
    else:
        show.say(f"accepted: the ledger goes on from {made.payload['found']}; entry {made.seq} says so")
    return 0
