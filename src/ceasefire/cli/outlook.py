"""`ceasefire outlook`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ceasefire.cli import outlookshow, show, view
from ceasefire.errors import InputError
from ceasefire.reports.report import Tlp

if TYPE_CHECKING:
    from ceasefire.outlook.backtest import Backtest, Every
    from ceasefire.outlook.outlook import Outlook
    from ceasefire.process import Process, Results

EVERY = ("day", "week", "month")


def outlook(
    folder: Path,
    /,
    *,
    agreement: str | None = None,
    as_of: str | None = None,
    tlp: str = "RED",
    backtest: bool = False,
    every: str = "week",
    svg: Path | None = None,
    json: bool = False,
) -> int:
    """Print whether each agreement will hold: chances for 7, 30, 90 and 365 days, why, and what news would change it most.

    A base hazard from agreements of the last decades is updated by what happens under this one. The effects of events are
    stated, not estimated; with one dossier they stay mostly prior, and the answer says so. Where nothing was reported of an
    agreement there is no number.

    Parameters
    ----------
    folder
        The dossier's folder.
    agreement
        Only of the agreement with this id, with everything that adds to its hazard.
    as_of
        As it stood at the end of this local day, from the reports published by then. The day of the latest report, and all
        reports, if not given.
    tlp
        Leave out what is marked stricter than this, and what rests only on it.
    backtest
        What was said from the agreement's first day on, each time from the reports published by then, held against what
        happened. Needs --agreement.
    every
        With --backtest: day, week or month (four weeks).
    svg
        Write a picture to this file: the curve ahead of one agreement, or with --backtest what was said over time.
    json
        One JSON object a line.
    """
    from ceasefire.package.outlooks import expected_of, of_view, seen_at, seen_on
    from ceasefire.process import open_process
    from ceasefire.reports.header import nearest
    from ceasefire.reports.header import tlp as mark_of

    mark = mark_of(tlp)
    if every not in EVERY:
        raise InputError(f"--every '{every}' is not known", f"one of: {', '.join(EVERY)}")
    if agreement is None and (backtest or svg is not None):
        raise InputError("one agreement is needed for that", "name it with --agreement")
    today = show.day(as_of, "--as-of") if as_of is not None else None
    with open_process(folder) as process:
        ids = [a.id for a in process.agreements]
        if agreement is not None and agreement not in ids:
            raise InputError(f"there is no agreement '{agreement}'", nearest(agreement, ids, "there are"))
        with show.progress(not json) as bar:
            results = process.results(bar)
        if backtest:
            tested = back(process, results, str(agreement), every, mark, today)  # type: ignore[arg-type]
            outlookshow.print_backtest(tested, json)
            if svg is not None:
                from ceasefire.brief.holdsvg import weekly

                show.write_text(svg, weekly(tested))
            return 0
        day = today or latest(view.view(results, mark))
        seen = seen_on(process, results, day, mark) if today is not None else seen_at(results, day, mark)
    found = of_view(seen, day, agreement)
    ahead_ = expected_of(seen, day) if agreement is None else ()
    outlookshow.print_outlooks(found, ahead_, seen.dossier.time_zone, agreement is not None, json)
    if svg is not None:
        from ceasefire.brief.holdsvg import ahead

        if not found:
            raise InputError(f"agreement '{agreement}' had not begun by {day}", "give a later --as-of, or leave it out")
        show.write_text(svg, ahead(found[0]))
    return 0


def latest(seen: view.View) -> datetime.date:
    """The local day of the latest report that may be seen."""
    day = view.last_told(seen)
    if day is None:
        raise InputError("no report tells what day it is", "give --as-of 2017-07-31")
    return day


def back(process: Process, results: Results, agreement: str, every: Every, mark: Tlp, last: datetime.date | None = None) -> Backtest:
    """What was said of an agreement from its first day on, up to the day it was broken or `last`."""
    from ceasefire.outlook.backtest import days_to_ask, scored
    from ceasefire.package.outlooks import of_view, seen_at
    from ceasefire.process.known import known

    last = last or latest(view.view(results, mark))
    final = next(iter(of_view(seen_at(results, last, mark), last, agreement, False)), None)
    if final is None:
        raise InputError(f"agreement '{agreement}' had not begun by {last}", "give a later --as-of, or leave it out")
    broken = final.past.first.on if final.past.first is not None else None
    end = min(d for d in (last, broken, final.runs_out) if d is not None)
    days = days_to_ask(final.start, end, every)

    def said() -> Iterator[Outlook]:
        for day, then in zip(days, known(process, results, days), strict=True):
            yield from of_view(seen_at(then, day, mark), day, agreement, False)

    return scored(tuple(said()), final)
