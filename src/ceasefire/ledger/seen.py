"""The newest head that this machine has seen of a dossier's ledger, kept in a file beside it.

A database that was put back from an older copy verifies by itself: what is missing at its end leaves no gap. This file
tells (decision 0028). It guards against mistakes, not against somebody who can write both.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ceasefire.errors import AbsentError, InputError, LedgerError, StoreError
from ceasefire.ledger.chain import Head, append, head, tree
from ceasefire.ledger.entry import Entry
from ceasefire.ledger.verify import parse_head, verify
from ceasefire.store import Store, open_store
from ceasefire.store.disk import write_whole

NAME = "ledger.head"
"""Its name in the dossier's folder. It holds one line, a head as `ceasefire verify` prints it."""


def newest(folder: Path) -> Head | None:
    """The newest head that was seen, None where none was. `LedgerError` when the file holds none."""
    path = folder / NAME
    try:
        return parse_head(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror})", "give yourself the right to read it", file=str(path)) from error
    except (UnicodeDecodeError, InputError) as error:
        raise LedgerError(
            "was altered: it holds no head", "check the ledger against a head that you know (`ceasefire verify --head`), then delete this file", file=str(path)
        ) from error


def opened(address: str, folder: Path) -> Store:
    """The store at an address, open for writing and made where there is none. `LedgerError` unless it continues what was seen."""
    known = newest(folder)
    try:
        store = open_store(address, create=known is None, write=True)
    except AbsentError as error:
        size = known.size if known else 0
        remedy = "bring it back from a backup; to begin anew without them, use `ceasefire accept`"
        raise LedgerError(f"is gone: this machine has seen {size} entries in it", remedy, file=address) from error
    try:
        check(store, folder)
    except BaseException:
        store.close()
        raise
    return store


def note(store: Store, folder: Path) -> None:
    """Write down the head as it is now, if it continues what is there. Where the folder refuses, nothing is written."""
    with suppress(OSError, LedgerError, StoreError):  # the entries are safe; only a later warning may be missing
        check(store, folder)
        known, now = newest(folder), head(store)
        if now.size > (known.size if known else 0):
            write_whole(folder / NAME, f"{now}\n".encode())


def check(store: Store, folder: Path) -> None:
    """`LedgerError` unless the ledger continues the newest head that was seen. Reads a few hashes, however many entries."""
    known = newest(folder)
    if known is None:
        return
    made = tree(store)
    there = f"this machine has seen {known.size} entries, and there are {made.size}"
    if known.size > made.size:
        raise _older(f"was restored from an older state, or entries were cut off: {there}", store, known)
    if made.root(known.size).hex() != known.root:
        raise _older(f"is not the ledger that was here, or was changed: {there}, of which the first {known.size} are others", store, known)


def accept(store: Store, folder: Path, *, why: str, at: datetime, author: str | None = None) -> Entry:
    """Go on with a ledger that does not continue what was seen, and enter that, with the head that was lost.

    It has to verify by itself. `InputError` when there is nothing to accept, or no reason.
    """
    if not why.strip():
        raise InputError("to accept an older state needs a reason", "give --why: what happened, and where the newer state may still be")
    try:
        check(store, folder)
    except LedgerError:
        known = newest(folder)  # again a `LedgerError` where the file itself is spoilt
    else:
        raise InputError("there is nothing to accept: the ledger continues all that this machine has seen", "work on as usual")
    verified = verify(store)
    entry = append(store, "state_accepted", {"seen": str(known), "found": verified.head, "why": why.strip()}, at=at, author=author)
    write_whole(folder / NAME, f"{head(store)}\n".encode())
    return entry


def _older(what: str, store: Store, known: Head) -> LedgerError:
    return LedgerError(
        what,
        f"bring the newest copy back and check it with `ceasefire verify --head {known}`; to go on with this one for good, use `ceasefire accept`",
        file=store.address,
    )
