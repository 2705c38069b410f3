"""A report: one item as it was received. Its bytes are kept; their SHA-256 is its id."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from ceasefire.errors import LedgerError
from ceasefire.ledger.entry import REMEDY
from ceasefire.store.base import ReportRow

Tlp = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
Format = Literal["text", "markdown", "html", "csv", "ucdp_ged", "warc", "wacz"]

CONTAINERS: tuple[Format, ...] = ("warc", "wacz")
"""Files kept whole that hold other items, each taken in as a report of its own."""

TLP_ORDER: tuple[Tlp, ...] = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""Traffic Light Protocol 2.0, from what anyone may see to what only its recipient may."""


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """Where in a container an item was. container: id of the report that is the container; record: WARC-Record-ID;
    at: UTC instant of the capture (WARC-Date), which is no time of publication."""

    container: str
    record: str
    at: datetime | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about one item received; its bytes stand beside it in the store.

    id: hex SHA-256 of the bytes as received; seq: order of intake, 1-based;
    source: source id or None; url, publisher, title: as its header gives them;
    published: UTC instant of publication, None when unknown; published_day_only: a date was given,
    no time; published_assumed: whoever made the header inferred it; language: ISO 639-1 of the text;
    format: which reader takes it; handling: TLP mark; received: UTC instant of intake;
    name: file name it came under, escaped; size: bytes; encoding: that the text was decoded with;
    body: half-open character span of the decoded text that is the item itself (after a header).
    columns: for a table, our column name -> the file's column name;
    capture: where it was in a container, None for a file of its own.
    """

    id: str
    seq: int = 0
    source: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: datetime | None = None
    published_day_only: bool = True
    published_assumed: bool = False
    language: str | None = None
    format: Format = "text"
    handling: Tlp = "CLEAR"
    received: datetime | None = None
    name: str = ""
    size: int = 0
    encoding: str = "utf-8"
    body: tuple[int, int] = (0, 0)
    columns: dict[str, str] = {}
    capture: Capture | None = None


def report_of(row: ReportRow) -> Report:
    """Back from the store. `LedgerError` when it is no longer the record of a report."""
    try:
        return msgspec.json.decode(row.json, type=Report)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise LedgerError(f"the record of report {row.seq} is not readable", REMEDY) from error
