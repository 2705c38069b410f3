"""The default store: one SQLite file in WAL mode. Nothing else in the package names SQLite."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

from ceasefire.errors import AbsentError, BusyError, StoreError
from ceasefire.store import schema
from ceasefire.store.lock import WAIT_S, Lock
from ceasefire.store.refusals import sqlite_triggers
from ceasefire.store.sql import SqlStore

APPLICATION_ID = 0x43464952
"""Marks a SQLite file as ours ("CFIR")."""


class SqliteStore(SqlStore):
    """A `Store` in one file; see there. path None: in memory."""

    _upsert = staticmethod(upsert)

    def __init__(self, path: Path | None, *, create: bool = False, write: bool = False, wait: float = WAIT_S) -> None:
        super().__init__(write=write)
        self.path = path
        self._lock: Lock | None = None
        self._dbapi: sqlite3.Connection | None = None
        self._writing = write  # also while the tables are made
        if path is not None:
            if not (create and write) and not _exists(path):
                raise AbsentError("there is no database yet", "take a report in with `ceasefire add`", file=str(path))
            if write:
                self._lock = Lock(path.with_name(path.name + ".lock"), wait)
        try:
            self._begin_work()
        except BaseException:
            self.close()
            raise

    def _begin_work(self) -> None:
        with self._told(), self._as_text():
            self._dbapi = self._connect()
        self._file = _identity(self.path)
        engine = create_engine("sqlite://", creator=lambda: self._dbapi, poolclass=StaticPool)
        self._engine = engine
        # Python's sqlite3 is told to leave transactions alone; they are begun here.
        event.listen(engine, "begin", self._begin)
        with self._lock or nullcontext(), self._told(), self._as_text():
            self._prepare(self._dbapi)
        self._writing, self._open = False, True

    def _begin(self, _: Connection) -> None:
        if self._dbapi is not None:
            self._dbapi.execute("BEGIN IMMEDIATE" if self._writing else "BEGIN")

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

    def _prepare(self, raw: sqlite3.Connection) -> None:
        raw.execute("PRAGMA trusted_schema = OFF")
        mark = raw.execute("PRAGMA application_id").fetchone()[0]
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        empty = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if not empty and mark != APPLICATION_ID:
            raise StoreError("is a database of something else", "move it away; it was not changed", file=self.address)
        if version > schema.VERSION:
            raise StoreError(f"was written by a newer version (format {version})", "install that version", file=self.address)
        if not empty and version < schema.VERSION:
            raise StoreError(f"was written by an older version (format {version})", "run `ceasefire migrate` on its dossier", file=self.address)
        if not self._write:
            if empty:
                raise AbsentError("there is no database yet", "take a report in with `ceasefire add`", file=self.address)
            return
        if self.path is not None:
            raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")  # an acknowledged write survives a loss of power
        raw.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        with self._engine.begin() as c:
            if empty:
                schema.kept.create_all(c)
                for trigger in sqlite_triggers():
                    c.exec_driver_sql(trigger)
                c.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                c.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")
            schema.derived.create_all(c)

    @property
    def address(self) -> str:
        """The path, or `:memory:`."""
        return ":memory:" if self.path is None else str(self.path)

    def close(self) -> None:
        """Give the file and the lock back."""
        self._open = False
        if self._dbapi is not None:
            self._dbapi.close()
            self._dbapi = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._lock or nullcontext():
            if self._file != _identity(self.path):
                raise StoreError("was moved or replaced while it was open: nothing was written to it", "run the command again", file=self.address)
            self._writing = self._write
            try:
                yield
            finally:
                self._writing = False

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        if self._dbapi is None:
            raise StoreError("the store is closed", "open it again", file=self.address)
        try:
            return self._dbapi.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._complaint(error) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with super()._told():
                yield
        except sqlite3.Error as error:
            raise self._complaint(error) from error

    def retire(self) -> str:
        """Rename the file. Its log goes with it when it is closed."""
        if self.path is None:
            return self.address
        names = (self.path.with_name(f"{self.path.name}.moved{n or ''}") for n in count())
        left = next(name for name in names if not name.exists())
        self.path.replace(left)
        return str(left)

    def forget(self) -> None:
        """Write the log, which still has what was erased, into the file and empty it; freed pages were overwritten."""
        if self._dbapi is not None and self.path is not None:
            with self._told():
                held = self._dbapi.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if held:
                raise BusyError(
                    "what was erased is still in its log, which a program that is reading holds open",
                    "wait until that has ended (a backup, an export) and run `ceasefire erase` again with the number of the entry", file=self.address,
                )  # fmt: skip

    def damage(self) -> str | None:
        """What SQLite's own check finds, also of the indices, None if nothing."""
        with self._connection() as c:
            found = c.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        return None if found == "ok" else str(found)

    def refusals(self) -> dict[str, str]:
        """Name -> text of the refusals that are in force."""
        with self._connection() as c:
            return {row[0]: row[1] for row in c.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")}

    def _complaint(self, error: BaseException | None) -> StoreError:
        return _complaint(error, self.address)


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Which file has that name now, None if none."""
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def _exists(path: Path) -> bool:
    try:
        return path.stat().st_size >= 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(
            f"cannot be read ({error.strerror})", "check the rights of its folder", file=str(path)
        ) from error


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
    elif code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "malformed" in text or isinstance(error, UnicodeDecodeError):
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


def format_of(path: Path) -> int | None:
    """Number of the older format that a file of ours has, None when it is today's. `StoreError` for any other file.

    What its log still holds is written into the file first.
    """
    if not _exists(path):
        raise AbsentError("there is no database yet", "take a report in with `ceasefire add`", file=str(path))
    try:
        raw = sqlite3.connect(path, timeout=5.0)
        mark = raw.execute("PRAGMA application_id").fetchone()[0]
        version = int(raw.execute("PRAGMA user_version").fetchone()[0])
        if mark == APPLICATION_ID and version < schema.VERSION:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.execute("PRAGMA journal_mode = DELETE")
        raw.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _complaint(error, str(path)) from error
    if mark != APPLICATION_ID:
        raise StoreError("is a database of something else", "move it away; it was not changed", file=str(path))
    return version if version < schema.VERSION else None
