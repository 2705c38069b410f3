"""`ceasefire brief`."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import InputError
from ceasefire.process import Process, Results
from ceasefire.reports.report import Tlp

PERIOD = datetime.timedelta(days=7)


def brief(
    folder: Path,
    /,
    *,
    date: str,
    since: str | None = None,
    format: str = "html",
    lang: str = "en",
    tlp: str = "CLEAR",
    out: Annotated[str | None, Parameter(name=("--out", "-o"), allow_leading_hyphen=True)] = None,
    publish: bool = False,
    json: bool = False,
) -> int:
    """Write the brief: findings per article, map, what each side says, and the words behind every sentence.

    The file is complete in itself (no network) and prints well. The same dossier and dates give the same bytes.

    Parameters
    ----------
    folder
        The dossier's folder.
    date
        Last local day that it covers, as 2017-07-16.
    since
        First local day that it covers; a week up to the date where it is not given.
    format
        `html`.
    lang
        `en`.
    tlp
        Who may read it: reports marked stricter, and what rests only on them, are left out.
    out
        File to write, `-` for standard output; `brief-DATE.html` in the dossier's folder where it is not given.
    publish
        Enter the digest of this brief in the ledger as published.
    json
        One JSON object: `{"out", "sha256", "since", "date", "tlp"}`.
    """
    from ceasefire.ids import sha256
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of

    last = show.day(date, "--date")
    first = show.day(since, "--since") if since else last - PERIOD + datetime.timedelta(days=1)
    if first > last:
        raise InputError(f"--since {first} is after --date {last}", "give the earlier day to --since")
    if format != "html":
        raise InputError(f"--format '{format}' is not there yet", "this version writes html")
    if lang != "en":
        raise InputError(f"--lang '{lang}' is not there yet", "this version writes en")
    mark = mark_of(tlp)
    with open_process(folder, write=publish) as process:
        with show.progress(not json) as bar:
            results = process.results(bar)
        page = brief_page(process, results, first, last, mark)
        digest = sha256(page.encode())
        covers = {"sha256": digest, "since": first.isoformat(), "date": last.isoformat(), "tlp": mark}
        path = Path(out) if out else folder / f"brief-{last}.html"
        if out != "-":
            show.write_text(path, page)
        if publish:
            process.record_brief(covers, page.encode())
    if out == "-":
        sys.stdout.write(page)
    elif json:
        show.emit({"out": str(path), **covers})
    else:
        show.say(str(path))
    return 0


def brief_page(
    process: Process, results: Results, first: datetime.date, last: datetime.date, mark: Tlp
) -> str:
    """The brief of the local days `first` to `last`, for readers at that mark, as HTML."""
    from ceasefire.brief.compose import compose
    from ceasefire.brief.html import render
    from ceasefire.package.outlooks import expected_of, of_view, seen_on

    seen = seen_on(process, results, last, mark)
    return render(
        compose(
            results.dossier, results.agreements, results.reports, process.text, results.by_id(),
            results.incidents, results.findings, date=last, since=first, tlp=mark,
            outlooks=of_view(seen, last), expected=expected_of(seen, last),
        )
    )  # fmt: skip
