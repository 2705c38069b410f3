"""Writes a store as format 1 had it: a chain of hashes in columns."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from ceasefire.ids import canonical

TABLES = """
CREATE TABLE blob (sha256 TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, packed INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE report (seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, json BLOB NOT NULL) STRICT;
CREATE TABLE entry (seq INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL,
    payload TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL UNIQUE) STRICT;
PRAGMA application_id = 1128679762; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;
"""


def write(path: Path, texts: list[bytes]) -> str:
    """One entry for each report and one of another kind; the hash of the last."""
    db = sqlite3.connect(path)
    db.executescript(TABLES)
    prev = "0" * 64
    for seq, text in enumerate([*texts, b""], start=1):
        sha = hashlib.sha256(text).hexdigest()
        record = {"id": sha, "seq": seq, "title": "Überblick"}
        kind, payload = ("report_received", {"report": record}) if text else ("dossier_version", {"digest": "d"})
        if text:
            db.execute("INSERT INTO blob VALUES (?, ?, 0, ?)", (sha, len(text), text))
            db.execute("INSERT INTO report VALUES (?, ?, ?)", (seq, sha, canonical(record)))
        sealed = {"seq": seq, "kind": kind, "at": f"2026-01-0{seq}T00:00:00.000000Z", "author": "ada", "payload": payload, "prev": prev}
        made = hashlib.sha256(canonical(sealed)).hexdigest()
        db.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", (seq, kind, sealed["at"], "ada", canonical(payload).decode(), prev, made))
        prev = made
    db.commit()
    db.close()
    return prev
