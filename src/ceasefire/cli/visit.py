"""`ceasefire visit`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import InputError


def visit(
    folder: Path,
    /,
    *,
    place: str | None = None,
    since: Annotated[str | None, Parameter(name="--from")] = None,
    until: Annotated[str | None, Parameter(name="--to")] = None,
    by: str | None = None,
    means: str = "foot",
    denied: str | None = None,
    delayed: int | None = None,
    condition: str | None = None,
    why: str | None = None,
    withdraw: int | None = None,
    tlp: str | None = None,
    json: bool = False,
) -> int:
    """Enter that monitors were at a place, or were not let in; without a place, list what was entered.

    A visit counts as eyes on the place, to the minute, as rows of coverage.yaml do by days: that something due was not
    reported is held to be a violation only where somebody could have seen it. Access that was denied, or offered on a
    condition, counts as no eyes; after a delay only the time after it counts.

    Parameters
    ----------
    folder
        The dossier's folder.
    place
        Id or name of a place in places.yaml.
    since
        When it began, local: `2017-07-09T10:00`, or `2017-07-09` for the whole day.
    until
        When it ended; a day counts to its end.
    by
        Who was there, or was to be: id or name of an actor or a source.
    means
        foot, vehicle, drone, camera or post.
    denied
        Who did not let them in: id or name of an actor.
    delayed
        Minutes until they were let in.
    condition
        On what condition alone they would have been let in.
    why
        Reason or remark, in words.
    withdraw
        Number of an entry that was a mistake: it stays, and counts no more. Needs --why.
    tlp
        Who may see it, CLEAR if left out; of a list, for whom it is, RED if left out.
    json
        The entry that was made; of a list one JSON object a line.
    """
    from ceasefire.process import open_process, visits
    from ceasefire.reports.header import tlp as mark_of

    now = datetime.now(UTC)
    if withdraw is not None:
        with open_process(folder, write=True) as process:
            entry = visits.withdraw(process.store, withdraw, why or "", at=now)
        if json:
            show.emit(entry)
        else:
            show.say(f"entry {entry.seq}: entry {withdraw} counts no more")
        return 0
    given = {"--place": place, "--from": since, "--to": until, "--by": by}
    missing = [name for name, value in given.items() if value is None]
    if len(missing) == 4 and denied is None and delayed is None and condition is None:
        return _listed(folder, mark_of(tlp or "RED"), json)
    if place is None or since is None or until is None or by is None:
        raise InputError(f"a visit needs {' and '.join(missing)}", "say where, from when to when, and who")
    if means not in visits.MEANS:
        raise InputError(f"--means '{means}' is not known", f"one of: {', '.join(visits.MEANS)}")
    asked = visits.Asked(
        place=place, start=since, end=until, by=by, means=means, denied=denied, delayed=delayed, condition=condition,
        why=why or "", handling=mark_of(tlp or "CLEAR"),
    )  # fmt: skip
    with open_process(folder, write=True) as process:
        entry = visits.enter(process.store, process.dossier, asked, at=now)
    if json:
        show.emit(entry)
    else:
        what = f"access {entry.payload['access']}" if entry.kind == "access_denied" else f"visit by {entry.payload['means']}"
        show.say(f"entry {entry.seq}: {what}, {entry.payload['place']}, {entry.payload['from'][:16]}Z to {entry.payload['to'][:16]}Z")
    return 0


def _listed(folder: Path, tlp: str, json: bool) -> int:
    from ceasefire.brief.handling import seen_coverage
    from ceasefire.clock import local_text
    from ceasefire.dossier.coverage import Visit
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of

    with open_process(folder) as process:
        dossier = seen_coverage(process.dossier, mark_of(tlp))
    rows = [row for row in dossier.coverage if isinstance(row, Visit)]
    for row in rows:
        if json:
            show.emit(row)
            continue
        who = f", by {row.denied_by}" if row.denied_by else ""
        when = f"{local_text(row.start, dossier.time_zone)} to {local_text(row.end, dossier.time_zone)}"
        note = f": {row.note}" if row.note else ""
        show.say(f"entry {row.entry}  {row.kind}{who}  {row.place}  {when}  {row.by}  TLP:{row.handling}{note}")
    if not rows and not json:
        show.say("no visit was entered")
    return 0
