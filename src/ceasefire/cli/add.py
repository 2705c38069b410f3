"""`ceasefire add`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import InputError, Problem


def add(
    folder: Path,
    /,
    *paths: Annotated[str, Parameter(allow_leading_hyphen=True)],
    source: str | None = None,
    published: str | None = None,
    url: str | None = None,
    columns: Annotated[list[str] | None, Parameter(name="--map")] = None,
    tlp: str | None = None,
    via: str | None = None,
    via_tlp: str = "RED",
    json: bool = False,
) -> int:
    """Take reports in and print their ids.

    Texts (UTF-8, or another encoding that can be told), Markdown with a YAML header, web pages, web archives (WARC and
    WACZ, which are kept whole), CSV tables and UCDP GED releases are taken; a table is known by its header. Each report is kept byte for byte under its SHA-256 and
    entered in the ledger before its id is printed: an id that you see survives a crash. The same bytes twice
    are one report.

    What is wrong with one file is told as `file:line: what; remedy`, and the rest goes on. A text may have up to
    20 MB, a table up to 200 MB. A row of a table that cannot be meant is told with its line and gives no claim.

    Parameters
    ----------
    folder
        The dossier's folder.
    paths
        Files, folders (all texts, pages, tables and web archives in them, in the order of their names) or `-` for standard input.
    source
        Source id of `sources.yaml` for what names no source itself. A header's `source` goes first.
    published
        Date or time of publication (`2017-07-09`, `2017-07-09T12:00 Asia/Damascus`) for what gives none itself.
    url
        Address that the item was published at.
    columns
        Column of a table: `NAME=COLUMN`, as in `--map date_start=day`; once for each column. Names are claim_id,
        source, date_start, date_end, lat, lon, radius_km, place, admin1, admin2, actor, target, act, killed, injured,
        text, url; columns called so, or as ACLED calls them, need no mapping.
    tlp
        Handling mark (CLEAR, GREEN, AMBER, AMBER+STRICT, RED). The stricter of it, the header's and the source's holds.
    via
        How they reached you, in words: "handed over by …", "radio", a channel. It is an entry of its own.
    via_tlp
        Who may see how they reached you.
    json
        One JSON object a line: `{"id", "new", "path", "format", "rows"}` or `{"problem": …}`.
    """
    show.reject_options(paths)
    if not paths:
        raise InputError("nothing to take in", "name files or folders, or `-` for standard input")
    if via is not None and not via.strip():
        raise InputError("--via says nothing", "say how it reached you, or leave it out")
    mapped = dict(_pair(word) for word in columns or [])
    from ceasefire.process import open_process
    from ceasefire.reports.examine import Via
    from ceasefire.reports.header import tlp as mark_of

    reached = Via(via.strip(), mark_of(via_tlp)) if via is not None else None

    problems: list[Problem] = []
    taken = new = 0
    with open_process(folder, write=True) as process:
        for item in process.add(
            paths, source=source, published=published, url=url, columns=mapped, handling=tlp, via=reached
        ):
            if isinstance(item, Problem):
                problems.append(item)
                if json:
                    show.emit({"problem": item})
                elif len(problems) <= show.SHOWN:
                    show.tell(str(item))
                continue
            taken += 1
            new += item.new
            report = item.report
            if json:
                row = {
                    "id": report.id,
                    "new": item.new,
                    "path": item.path,
                    "format": report.format,
                    "rows": item.rows,
                }
                show.emit(row)
            else:
                rows = f"  {item.rows} rows" if item.rows is not None else ""
                show.say(
                    f"{report.id[:12]}  {'new          ' if item.new else 'already there'}  {item.path}{rows}"
                )
    errors = sum(p.severity == "error" for p in problems)
    if not json:
        if len(problems) > show.SHOWN:
            show.tell(f"… and {len(problems) - show.SHOWN} more problems; `--json` lists them all")
        show.tell(
            f"{new} new, {taken - new} already there, {errors} problems, {len(problems) - errors} warnings"
        )
    return 1 if errors else 0


def _pair(word: str) -> tuple[str, str]:
    name, equals, column = word.partition("=")
    if not equals or not name or not column:
        raise InputError(f"--map '{word}' is not NAME=COLUMN", "write it as `--map date_start=day`")
    return name.strip(), column
