"""Entries in a chain and a tree: whoever changes one is found, and the entry is named."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from ceasefire.ledger.entry import GENESIS, Entry, EntryKind, from_row, seal
from ceasefire.ledger.merkle import WIDTH, Tree, roots_of
from ceasefire.store.base import EntryRow, Store


class Head(msgspec.Struct, frozen=True):
    """What a whole ledger comes down to. size: entries; root: of their tree, hex. Whoever keeps one can tell
    later whether any of these entries was altered, cut off or written anew. Written `size-root`."""

    size: int
    root: str

    def __str__(self) -> str:
        return f"{self.size}-{self.root}"


class New(msgspec.Struct, frozen=True):
    """What is to be entered; at: UTC; author: None for `this_author`."""

    kind: EntryKind | str
    payload: dict[str, Any]
    at: datetime
    author: str | None = None


def this_author() -> str:
    """Who is putting things in: `CEASEFIRE_AUTHOR`, else the name of the account."""
    named = os.environ.get("CEASEFIRE_AUTHOR", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def instant(at: datetime) -> str:
    """UTC, ISO 8601, always with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def append(
    store: Store, kind: EntryKind, payload: dict[str, Any], *, at: datetime, author: str | None = None
) -> Entry:
    """Append one entry. Call it inside the `store.transaction()` that writes what it is about."""
    return from_row(append_all(store, [New(kind, payload, at, author)])[0])


def append_all(store: Store, news: Iterable[New]) -> list[EntryRow]:
    """Append entries, all or none of them."""
    with store.transaction():
        last = store.last_entry()
        seq, prev = (last.seq, last.leaf.hex()) if last else (0, GENESIS)
        rows: list[EntryRow] = []
        for one in news:
            seq += 1
            author = one.author or this_author()
            rows.append(seal(seq, one.kind, instant(one.at), author, msgspec.to_builtins(one.payload), prev))
            prev = rows[-1].leaf.hex()
        if rows:
            store.add_entries(rows)
            close_subtrees(store, rows[0].seq - 1, seq)
    return rows


def close_subtrees(store: Store, before: int, now: int) -> None:
    """Keep the hashes of the subtrees that became complete when a ledger of `before` entries got `now`."""
    level, width = 1, WIDTH
    while before // width != now // width:
        begin, end = before // width, now // width
        store.add_subtrees(level, begin, roots_of(store.hashes(level - 1, begin * WIDTH, end * WIDTH)))
        level, width = level + 1, width * WIDTH


def entries(store: Store, after: int = 0, kind: str | None = None) -> Iterator[Entry]:
    """Entries in order, as they are stored and without checking them; those that were erased are left out."""
    return (from_row(row) for row in store.entries(after, kind) if row.body)


def last(store: Store, kind: EntryKind) -> Entry | None:
    """The newest entry of that kind."""
    row = store.last_entry(kind)
    return from_row(row) if row else None


def tree(store: Store) -> Tree:
    """The tree over all entries as they are now."""
    return Tree(store.entry_count(), store.hashes)


def head(store: Store) -> Head:
    """The head of the ledger as it is now."""
    made = tree(store)
    return Head(made.size, made.root().hex())
