"""Taking reports in: bytes, record and ledger entry in one transaction, before anything is said to be there."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import msgspec

from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem
from ceasefire.ids import canonical, sha256
from ceasefire.ledger import chain
from ceasefire.reports import custody, files, header, table, warc
from ceasefire.reports.address import source_at
from ceasefire.reports.custody import Custody
from ceasefire.reports.examine import Told, Via, examine, with_given
from ceasefire.reports.header import Given
from ceasefire.reports.report import Capture, Format, Report, report_of
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
    via: Via | None = None,
) -> Iterator[Taken | Problem]:
    """Take files, folders (recursively, in the order of their names) and `-` (standard input) in.

    A web archive is kept whole, and the pages in it are reports of their own. source, published, url, handling: for items
    whose own header does not say; columns: our column -> the table's; first_agreement: reports from before it are taken
    with a warning; now: UTC instant of intake; via: how they reached the monitors, an entry of its own. Each report is on
    the disk before its `Taken` comes out. What is wrong with one file comes out as a `Problem` and the rest goes on.
    Raises `InputError` when an argument itself is wrong and `StoreError` when the store refuses.
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
    told = Told(store, vocabulary, given, dict(columns or {}), first_agreement, now, author, via)
    for item in files.walk(paths, stdin or sys.stdin.buffer):
        if isinstance(item, Problem):
            yield item
            continue
        kind = warc.container(item.name, item.data)
        came = custody.custody(item.way, item.modified)
        if kind is None:
            yield from _one(told, item.name, item.data, came)
        else:
            yield from _container(told, item, kind, came)


def _one(told: Told, name: str, data: bytes, came: Custody) -> Iterator[Taken | Problem]:
    """Take one file in that is an item itself."""
    report_id = sha256(data)
    known = told.store.report(report_id)
    if known is not None:
        report = report_of(known)
        yield from _otherwise(report, told.given, name)
        _reached(told, report_id)
        yield Taken(report=report, new=False, path=name)
        return
    made, problems, rows = examine(report_id, name, data, told)
    yield from problems
    if made is not None:
        kept = _keep(told, made, data, came)
        yield Taken(report=kept or _known(told.store, made), new=kept is not None, path=name, rows=rows)


def _container(told: Told, file: files.File, kind: Format, came: Custody) -> Iterator[Taken | Problem]:
    """Keep a container whole, then take in what it holds. What is wrong with an item is no reason to refuse another."""
    sources = told.vocabulary.sources
    report_id = sha256(file.data)
    found = {source_at(one.url, sources) for one in warc.items(file.name, file.data, kind) if isinstance(one, warc.Item)}
    marks = [sources[one].handling for one in (*found, told.given.source) if one is not None]
    name = file.name if file.name == "-" else Path(file.name).name
    whole = with_given(Report(id=report_id, name=name, size=len(file.data), encoding="", format=kind), Given(source=told.given.source, handling=told.given.handling))
    # It shows all that is in it, so it may be shown only to whoever may see all of it; requests in it may have the address
    # and the cookies of whoever captured it.
    whole = msgspec.structs.replace(whole, handling=header.strictest("AMBER", whole.handling, *marks))
    kept = None if told.store.report(report_id) is not None else _keep(told, whole, file.data, came)
    if kept is None:
        _reached(told, report_id)
    whole = kept or _known(told.store, whole)
    yield Taken(report=whole, new=kept is not None, path=file.name)
    nobodys: Counter[str] = Counter()
    for one in warc.items(file.name, file.data, kind):
        if isinstance(one, Problem):
            yield one
            continue
        path = f"{file.name} {one.url or one.record}"
        item_id = sha256(one.data)
        known = told.store.report(item_id)
        if known is not None:
            report = report_of(known)
            if kept is not None and (report.capture is None or report.capture.container != report_id):
                custody.enter(told.store, item_id, "reached", "", at=told.now or datetime.now(UTC), by=told.author, container=report_id, record=one.record)
            yield Taken(report=report, new=False, path=path)
            continue
        made, problems = _item(item_id, path, one, told, whole)
        nobodys.update(urlsplit(one.url).hostname or "no address" for p in problems if p.code == "no_source")
        yield from (p for p in problems if p.code != "no_source")
        if made is not None:
            fresh = _keep(told, made, one.data, custody.custody("record"), reached=False)
            yield Taken(report=fresh or _known(told.store, made), new=fresh is not None, path=path)
    if nobodys:
        hosts = ", ".join(f"{n} of {host}" for host, n in nobodys.most_common(5)) + (" …" if len(nobodys) > 5 else "")
        yield Problem(file=file.name, code="no_source", what=f"{sum(nobodys.values())} pages have no source: {hosts}",
                      remedy="give the `url` of their sources in sources.yaml, or `--source ID` for all of them; they are kept in the container")  # fmt: skip


def _item(report_id: str, path: str, one: warc.Item, told: Told, whole: Report) -> tuple[Report | None, list[Problem]]:
    """The record of an item of a container, or None; what is wrong, which refuses nothing but the item."""
    own = source_at(one.url, told.vocabulary.sources)
    given = msgspec.structs.replace(told.given, source=own or told.given.source, url=one.url or None)
    capture = Capture(container=whole.id, record=one.record, at=one.at)
    here = msgspec.structs.replace(told, given=given, columns={})
    made, problems, _ = examine(report_id, path, one.data, here, (capture, one))
    if made is not None and one.at and made.published and made.published > one.at + timedelta(days=1):
        problems.append(Problem(file=path, code="bad_date", severity="warning", what=f"says that it was published {made.published:%Y-%m-%d}, after it was captured ({one.at:%Y-%m-%d})",
                                remedy="its date of publication is not known"))  # fmt: skip
        made = msgspec.structs.replace(made, published=None, published_day_only=True, published_assumed=False)
    return made, [p if p.code == "no_source" else msgspec.structs.replace(p, severity="warning") for p in problems]


def _reached(told: Told, report_id: str) -> None:
    """Enter how a report reached the monitors, where that is said."""
    if told.via is not None:
        custody.enter(told.store, report_id, "reached", told.via.how, at=told.now or datetime.now(UTC), by=told.author, handling=told.via.handling)


def _known(store: Store, report: Report) -> Report:
    """The record that somebody else made of the same bytes a moment ago."""
    row = store.report(report.id)
    return report if row is None else report_of(row)


def _keep(told: Told, report: Report, data: bytes, came: Custody, *, reached: bool = True) -> Report | None:
    """The record as it was kept; None when somebody else has taken the same bytes in meanwhile."""
    store, at = told.store, told.now or datetime.now(UTC)
    with store.transaction():
        if store.report(report.id) is not None:
            return None
        report = msgspec.structs.replace(report, seq=store.report_count() + 1, received=at)
        record = msgspec.to_builtins(report)
        if store.blob(report.id) is None:  # a file of the dossier may have the same bytes
            store.put_blob(report.id, data)
        store.add_report(ReportRow(report.id, report.seq, canonical(record)))
        chain.append(store, "report_received", {"report": record, "custody": came}, at=at, author=told.author)
        if reached:
            _reached(told, report.id)
    return report


def _otherwise(report: Report, given: Given, name: str) -> Iterator[Problem]:
    """A warning when the same bytes come again under another source: the first record stays."""
    if given.source is not None and given.source != report.source:
        yield Problem(file=name, code="other_source", severity="warning",
                      what=f"was taken in before, from source '{report.source}'",
                      remedy="its record was not changed; what is in the ledger stays")  # fmt: skip
