"""Looking at the bytes of one item: its format, what its header and its givers say of it, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from ceasefire.clock import zone_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem, Severity
from ceasefire.reports import files, header, markdown, plain, table, ucdp
from ceasefire.reports.decode import decode
from ceasefire.reports.header import Given
from ceasefire.reports.page import is_page, read_page
from ceasefire.reports.report import Capture, Report, Tlp
from ceasefire.reports.warc import Item
from ceasefire.store.base import Store


class Via(msgspec.Struct, frozen=True):
    """How what is taken in reached the monitors, in words, and who may see that."""

    how: str
    handling: Tlp = "RED"


class Told(msgspec.Struct, frozen=True):
    """What is said of everything that is taken in at once; see `take_in`."""

    store: Store
    vocabulary: Vocabulary
    given: Given
    columns: dict[str, str]
    first_agreement: datetime | None
    now: datetime | None
    author: str | None
    via: Via | None


def examine(
    report_id: str, name: str, data: bytes, told: Told, captured: tuple[Capture, Item] | None = None
) -> tuple[Report | None, list[Problem], int | None]:
    """(the record, or None if the file is refused; what is wrong; good rows of a table). captured: of an item of a container."""
    problems: list[Problem] = []
    given, columns, vocabulary, first_agreement = told.given, told.columns, told.vocabulary, told.first_agreement
    zone = zone_of(vocabulary.time_zone)

    def wrong(code: str, what: str, remedy: str, line: int = 0, severity: Severity = "error") -> None:
        problems.append(Problem(file=name, line=line, code=code, what=what, remedy=remedy, severity=severity))

    report = Report(id=report_id, name=name if name == "-" else Path(name).name, size=len(data))
    if captured is not None:
        report = msgspec.structs.replace(report, name=_last(captured[1].url), capture=captured[0])
    rows: int | None = None
    try:
        text, encoding = decode(data, captured[1].charset if captured else None)
    except InputError as error:
        # The bytes are evidence even if this version cannot read them.
        wrong("encoding", f"{error.what}: its bytes are kept and not read", error.remedy)
        return msgspec.structs.replace(with_given(report, given), encoding=""), problems, None
    if not text.strip():
        wrong("empty", "is empty", "add a file that has text in it")
        return None, problems, None
    report = msgspec.structs.replace(report, encoding=encoding, body=plain.body(text))
    if captured[1].page if captured else is_page(text, name):
        shown = read_page(text, vocabulary.time_zone)
        if not shown.text.strip():
            wrong("empty", "is a page without text", "save what it shows as text and add that")
            return None, problems, None
        own = Given(
            url=None if captured else shown.url, publisher=shown.publisher, title=shown.title, language=shown.language,
            published=shown.published, published_day_only=shown.published_day_only, published_assumed=shown.published is not None,
        )  # fmt: skip
        # Its span is that of the file: what the page shows is found anew by whoever reads it.
        report = msgspec.structs.replace(with_given(report, given, own), format="html", body=(0, len(text)))
        return _checked(report, data, None, told, problems, wrong)
    if captured:  # what a stranger's server calls a header is none
        return _checked(with_given(report, given), data, None, told, problems, wrong)
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
            with_given(report, given), format="ucdp_ged" if ged is not None else "csv", columns=mapped
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
            with_given(report, given, parsed.given), format="markdown", body=parsed.body
        )
    else:
        report = with_given(report, given)
    return _checked(report, data, rows, told, problems, wrong)


def _checked(
    report: Report, data: bytes, rows: int | None, told: Told, problems: list[Problem], wrong: Callable[..., None]
) -> tuple[Report | None, list[Problem], int | None]:
    """What holds of every report, whatever its format: its size, source, mark and day."""
    vocabulary, first_agreement = told.vocabulary, told.first_agreement
    zone = zone_of(vocabulary.time_zone)
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


def with_given(report: Report, given: Given, own: Given | None = None) -> Report:
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


def _last(url: str) -> str:
    """The last part of an address that is one, as the name of what was there."""
    return next((part for part in reversed(urlsplit(url).path.split("/")) if part), "") if url.startswith(("http://", "https://")) else ""


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
