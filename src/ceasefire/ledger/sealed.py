"""Whether many entries at once are what they should be: without decoding one, at about the speed of the hashing itself."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ceasefire.store.base import EntryTuple

_AT = len("2026-11-28T00:00:00.000000Z")
_HEAD = len('{"at":"') + _AT + len('","author":"')
_PREV = len('},"prev":"') + 64 + len('","salt":"')
_SALT = 32


def sealed(rows: Sequence[EntryTuple], first: int, prev: str) -> bool:
    """Whether these are entries `first`, `first` + 1, …, each with the hash, number, kind and time that are kept of it, and
    each naming the one before it; prev: hash of the leaf before the first, hex.

    Keys of canonical JSON are in order, and no string in it has an unescaped quote, so the places that are compared are
    certain. False does not say that something is wrong: one was erased, is of the first format, or is written otherwise.
    """
    seqs, kinds, ats, leaves, bodies = zip(*rows, strict=True)
    last = first + len(rows) - 1
    if seqs != tuple(range(first, last + 1)) or len(str(first)) != len(str(last)) or not all(bodies) or {len(at) for at in ats} != {_AT}:
        return False
    new = hashlib.sha256
    if [new(b"\0" + body).digest() for body in bodies] != list(leaves):
        return False
    # Each comparison is of as many bytes for every entry, so that one cannot make up for another.
    tail = len(f'","seq":{first}}}')
    numbers = '","seq":' + '}","seq":'.join(map(str, seqs)) + "}"
    if b"".join([body[-tail:] for body in bodies]) != numbers.encode():
        return False
    salt, before = tail + _SALT, tail + _SALT + _PREV
    between = '","salt":"},"prev":"'
    hashes = b"".join([bytes.fromhex(prev), *leaves[:-1]]).hex("|", 32).replace("|", between)
    named = between[10:] + hashes + between[:10]
    if b"".join([body[-before:-salt] for body in bodies]) != named.encode():
        return False
    heads = '{"at":"' + '","author":"{"at":"'.join(ats) + '","author":"'
    if b"".join([body[:_HEAD] for body in bodies]) != heads.encode():
        return False
    known, middle = "", b"\0"
    for kind, body in zip(kinds, bodies, strict=True):
        if kind != known or not body.startswith(middle, _HEAD):  # mostly the same author and kind as the one before
            at = body.find(b'","kind":"', _HEAD - 1)
            told = f'","kind":"{kind}","payload":{{'.encode()
            if '"' in kind or at < 0 or not body.startswith(told, at):
                return False
            known, middle = kind, body[_HEAD:at] + told
    return True
