"""The default store: one SQLite file in WAL mode. Nothing else in the package names SQLite."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import create_engine, event, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ceasefire.errors import BusyError, StoreError
from ceasefire.store import schema
from ceasefire.store.base import EntryRow, ReportRow
from ceasefire.store.lock import WAIT_S, Lock

_PAGE = 1000  # rows fetched at a time: a reader never holds a cursor open while it thinks


class SqliteStore:
    """A `Store` in one file; see there. path None: in memory."""

    def __init__(
        self, path: Path | None, *, create: bool = False, write: bool = False, wait: float = WAIT_S
    ) -> None:
        self.path, self._write = path, write
        self._lock: Lock | None = None
        self._inside: Connection | None = None
        self._writing = write  # also while the tables are made
        if path is not None:
            if not (create and write) and not _exists(path):
                raise StoreError(
                    "there is no database yet", "take a report in with `ceasefire add`", file=str(path)
                )
            if write:
                self._lock = Lock(path.with_name(path.name + ".lock"), wait)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        self._dbapi: sqlite3.Connection | None = None
        with self._told():
            self._dbapi = self._connect()
        engine = create_engine("sqlite://", creator=lambda: self._dbapi, poolclass=StaticPool)
        self._engine = engine
        # Python's sqlite3 is told to leave transactions alone; they are begun here.
        event.listen(engine, "begin", self._begin)
        with self._told():
            self._prepare()
        self._writing = False

    def _begin(self, c: Connection) -> None:
        c.exec_driver_sql("BEGIN IMMEDIATE" if self._writing else "BEGIN")

    def _connect(self) -> sqlite3.Connection:
        def to(uri: str) -> sqlite3.Connection:
            made = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5.0, check_same_thread=False)
            made.execute("PRAGMA schema_version").fetchone()  # a lazy open fails here, not later
            return made

        if self.path is None:
            return to("file::memory:")
        file = self.path.absolute().as_uri()
        if self._write:
            return to(f"{file}?mode=rwc")
        try:
            return to(f"{file}?mode=ro")
        except sqlite3.OperationalError:
            # WAL wants to put a file beside the database. Where the folder cannot be written and
            # no writer has left a log, nobody can be writing: the file can be read as it lies.
            log = self.path.with_name(self.path.name + "-wal")
            if os.access(self.path, os.R_OK) and (not log.exists() or log.stat().st_size == 0):
                return to(f"{file}?immutable=1")
            raise

    def _prepare(self) -> None:
        raw = self._dbapi
        if raw is None:
            raise StoreError("the store is closed", "open it again")
        raw.execute("PRAGMA trusted_schema = OFF")
        mark = raw.execute("PRAGMA application_id").fetchone()[0]
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        empty = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if not empty and mark != schema.APPLICATION_ID:
            raise StoreError(
                "is a database of something else", "move it away; it was not changed", file=self.address
            )
        if version > schema.VERSION:
            raise StoreError(
                f"was written by a newer version (format {version})",
                "install that version",
                file=self.address,
            )
        if not self._write:
            if empty:
                raise StoreError(
                    "there is no database yet", "take a report in with `ceasefire add`", file=self.address
                )
            return
        if self.path is not None:
            raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")  # an acknowledged write survives a loss of power
        with self._engine.begin() as c:
            if empty:
                schema.kept.create_all(c)
                for trigger in schema.TRIGGERS:
                    c.exec_driver_sql(trigger)
                c.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                c.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")
            schema.derived.create_all(c)

    @property
    def address(self) -> str:
        """The path, or `:memory:`."""
        return ":memory:" if self.path is None else str(self.path)

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing."""
        return self._write

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file and the lock back."""
        if getattr(self, "_dbapi", None) is not None and self._dbapi is not None:
            self._dbapi.close()
            self._dbapi = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes within happen together, or not at all."""
        if self._inside is not None:
            yield
            return
        if self._dbapi is None:
            raise StoreError("the store is closed", "open it again", file=self.address)
        self._writing = self._write
        try:
            with self._told(), self._engine.begin() as c:
                self._inside = c
                yield
        finally:
            self._inside, self._writing = None, False

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with self._told():
            if self._inside is not None:
                yield self._inside
            elif self._dbapi is None:
                raise StoreError("the store is closed", "open it again", file=self.address)
            else:
                with self._engine.begin() as c:
                    yield c

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the database's complaint into one a person can act on."""
        try:
            yield
        except DBAPIError as error:
            raise _complaint(error.orig, self.address) from error
        except sqlite3.Error as error:
            raise _complaint(error, self.address) from error
        except zlib.error as error:
            raise _complaint(sqlite3.DatabaseError("malformed"), self.address) from error

    def _one(self, query: Any) -> Any:
        with self._connection() as c:
            return c.execute(query).first()

    def _do(self, statement: Any) -> None:
        if not self._write:
            raise StoreError("was opened for reading only", "open it for writing", file=self.address)
        with self.transaction(), self._connection() as c:
            c.execute(statement)

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
        with self._told():
            return zlib.decompress(row.data) if row.packed else bytes(row.data)

    def add_report(self, row: ReportRow) -> None:
        """Keep the record of a report."""
        self._do(insert(schema.report).values(seq=row.seq, id=row.id, json=row.json))

    def report(self, report_id: str) -> ReportRow | None:
        """The record of that report."""
        row = self._one(select(schema.report).where(schema.report.c.id == report_id))
        return None if row is None else ReportRow(row.id, row.seq, row.json)

    def report_count(self) -> int:
        """How many reports there are."""
        return int(self._one(select(func.coalesce(func.max(schema.report.c.seq), 0)))[0])

    def reports(self) -> Iterator[ReportRow]:
        """All reports in the order of intake."""
        for row in self._pages(schema.report, 0):
            yield ReportRow(row.id, row.seq, row.json)

    def add_entry(self, row: EntryRow) -> None:
        """Append to the ledger."""
        self._do(
            insert(schema.entry).values(
                seq=row.seq, kind=row.kind, at=row.at, author=row.author,
                payload=row.payload, prev=row.prev, hash=row.hash,
            )
        )  # fmt: skip

    def last_entry(self, kind: str | None = None) -> EntryRow | None:
        """The newest entry, of that kind if given."""
        query = select(schema.entry).order_by(schema.entry.c.seq.desc()).limit(1)
        row = self._one(query if kind is None else query.where(schema.entry.c.kind == kind))
        return None if row is None else _entry(row)

    def entries(self, after: int = 0) -> Iterator[EntryRow]:
        """Entries with a greater `seq`, in order."""
        for row in self._pages(schema.entry, after):
            yield _entry(row)

    def _pages(self, table: Any, after: int) -> Iterator[Any]:
        while True:
            query = select(table).where(table.c.seq > after).order_by(table.c.seq).limit(_PAGE)
            with self._connection() as c:
                rows = c.execute(query).all()
            if not rows:
                return
            yield from rows
            after = rows[-1].seq

    def put_reading(self, report_id: str, key: str, data: bytes) -> None:
        """Keep what a reader found; the older reading of that report goes."""
        row = {"report": report_id, "key": key, "data": zlib.compress(data, 1)}
        self._do(
            upsert(schema.reading).values(row).on_conflict_do_update(index_elements=["report"], set_=row)
        )

    def reading(self, report_id: str, key: str) -> bytes | None:
        """What was kept under exactly that key."""
        t = schema.reading.c
        return self._unpacked(select(schema.reading.c.data).where(t.report == report_id, t.key == key))

    def reading_keys(self) -> dict[str, str]:
        """Report id -> key of the reading kept of it."""
        with self._connection() as c:
            return {
                row.report: row.key
                for row in c.execute(select(schema.reading.c.report, schema.reading.c.key))
            }

    def put_result(self, name: str, key: str, data: bytes) -> None:
        """Keep a result; the older one of that name goes."""
        row = {"name": name, "key": key, "data": zlib.compress(data, 1)}
        self._do(upsert(schema.result).values(row).on_conflict_do_update(index_elements=["name"], set_=row))

    def result(self, name: str, key: str) -> bytes | None:
        """The result of that name if it was made under exactly that key."""
        t = schema.result.c
        return self._unpacked(select(schema.result.c.data).where(t.name == name, t.key == key))

    def _unpacked(self, query: Any) -> bytes | None:
        row = self._one(query)
        try:
            return None if row is None else zlib.decompress(row.data)
        except zlib.error:
            return None  # what is derived and spoilt is as good as absent: it is computed again

    def drop_derived(self) -> None:
        """Forget all readings and results."""
        if not self._write:
            raise StoreError("was opened for reading only", "open it for writing", file=self.address)
        with self.transaction(), self._connection() as c:
            schema.derived.drop_all(c)
            schema.derived.create_all(c)

    def damage(self) -> str | None:
        """What SQLite's own check finds, None if nothing."""
        with self._connection() as c:
            found = c.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        return None if found == "ok" else str(found)


def _exists(path: Path) -> bool:
    try:
        return path.stat().st_size >= 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(
            f"cannot be read ({error.strerror})", "check the rights of its folder", file=str(path)
        ) from error


def _entry(row: Any) -> EntryRow:
    return EntryRow(row.seq, row.kind, row.at, row.author, row.payload, row.prev, row.hash)


def _complaint(error: BaseException | None, address: str) -> StoreError:
    code = getattr(error, "sqlite_errorname", "") or ""
    text = str(error)
    if code == "SQLITE_FULL":
        what, remedy = (
            "the disk is full",
            "free some space and run the command again; what was acknowledged is kept",
        )
    elif code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BusyError(
            "another program is writing it", "wait until it has ended and try again", file=address
        )
    elif code.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        what, remedy = (
            "cannot be written (no right to)",
            "give yourself the right to write the file and its folder",
        )
    elif code.startswith("SQLITE_CANTOPEN"):
        what, remedy = "cannot be opened", "check that the folder exists and that you may read and write it"
    elif code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "malformed" in text:
        what, remedy = (
            "is damaged, or not a database of ours",
            "restore it from a backup; nothing was written to it",
        )
    elif code.startswith("SQLITE_IOERR"):
        what, remedy = (
            f"the disk refuses ({text})",
            "check the disk and its space, then run the command again",
        )
    elif "append-only" in text:
        what, remedy = text, "what was taken in cannot be changed or removed; add a new entry instead"
    else:
        what, remedy = f"the database refuses ({text})", "please report this with the command you ran"
    return StoreError(what, remedy, file=address)
