"""`ceasefire restore`."""

from __future__ import annotations

from pathlib import Path

from ceasefire.cli import show


def restore(source: Path, folder: Path, /, *, head: str | None = None, json: bool = False) -> int:
    """Make a dossier's folder from a backup, and prove that its ledger is the one that was backed up.

    Every entry and every report is checked before the folder gets its name.

    Parameters
    ----------
    source
        A file that `ceasefire backup` wrote.
    folder
        The folder to make. It must not exist.
    head
        The newest head that you know: a backup that lacks entries of it is refused, so that nothing is lost in silence.
    json
        One JSON object: `{"dossier", "at", "head", "entries", "reports", "files"}`.
    """
    from ceasefire.ledger.backup import restore as bring

    about, told = bring(source, folder, head=head)
    if json:
        show.emit(about)
    else:
        show.say(f"{folder}: {told.entries} entries hold, {told.reports} reports are as they were received, {about.files} files; as of {about.at}")
        show.say(f"head {told.head}")
    return 0
