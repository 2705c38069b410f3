"""The hashes of subtrees that are kept, held against those of the leaves as they are walked."""

from __future__ import annotations

from ceasefire.ledger.merkle import HASH, WIDTH, roots_of
from ceasefire.store.base import Store


class KeptHashes:
    """Gets the leaves in order and compares. In memory are only those of which no subtree is complete.

    wrong: the first subtree whose kept hash is missing or another, in words; None when all are right.
    """

    def __init__(self, store: Store) -> None:
        self.wrong: str | None = None
        self._store = store
        self._open: list[bytes] = [b""]  # by level: hashes whose parent is not complete
        self._done: list[int] = [0]  # by level: how many came

    def add(self, hashes: bytes, level: int = 0) -> None:
        """More hashes of that level."""
        if level == len(self._open):
            self._open.append(b"")
            self._done.append(0)
        begin = self._done[level]
        self._done[level] += len(hashes) // HASH
        if level and self.wrong is None:
            self._compare(level, begin, hashes)
        waiting = self._open[level] + hashes
        whole = len(waiting) - len(waiting) % (WIDTH * HASH)
        self._open[level] = waiting[whole:]
        if whole:
            self.add(roots_of(waiting[:whole]), level + 1)

    def end(self) -> None:
        """No more leaves come: nothing may be kept of others."""
        for level in range(1, len(self._done) + 1):
            done = self._done[level] if level < len(self._done) else 0
            if self.wrong is None and self._store.hashes(level, done, done + 1):
                self.wrong = _named(level, done)

    def _compare(self, level: int, begin: int, made: bytes) -> None:
        kept = self._store.hashes(level, begin, begin + len(made) // HASH)
        if kept != made:
            at = next((n for n in range(0, len(made), HASH) if kept[n : n + HASH] != made[n : n + HASH]), 0) // HASH
            self.wrong = _named(level, begin + at)


def _named(level: int, number: int) -> str:
    unit = WIDTH**level
    return f"the hash kept of entries {number * unit + 1} to {(number + 1) * unit} is missing or is not theirs"
