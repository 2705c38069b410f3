"""What every store can do. Kept: blobs, reports, ledger entries. Derived, droppable: readings, results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, Self

import msgspec


class ReportRow(msgspec.Struct, frozen=True):
    """One report as stored. seq: order of intake, 1-based; json: the `Report` record, canonical JSON."""

    id: str
    seq: int
    json: bytes


class EntryRow(msgspec.Struct, frozen=True):
    """One ledger entry as stored; see `ledger.entry.Entry`. leaf: hash of its leaf in the tree, 32 bytes;
    body: canonical JSON of all of it, empty when it was erased; kind, at: as the body has them."""

    seq: int
    kind: str
    at: str
    leaf: bytes
    body: bytes


EntryTuple = tuple[int, str, str, bytes, bytes]
"""An `EntryRow` as a bare tuple."""


class Erased(msgspec.Struct, frozen=True):
    """Which entry was emptied (seq) by which later one (by)."""

    seq: int
    by: int


class Store(Protocol):
    """A place to keep things. Every method raises `StoreError` with a remedy when the store refuses.

    What is kept (blobs, reports, entries) can be added and never changed or removed. What is
    derived (readings, results) can be dropped at any moment and computed again.
    """

    @property
    def address(self) -> str:
        """Where it is, as a person would name it."""
        ...

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing; at most one such store exists at a time."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def close(self) -> None:
        """Give everything back, the lock too. A second call does nothing."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All writes within happen together and are on the disk when it ends, or not at all."""
        ...

    # kept

    def put_blob(self, sha: str, data: bytes) -> None:
        """Keep bytes under their SHA-256."""
        ...

    def blob(self, sha: str) -> bytes | None:
        """Bytes as they were put, or None."""
        ...

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """(SHA-256, bytes) of everything that is kept, in the order of the hashes."""
        ...

    def add_report(self, row: ReportRow) -> None:
        """Keep the record of a report."""
        ...

    def report(self, report_id: str) -> ReportRow | None:
        """The record of that report, or None."""
        ...

    def report_count(self) -> int:
        """How many reports there are; the last has this `seq`."""
        ...

    def reports(self) -> Iterator[ReportRow]:
        """All reports in the order of intake, but those that were erased."""
        ...

    def kept_reports(self) -> Iterator[tuple[ReportRow, bytes | None]]:
        """All reports with their bytes, None where these are missing or spoilt; erased ones have no record and no bytes."""
        ...

    def add_entries(self, rows: Sequence[EntryRow]) -> None:
        """Append to the ledger; refused unless each `seq` follows the one before."""
        ...

    def entry(self, seq: int) -> EntryRow | None:
        """The entry of that number, or None."""
        ...

    def entry_count(self) -> int:
        """How many entries there are; the last has this `seq`."""
        ...

    def last_entry(self, kind: str | None = None) -> EntryRow | None:
        """The newest entry, of that kind if given."""
        ...

    def entries(self, after: int = 0, kind: str | None = None) -> Iterator[EntryRow]:
        """Entries with a greater `seq`, in order; of that kind if given."""
        ...

    def entry_pages(self, after: int = 0) -> Iterator[list[EntryTuple]]:
        """The same of any kind, some hundreds at a time, as the driver gives them: for walks over millions."""
        ...

    def hashes(self, level: int, begin: int, end: int) -> bytes:
        """Hashes of subtrees begin … end - 1 (from 0) of 16**level leaves each, one after the other; see `ledger.merkle`."""
        ...

    def add_subtrees(self, level: int, begin: int, hashes: bytes) -> None:
        """Keep hashes of complete subtrees, from number `begin` on; level from 1."""
        ...

    def erase(self, seqs: Sequence[int], by: int, reports: Sequence[str]) -> None:
        """Empty the bodies of entries, and the records and bytes of reports. The entry `by`, which is there, says so.

        The hashes of leaves stay: what is proved of the others still holds. What was derived is dropped.
        """
        ...

    def add_erased(self, rows: Sequence[Erased]) -> None:
        """Keep that entries which came here empty had been erased; for copies of a whole store."""
        ...

    def forget(self) -> None:
        """Make the disk forget what was erased, as far as a program can: logs are emptied, free pages overwritten."""
        ...

    def erased(self) -> list[Erased]:
        """What was erased, in order."""
        ...

    def retire(self) -> str:
        """Give what is here another name, so that whoever still has it open puts nothing more into it; its new address.

        Within a transaction, when all was carried to another store.
        """
        ...

    # derived

    def put_reading(self, report_id: str, key: str, data: bytes) -> None:
        """Keep what a reader found in a report; an older reading of the same report is replaced."""
        ...

    def reading(self, report_id: str, key: str) -> bytes | None:
        """What was kept under exactly that key, or None."""
        ...

    def reading_keys(self) -> dict[str, str]:
        """Report id -> key of the reading kept of it."""
        ...

    def put_result(self, name: str, key: str, data: bytes) -> None:
        """Keep a result; an older one of the same name is replaced."""
        ...

    def result(self, name: str, key: str) -> bytes | None:
        """The result of that name if it was made under exactly that key, or None."""
        ...

    def drop_derived(self) -> None:
        """Forget all readings and results."""
        ...

    def damage(self) -> str | None:
        """What the database itself finds wrong with its file, None if nothing."""
        ...

    def unguarded(self) -> list[str]:
        """Tables that the database no longer guards against change or removal: somebody took a rule away."""
        ...
