"""What every database of tables does alike; `sqlite` and `postgres` say how to reach one and what its complaints mean."""

from __future__ import annotations

import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, Self

from sqlalchemy import Text, cast, delete, insert, literal, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ceasefire.errors import StoreError
from ceasefire.store import schema
from ceasefire.store.base import EntryRow, EntryTuple, Erased, ReportRow
from ceasefire.store.refusals import REFUSALS

_PAGE = 500  # rows fetched at a time: a reader never holds a cursor open while it thinks
_ENTRY = "SELECT seq, kind, at, leaf, body FROM entry"
_BLOBS = 100  # of those that come with the bytes of reports


class SqlStore(ABC):
    """A `Store` in tables; see there."""

    _engine: Engine
    _upsert: Callable[..., Any]  # the dialect's insert, which knows on_conflict_do_update

    def __init__(self, *, write: bool) -> None:
        self._write = write
        self._inside: Connection | None = None
        self._open = False

    @property
    @abstractmethod
    def address(self) -> str:
        """Where it is, as a person would name it."""

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing."""
        return self._write

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Give everything back."""

    @abstractmethod
    def damage(self) -> str | None:
        """What the database itself finds wrong, None if nothing."""

    @abstractmethod
    def refusals(self) -> dict[str, str]:
        """Name -> text of the refusals that are in force."""

    def unguarded(self) -> list[str]:
        """Tables that the database no longer guards against change or removal."""
        there = self.refusals()
        return sorted({r.table for r in REFUSALS if there.get(r.name) not in (r.sqlite, r.postgres)})

    @abstractmethod
    def retire(self) -> str:
        """Give what is here another name."""

    @abstractmethod
    def forget(self) -> None:
        """Make the disk forget what was erased."""

    @abstractmethod
    def _complaint(self, error: BaseException | None) -> StoreError:
        """The database's complaint as one that a person can act on."""

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """What else has to be held while something is written."""
        yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes within happen together, or not at all."""
        if self._inside is not None:
            yield
            return
        if not self._open:
            raise StoreError("the store is closed", "open it again", file=self.address)
        try:
            with self._alone(), self._told(), self._engine.begin() as c:
                self._inside = c
                yield
        finally:
            self._inside = None

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with self._told(), self._as_text():
            if self._inside is not None:
                yield self._inside
            elif not self._open:
                raise StoreError("the store is closed", "open it again", file=self.address)
            else:
                with self._engine.begin() as c:
                    yield c

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._complaint(error.orig) from error

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        """Rows of a query in plain SQL, given to the driver itself: a tenth of the time of a query that is made of parts."""
        with self._connection() as c, closing(self._cursor(c)) as cursor:
            cursor.execute(self._worded(sql), values)
            return cursor.fetchall()  # type: ignore[no-any-return]

    def _put(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Put rows in with the driver itself."""
        if not self._write:
            raise StoreError("was opened for reading only", "open it for writing", file=self.address)
        with self.transaction(), self._connection() as c, closing(self._cursor(c)) as cursor:
            cursor.executemany(self._worded(sql), rows)

    def _cursor(self, c: Connection) -> Any:
        return c.connection.cursor()

    def _worded(self, sql: str) -> str:
        """SQL with `?` for values as the driver wants it."""
        return sql

    @contextmanager
    def _as_text(self) -> Iterator[None]:
        """Of a damaged file, text and even the database's own complaint may be no text."""
        try:
            yield
        except UnicodeDecodeError as error:
            raise StoreError("is damaged: it has text that is none", "restore it from a backup; nothing was written to it", file=self.address) from error

    def _one(self, query: Any) -> Any:
        with self._connection() as c:
            return c.execute(query).first()

    def _do(self, statement: Any, rows: Sequence[dict[str, Any]] | None = None) -> None:
        if not self._write:
            raise StoreError("was opened for reading only", "open it for writing", file=self.address)
        with self.transaction(), self._connection() as c:
            c.execute(statement, rows) if rows is not None else c.execute(statement)

    # kept

    def put_blob(self, sha: str, data: bytes) -> None:
        """Keep bytes, compressed where that makes them smaller."""
        small = zlib.compress(data, 6)
        packed = len(small) < len(data)
        self._put("INSERT INTO blob (sha256, size, packed, data) VALUES (?, ?, ?, ?)", [(sha, len(data), int(packed), small if packed else data)])

    def blob(self, sha: str) -> bytes | None:
        """Bytes as they were put."""
        rows = self._rows("SELECT size, packed, data FROM blob WHERE sha256 = ?", sha)
        if not rows:
            return None
        data = _unpacked(*rows[0])
        if data is None:
            raise StoreError("is damaged: bytes do not unpack", "restore it from a backup", file=self.address)
        return data

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """Everything that is kept under its hash."""
        t, after = schema.blob.c, ""
        while True:
            with self._connection() as c:
                rows = c.execute(select(schema.blob).where(t.sha256 > after).order_by(t.sha256).limit(_BLOBS)).all()
            for row in rows:
                data = _unpacked(row.size, row.packed, row.data)
                if data is None:
                    raise StoreError(f"is damaged: the bytes under {row.sha256[:12]} do not unpack", "restore it from a backup", file=self.address)
                yield row.sha256, data
            if len(rows) < _BLOBS:
                return
            after = rows[-1].sha256

    def add_report(self, row: ReportRow) -> None:
        """Keep the record of a report."""
        self._put("INSERT INTO report (seq, id, json) VALUES (?, ?, ?)", [(row.seq, row.id, row.json)])

    def report(self, report_id: str) -> ReportRow | None:
        """The record of that report."""
        rows = self._rows("SELECT id, seq, json FROM report WHERE id = ?", report_id)
        return ReportRow(*rows[0]) if rows and rows[0][2] else None

    def report_count(self) -> int:
        """How many reports were taken in."""
        return int(self._rows("SELECT coalesce(max(seq), 0) FROM report")[0][0])

    def reports(self) -> Iterator[ReportRow]:
        """All reports in the order of intake."""
        for row in self._pages(select(schema.report), schema.report, 0):
            if row.json:
                yield ReportRow(row.id, row.seq, row.json)

    def kept_reports(self) -> Iterator[tuple[ReportRow, bytes | None]]:
        """All reports with their bytes."""
        query = "SELECT id, seq, json, size, packed, data FROM report LEFT JOIN blob ON id = sha256 WHERE seq > ? ORDER BY seq LIMIT ?"
        after = 0
        while rows := self._rows(query, after, _BLOBS):
            for name, seq, record, size, packed, data in rows:
                yield ReportRow(name, seq, record), None if data is None else _unpacked(size, packed, data)
            after = rows[-1][1]

    def add_entries(self, rows: Sequence[EntryRow]) -> None:
        """Append to the ledger."""
        self._put("INSERT INTO entry (seq, kind, at, leaf, body) VALUES (?, ?, ?, ?, ?)", [(r.seq, r.kind, r.at, r.leaf, r.body) for r in rows])

    def entry(self, seq: int) -> EntryRow | None:
        """The entry of that number."""
        rows = self._rows(f"{_ENTRY} WHERE seq = ?", seq)
        return EntryRow(*rows[0]) if rows else None

    def entry_count(self) -> int:
        """How many entries there are."""
        return int(self._rows("SELECT coalesce(max(seq), 0) FROM entry")[0][0])

    def last_entry(self, kind: str | None = None) -> EntryRow | None:
        """The newest entry, of that kind if given."""
        if kind is None:
            rows = self._rows(f"{_ENTRY} ORDER BY seq DESC LIMIT 1")
        else:
            rows = self._rows(f"{_ENTRY} WHERE kind = ? AND length(body) > 0 ORDER BY seq DESC LIMIT 1", kind)
        return EntryRow(*rows[0]) if rows else None

    def entries(self, after: int = 0, kind: str | None = None) -> Iterator[EntryRow]:
        """Entries with a greater `seq`, in order."""
        for rows in self.entry_pages(after) if kind is None else self._of_kind(after, kind):
            for row in rows:
                yield EntryRow(*row)

    def entry_pages(self, after: int = 0) -> Iterator[list[EntryTuple]]:
        """The same, a page at a time."""
        while rows := self._rows(f"{_ENTRY} WHERE seq > ? ORDER BY seq LIMIT ?", after, _PAGE):
            yield rows
            after = rows[-1][0]

    def _of_kind(self, after: int, kind: str) -> Iterator[list[EntryTuple]]:
        while rows := self._rows(f"{_ENTRY} WHERE kind = ? AND seq > ? ORDER BY seq LIMIT ?", kind, after, _PAGE):
            yield rows
            after = rows[-1][0]

    def hashes(self, level: int, begin: int, end: int) -> bytes:
        """Hashes of subtrees, one after the other."""
        if level == 0:
            rows = self._rows("SELECT leaf FROM entry WHERE seq > ? AND seq <= ? ORDER BY seq", begin, end)
        else:
            rows = self._rows("SELECT hash FROM subtree WHERE level = ? AND number >= ? AND number < ? ORDER BY number", level, begin, end)
        return b"".join([row[0] for row in rows])

    def add_subtrees(self, level: int, begin: int, hashes: bytes) -> None:
        """Keep hashes of complete subtrees."""
        rows = [(level, begin + n, hashes[at : at + 32]) for n, at in enumerate(range(0, len(hashes), 32))]
        self._put("INSERT INTO subtree (level, number, hash) VALUES (?, ?, ?)", rows)

    def erase(self, seqs: Sequence[int], by: int, reports: Sequence[str]) -> None:
        """Empty entries, records and bytes."""
        ids: list[str | None] = [*reports, *[None] * (len(seqs) - len(reports))]
        r, e, x = schema.report.c, schema.entry.c, schema.erasure.c
        with self.transaction():
            self._do(insert(schema.erasure), [{"seq": s, "by_entry": by, "report": i} for s, i in zip(seqs, ids, strict=True)])
            self._do(update(schema.entry).where(e.seq.in_(seqs)).values(body=b""))
            self._do(delete(schema.blob).where(schema.blob.c.sha256.in_(reports)))
            self._do(update(schema.report).where(r.id.in_(reports)).values(json=b"", id=literal("erased-") + cast(r.seq, Text)))
            self._do(update(schema.erasure).where(x.seq.in_(seqs)).values(report=None))
            self.drop_derived()

    def add_erased(self, rows: Sequence[Erased]) -> None:
        """Keep that entries had been erased."""
        if rows:
            self._do(insert(schema.erasure), [{"seq": r.seq, "by_entry": r.by, "report": None} for r in rows])

    def erased(self) -> list[Erased]:
        """What was erased."""
        with self._connection() as c:
            return [Erased(row.seq, row.by_entry) for row in c.execute(select(schema.erasure).order_by(schema.erasure.c.seq))]

    def _pages(self, query: Any, table: Any, after: int, page: int = _PAGE) -> Iterator[Any]:
        while True:
            with self._connection() as c:
                rows = c.execute(query.where(table.c.seq > after).order_by(table.c.seq).limit(page)).all()
            if not rows:
                return
            yield from rows
            after = rows[-1].seq

    # derived

    def put_reading(self, report_id: str, key: str, data: bytes) -> None:
        """Keep what a reader found; the older reading of that report goes."""
        row = {"report": report_id, "key": key, "data": zlib.compress(data, 1)}
        self._do(self._upsert(schema.reading).values(row).on_conflict_do_update(index_elements=["report"], set_=row))

    def reading(self, report_id: str, key: str) -> bytes | None:
        """What was kept under exactly that key."""
        t = schema.reading.c
        return self._derived(select(schema.reading.c.data).where(t.report == report_id, t.key == key))

    def reading_keys(self) -> dict[str, str]:
        """Report id -> key of the reading kept of it."""
        with self._connection() as c:
            return {row.report: row.key for row in c.execute(select(schema.reading.c.report, schema.reading.c.key))}

    def put_result(self, name: str, key: str, data: bytes) -> None:
        """Keep a result; the older one of that name goes."""
        row = {"name": name, "key": key, "data": zlib.compress(data, 1)}
        self._do(self._upsert(schema.result).values(row).on_conflict_do_update(index_elements=["name"], set_=row))

    def result(self, name: str, key: str) -> bytes | None:
        """The result of that name if it was made under exactly that key."""
        t = schema.result.c
        return self._derived(select(schema.result.c.data).where(t.name == name, t.key == key))

    def _derived(self, query: Any) -> bytes | None:
        row = self._one(query)
        try:
            return None if row is None else zlib.decompress(row.data)
        except zlib.error:
            return None  # what is derived and spoilt is as good as absent: it is computed again

    def drop_derived(self) -> None:
        """Forget all readings and results."""
        self._do(delete(schema.reading))
        self._do(delete(schema.result))


def _unpacked(size: int, packed: int, data: bytes) -> bytes | None:
    try:
        whole = zlib.decompress(data) if packed else bytes(data)
    except (zlib.error, TypeError):
        return None
    return whole if len(whole) == size else None
