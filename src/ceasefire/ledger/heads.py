"""Signing what a ledger is now, entering signatures that others gave, and co-signing only what continues what was seen."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from ceasefire.errors import InputError, LedgerError
from ceasefire.ledger.chain import Head, append, entries, head, tree
from ceasefire.ledger.entry import REMEDY, Entry
from ceasefire.ledger.keyfile import KeyPair
from ceasefire.ledger.merkle import EMPTY, Tree, consistent
from ceasefire.ledger.note import (
    Checkpoint,
    Note,
    PublicKey,
    checkpoint,
    is_size,
    parse_checkpoint,
    parse_key,
    parse_note,
    signers,
)
from ceasefire.store.base import Store


class SignedHead(msgspec.Struct, frozen=True):
    """A signed head in the ledger. seq: its entry; head: what was signed; by: keys whose signature is right;
    stamped: whether a time-stamping service's token stands beside it (it is not checked here)."""

    seq: int
    at: str
    origin: str
    head: Head
    by: tuple[PublicKey, ...]
    note: str
    stamped: bool = False


def sign(
    store: Store, origin: str, keys: Sequence[KeyPair], *, at: datetime, author: str | None = None, stamp: Callable[[bytes], bytes] | None = None
) -> tuple[Note, Entry]:
    """Sign the ledger as it is now and enter the signed head, which later heads then cover.

    keys: one; when a key is replaced, the old and the new one, so that whoever trusts the old one sees which follows.
    stamp: gives a time-stamping service's token for the bytes of the note.
    """
    now = head(store)
    if not now.size:
        raise InputError("there is nothing to sign: the ledger is empty", "take a report in first")
    note = Note(checkpoint(origin, now), ())
    for key in keys:
        note = key.sign(note)
    token = stamp(str(note).encode()) if stamp else None  # asked for before the ledger is held: it can take long
    return note, _enter(store, note, [key.public for key in keys], at, author, token)


def admit(store: Store, origin: str, note: Note, keys: Sequence[PublicKey], *, at: datetime, author: str | None = None) -> Entry:
    """Enter a head that others signed. `InputError` unless it is of this ledger, and one of the keys signed it."""
    told = parse_checkpoint(note.text)
    if told.origin != origin:
        raise InputError(f"the note is about the ledger '{told.origin}', and this is '{origin}'", "give the note that belongs to this dossier")
    right = signers(note, tuple(keys))
    if not right:
        raise InputError("none of the keys that were given signed this note", "give the signers' public keys with --signer")
    with store.transaction():
        made = tree(store)
        if told.head.size > made.size or made.root(told.head.size).hex() != told.head.root:
            raise InputError(f"what was signed is not this ledger: its first {told.head.size} entries have another hash", "compare the two ledgers before anything else: one of them was changed")
        return _enter(store, note, right, at, author)


def _enter(store: Store, note: Note, keys: Sequence[PublicKey], at: datetime, author: str | None, token: bytes | None = None) -> Entry:
    payload: dict[str, Any] = {"note": str(note), "keys": [str(key) for key in keys]}
    if token is not None:
        payload["timestamp"] = base64.b64encode(token).decode()
    return append(store, "head_signed", payload, at=at, author=author)


def signed_heads(store: Store) -> list[SignedHead]:
    """Signed heads in the order of the ledger; their signatures are checked, their roots are not (see `check_heads`)."""
    return [read_head(entry) for entry in entries(store, kind="head_signed")]


def read_head(entry: Entry) -> SignedHead:
    """The signed head in an entry. `LedgerError` when a signature is false or the entry holds none."""
    try:
        note = parse_note(str(entry.payload.get("note", "")))
        told = parse_checkpoint(note.text)
        by = signers(note, tuple(parse_key(str(key)) for key in entry.payload.get("keys", ())))
    except InputError as error:
        raise LedgerError(f"entry {entry.seq} (head_signed, {entry.at}) holds no signed head: {error.what}", REMEDY) from error
    return SignedHead(entry.seq, entry.at, told.origin, told.head, by, str(note), "timestamp" in entry.payload)


def check_heads(heads: Sequence[SignedHead], made: Tree) -> None:
    """Whether the tree begins with what was signed. `LedgerError` names the first signed head of which it does not."""
    for one in heads:
        if one.head.size >= one.seq or made.root(one.head.size).hex() != one.head.root:
            who = ", ".join(key.name for key in one.by) or "nobody whose key is known"
            raise LedgerError(f"entries 1 to {one.head.size} are not those that {who} signed in entry {one.seq}: one of them was altered", REMEDY)


def request(store: Store, note: Note, old: int) -> str:
    """What somebody who co-signs is sent: the note, and the proof that the ledger continues the one of `old` entries.

    The form is that of C2SP's tlog-witness: `old SIZE`, hashes of the proof in base64, an empty line, the note.
    """
    told = parse_checkpoint(note.text)
    made = tree(store)
    if not 0 <= old <= told.head.size:
        raise InputError(f"the note is of {told.head.size} entries, so it cannot continue one of {old}", f"give --request with a number from 0 to {told.head.size}")
    proof = made.consistency(old, told.head.size)
    return f"old {old}\n" + "".join(f"{base64.b64encode(one).decode()}\n" for one in proof) + f"\n{note}"


def cosign(text: str, key: KeyPair, seen: Checkpoint | None, trusted: Sequence[PublicKey] = ()) -> Note:
    """The note of a request with this key's signature.

    seen: what was signed last, None for the first time. Refused (`InputError`) unless what is to be signed is of the
    same ledger and continues it, and, where keys are given, one of them signed the note already.
    """
    begin, gap, rest = text.partition("\n\n")
    first, *lines = begin.split("\n")
    word, _, number = first.partition(" ")
    if not gap or word != "old" or not is_size(number):
        raise InputError("is no request to sign", "give the file that `ceasefire sign DIR --request SIZE` wrote")
    note = parse_note(rest)
    told = parse_checkpoint(note.text)
    if trusted and not signers(note, tuple(trusted)):
        raise InputError("none of the keys that were given signed this note", "ask the ledger's holder which key signs")
    if seen is not None and seen.origin != told.origin:
        raise InputError(f"the note is about the ledger '{told.origin}', and '{seen.origin}' was seen last", "keep a file of its own for each ledger")
    before = seen.head if seen else Head(0, EMPTY.hex())
    if int(number) != before.size:
        raise InputError(f"the proof begins at {number} entries, and {before.size} were seen last", f"ask for `ceasefire sign DIR --request {before.size}`")
    try:
        proof = [base64.b64decode(line, validate=True) for line in lines]
    except ValueError as error:
        raise InputError("the proof is not in base64", "ask for the file again") from error
    if not consistent(before.size, told.head.size, bytes.fromhex(before.root), bytes.fromhex(told.head.root), proof):
        raise InputError(
            f"the ledger of {told.head.size} entries does not continue the one of {before.size} that was seen: something in it was altered or removed",
            "do not sign; keep both notes, they prove it",
        )
    return key.sign(note)
