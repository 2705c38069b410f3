"""`ceasefire export`."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import StoreError


def export(
    folder: Path,
    /,
    *,
    out: Annotated[Path, Parameter(name=("--out", "-o"))],
    tlp: str = "CLEAR",
    as_of: str | None = None,
    json: bool = False,
) -> int:
    """Write reports, claims, incidents and findings as CSV, and incidents as GeoJSON.

    Handling marks are obeyed: reports marked stricter, and everything that rests only on them, are left out. Unless
    `--tlp RED`, movements and positions of forces are given by district and only when they are seven days old, so
    that nobody can aim by them. In CSV a text that a spreadsheet would take for a formula begins with an apostrophe.

    Parameters
    ----------
    folder
        The dossier's folder.
    out
        Folder to write to; it is made, and files of the same names in it are replaced.
    tlp
        Who may read it.
    as_of
        The day from which the seven days are counted back; today where it is not given.
    json
        One JSON object: `{"folder", "tlp", "files": {name: rows}}`.
    """
    from ceasefire.cli import exported, view
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of

    mark = mark_of(tlp)
    now = datetime.combine(show.day(as_of, "--as-of"), time(), UTC) if as_of else datetime.now(UTC)
    with open_process(folder) as process, show.progress(not json) as bar:
        results = process.results(bar)
    seen = view.view(results, mark)
    if mark != "RED":
        seen = exported.guarded(seen, now)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot be made ({error.strerror})", "check the rights and the disk", file=str(out)
        ) from error
    files: dict[str, int] = {}
    for name, text, rows in exported.files(seen):
        show.write_text(out / name, text)
        files[name] = rows
    if json:
        show.emit({"folder": str(out), "tlp": mark, "files": files})
    else:
        for name, rows in files.items():
            show.say(f"{out / name}  {rows}")
    return 0
