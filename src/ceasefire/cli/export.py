"""`ceasefire export`."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import InputError, StoreError
from ceasefire.reports.report import Tlp


def export(
    folder: Path,
    /,
    *,
    out: Annotated[Path | None, Parameter(name=("--out", "-o"))] = None,
    dossier: Path | None = None,
    reveal: int | None = None,
    tlp: str = "CLEAR",
    as_of: str | None = None,
    key: list[Path] | None = None,
    json: bool = False,
) -> int:
    """Write tables of reports, claims, incidents and findings, or one package that the other side can check by itself.

    Handling marks are obeyed: reports marked stricter, and everything that rests only on them, are left out. Unless
    `--tlp RED`, movements and positions of forces are given as late and as coarsely as `publication` in dossier.yaml
    says (by district and when they are seven days old, if it says nothing), so that nobody can aim by them. In CSV a text that a spreadsheet would take for a formula begins with an apostrophe.

    The package (`--dossier`) has the reports as they were received, the dossier's files, the tables, the brief, the
    ledger and `verify.py`, which checks all of it and needs only Python. An entry of the ledger says that it was made.
    What may not be shown is in it as a hash; `--reveal` later shows one such entry, and proves that it is the same.

    Parameters
    ----------
    folder
        The dossier's folder.
    out
        Folder to write the tables to; it is made, and files of the same names in it are replaced. With `--reveal`: the file.
    dossier
        File to write the package to, a zip.
    reveal
        Number of an entry that is to be shown, whole and with its report, to somebody who has only its hash.
    tlp
        Who may read it.
    as_of
        The day from which the days of delay are counted back; today where it is not given.
    key
        With `--dossier`: file of a private key that signs the head, as `ceasefire key` wrote it; several may be given.
    json
        One JSON object: `{"folder", "tlp", "files": {name: rows}}`; of a package or an entry what was written.
    """
    from ceasefire.reports.header import tlp as mark_of

    mark = mark_of(tlp)
    now = datetime.combine(show.day(as_of, "--as-of"), time(), UTC) if as_of else datetime.now(UTC)
    if dossier is not None and (out is not None or reveal is not None):
        raise InputError("--dossier goes without --out and --reveal", "give one of them at a time")
    if key and dossier is None:
        raise InputError("--key signs a package, and none is asked for", "give --dossier FILE, or use `ceasefire sign`")
    if dossier is not None:
        return _package(folder, dossier, mark, now, key or [], json)
    if out is None:
        raise InputError("nothing says where to write", "give --out FOLDER for tables, or --dossier FILE for a package")
    return _reveal(folder, reveal, out, json) if reveal is not None else _tables(folder, out, mark, now, json)


def _tables(folder: Path, out: Path, mark: Tlp, now: datetime, json: bool) -> int:
    from ceasefire.package import guard, tables, view
    from ceasefire.package.shown import shown
    from ceasefire.process import open_process

    with open_process(folder) as process, show.progress(not json) as bar:
        seen = whole = view.view(shown(process, mark, progress=bar).results, mark)
    if mark != "RED":
        seen = guard.guarded(seen, now)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot be made ({error.strerror})", "check the rights and the disk", file=str(out)
        ) from error
    files: dict[str, int] = {}
    for name, text, rows in tables.files(seen, None if mark == "RED" else now.date(), whole):
        show.write_text(out / name, text)
        files[name] = rows
    if json:
        show.emit({"folder": str(out), "tlp": mark, "files": files})
    else:
        for name, rows in files.items():
            show.say(f"{out / name}  {rows}")
    return 0


def _package(folder: Path, out: Path, mark: Tlp, as_of: datetime, keys: list[Path], json: bool) -> int:
    from ceasefire.ledger.keyfile import read_key
    from ceasefire.package.build import package
    from ceasefire.process import open_process

    pairs = [read_key(path) for path in keys]
    with open_process(folder, write=True) as process, show.progress(not json) as bar:
        made = package(process, out, mark, now=datetime.now(UTC), keys=pairs, as_of=as_of, progress=bar)
    if made.withheld:
        show.tell(f"not in it: {', '.join(made.withheld)}, which name what these readers may not see")
    if made.left_out:
        show.tell(f"not in it: {made.left_out} findings on which something was said that these readers may not see")
    if made.unsalted:
        show.tell(
            f"warning: {made.unsalted} entries that are not shown are of the first format, which had no salt: whoever guesses "
            "one of them exactly could confirm it by its hash"
        )
    if json:
        show.emit(msgspec.to_builtins(made))
    else:
        show.say(
            f"{made.file}: TLP:{made.tlp}, {made.reports} reports, {made.claims} claims, {made.findings} findings, "
            f"{made.judgements} judgements, {made.shown} of {made.entries} entries shown whole"
        )
        show.say(f"head {made.head}{', signed' if made.signed else ''}")
    return 0


def _reveal(folder: Path, seq: int, out: Path, json: bool) -> int:
    from ceasefire.dossier.load import examine
    from ceasefire.package.reveal import reveal, written
    from ceasefire.process import store_address
    from ceasefire.store import open_store

    if not folder.is_dir():
        raise InputError(f"'{folder}' is not a folder", "give the folder of a dossier")
    with open_store(store_address(folder, examine(folder)[0])) as store:
        made, entry = reveal(store, seq)
    show.write_text(out, written(made))
    if json:
        show.emit({"out": str(out), "entry": seq, "kind": entry.kind, "at": entry.at, "head": made.head})
    else:
        with_bytes = " and the bytes it names" if made.content is not None else ""
        show.say(f"{out}: entry {seq} ({entry.kind}, {entry.at}){with_bytes}: whoever gets this file can read it")
    return 0
