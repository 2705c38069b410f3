"""`ceasefire backup`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import AbsentError, DossierError, InputError


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
    from ceasefire.dossier.load import examine
    from ceasefire.ledger.backup import backup as write
    from ceasefire.process import store_address
    from ceasefire.reports.filename import escaped
    from ceasefire.store import open_store
    from ceasefire.store.open import MEMORY

    if not folder.is_dir():
        raise InputError(f"'{folder}' is not a folder", "give the folder of a dossier")
    # A dossier with faults has a ledger all the same, and it is then that a backup is wanted.
    known, problems = examine(folder)
    if known is None:
        raise DossierError(tuple(problems))
    try:
        store = open_store(store_address(folder, known))
    except AbsentError:
        if any(one.severity == "error" for one in problems):  # perhaps it only cannot be read where the ledger is
            raise
        store = open_store(MEMORY)
    with store, show.progress(not json) as bar:
        tell = (lambda done: bar("copying", done, store.entry_count())) if bar else None
        about = write(folder, escaped(known.id), store, out, at=datetime.now(UTC), progress=tell)
    if json:
        show.emit(about)
    else:
        show.say(f"{out}: {about.entries} entries, {about.reports} reports and {about.files} files; the copy holds")
        show.say(f"head {about.head}")
    return 0
