"""What every database of tables does alike; `sqlite` and `postgres` say how to reach one and what its complaints mean."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

from sqlalchemy import Text, cast, delete, func, insert, literal, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ceasefire.errors import StoreError
from ceasefire.store import schema
from ceasefire.store.base import EntryRow, Erased, ReportRow
from ceasefire.store.refusals import REFUSALS

_PAGE = 1000  # rows fetched at a time: a reader never holds a cursor open while it thinks
_BLOBS = 100  # of those that come with the bytes of reports


class SqlStore:
    """A `Store` in tables; see there."""

    _engine: Engine
    _upsert: Callable[..., Any]  # the dialect's insert, which knows on_conflict_do_update

    def __init__(self, *, write: bool) -> None:
        self._write = write
        self._inside: Connection | None = None
        self._open = False

    @property
    def address(self) -> str:
        """Where it is, as a person would name it."""
        raise NotImplementedError

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing."""
        return self._write

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give everything back."""
        raise NotImplementedError

    def damage(self) -> str | None:
        """What the database itself finds wrong, None if nothing."""
        raise NotImplementedError

    def triggers(self) -> set[str]:
        """Names of the refusals that are in force."""
        raise NotImplementedError

    def unguarded(self) -> list[str]:
        """Tables that the database no longer guards against change or removal."""
        there = self.triggers()
        return sorted({r.table for r in REFUSALS if r.name not in there})

    def forget(self) -> None:
        """Make the disk forget what was erased."""
        raise NotImplementedError

    def _complaint(self, error: BaseException | None) -> StoreError:
        """The database's complaint as one that a person can act on."""
        raise NotImplementedError

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
        with self._told():
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
        row = {"sha256": sha, "size": len(data), "packed": int(packed), "data": small if packed else data}
        self._do(insert(schema.blob).values(row))

    def blob(self, sha: str) -> bytes | None:
        """Bytes as they were put."""
        row = self._one(select(schema.blob.c.packed, schema.blob.c.data).where(schema.blob.c.sha256 == sha))
        if row is None:
            return None
        data = _unpacked(row)
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
                data = _unpacked(row)
                if data is None:
                    raise StoreError(f"is damaged: the bytes under {row.sha256[:12]} do not unpack", "restore it from a backup", file=self.address)
                yield row.sha256, data
            if len(rows) < _BLOBS:
                return
            after = rows[-1].sha256

    def add_report(self, row: ReportRow) -> None:
        """Keep the record of a report."""
        self._do(insert(schema.report).values(seq=row.seq, id=row.id, json=row.json))

    def report(self, report_id: str) -> ReportRow | None:
        """The record of that report."""
        row = self._one(select(schema.report).where(schema.report.c.id == report_id))
        return None if row is None or not row.json else ReportRow(row.id, row.seq, row.json)

    def report_count(self) -> int:
        """How many reports were taken in."""
        return int(self._one(select(func.coalesce(func.max(schema.report.c.seq), 0)))[0])

    def reports(self) -> Iterator[ReportRow]:
        """All reports in the order of intake."""
        for row in self._pages(select(schema.report), schema.report, 0):
            if row.json:
                yield ReportRow(row.id, row.seq, row.json)

    def kept_reports(self) -> Iterator[tuple[ReportRow, bytes | None]]:
        """All reports with their bytes."""
        joined = schema.report.outerjoin(schema.blob, schema.report.c.id == schema.blob.c.sha256)
        query = select(schema.report, schema.blob.c.packed, schema.blob.c.data).select_from(joined)
        for row in self._pages(query, schema.report, 0, _BLOBS):
            yield ReportRow(row.id, row.seq, row.json), None if row.data is None else _unpacked(row)

    def add_entries(self, rows: Sequence[EntryRow]) -> None:
        """Append to the ledger."""
        self._do(insert(schema.entry), [{"seq": r.seq, "kind": r.kind, "at": r.at, "leaf": r.leaf, "body": r.body} for r in rows])

    def entry(self, seq: int) -> EntryRow | None:
        """The entry of that number."""
        row = self._one(select(schema.entry).where(schema.entry.c.seq == seq))
        return None if row is None else _entry(row)

    def entry_count(self) -> int:
        """How many entries there are."""
        return int(self._one(select(func.coalesce(func.max(schema.entry.c.seq), 0)))[0])

    def last_entry(self, kind: str | None = None) -> EntryRow | None:
        """The newest entry, of that kind if given."""
        query = select(schema.entry).order_by(schema.entry.c.seq.desc()).limit(1)
        row = self._one(query if kind is None else query.where(schema.entry.c.kind == kind, func.length(schema.entry.c.body) > 0))
        return None if row is None else _entry(row)

    def entries(self, after: int = 0, kind: str | None = None) -> Iterator[EntryRow]:
        """Entries with a greater `seq`, in order."""
        query = select(schema.entry)
        if kind is not None:
            for row in self._pages(query.where(schema.entry.c.kind == kind), schema.entry, after):
                yield _entry(row)
            return
        while True:  # the driver's own rows: a million are walked in half the time
            with self._connection() as c:
                done = c.exec_driver_sql(f"SELECT seq, kind, at, leaf, body FROM entry WHERE seq > {after:d} ORDER BY seq LIMIT {_PAGE}")
                rows = done.cursor.fetchall()
                done.close()
            if not rows:
                return
            for seq, name, at, leaf, body in rows:
                yield EntryRow(seq, name, at, leaf, body)
            after = rows[-1][0]

    def hashes(self, level: int, begin: int, end: int) -> bytes:
        """Hashes of subtrees, one after the other."""
        if level == 0:
            t = schema.entry.c
            query = select(t.leaf).where(t.seq > begin, t.seq <= end).order_by(t.seq)
        else:
            s = schema.subtree.c
            query = select(s.hash).where(s.level == level, s.number >= begin, s.number < end).order_by(s.number)
        with self._connection() as c:
            return b"".join(c.execute(query).scalars())

    def add_subtrees(self, level: int, begin: int, hashes: bytes) -> None:
        """Keep hashes of complete subtrees."""
        rows = [{"level": level, "number": begin + n, "hash": hashes[at : at + 32]} for n, at in enumerate(range(0, len(hashes), 32))]
        self._do(insert(schema.subtree), rows)

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


def _entry(row: Any) -> EntryRow:
    return EntryRow(row.seq, row.kind, row.at, row.leaf, row.body)


def _unpacked(row: Any) -> bytes | None:
    try:
        return zlib.decompress(row.data) if row.packed else bytes(row.data)
    except zlib.error:
        return None
