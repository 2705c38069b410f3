"""`ceasefire migrate`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ceasefire.cli import show
from ceasefire.errors import AbsentError, InputError


def migrate(folder: Path, /, *, rehearse: bool = False, json: bool = False) -> int:
    """Bring a dossier's database that an older version wrote to today's format.

    Everything is copied into a new file, which is verified entry by entry, and only then takes the place of the old one;
    the old file stays beside it. A kill at any moment leaves the old or the new, never half of one.

    Parameters
    ----------
    folder
        The dossier's folder.
    rehearse
        Do all of it on a copy, verify that, and throw it away.
    json
        One JSON object: `{"before", "entries", "reports", "head", "kept"}`; `before` is null where nothing was to do.
    """
    from ceasefire.dossier.load import examine
    from ceasefire.ledger.migrate import migrate as bring
    from ceasefire.process import store_address

    address = store_address(folder, examine(folder)[0]) if folder.is_dir() else str(folder)
    if address.startswith(("postgresql:", "postgres:")):
        raise InputError("a PostgreSQL database has no older format", "leave it as it is", file=address)
    path = Path(address.removeprefix("sqlite:///"))
    if not path.exists():
        raise AbsentError("there is no database yet", "take a report in with `ceasefire add`", file=str(path))
    done = bring(path, at=datetime.now(UTC), rehearse=rehearse)
    if json:
        told = done.verified if done else None
        show.emit(
            {
                "before": done.before if done else None, "entries": told.entries if told else None,
                "reports": told.reports if told else None, "head": told.head if told else None,
                "kept": str(done.kept) if done and done.kept else None,
            }
        )  # fmt: skip
    elif done is None:
        show.say(f"{path} has today's format")
    elif done.kept is None:
        show.say(f"rehearsed: {done.verified.entries} entries and {done.verified.reports} reports would arrive and hold; nothing was changed")
    else:
        show.say(f"{done.verified.entries} entries hold, {done.verified.reports} reports are as they were received; the old file is {done.kept}")
        show.say(f"head {done.verified.head}")
    return 0
