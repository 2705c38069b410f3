"""The Merkle tree of RFC 6962, section 2.1: roots, inclusion and consistency proofs over hashes of leaves.

Hashes of complete subtrees of 16, 16², … leaves are kept, so that a proof over ten million leaves
reads a dozen rows of 16 hashes. Nothing here knows where they are kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

HASH = 32
"""Bytes of a hash."""
WIDTH = 16
"""Subtrees that are kept have a power of so many leaves."""
EMPTY = hashlib.sha256(b"").digest()
"""Root of a tree without leaves."""

Hashes = Callable[[int, int, int], bytes]
"""(level, begin, end) -> the hashes of subtrees begin … end - 1 of WIDTH**level leaves each, one after the other."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of a one byte and two hashes."""
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(hashes: bytes) -> bytes:
    """Root over hashes that stand one after the other; an odd one at the end goes up unchanged."""
    if not hashes:
        return EMPTY
    new = hashlib.sha256
    while len(hashes) > HASH:
        whole = len(hashes) - len(hashes) % (2 * HASH)
        up = [new(b"\1" + hashes[at : at + 2 * HASH]).digest() for at in range(0, whole, 2 * HASH)]
        hashes = b"".join(up) + hashes[whole:]
    return hashes


def roots_of(hashes: bytes, width: int = WIDTH) -> bytes:
    """Roots of subtrees of `width` hashes each (a power of two), one after the other; what is left over at the end is not."""
    new, pair = hashlib.sha256, 2 * HASH
    hashes = hashes[: len(hashes) - len(hashes) % (width * HASH)]
    while width > 1:
        hashes = b"".join([new(b"\1" + hashes[at : at + pair]).digest() for at in range(0, len(hashes), pair)])
        width //= 2
    return hashes


class Tree:
    """Of `size` leaves. Rows that were read are kept, so several proofs over one tree share them."""

    def __init__(self, size: int, hashes: Hashes) -> None:
        self.size, self._hashes = size, hashes
        self._rows: dict[tuple[int, int], bytes] = {}

    def root(self, size: int | None = None) -> bytes:
        """Root over all leaves, or over the first `size`."""
        n = self.size if size is None else size
        return self._over(0, n) if n else EMPTY

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """Audit path of leaf `index` (from 0) in the tree of the first `size` leaves."""
        n = self.size if size is None else size
        if not 0 <= index < n <= self.size:
            raise ValueError(f"no leaf {index} in a tree of {n}")
        path, begin, end = [], 0, n
        while end - begin > 1:
            middle = begin + _half(end - begin)
            if index < middle:
                path.append(self._over(middle, end))
                end = middle
            else:
                path.append(self._over(begin, middle))
                begin = middle
        return path[::-1]

    def consistency(self, old: int, size: int | None = None) -> list[bytes]:
        """Proof that the tree of the first `old` leaves is the beginning of that of the first `size`."""
        n = self.size if size is None else size
        if not 0 <= old <= n <= self.size:
            raise ValueError(f"no tree of {old} within a tree of {n}")
        if old in (0, n):
            return []
        path: list[bytes] = []
        begin, end, whole = 0, n, True
        while old != end:
            middle = begin + _half(end - begin)
            if old <= middle:
                path.append(self._over(middle, end))
                end = middle
            else:
                path.append(self._over(begin, middle))
                begin, whole = middle, False
        if not whole:
            path.append(self._over(begin, end))
        return path[::-1]

    def _over(self, begin: int, end: int) -> bytes:
        """Root over leaves begin … end - 1. A subtree of the tree: begin is a multiple of a power of two >= its width."""
        width = end - begin
        if width <= WIDTH:
            return root_of(self._read(0, begin, end))
        if width & (width - 1):
            middle = begin + _half(width)
            return node_hash(self._over(begin, middle), self._over(middle, end))
        level, unit = 0, 1
        while unit * WIDTH < width:
            level, unit = level + 1, unit * WIDTH
        if unit * WIDTH == width:
            level, unit = level + 1, width
        return root_of(self._read(level, begin // unit, end // unit))

    def _read(self, level: int, begin: int, end: int) -> bytes:
        row = begin // WIDTH
        if (level, row) not in self._rows:
            last = min((row + 1) * WIDTH, self.size // WIDTH**level)
            self._rows[level, row] = self._hashes(level, row * WIDTH, last)
        at = (begin - row * WIDTH) * HASH
        return self._rows[level, row][at : at + (end - begin) * HASH]


def _half(n: int) -> int:
    """The largest power of two below n."""
    return 1 << (n - 1).bit_length() - 1


def included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether an audit path leads from a leaf's hash to the root (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size or any(len(one) != HASH for one in path):
        return False
    at, last, made = index, size - 1, leaf
    for one in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            made = node_hash(one, made)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            made = node_hash(made, one)
        at, last = at >> 1, last >> 1
    return last == 0 and made == root


def consistent(old: int, size: int, old_root: bytes, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree of `old` leaves is the beginning of one of `size` (RFC 9162, 2.1.4.2)."""
    if old > size or old < 0 or any(len(one) != HASH for one in path):
        return False
    if old == size:
        return not path and old_root == root
    if old == 0:
        return not path and old_root == EMPTY
    nodes = list(path)
    if old & (old - 1) == 0:
        nodes.insert(0, old_root)
    if not nodes:
        return False
    at, last = old - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = nodes[0]
    for one in nodes[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = node_hash(one, before), node_hash(one, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, one)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old_root and after == root
