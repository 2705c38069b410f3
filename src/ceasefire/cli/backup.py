"""`ceasefire backup`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show


def backup(folder: Path, /, *, out: Annotated[Path, Parameter(name=("--out", "-o"))], json: bool = False) -> int:
    """Write one file with everything of a dossier, while others work on it.

    The ledger is copied as it was at one moment, the copy is verified, and only then does the file get its name. Reports
    of every handling mark are in it: keep it as safe as the dossier. Bring it back with `ceasefire restore`.

    Parameters
    ----------
    folder
        The dossier's folder.
    out
        The file to write. It must not exist.
    json
        One JSON object: `{"dossier", "at", "head", "entries", "reports", "files"}`.
    """
    from ceasefire.ledger.backup import backup as write
    from ceasefire.process import open_process

    with open_process(folder) as process, show.progress(not json) as bar:
        tell = (lambda done: bar("copying", done, process.store.entry_count())) if bar else None
        about = write(process.dossier.root, process.dossier.id, process.store, out, at=datetime.now(UTC), progress=tell)
    if json:
        show.emit(about)
    else:
        show.say(f"{out}: {about.entries} entries, {about.reports} reports and {about.files} files; the copy holds")
        show.say(f"head {about.head}")
    return 0
