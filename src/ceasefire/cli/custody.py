"""`ceasefire custody`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import InputError


def custody(
    folder: Path,
    report: str,
    /,
    *,
    note: str | None = None,
    act: str = "noted",
    out: Annotated[Path | None, Parameter(name=("--out", "-o"))] = None,
    correct: str | None = None,
    why: str | None = None,
    by: str | None = None,
    mark: str | None = None,
    tlp: str = "RED",
    json: bool = False,
) -> int:
    """Show the chain of custody of one report, or add to it: what was done with it, a working copy, a correction.

    Shown are how it came, by whom it was taken in, its bytes and hash, what was done with it, corrections of its record,
    judgements that rest on it, briefs and packages that used it, and its erasure. The record and the bytes never change: a
    correction is an entry of its own, by which it is read from then on. Work on a copy (`--out`), never on the evidence.

    Parameters
    ----------
    folder
        The dossier's folder.
    report
        Id of a report, or enough of its beginning; or the number of the entry by which it was received.
    note
        What was done with it, in words.
    act
        With `--note`: noted, viewed, translated, handed_over or reached (how it came to the monitors).
    out
        Write a working copy of its bytes to this file, which must not exist, and enter that it was made.
    correct
        FIELD=VALUE: what is right instead of what its record says. Fields are source, published, title, publisher, url,
        language and handling (which is only made stricter); `unknown` where it is only known to be wrong.
    why
        With `--correct`: how that is known.
    by
        Who did it; `CEASEFIRE_AUTHOR` or the account's name if left out.
    mark
        With `--note`: who may see the note, where that is fewer than may see the report.
    tlp
        Show only what a reader at this mark may see.
    json
        One JSON object: `{"report", "mark", "steps", "hidden"}`, or the entry that was made.
    """
    from ceasefire.brief.handling import mark as mark_on
    from ceasefire.process import open_process
    from ceasefire.process.custody import copy, find, history
    from ceasefire.reports import custody as keep
    from ceasefire.reports.header import strictest
    from ceasefire.reports.header import tlp as mark_of

    reader = mark_of(tlp)
    given = mark_of(mark) if mark is not None else None
    known = [one for one in keep.ACTS if one != "copied"]
    if act not in known:
        raise InputError(f"--act '{act}' is not known", f"one of: {', '.join(known)}; a copy is made with --out")
    if sum(one is not None for one in (note, correct)) > 1 or (correct is not None and out is not None):
        raise InputError("--correct goes by itself", "give it without --note and --out")
    if by is not None and not by.strip():
        raise InputError("nobody is named", "give a name to --by")
    if note is None and out is None and correct is None:
        with open_process(folder) as process:
            chain = history(process, report, reader)
        if json:
            show.emit(chain)
            return 0
        if chain.report is not None:
            show.say(f"{chain.report.id}  {chain.report.title or chain.report.name or chain.report.url or ''}  TLP:{chain.mark}")
        for step in chain.steps:
            where = f"entry {step.entry}, {step.at[:16]}Z, {step.by}" if step.entry and step.at else "computed"
            show.say(f"{step.what}: {step.detail} ({where})")
        if chain.hidden:
            show.say(f"{chain.hidden} steps may not be seen at TLP:{reader}")
        return 0
    now = datetime.now(UTC)
    with open_process(folder, write=True) as process:
        target = find(process, report, reader)
        if correct is not None:
            field, equals, value = correct.partition("=")
            if not equals:
                raise InputError(f"--correct '{correct[:60]}' is not FIELD=VALUE", "write it as --correct published=2017-07-09")
            with process.store.transaction():
                target = find(process, target.id)
                entry = keep.correct(process.store, target, field.strip(), value, why or "", process.vocabulary, at=now, by=by)
        elif out is not None:
            entry = copy(process, target, out, note or "", at=now, by=by)
        else:
            entry = keep.enter(process.store, target.id, act, note or "", at=now, by=by, handling=strictest(given, mark_on(process.dossier, target)))
    if json:
        show.emit(entry)
    else:
        show.say(f"entry {entry.seq}: {target.id[:12]} {'corrected' if correct is not None else entry.payload['act'].replace('_', ' ')} by {entry.author}")
    return 0
