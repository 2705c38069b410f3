"""Signed tree heads, as the signed notes and checkpoints that transparency logs use (C2SP).

A note is a text and, after an empty line, one line for each signature: `— name base64(key id, signature)`. Its text here
is a checkpoint: origin, size, root in base64, each on a line. Anybody with an Ed25519 key can add a signature of their own
to the same text: that is how parties and guarantors co-sign.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import unicodedata

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ceasefire.errors import InputError
from ceasefire.ledger.chain import Head

ED25519 = b"\1"
DASH = "\u2014"  # the dash of a signature line
_SIGNATURES = 100  # on one note: each takes time to check, and a note comes from anybody
_DIGITS = 15  # of the number of entries
_NO_KEY = "give a line as `ceasefire key` prints it: name+8 hex digits+base64"


class PublicKey(msgspec.Struct, frozen=True):
    """Whose signature can be checked. name: no space and no plus; raw: 32 bytes. Written `name+id+base64`."""

    name: str
    raw: bytes

    @property
    def id(self) -> bytes:
        """First four bytes of the SHA-256 of name, newline, kind and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(ED25519 + self.raw).decode()}"


class Signature(msgspec.Struct, frozen=True):
    """One line of a note. name: who is said to have signed; key: id of the key, 4 bytes; value: 64 bytes."""

    name: str
    key: bytes
    value: bytes


class Note(msgspec.Struct, frozen=True):
    """A text with its signatures. text: ends in a newline."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return f"{self.text}\n" + "".join(
            f"{DASH} {one.name} {base64.b64encode(one.key + one.value).decode()}\n" for one in self.signatures
        )


class Checkpoint(msgspec.Struct, frozen=True):
    """What the text of a signed head says. origin: which ledger; head: its size and root."""

    origin: str
    head: Head


def parse_key(text: str) -> PublicKey:
    """A public key as it is printed. `InputError` when it is none, or its id is not that of its name and key."""
    name, _, rest = text.strip().partition("+")
    given, _, coded = rest.partition("+")
    raw = _decoded(coded)
    if not is_name(name) or raw is None or len(raw) != 33 or raw[:1] != ED25519:
        raise InputError(f"'{text.strip()[:60]}' is no public key", _NO_KEY)
    key = PublicKey(name, raw[1:])
    if key.id.hex() != given.lower():
        raise InputError(f"the key of '{name}' does not have the id {given[:8]}", "copy the whole line again")
    return key


def is_size(text: str) -> bool:
    """Whether a text is a number of entries as it is written: plain digits, and no more than a ledger can have."""
    return text.isascii() and text.isdecimal() and len(text) <= _DIGITS


def checkpoint(origin: str, head: Head) -> str:
    """The text that is signed. `InputError` when an origin is no plain line."""
    if not origin or origin != origin.strip() or any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in origin):
        raise InputError("the name of a ledger is one line of text", "give it without line breaks")
    return f"{origin}\n{head.size}\n{base64.b64encode(bytes.fromhex(head.root)).decode()}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """What a note's text says. `InputError` when it is no checkpoint, or says anything besides: who signs it, signs all of it."""
    lines = text.split("\n")
    root = _decoded(lines[2]) if len(lines) >= 4 else None
    size = lines[1] if len(lines) >= 4 else ""
    if root is None or len(root) != 32 or not is_size(size) or (size != "0" and size.startswith("0")):
        raise InputError("the note is about no ledger", "give one whose lines are a name, a number and a hash in base64")
    made = Checkpoint(lines[0], Head(int(size), root.hex()))
    if checkpoint(made.origin, made.head) != text:
        raise InputError("the note says more than which ledger, how many entries and their hash", "do not sign it; give one that has these three lines and no other")
    return made


def parse_note(text: str) -> Note:
    """A note with its signatures, unchecked. `InputError` says what is wrong."""
    body, gap, lines = text.rpartition("\n\n")
    if not gap or not lines.endswith("\n"):
        raise InputError("is no signed note", "it has a text, an empty line, and lines with signatures")
    made: list[Signature] = []
    if lines.count("\n") > _SIGNATURES:
        raise InputError(f"the note has more than {_SIGNATURES} signatures", "give one with only those that matter")
    for line in lines.splitlines():
        words = line.split(" ")
        raw = _decoded(words[2]) if len(words) == 3 and words[0] == DASH else None
        if raw is None or len(raw) != 68 or not is_name(words[1]):
            raise InputError(f"'{line[:60]}' is no line with a signature", f"it has '{DASH}', a name and base64")
        made.append(Signature(words[1], raw[:4], raw[4:]))
    return Note(body + "\n", tuple(made))


def signed(text: str, name: str, private: Ed25519PrivateKey) -> Signature:
    """A signature over a note's text."""
    key = PublicKey(name, private.public_key().public_bytes_raw())
    return Signature(name, key.id, private.sign(text.encode()))


def signers(note: Note, keys: tuple[PublicKey, ...]) -> tuple[PublicKey, ...]:
    """Those of the keys whose signature is on the note and right.

    `InputError` when a signature that names one of the keys is wrong: that is no missing signature but a false one.
    """
    known = {(key.name, key.id): key for key in keys}
    right: list[PublicKey] = []
    for one in note.signatures:
        key = known.get((one.name, one.key))
        if key is None:
            continue
        try:
            Ed25519PublicKey.from_public_bytes(key.raw).verify(one.value, note.text.encode())
        except (InvalidSignature, ValueError) as error:
            raise InputError(f"the signature of {key.name} is false: it is not over this text", "do not trust this note; ask whoever gave it") from error
        if key not in right:
            right.append(key)
    return tuple(right)


def is_name(name: str) -> bool:
    """Whether a key can be called so."""
    return bool(name) and "+" not in name and not any(c.isspace() or unicodedata.category(c) in ("Cc", "Cs") for c in name)


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
