"""`ceasefire work`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from ceasefire.cli import show
from ceasefire.errors import InputError


def work(
    folder: Path, what: str | None = None, /, *, by: str | None = None, hours: float = 8.0, done: bool = False, too: bool = False,
    doubts: bool = False, top: int = 20, tlp: str = "RED", json: bool = False,
) -> int:  # fmt: skip
    """Show who is on what, or say that you are on a finding, an incident or a report.

    What is said ends by itself after the hours, so nothing stays taken by somebody who left.

    Parameters
    ----------
    folder
        The dossier's folder.
    what
        Id of what you are on; left out, everything that somebody is on is shown.
    by
        Who is on it; `CEASEFIRE_AUTHOR` or the account's name if left out.
    hours
        For how long.
    done
        You are no longer on it.
    too
        You are on it although somebody else is.
    doubts
        Show what to check instead: claims with fields that were read with doubt, those behind findings that wait for
        somebody first.
    top
        How many of those; 0 for all.
    tlp
        Of those leave out what is marked stricter than this, and what rests only on it.
    json
        One JSON object a line: `{"what", "by", "since", "until", "seq"}`; with --doubts all of them, as
        `{"claim", "report", "doubt", "open", "read"}`.
    """
    from ceasefire.ledger.chain import this_author
    from ceasefire.ledger.work import at_work, take
    from ceasefire.process import open_process

    if doubts:
        return _doubts(folder, what, top, tlp, json)
    now = datetime.now(UTC)
    if what is not None:
        with open_process(folder, write=True) as process:
            entry = take(process.store, what, by or this_author(), at=now, hours=0.0 if done else hours, too=too)
        if json:
            show.emit(entry.payload | {"by": entry.author, "since": entry.at, "seq": entry.seq})
        elif done:
            show.say(f"{entry.author} is no longer on {what}")
        else:
            show.say(f"{entry.author} is on {what} until {entry.payload['until'][:16]}Z")
        return 0
    with open_process(folder) as process:
        found = at_work(process.store, now)
    for one in found:
        if json:
            show.emit(one)
        else:
            show.say(f"{one.what}  {one.by}  since {one.since[:16]}Z, until {one.until[:16]}Z")
    if not found and not json:
        show.say("nobody is on anything")
    return 0


def _doubts(folder: Path, what: str | None, top: int, tlp: str, json: bool) -> int:
    from ceasefire.cli import view
    from ceasefire.cli.doubted import doubted, print_doubted
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of

    if what is not None:
        raise InputError(f"--doubts is of the whole dossier, and '{what}' was given", "leave it out")
    if top < 0:
        raise InputError(f"--top {top} is below 0", "give 0 for all, or how many")
    mark = mark_of(tlp)
    with open_process(folder) as process, show.progress(not json) as bar:
        results = process.results(bar)
    found = doubted(view.view(results, mark))
    if json:
        for one in found:
            show.emit(msgspec.to_builtins(one))
    else:
        print_doubted(found, top)
    return 0
