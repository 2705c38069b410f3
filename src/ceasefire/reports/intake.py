"""Taking reports in: bytes, record and ledger entry in one transaction, before anything is said to be there."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from ceasefire.clock import zone_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem, Severity
from ceasefire.ids import canonical, sha256
from ceasefire.ledger import chain
from ceasefire.reports import files, header, markdown, plain, table, ucdp
from ceasefire.reports.decode import decode
from ceasefire.reports.header import Given
from ceasefire.reports.report import Report, report_of
from ceasefire.store.base import ReportRow, Store


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is now in the store. new: it was not before; path: as the user gave it;
    rows: good rows of a table, None for prose."""

    report: Report
    new: bool
    path: str
    rows: int | None = None


def take_in(
    store: Store,
    vocabulary: Vocabulary,
    paths: Sequence[str | Path],
    *,
    source: str | None = None,
    published: str | None = None,
    url: str | None = None,
    columns: Mapping[str, str] | None = None,
    handling: str | None = None,
    first_agreement: datetime | None = None,
    now: datetime | None = None,
    author: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Taken | Problem]:
    """Take files, folders (recursively, in the order of their names) and `-` (standard input) in.

    source, published, url, handling: for items whose own header does not say; columns: our column
    -> the table's; first_agreement: reports from before it are taken with a warning; now: UTC
    instant of intake. Each report is on the disk before its `Taken` comes out. What is wrong with
    one file comes out as a `Problem` and the rest goes on. Raises `InputError` when an argument
    itself is wrong and `StoreError` when the store refuses.
    """
    unknown = [name for name in columns or {} if name not in table.COLUMNS]
    if unknown:
        raise InputError(
            f"'{unknown[0]}' is not a column of ours", header.nearest(unknown[0], table.COLUMNS, "ours are")
        )
    day = header.publication(published, vocabulary.time_zone) if published else None
    if url is not None and not header.is_text(url):
        raise InputError("--url is not text in UTF-8", "write its bytes as %E9 and the like")
    given = Given(
        source=header.source_id(source, vocabulary) if source else None,
        url=url,
        published=day[0] if day else None,
        published_day_only=day[1] if day else True,
        handling=header.tlp(handling) if handling else None,
    )
    for item in files.walk(paths, stdin or sys.stdin.buffer):
        if isinstance(item, Problem):
            yield item
            continue
        name, data = item
        report_id = sha256(data)
        known = store.report(report_id)
        if known is not None:
            report = report_of(known)
            yield from _otherwise(report, given, name)
            yield Taken(report=report, new=False, path=name)
            continue
        made, problems, rows = _examine(
            report_id, name, data, given, columns or {}, vocabulary, first_agreement
        )
        yield from problems
        if made is not None:
            kept = _keep(store, made, data, now, author)
            yield Taken(report=kept or _known(store, made), new=kept is not None, path=name, rows=rows)


def _known(store: Store, report: Report) -> Report:
    """The record that somebody else made of the same bytes a moment ago."""
    row = store.report(report.id)
    return report if row is None else msgspec.json.decode(row.json, type=Report)


def _keep(store: Store, report: Report, data: bytes, now: datetime | None, author: str | None) -> Report | None:
    """The record as it was kept; None when somebody else has taken the same bytes in meanwhile."""
    at = now or datetime.now(UTC)
    with store.transaction():
        if store.report(report.id) is not None:
            return None
        report = msgspec.structs.replace(report, seq=store.report_count() + 1, received=at)
        record = msgspec.to_builtins(report)
        if store.blob(report.id) is None:  # a file of the dossier may have the same bytes
            store.put_blob(report.id, data)
        store.add_report(ReportRow(report.id, report.seq, canonical(record)))
        chain.append(store, "report_received", {"report": record}, at=at, author=author)
    return report


def _otherwise(report: Report, given: Given, name: str) -> Iterator[Problem]:
    """A warning when the same bytes come again under another source: the first record stays."""
    if given.source is not None and given.source != report.source:
        yield Problem(file=name, code="other_source", severity="warning",
                      what=f"was taken in before, from source '{report.source}'",
                      remedy="its record was not changed; what is in the ledger stays")  # fmt: skip


def _examine(
    report_id: str, name: str, data: bytes, given: Given, columns: Mapping[str, str],
    vocabulary: Vocabulary, first_agreement: datetime | None,
) -> tuple[Report | None, list[Problem], int | None]:  # fmt: skip
    """(the record, or None if the file is refused; what is wrong; good rows of a table)."""
    problems: list[Problem] = []
    zone = zone_of(vocabulary.time_zone)

    def wrong(code: str, what: str, remedy: str, line: int = 0, severity: Severity = "error") -> None:
        problems.append(Problem(file=name, line=line, code=code, what=what, remedy=remedy, severity=severity))

    report = Report(id=report_id, name=name if name == "-" else Path(name).name, size=len(data))
    rows: int | None = None
    try:
        text, encoding = decode(data)
    except InputError as error:
        # The bytes are evidence even if this version cannot read them.
        wrong("encoding", f"{error.what}: its bytes are kept and not read", error.remedy)
        return msgspec.structs.replace(_with(report, given), encoding=""), problems, None
    if not text.strip():
        wrong("empty", "is empty", "add a file that has text in it")
        return None, problems, None
    report = msgspec.structs.replace(report, encoding=encoding, body=plain.body(text))
    heading, _ = table.header_of(text)
    ged = ucdp.columns_of(heading)
    suffix = Path(name).suffix.lower()
    if ged is not None or suffix in files.TABLES or columns or len(table.known_columns(heading)) >= 4:
        if ged is not None and not given.source and ucdp.SOURCE in vocabulary.sources:
            given = msgspec.structs.replace(given, source=ucdp.SOURCE)
        try:
            mapped = ged if ged is not None else table.map_columns(heading, columns)
        except InputError as error:
            wrong("columns", error.what, error.remedy, line=1)
            return None, problems, None
        report = msgspec.structs.replace(
            _with(report, given), format="ucdp_ged" if ged is not None else "csv", columns=mapped
        )
        rows = _count(
            report, text, name, problems, first_agreement.astimezone(zone).date() if first_agreement else None
        )
        if not rows and not problems:
            wrong("empty", "has a header and no rows", "add a file that has rows in it")
            return None, problems, None
    elif markdown.has_header(text):
        parsed = markdown.parse(text, vocabulary, name)
        problems += parsed.problems
        if any(p.severity == "error" for p in parsed.problems):
            return None, problems, None
        report = msgspec.structs.replace(
            _with(report, given, parsed.given), format="markdown", body=parsed.body
        )
    else:
        report = _with(report, given)
    if len(data) > files.MAX_TEXT and rows is None:
        wrong("too_large", f"is {len(data) / 1e6:.0f} MB of text; one text has at most {files.MAX_TEXT // 10**6} MB",
              "split it into one file per item")  # fmt: skip
        return None, problems, None
    if report.source is None and "source" not in report.columns:
        wrong(
            "no_source",
            "nothing says which source it is from",
            "give `--source ID` (see sources.yaml), or `source:` in a header",
        )
        return None, problems, rows
    if report.source is not None:
        mark = vocabulary.sources[report.source].handling
        report = msgspec.structs.replace(report, handling=header.strictest(report.handling, mark))
    if first_agreement is not None and report.published is not None:
        published, began = (at.astimezone(zone) for at in (report.published, first_agreement))
        # Of a day without a time nobody can say that it was before something of that day.
        if published.date() < began.date() or (published < began and not report.published_day_only):
            wrong("before_agreement", f"was published {published:%Y-%m-%d}, before the first agreement "
                  f"({began:%Y-%m-%d})", "check the date; it is taken in", severity="warning")  # fmt: skip
    return report, problems, rows


def _with(report: Report, given: Given, own: Given | None = None) -> Report:
    """The record with what is given; what the item itself says goes first."""
    own = own or Given()
    dated = own if own.published is not None else given
    return msgspec.structs.replace(
        report,
        source=own.source or given.source,
        url=own.url or given.url,
        publisher=own.publisher,
        title=own.title,
        published=dated.published,
        published_day_only=dated.published_day_only,
        published_assumed=own.published_assumed,
        language=own.language,
        handling=header.strictest(own.handling, given.handling),
    )


def _count(report: Report, text: str, name: str, problems: list[Problem], first: date | None) -> int:
    """Good rows; every row that is not goes into `problems`. first: local day of the first agreement."""
    good = early = 0
    kinds = ucdp.KINDS if report.format == "ucdp_ged" else None
    for row in table.rows(report, text, kinds):
        if isinstance(row, Problem):
            problems.append(msgspec.structs.replace(row, file=name))
            continue
        good += 1
        day = table.day_of(row.values["date_start"])
        early += first is not None and day is not None and day < first
    if early and first is not None:
        problems.append(
            Problem(file=name, code="before_agreement", severity="warning",
                    what=f"{early} of {good} rows are from before the first agreement ({first:%Y-%m-%d})",
                    remedy="they are taken in and held against no article")
        )  # fmt: skip
    return good
