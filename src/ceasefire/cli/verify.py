"""`ceasefire verify`."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.resources import as_file, files
from pathlib import Path

import msgspec

from ceasefire.cli import show
from ceasefire.errors import InputError, LedgerError
from ceasefire.ledger.backup import is_backup
from ceasefire.ledger.verify import parse_head


def verify(folder: Path, /, *, head: str | None = None, json: bool = False) -> int:
    """Check that nothing in the ledger was altered, removed or inserted.

    Every entry must give its own hash and name the one before it, all together the kept hashes of their Merkle tree;
    every report's bytes must give the hash under which they were entered. The first entry that does not hold is named
    (exit code 6). Keep the printed head elsewhere: with `--head` a later check also finds entries that were cut off at
    the end or written anew.

    A package that `ceasefire export --dossier` wrote is checked by the same `verify.py` that is in it.

    Parameters
    ----------
    folder
        The dossier's folder, its database file, or a package: a zip, or the folder that it was unpacked to.
    head
        A head printed earlier: the entries that it stands for must still be there, unaltered.
    json
        One JSON object: `{"entries", "reports", "head", "erased", "signed", "back"}`.
    """
    from ceasefire.dossier.load import examine
    from ceasefire.ledger.seen import check
    from ceasefire.ledger.verify import verify as verify_ledger
    from ceasefire.process import store_address
    from ceasefire.store import open_store

    if not folder.exists():
        raise InputError(f"'{folder}' is not there", "give the folder of a dossier")
    if (folder / "bagit.txt").exists() or (folder.is_file() and zipfile.is_zipfile(folder)):
        return _package(folder, head, json)
    # A dossier with faults has a ledger all the same.
    address = store_address(folder, examine(folder)[0]) if folder.is_dir() else folder
    with open_store(address) as store:
        verified = verify_ledger(store, head=head)
        if folder.is_dir():
            check(store, folder)
    if json:
        show.emit(msgspec.to_builtins(verified))
    else:
        erased = f"; {verified.erased} entries were erased, as later ones say" if verified.erased else ""
        show.say(f"{verified.entries} entries hold, {verified.reports} reports are as they were received{erased}")
        if verified.signed:
            show.say(f"{verified.signed} signed heads are of these entries")
        if verified.back:
            show.tell(f"warning: {verified.back} entries have a time more than five minutes before that of the entry before; a clock was set back, and the numbers are the order")
        show.say(f"head {verified.head}")
    return 0


def _package(path: Path, head: str | None, json: bool) -> int:
    """Run the program that its readers run, as they run it."""
    if is_backup(path):
        raise InputError("is a backup and no package", "`ceasefire restore` brings it back, and proves it by that", file=str(path))
    if json:
        raise InputError("a package is checked in words, without --json", "leave --json out")
    if head is not None and not Path(head).exists():  # a file may hold a signed head
        parse_head(head)
    with as_file(files("ceasefire.package") / "verify.py") as program:
        words = [sys.executable, "-I", "-S", str(program), str(path.absolute()), *([f"--head={head}"] if head else [])]
        done = subprocess.run(words, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1) or not done.stdout:
        raise InputError(f"the package cannot be checked ({(done.stderr.strip().splitlines() or ['no answer'])[-1]})", "give a package as `ceasefire export --dossier` wrote it")
    for line in done.stdout.splitlines():
        show.say(line)
    return LedgerError.exit if done.returncode else 0
