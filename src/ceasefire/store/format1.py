"""Reads a store of format 1, whose entries were chained and stood in columns, as if its entries had bodies."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.errors import StoreError
from ceasefire.ids import canonical
from ceasefire.store.base import EntryRow, Erased, ReportRow


class Format1:
    """The kept tables of an old SQLite file, for reading only."""

    number = 1

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """(SHA-256, bytes)."""
        for sha, packed, data in self._rows("SELECT sha256, packed, data FROM blob ORDER BY sha256"):
            try:
                yield sha, zlib.decompress(data) if packed else data
            except zlib.error as error:
                raise self._damaged(f"the bytes under {sha[:12]} do not unpack") from error

    def kept_reports(self) -> Iterator[tuple[ReportRow, bytes | None]]:
        """Records in the order of intake; their bytes are among the blobs."""
        for seq, name, record in self._rows("SELECT seq, id, json FROM report ORDER BY seq"):
            yield ReportRow(name, seq, record), None

    def entries(self) -> Iterator[EntryRow]:
        """Entries in order. `StoreError` for the first whose content does not give the hash that the chain has of it."""
        before = "0" * 64
        for seq, kind, at, author, payload, prev, kept in self._rows("SELECT seq, kind, at, author, payload, prev, hash FROM entry ORDER BY seq"):
            try:
                sealed: dict[str, Any] = {"seq": seq, "kind": kind, "at": at, "author": author, "payload": msgspec.json.decode(payload), "prev": prev}
            except (msgspec.MsgspecError, UnicodeError) as error:
                raise self._damaged(f"entry {seq} is not readable") from error
            body = canonical(sealed)
            if hashlib.sha256(body).hexdigest() != kept or prev != before:
                raise StoreError(f"entry {seq} ({kind}, {at}) was altered: nothing was changed", "restore the file from a backup first", file=str(self.path))
            before = kept
            yield EntryRow(seq, kind, at, hashlib.sha256(b"\0" + body).digest(), body)

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._db.execute(query)
        except sqlite3.Error as error:
            raise self._damaged(str(error)) from error

    def _damaged(self, what: str) -> StoreError:
        return StoreError(f"is damaged ({what}): nothing was changed", "restore the file from a backup first", file=str(self.path))

    def erased(self) -> list[Erased]:
        """Nothing: that format could not."""
        return []
