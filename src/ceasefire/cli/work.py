"""`ceasefire work`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ceasefire.cli import show


def work(
    folder: Path, what: str | None = None, /, *, by: str | None = None, hours: float = 8.0, done: bool = False, too: bool = False, json: bool = False
) -> int:
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
    json
        One JSON object a line: `{"what", "by", "since", "until", "seq"}`.
    """
    from ceasefire.ledger.chain import this_author
    from ceasefire.ledger.work import at_work, take
    from ceasefire.process import open_process

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
