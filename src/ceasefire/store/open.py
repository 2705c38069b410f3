"""From an address to a store."""

from __future__ import annotations

from pathlib import Path

from ceasefire.store.base import Store
from ceasefire.store.format1 import Format1
from ceasefire.store.lock import WAIT_S

MEMORY = ":memory:"
"""Address of a store that lives only as long as it is open."""


def open_store(
    address: str | Path, *, create: bool = False, write: bool = False, wait: float = WAIT_S
) -> Store:
    """Open the store at a path (a SQLite file), `sqlite:///path`, `:memory:` or `postgresql://user@host/database?schema=NAME`.

    create: make it if it is absent; write: be able to put things in (`BusyError` if another writer is
    in the way after `wait` seconds). Without `write`, nothing can be put; any number may read at a time.
    Raises `StoreError` with a remedy: absent, damaged or foreign file, no rights, full disk.
    """
    text = str(address)
    if text.startswith(("postgresql:", "postgres:")):
        from ceasefire.store.postgres import PostgresStore

        return PostgresStore(text, create=create, write=write, wait=wait)
    if text.startswith("sqlite:///"):
        text = text.removeprefix("sqlite:///")
    from ceasefire.store.sqlite import SqliteStore

    if text == MEMORY:
        return SqliteStore(None, create=True, write=True, wait=wait)
    return SqliteStore(Path(text), create=create, write=write, wait=wait)


def older(path: Path) -> Format1 | None:
    """The SQLite file at `path` as its older format is read, None when it has today's."""
    from ceasefire.store.sqlite import format_of

    return None if format_of(path) is None else Format1(path)
