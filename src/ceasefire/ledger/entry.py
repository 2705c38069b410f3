"""One entry of the ledger and the hash that seals it."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from ceasefire.errors import LedgerError
from ceasefire.ids import canonical, sha256
from ceasefire.store.base import EntryRow

EntryKind = Literal["report_received", "dossier_version", "brief_published", "judgement"]

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""


class Entry(msgspec.Struct, frozen=True):
    """seq: 1-based, without gaps; kind: see `EntryKind` (kept open: later versions know more);
    at: UTC instant, ISO 8601 with microseconds and Z; author: who put it in; payload: plain JSON
    values; prev: hash of the entry before; hash: SHA-256 of the canonical JSON of all the others."""

    seq: int
    kind: str
    at: str
    author: str
    payload: dict[str, Any]
    prev: str
    hash: str


def seal(seq: int, kind: str, at: str, author: str, payload: dict[str, Any], prev: str) -> Entry:
    """An entry with its hash: SHA-256 over RFC 8785 JSON of {seq, kind, at, author, payload, prev}."""
    sealed = {"seq": seq, "kind": kind, "at": at, "author": author, "payload": payload, "prev": prev}
    return Entry(seq, kind, at, author, payload, prev, sha256(canonical(sealed)))


def to_row(entry: Entry) -> EntryRow:
    """As a store keeps it."""
    payload = canonical(entry.payload).decode()
    return EntryRow(entry.seq, entry.kind, entry.at, entry.author, payload, entry.prev, entry.hash)


def from_row(row: EntryRow) -> Entry:
    """Back from the store. `LedgerError` when the payload is no longer a JSON object."""
    try:
        payload = msgspec.json.decode(row.payload, type=dict[str, Any])
    except msgspec.MsgspecError as error:
        raise LedgerError(f"entry {row.seq} ({row.kind}, {row.at}) is not readable", REMEDY) from error
    return Entry(row.seq, row.kind, row.at, row.author, payload, row.prev, row.hash)


REMEDY = "somebody or something changed the database: restore it from a backup, or compare with the other holder's copy"
