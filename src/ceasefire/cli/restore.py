"""`ceasefire restore`."""

from __future__ import annotations

from pathlib import Path

from ceasefire.cli import show
from ceasefire.errors import InputError


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
    from ceasefire.dossier.load import examine
    from ceasefire.dossier.storeline import with_store
    from ceasefire.ledger.backup import restore as bring
    from ceasefire.store.disk import write_whole

    was: list[str] = []

    def finish(made: Path) -> None:
        """The folder uses the ledger that is in it, not the database that dossier.yaml named when it was backed up."""
        known = examine(made)[0]
        if known is not None and known.store:
            try:
                write_whole(made / "dossier.yaml", with_store(made / "dossier.yaml", None))
                was.append(f"dossier.yaml named the database {known.store}; this folder has its own, ledger.db (`ceasefire move` brings it into another)")
            except InputError:
                was.append(f"warning: dossier.yaml names the database {known.store}: take that out before you use this folder, which has its own, ledger.db")

    about, told = bring(source, folder, head=head, finish=finish)
    for told_so in was:
        show.tell(told_so)
    if about.dossier != folder.absolute().name:
        show.tell(f"the backup is of '{about.dossier}'; heads are signed under the folder's name: give it that name before you sign")
    if json:
        show.emit(about)
    else:
        show.say(f"{folder}: {told.entries} entries hold, {told.reports} reports are as they were received, {about.files} files; as of {about.at}")
        show.say(f"head {told.head}")
    return 0
