"""The tables. Kept ones refuse change by triggers; derived ones may be dropped at any time."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

APPLICATION_ID = 0x43464952
"""Marks a SQLite file as ours ("CFIR")."""

VERSION = 1
"""Version of the kept tables."""

kept = MetaData()
derived = MetaData()

blob = Table(
    "blob",
    kept,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),  # bytes as received
    Column("packed", Integer, nullable=False),  # 1: zlib, 0: as received
    Column("data", LargeBinary, nullable=False),
    sqlite_strict=True,
)
report = Table(
    "report",
    kept,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("json", LargeBinary, nullable=False),
    sqlite_strict=True,
)
entry = Table(
    "entry",
    kept,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    sqlite_strict=True,
)
reading = Table(
    "reading",
    derived,
    Column("report", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),  # zlib
    sqlite_strict=True,
)
result = Table(
    "result",
    derived,
    Column("name", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),  # zlib
    sqlite_strict=True,
)


def _refusals(table: str, order: str | None) -> list[str]:
    """Triggers against change and removal; with `order`, also against a gap or a second of a number.

    The last also stops INSERT OR REPLACE, which removes a row without firing the DELETE trigger.
    """
    made = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ]
    if order:
        made.append(
            f"CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table} "
            f"WHEN NEW.{order} IS NOT (SELECT coalesce(max({order}), 0) + 1 FROM {table}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: out of order'); END"
        )
    return made


TRIGGERS: tuple[str, ...] = (
    *_refusals("blob", None),
    "CREATE TRIGGER blob_once BEFORE INSERT ON blob WHEN EXISTS "
    "(SELECT 1 FROM blob WHERE sha256 = NEW.sha256) BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END",
    *_refusals("report", "seq"),
    "CREATE TRIGGER report_once BEFORE INSERT ON report WHEN EXISTS "
    "(SELECT 1 FROM report WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'report is append-only'); END",
    *_refusals("entry", "seq"),
    "CREATE TRIGGER entry_chained BEFORE INSERT ON entry WHEN NEW.seq > 1 AND NEW.prev IS NOT "
    "(SELECT hash FROM entry WHERE seq = NEW.seq - 1) "
    "BEGIN SELECT RAISE(ABORT, 'entry is append-only: not chained to the last'); END",
)
