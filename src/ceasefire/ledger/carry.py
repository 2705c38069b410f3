"""Carry everything that is kept from one store into another, and compare: for moving, migrating and restoring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from ceasefire.errors import LedgerError
from ceasefire.ledger.chain import close_subtrees
from ceasefire.ledger.verify import Verified, verify
from ceasefire.store.base import EntryRow, Erased, ReportRow, Store

_AT_A_TIME = 1000


class Kept(Protocol):
    """What is carried: a `Store`, or an older format read as one."""

    def blobs(self) -> Iterator[tuple[str, bytes]]: ...

    def kept_reports(self) -> Iterator[tuple[ReportRow, bytes | None]]: ...

    def entries(self) -> Iterator[EntryRow]: ...

    def erased(self) -> list[Erased]: ...


def carry(source: Kept, target: Store, progress: Callable[[int], None] | None = None) -> Verified:
    """Copy blobs, reports, entries and what was erased into an empty store, in one transaction, and verify it there.

    progress: called with the number of entries that were carried. Raises `LedgerError` when the target is not empty or
    what arrived does not verify; nothing is left in it then.
    """
    if target.entry_count():
        raise LedgerError("is not empty: it has entries of its own", "give the address of an empty one", file=target.address)
    with target.transaction():
        for sha, data in source.blobs():
            target.put_blob(sha, data)
        for row, _ in source.kept_reports():
            target.add_report(row)
        done = 0
        for rows in _batched(source.entries()):
            target.add_entries(rows)
            close_subtrees(target, done, done + len(rows))
            done += len(rows)
            if progress is not None:
                progress(done)
        target.add_erased(source.erased())
        return verify(target)


def _batched(rows: Iterable[EntryRow]) -> Iterator[list[EntryRow]]:
    batch: list[EntryRow] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _AT_A_TIME:
            yield batch
            batch = []
    if batch:
        yield batch
