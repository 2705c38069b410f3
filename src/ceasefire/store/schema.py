"""The tables. Kept ones refuse change by triggers; derived ones may be dropped at any time."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

VERSION = 2
"""Version of the kept tables: 1 had a chain of hashes, 2 a tree."""

kept = MetaData()
derived = MetaData()

Long = BigInteger().with_variant(Integer, "sqlite")

blob = Table(
    "blob",
    kept,
    Column("sha256", Text, primary_key=True),
    Column("size", Long, nullable=False),  # bytes as received
    Column("packed", Integer, nullable=False),  # 1: zlib, 0: as received
    Column("data", LargeBinary, nullable=False),
    sqlite_strict=True,
)
report = Table(
    "report",
    kept,
    Column("seq", Long, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("json", LargeBinary, nullable=False),  # empty: erased
    sqlite_strict=True,
)
entry = Table(
    "entry",
    kept,
    Column("seq", Long, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),  # empty: erased
    sqlite_strict=True,
)
subtree = Table(
    "subtree",
    kept,
    Column("level", Integer, primary_key=True, autoincrement=False),  # of 16**level leaves
    Column("number", Long, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_strict=True,
)
erasure = Table(
    "erasure",
    kept,
    Column("seq", Long, primary_key=True, autoincrement=False),
    Column("by_entry", Long, nullable=False),
    Column("report", Text, nullable=True),  # only while it is being erased: the hash of its bytes says what it was
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
