"""A private key in a file that only its owner may read."""

from __future__ import annotations

import base64
import os
import stat
from contextlib import suppress
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ceasefire.errors import InputError, StoreError
from ceasefire.ledger.note import ED25519, Note, PublicKey, is_name, parse_key, signed
from ceasefire.store.disk import settle

_BEGIN = "PRIVATE+KEY"


class KeyPair(msgspec.Struct, frozen=True):
    """Somebody's key. public: what others are given; private: what signs."""

    public: PublicKey
    private: Ed25519PrivateKey

    def sign(self, note: Note) -> Note:
        """The note with this signature beside the others; a second one of the same key is not added."""
        mine = signed(note.text, self.public.name, self.private)
        others = tuple(one for one in note.signatures if (one.name, one.key) != (mine.name, mine.key))
        return Note(note.text, (*others, mine))


def new_key(name: str, path: Path) -> KeyPair:
    """Make a key and write it to a new file that only its owner may read. `StoreError` when there is a file already."""
    if not is_name(name):
        raise InputError(f"'{name}' cannot be the name of a key", "use no space and no plus sign, for example `jmc.example.org`")
    private = Ed25519PrivateKey.generate()
    public = PublicKey(name, private.public_key().public_bytes_raw())
    line = f"{_BEGIN}+{name}+{public.id.hex()}+{base64.b64encode(ED25519 + private.private_bytes_raw()).decode()}\n"
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise StoreError("is there already: a key is never written over another", "give another name with --out", file=str(path)) from error
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", "check the folder and its rights", file=str(path)) from error
    try:
        with os.fdopen(file, "wb") as to:
            to.write(line.encode())
            to.flush()
            os.fsync(to.fileno())
        settle(path.absolute().parent)
    except OSError as error:
        with suppress(OSError):  # half a key is none, and would be in the way of the next try
            path.unlink()
        raise StoreError(f"cannot be written ({error.strerror})", "check the disk and its space", file=str(path)) from error
    return KeyPair(public, private)


def is_key(path: Path) -> bool:
    """Whether a file holds a private key, whoever may read it."""
    with path.open("rb") as file:
        return file.read(len(_BEGIN)) == _BEGIN.encode()


def read_key(path: Path) -> KeyPair:
    """The key in a file. `InputError` when others may read it, or it holds none."""
    try:
        mode = path.stat().st_mode
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("holds no private key", "make one with `ceasefire key NAME`", file=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", "give the file that `ceasefire key NAME` wrote", file=str(path)) from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise InputError("may be read by others than its owner: the key in it is no secret", "make a new key; `chmod 600` only if nobody can have read it", file=str(path))
    begin, _, private_line = text.strip().partition(f"{_BEGIN}+")
    name, _, rest = private_line.partition("+")
    given, _, coded = rest.partition("+")  # base64 may have plus signs of its own
    try:
        raw = base64.b64decode(coded if not begin else "", validate=True)
        private = Ed25519PrivateKey.from_private_bytes(raw[1:])
    except ValueError as error:
        raise InputError("holds no private key", "make one with `ceasefire key NAME`", file=str(path)) from error
    public = PublicKey(name, private.public_key().public_bytes_raw())
    if public.id.hex() != given or parse_key(str(public)) != public:
        raise InputError("holds a key that does not fit its name", "restore it from where you keep your keys", file=str(path))
    return KeyPair(public, private)
