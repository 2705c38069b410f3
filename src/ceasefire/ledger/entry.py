"""One entry of the ledger and the hash that seals it."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, Literal

import msgspec

from ceasefire.errors import LedgerError
from ceasefire.ids import canonical
from ceasefire.store.base import EntryRow

EntryKind = Literal[
    "report_received", "dossier_file", "dossier_version", "brief_published", "judgement", "dossier_exported", "head_signed",
    "entry_erased", "format_changed", "work", "state_accepted", "custody", "report_corrected", "monitor_visit", "access_denied",
    "pair_judged",
]  # fmt: skip

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""


class Entry(msgspec.Struct, frozen=True):
    """seq: 1-based, without gaps; kind: see `EntryKind` (kept open: later versions know more);
    at: UTC instant, ISO 8601 with microseconds and Z; author: who put it in; payload: plain JSON
    values; prev: hash of the entry before; salt: 128 random bits, so that nobody can guess an entry
    that is withheld from its hash (empty in ledgers of the first format); hash: of its leaf in the tree."""

    seq: int
    kind: str
    at: str
    author: str
    payload: dict[str, Any]
    prev: str
    salt: str = ""
    hash: str = ""


class Seal(msgspec.Struct, frozen=True):
    """What is checked of every entry; its payload is skipped, which is many times as fast."""

    seq: int
    kind: str
    at: str
    author: str
    prev: str
    salt: str = ""


def leaf_hash(body: bytes) -> bytes:
    """RFC 6962, section 2.1: SHA-256 of a zero byte and the data."""
    return hashlib.sha256(b"\0" + body).digest()


def seal(
    seq: int, kind: str, at: str, author: str, payload: dict[str, Any], prev: str, *, salt: str | None = None
) -> EntryRow:
    """The row of an entry: its body is the RFC 8785 JSON of {seq, kind, at, author, payload, prev, salt}."""
    mixed = secrets.token_hex(16) if salt is None else salt
    sealed = {"seq": seq, "kind": kind, "at": at, "author": author, "payload": payload, "prev": prev}
    body = canonical(sealed | {"salt": mixed} if mixed else sealed)
    return EntryRow(seq, kind, at, leaf_hash(body), body)


def from_row(row: EntryRow) -> Entry:
    """Back from the store. `LedgerError` when its body is no longer that of an entry."""
    try:
        made = msgspec.json.decode(row.body, type=Entry)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise LedgerError(f"entry {row.seq} ({row.kind}, {row.at}) is not readable", REMEDY) from error
    return msgspec.structs.replace(made, hash=row.leaf.hex())


REMEDY = "somebody or something changed the database: restore it from a backup, or compare with the other holder's copy"
