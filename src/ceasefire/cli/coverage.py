"""`ceasefire coverage`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from ceasefire.cli import show, view
from ceasefire.cli.area import grid, month_of_option, unit_of


def coverage(
    folder: Path, /, *, district: str | None = None, month: str | None = None, as_of: str | None = None, tlp: str = "RED", json: bool = False
) -> int:
    """Print who could see, by admin unit and month: declared eyes, sources of which sides, and access that was not given.

    Where nobody is known to have been able to see, nothing told means "unseen", not "quiet".

    Parameters
    ----------
    folder
        The dossier's folder.
    district
        Only this admin unit and the units in it, with everything known of who could see: its id or name.
    month
        Only this month, with everything known of who could see: 2021-08.
    as_of
        What was known on this day; the day of the latest report if not given.
    tlp
        Leave out what is marked stricter than this, and what rests only on it.
    json
        One JSON object a line: a unit and month.
    """
    from ceasefire.brief import accesswords as words
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of
    from ceasefire.tracks.area import Areas
    from ceasefire.tracks.humanitarian import access

    mark = mark_of(tlp)
    wanted: date | None = month_of_option(month)
    known = show.day(as_of, "--as-of") if as_of is not None else None
    with open_process(folder) as process:
        unit = unit_of(process.dossier, district)
        with show.progress(not json) as bar:
            results = process.results(bar)
    seen = view.view(results, mark)
    last = known or view.last_told(seen)
    if last is None:
        show.tell("nobody has reported yet: there is no report with a date; give --as-of 2017-07-31")
        return 0
    areas = Areas(seen.dossier)
    rows = [
        c for c in access(seen.claims, seen.incidents.values(), seen.dossier, last).coverage
        if (unit is None or unit in areas.around(c.area)) and wanted in (None, c.month)
    ]  # fmt: skip
    if json:
        for row in rows:
            show.emit(msgspec.to_builtins(row))
        return 0
    show.say(f"coverage as known on {last}")
    if unit is None and wanted is None:
        grid({(c.area, c.month): words.EYES[c.word] + ("!" if c.denied else "") for c in rows if c.word != "unseen" or c.denied}, [c.area for c in rows], seen.dossier)
        show.wrapped("E: declared eyes for at least half of the month; S: sources of several sides, or of none, reported from there; 1: of one side only; "
                     "·: unseen, which is not quiet; !: somebody was not let see", "  ")  # fmt: skip
        return 0
    for row in rows:
        if row.word == "unseen" and not row.denied and not row.eyes and len(rows) > 12:
            continue
        show.wrapped(f"{areas.name(row.area)}, {row.month:%Y-%m}: {row.word}; {row.why}", "", gap=True)
        show.wrapped(words.seen(row, seen.dossier), "  ")
        if row.denied:
            show.wrapped(f"not let see: {words.denied(row, seen.dossier)}", "  ")
        if row.claims:
            show.wrapped(words.cited(row.claims, seen.claims, 6), "  ")
    return 0
