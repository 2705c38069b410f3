"""`ceasefire posture`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ceasefire.cli import show, view
from ceasefire.errors import InputError
from ceasefire.tracks.posture import Move, Row

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def posture(
    folder: Path,
    /,
    *,
    side: str | None = None,
    month: str | None = None,
    as_of: str | None = None,
    tlp: str = "RED",
    json: bool = False,
    svg: Path | None = None,
) -> int:
    """Print what each side's forces are said to have done, by month: who regroups while the guns are silent.

    Reinforcements, arms brought or handed over, checkpoints, rotations, withdrawals, recruits, overflights: each incident
    once, however often it is repeated; numbers where they are told, least to most; beside them whether somebody could
    have seen the area in that month. At a mark below RED, positions are delayed and coarsened as the dossier says.

    Parameters
    ----------
    folder
        The dossier's folder.
    side
        Only this side; with it, or with a month, every move is listed.
    month
        Only this month, as 2021-08.
    as_of
        What was known on this day; the day of the latest report if not given.
    tlp
        Leave out what is marked stricter than this, and what rests only on it.
    json
        One JSON object a line: rows of side and month, or with a choice, moves.
    svg
        Also draw the months into this file: what builds up above the line, what draws down below it.
    """
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of
    from ceasefire.tracks.posture import moves
    from ceasefire.tracks.posture import posture as rows_of
    from ceasefire.tracks.publish import INTERNAL, withheld
    from ceasefire.tracks.talks import latest

    mark = mark_of(tlp)
    if month is not None and not _MONTH.fullmatch(month):
        raise InputError(f"--month '{month}' is not a month", "write it as 2021-08")
    known = show.day(as_of, "--as-of") if as_of is not None else None
    with open_process(folder) as process:
        with show.progress(not json) as bar:
            results = process.results(bar)
        words = process.vocabulary
    seen = view.view(results, mark)
    day = known or latest(seen.claims.values(), seen.agreements, words)
    if day is None:
        show.tell("nothing is told of forces: there is no report yet")
        return 0
    setting = INTERNAL if mark == "RED" else seen.dossier.publication
    made = moves(seen.claims, seen.incidents.values(), seen.agreements, seen.dossier, day, setting)
    sides = list(dict.fromkeys(s for m in made for s in m.sides))
    side = _side(side, sides, seen) if side is not None else None
    rows = rows_of(made, seen.claims, seen.dossier)
    if svg is not None:
        from ceasefire.brief.posturesvg import draw

        show.write_text(svg, draw([r for r in rows if side in (None, r.side) and month in (None, r.month)], seen.dossier))
        show.tell(f"{svg}: written")
    chosen = [m for m in made if (side is None or side in m.sides) and month in (None, m.month)] if side or month else None
    if json:
        for one in chosen if chosen is not None else rows:
            show.emit(one)
        return 0
    kept = withheld(setting, day, movements=True) if mark != "RED" else None
    if kept:
        show.wrapped(kept)
    if chosen is not None:
        _moves(chosen, seen)
    else:
        _rows(rows, made, seen)
    return 0


_LEAST = {"month": 7, "side": 10, "truce": 6, "coverage": 9}
_NARROW = 90
"""Below that many characters a line, columns whose words would break get `_LEAST` and the others share the rest."""


def _side(asked: str, sides: Sequence[str], seen: view.View) -> str:
    """The side that is meant, by its id or by the name that the tables print; `InputError` with the nearest otherwise."""
    from ceasefire.brief.controlwords import side_name
    from ceasefire.reports.header import nearest

    for one in sides:
        if asked == one or asked.casefold() == side_name(seen.dossier, one).casefold():
            return one
    raise InputError(f"no move of a side '{asked}' is told", nearest(asked, sides, "sides"))


def _table(sizes: dict[str, int]) -> tuple[Console, Table]:
    narrow = show.width() < _NARROW
    table = Table(box=None, pad_edge=False, padding=(0, 1 if narrow else 2, 0, 0), header_style="dim", expand=True)
    for name, ratio in sizes.items():
        least = _LEAST.get(name) if narrow else None
        table.add_column(name, ratio=None if least else ratio, width=least, min_width=4, overflow="fold")
    return Console(file=sys.stdout, width=show.width()), table


def _print(console: Console, table: Table) -> None:
    with console.capture() as captured:
        console.print(table)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def _rows(rows: Sequence[Row], made: Sequence[Move], seen: view.View) -> None:
    from ceasefire.brief import posturewords

    months = len({r.month for r in rows if r.month is not None})
    show.wrapped(f"{posturewords.count(len(made), 'move')} of forces in {posturewords.count(months, 'month')}, each counted once; numbers are least–most over sources")
    if not rows:
        return
    console, table = _table({"month": 4, "side": 5, "moves": 13, "numbers told": 8, "truce": 3, "coverage": 5})
    last: str | None = ""
    for row in rows:
        notes = posturewords.seen(row) + (", one-sided" if row.one_sided else "") + (f", {row.disputed} disputed" if row.disputed else "")
        cells = (
            "" if row.month == last else row.month or "not told", posturewords.side(seen.dossier, row.side), posturewords.kinds(row.kinds),
            posturewords.amounts(row.amounts), f"{row.under} of {len(row.moves)}", notes,
        )  # fmt: skip
        last = row.month
        table.add_row(*(Text(show.clean(cell)) for cell in cells))
    _print(console, table)
    show.wrapped("truce: how many moves fell under an agreement that binds the side there; every move with its sources: `ceasefire posture DIR --side SIDE`")


def _moves(chosen: Sequence[Move], seen: view.View) -> None:
    from ceasefire.brief import phrase, posturewords

    show.wrapped(f"{posturewords.count(len(chosen), 'move')} of forces")
    for move in chosen:
        where = f", {move.place.name}" if move.place else ""
        kind = posturewords.KIND.get(move.kind, move.kind)
        show.wrapped(f"{posturewords.days(move)}{where}: {kind.upper()}, {posturewords.who(move, seen.dossier)}", "  ", gap=True)
        if move.amounts:
            show.wrapped(f"numbers told: {posturewords.amounts(move.amounts)}", "      ")
        told = ", ".join(phrase.origin(seen.dossier, o) for o in move.origins) or "nobody known"
        show.wrapped(f"told by {told} [{', '.join(move.claims)}]", "      ")
        if move.under:
            show.wrapped(f"under {', '.join(move.under)}", "      ")
        if len(move.sides) > 1:
            show.wrapped("sources differ on whose forces they were", "    ! ")
        if move.denied:
            show.wrapped(f"denied [{', '.join(move.denied)}]", "    ! ")
