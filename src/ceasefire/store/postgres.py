"""A store for teams: one schema of a PostgreSQL database. Nothing else in the package names PostgreSQL."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sqlalchemy import create_engine, event, text
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ceasefire.errors import AbsentError, BusyError, StoreError
from ceasefire.store import schema
from ceasefire.store.layers import SRID, Layer
from ceasefire.store.lock import WAIT_S, this_command
from ceasefire.store.refusals import postgres_triggers
from ceasefire.store.sql import SqlStore

SCHEMA = "ceasefire"
"""Schema of a dossier whose address names none (`?schema=NAME`)."""

_LOCK = 0x43464952  # number of the advisory lock, with a hash of the schema beside it


class PostgresStore(SqlStore):
    """A `Store` in a schema; see there. Several may be open for writing: their transactions wait for each other."""

    _upsert = staticmethod(upsert)

    def __init__(self, address: str, *, create: bool = False, write: bool = False, wait: float = WAIT_S) -> None:
        super().__init__(write=write)
        self._shown, self.schema, url = _split(address)
        self._wait = wait
        try:
            import psycopg
        except ImportError as error:
            raise StoreError("PostgreSQL cannot be reached: its driver is not installed", "pip install 'ceasefire[postgres]'") from error
        self._driver: Any = psycopg
        for driver in ("psycopg", "sqlalchemy.pool"):  # what they warn of comes out as our own error
            logging.getLogger(driver).addHandler(logging.NullHandler())
        self._engine = create_engine(url, poolclass=StaticPool, connect_args={"application_name": this_command()[:60], "connect_timeout": 10})
        event.listen(self._engine, "connect", self._settle)
        try:
            with self._told():
                self._prepare(create and write)
        except BaseException:
            self.close()
            raise
        self._open = True

    def _settle(self, raw: Any, _: Any) -> None:
        with raw.cursor() as cursor:
            cursor.execute("SET synchronous_commit = on")
            cursor.execute("SET client_encoding = 'UTF8'")
            cursor.execute(f'SET search_path = "{self.schema}", public')
            cursor.execute(f"SET lock_timeout = '{int(self._wait * 1000)}ms'")
            if not self._write:
                cursor.execute("SET default_transaction_read_only = on")
                cursor.execute("SET default_transaction_isolation = 'repeatable read'")  # one moment, as in SQLite
        raw.commit()

    def _prepare(self, create: bool) -> None:
        with self._engine.begin() as c:
            there = c.execute(text("SELECT to_regclass(:name)"), {"name": f'"{self.schema}".format'}).scalar()
            if there is None:
                if not create:
                    raise AbsentError("there is no database yet", "take a report in with `ceasefire add`", file=self.address)
                c.execute(text("SELECT pg_advisory_xact_lock(:a, hashtext(:b))"), {"a": _LOCK, "b": self.schema})
                c.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{self.schema}"')
                schema.kept.create_all(c)
                schema.derived.create_all(c)
                for statement in postgres_triggers():
                    c.exec_driver_sql(statement)
                c.exec_driver_sql("CREATE TABLE IF NOT EXISTS format (version integer NOT NULL)")
                c.execute(text("INSERT INTO format SELECT :v WHERE NOT EXISTS (SELECT 1 FROM format)"), {"v": schema.VERSION})
            version = int(c.execute(text("SELECT max(version) FROM format")).scalar() or 0)
        if version != schema.VERSION:
            which = "a newer" if version > schema.VERSION else "an older"
            raise StoreError(f"was written by {which} version (format {version})", "install that version", file=self.address)

    @property
    def address(self) -> str:
        """The address without a password."""
        return self._shown

    def close(self) -> None:
        """Give the connection back."""
        self._open = False
        self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes within happen together, or not at all; another writer's are waited for."""
        outer = self._inside is not None
        with super().transaction():
            if not outer and self._write:
                self._queue()
            yield

    def _queue(self) -> None:
        """Wait for the one who writes now; `BusyError` names them when it takes too long."""
        c = self._inside
        if c is None:
            return
        try:
            with c.begin_nested():
                c.execute(text("SELECT pg_advisory_xact_lock(:a, hashtext(:b))"), {"a": _LOCK, "b": self.schema})
        except DBAPIError as error:
            if not isinstance(error.orig, self._driver.errors.LockNotAvailable):
                raise
            query = text(
                "SELECT a.pid, a.application_name, a.usename, a.xact_start FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
                "WHERE l.locktype = 'advisory' AND l.granted AND l.classid = :a"
            )
            who = c.execute(query, {"a": _LOCK}).first()
            named = f"{who.usename}, process {who.pid} ({who.application_name}), since {who.xact_start:%Y-%m-%dT%H:%M:%SZ}" if who else "another process"
            raise BusyError(f"the dossier is being written by {named}", "wait until it has ended and try again; commands that only read work meanwhile", file=self.address) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with super()._told():
                yield
        except self._driver.Error as error:
            raise self._complaint(error) from error

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        """One way to the server and back outside a transaction, where one begun and ended takes three."""
        if self._inside is not None or not self._open:
            return super()._rows(sql, *values)
        with self._told(), closing(self._engine.raw_connection()) as pooled:
            raw: Any = pooled.driver_connection
            raw.autocommit = True
            try:
                return raw.cursor(binary=True).execute(self._worded(sql), values).fetchall()  # type: ignore[no-any-return]
            finally:
                if not raw.closed:
                    raw.autocommit = False

    def _cursor(self, c: Connection) -> Any:
        return c.connection.cursor(binary=True)

    def _worded(self, sql: str) -> str:
        return sql.replace("?", "%s")

    def retire(self) -> str:
        """Rename the schema."""
        with self._connection() as c:
            for n in count():
                name = f"{self.schema[:50]}_moved{n or ''}"
                if c.execute(text("SELECT to_regnamespace(:name)"), {"name": f'"{name}"'}).scalar() is None:
                    break
            c.exec_driver_sql(f'ALTER SCHEMA "{self.schema}" RENAME TO "{name}"')
        parts = urlsplit(self._shown)
        asked = dict(parse_qsl(parts.query)) | {"schema": name}
        return urlunsplit((*parts[:3], urlencode(asked, safe="/"), ""))

    def put_layers(self, audiences: Mapping[str, Sequence[Layer]]) -> str | None:
        """See `layers.put_layers`."""
        with self.transaction(), self._connection() as c:
            home = c.execute(text("SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'")).scalar()
            if home is None:
                return "the database has no PostGIS, so there are no layers for maps; its administrator can say CREATE EXTENSION postgis"
            try:
                with c.begin_nested():
                    for audience, layers in audiences.items():
                        for one in layers:
                            self._layer(c, one, audience, str(home))
            except DBAPIError as error:
                if not isinstance(error.orig, self._driver.errors.InsufficientPrivilege):
                    raise
                return "layers for maps are not there yet, and you may not make them: let the owner of the schema run `ceasefire update` once"
        return None

    def _layer(self, c: Connection, layer: Layer, audience: str, home: str) -> None:
        names = ", ".join(f'"{name}"' for name, _ in layer.columns)
        kind = f'"{home}".geometry({layer.geometry}, {SRID})'
        if c.execute(text("SELECT to_regclass(:name)"), {"name": f'"{self.schema}".{layer.name}'}).scalar() is None:
            columns = "".join(f'"{name}" {sql}, ' for name, sql in layer.columns)
            c.exec_driver_sql(f"CREATE TABLE {layer.name} (audience text, key integer, {columns}geom {kind}, PRIMARY KEY (audience, key))")
            c.exec_driver_sql(f"CREATE INDEX ON {layer.name} USING gist (geom)")
        view = f"{layer.name}_{audience}"
        if c.execute(text("SELECT to_regclass(:name)"), {"name": f'"{self.schema}".{view}'}).scalar() is None:
            # The geometry is said again with its type, for geometry_columns to list it.
            c.exec_driver_sql(f"CREATE VIEW {view} AS SELECT key, {names}, geom::{kind} AS geom FROM {layer.name} WHERE audience = '{audience}'")
        c.exec_driver_sql(f"DELETE FROM {layer.name} WHERE audience = %s", (audience,))
        marks = ", ".join("%s" for _ in layer.columns)
        into = f'INSERT INTO {layer.name} (audience, key, {names}, geom) VALUES (%s, %s, {marks}, "{home}".ST_GeomFromText(%s, {SRID}))'
        with closing(c.connection.cursor()) as cursor:
            cursor.executemany(into, [(audience, key, *row) for key, row in enumerate(layer.rows, 1)])

    def drop_derived(self) -> None:
        """Forget all readings and results, and what maps show of them."""
        with self.transaction(), self._connection() as c:
            super().drop_derived()
            for name in c.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = :s AND tablename LIKE 'map!_%' ESCAPE '!'"), {"s": self.schema}).scalars().all():
                c.exec_driver_sql(f'DELETE FROM "{name}"')

    def forget(self) -> None:
        """Rewrite the tables without what was erased. What the server's own logs and backups have is theirs to delete."""
        with self._told(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as c:
            c.exec_driver_sql("VACUUM FULL entry, report, blob, erasure, reading, result")

    def damage(self) -> str | None:
        """PostgreSQL checks its pages when they are read; here the indices of the kept tables are asked for."""
        with self._connection() as c:
            bad = c.execute(text("SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                                 "WHERE n.nspname = :s AND NOT i.indisvalid"), {"s": self.schema}).scalars().all()  # fmt: skip
        return f"the index {bad[0]} is not valid" if bad else None

    def refusals(self) -> dict[str, str]:
        """Name -> text of the refusals that are in force."""
        query = text("SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                     "JOIN pg_proc p ON p.oid = t.tgfoid WHERE n.nspname = :s AND t.tgenabled IN ('O', 'A')")  # fmt: skip
        with self._connection() as c:
            return {row.tgname: row.prosrc for row in c.execute(query, {"s": self.schema})}

    def _complaint(self, error: BaseException | None) -> StoreError:
        errors, said = self._driver.errors, str(error).strip().partition("\n")[0]
        if "append-only" in said:
            return StoreError(said, "what was taken in cannot be changed or removed; add a new entry instead", file=self.address)
        if isinstance(error, errors.ReadOnlySqlTransaction):
            return StoreError("was opened for reading only", "open it for writing", file=self.address)
        if isinstance(error, errors.InsufficientPrivilege):
            return StoreError(f"refuses ({said})", "ask the database's owner for the right to read and write this schema", file=self.address)
        if isinstance(error, errors.DiskFull):
            return StoreError("the disk of the server is full", "free some space there and run the command again; what was acknowledged is kept", file=self.address)
        if isinstance(error, errors.UniqueViolation):
            return StoreError(f"append-only: {said}", "what was taken in cannot be changed or removed; add a new entry instead", file=self.address)
        if isinstance(error, errors.UndefinedTable):
            return StoreError("was moved while it was open: nothing was written to it", "run the command again", file=self.address)
        if isinstance(error, errors.LockNotAvailable):
            return BusyError("another program is writing it", "wait until it has ended and try again", file=self.address)
        if isinstance(error, self._driver.OperationalError):
            return StoreError(f"cannot be reached ({said})", "check the address, that the server runs, and your right to log in", file=self.address)
        return StoreError(f"the database refuses ({said})", "please report this with the command you ran", file=self.address)


def _split(address: str) -> tuple[str, str, str]:
    """(address without a password, schema, address for the driver)."""
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    name = asked.pop("schema", SCHEMA)
    if not name.isidentifier() or not name.isascii() or len(name) > 60:
        raise StoreError(f"'{name}' cannot be the name of a schema", "use letters, digits and _", file=address)
    host = parts.netloc.rpartition("@")
    user = host[0].partition(":")[0]
    shown = urlunsplit(("postgresql", f"{user}{host[1]}{host[2]}", parts.path, parts.query, ""))
    return shown, name, urlunsplit(("postgresql+psycopg", parts.netloc, parts.path, urlencode(asked), ""))
