"""Entries chained by hash: whoever changes one must change all after it, and the head will differ."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from ceasefire.errors import LedgerError, StoreError
from ceasefire.ids import canonical, sha256
from ceasefire.ledger.entry import GENESIS, REMEDY, Entry, EntryKind, from_row, seal, to_row
from ceasefire.store.base import Store


class Verified(msgspec.Struct, frozen=True):
    """A ledger that holds. head: hash of the last entry, `GENESIS` when there is none: whoever
    keeps it elsewhere can tell later whether entries were cut off or rewritten."""

    entries: int
    reports: int
    head: str


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
    last = store.last_entry()
    entry = seal(
        last.seq + 1 if last else 1,
        kind,
        instant(at),
        author or this_author(),
        msgspec.to_builtins(payload),
        last.hash if last else GENESIS,
    )
    store.add_entry(to_row(entry))
    return entry


def entries(store: Store, after: int = 0) -> Iterator[Entry]:
    """Entries in order, as they are stored and without checking them."""
    return (from_row(row) for row in store.entries(after))


def last(store: Store, kind: EntryKind) -> Entry | None:
    """The newest entry of that kind."""
    row = store.last_entry(kind)
    return from_row(row) if row else None


def verify(store: Store, *, head: str | None = None) -> Verified:
    """Check every entry, and that every report is there, unaltered, under an entry of its own.

    head: hash of an entry known from elsewhere (a printed head, the other holder's copy): it must
    be in the chain. Raises `LedgerError` naming the first entry that does not hold.
    """
    damage = store.damage()
    if damage:
        raise LedgerError(f"the database file is damaged ({damage})", REMEDY, file=store.address)
    before, count, reports = GENESIS, 0, 0
    seen = head is None or head == GENESIS
    for row in store.entries():
        count += 1
        entry = from_row(row)
        name = f"entry {row.seq} ({row.kind}, {row.at})"
        if row.seq != count:
            raise _broken(store, f"entry {count} is missing: entry {row.seq} follows {count - 1}")
        if row.prev != before:
            raise _broken(store, f"{name} does not follow entry {row.seq - 1}: one of the two was altered")
        again = seal(entry.seq, entry.kind, entry.at, entry.author, entry.payload, entry.prev)
        if again.hash != row.hash or canonical(entry.payload).decode() != row.payload:
            raise _broken(store, f"{name} was altered: its content does not give its hash")
        if row.kind == "report_received":
            reports += 1
            _verify_report(store, entry, name)
        seen = seen or row.hash == head
        before = row.hash
    if store.report_count() != reports:
        raise _broken(
            store, f"{store.report_count()} reports are kept and {reports} were entered in the ledger"
        )
    if not seen:
        raise _broken(store, f"no entry has the hash {head}: entries were cut off or written anew")
    return Verified(count, reports, before)


def _verify_report(store: Store, entry: Entry, name: str) -> None:
    record = entry.payload.get("report", {})
    report_id = str(record.get("id"))
    kept = store.report(report_id)
    if kept is None or kept.json != canonical(record):
        raise _broken(store, f"{name}: the record of report {report_id[:12]} is missing or was altered")
    try:
        data = store.blob(report_id)
    except StoreError:  # the packed bytes do not even unpack
        data = None
    if data is None or sha256(data) != report_id:
        raise _broken(store, f"{name}: the bytes of report {report_id[:12]} are missing or were altered")


def _broken(store: Store, what: str) -> LedgerError:
    return LedgerError(what, REMEDY, file=store.address)
