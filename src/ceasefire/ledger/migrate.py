"""Bring a store of an older format forward: first on a copy, which is verified, and only then in its place."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import msgspec

from ceasefire.errors import StoreError
from ceasefire.ledger.carry import carry
from ceasefire.ledger.chain import append
from ceasefire.ledger.verify import Verified, verify
from ceasefire.store import open_store
from ceasefire.store.disk import put_in_place
from ceasefire.store.format1 import Format1
from ceasefire.store.lock import Lock
from ceasefire.store.open import older


class Migrated(msgspec.Struct, frozen=True):
    """before: format that was found; verified: what arrived, after it was verified; kept: where the old file lies now,
    None after a rehearsal."""

    before: int
    verified: Verified
    kept: Path | None


def migrate(path: Path, *, at: datetime, rehearse: bool = False, author: str | None = None) -> Migrated | None:
    """Bring the SQLite store at `path` to today's format; None when it has it. The old file stays beside it.

    rehearse: do everything on a copy, verify it, and throw it away. A kill at any moment leaves the old or the new.
    Raises `StoreError` for an entry that was altered before.
    """
    lock = Lock(path.with_name(path.name + ".lock"))
    try:
        with lock:
            old = older(path)
            return _forward(path, old, at, rehearse, author) if old is not None else None
    finally:
        lock.close()


def _forward(path: Path, old: Format1, at: datetime, rehearse: bool, author: str | None) -> Migrated:
    new = path.with_name(path.name + ".new")
    try:
        _remove(new)
        with open_store(new, create=True, write=True) as store:
            carried = carry(old, store)
            append(store, "format_changed", {"from": old.number, "to": 2, "entries": carried.entries}, at=at, author=author)
            verified = verify(store, head=carried.head)
        old.close()
        if rehearse:
            return Migrated(old.number, carried, None)
        kept = path.with_name(f"{path.name}.format-{old.number}")
        if kept.exists() and not kept.samefile(path):
            raise StoreError("is there already", "move it away first", file=str(kept))
        if not kept.exists():
            os.link(path, kept)  # both names are the old file until the next line, which happens wholly or not at all
        put_in_place(new, path)
        for left in ("-wal", "-shm"):
            path.with_name(path.name + left).unlink(missing_ok=True)
        return Migrated(old.number, verified, kept)
    finally:
        old.close()
        _remove(new)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", ".lock"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
