"""What a reader of prose is given."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One text to read. text: as stored; the others: as in `read_text`."""

    text: str
    published: datetime | None = None
    published_day_only: bool = True
    source: str | None = None
    language: str | None = None
    report: str = ""
    seq: int = 0
    start: int = 0
    explain: bool = False
    doubt: bool = False
