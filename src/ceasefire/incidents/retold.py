"""Which report was taken from which, by their texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from ceasefire.reports.imprint import Imprint, alike
from ceasefire.reports.report import Report

WITHIN = timedelta(days=7)
"""Wording is taken over within so long a time."""

SHARE, HELD = 0.5, 0.7
"""Share of the wording of both, or of the shorter one, from which one is a copy. Accounts of one event in words of
their own share next to nothing."""

LED = 0.2
"""Share of the wording of the shorter from which the two hang together: a lead."""

ENOUGH = 16
"""Pieces of wording from which a text can be told to be a copy."""

MET = 6
"""Pieces in common from which two texts are compared."""

COMMON = 30
"""A piece that so many reports have is a phrase of the trade or a frame of the page."""

DAYS, WEIGHT = timedelta(days=3), 2
"""Figures are taken over within so long a time; 2 for a figure of three digits or more, 1 for one of two."""

Told = tuple[Report, Imprint]


def retold(told: Iterable[Told]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """(copies, leads) as in `Vocabulary`. The first published is the original, of two of one day the first taken in.

    A near-identical wording makes a copy of the whole report. Some wording in common, the same unusual figures in the same
    order, and a text that says whom it relays are leads only: one event has one toll, and a text may add what it saw.
    Of a copy all reports that have its wording are leads too, so that what is left can be told where one of them may not show.
    """
    rows = sorted((t for t in told if t[0].source is not None), key=lambda t: (_published(t[0]), t[0].seq))
    copies: dict[str, str] = {}
    leads: dict[str, list[str]] = defaultdict(list)
    for report, made in rows:
        leads[report.id] += [name for name in made.relays if name != report.source]
    hints = list(_same_figures(rows))
    for early, late, copy in _near_wording(rows):
        a, b = rows[early][0], rows[late][0]
        hints.append((early, late))
        if copy and a.source is not None and b.id not in copies:
            copies[b.id] = copies.get(a.id, a.source)
    for early, late in sorted(set(hints)):
        a, b = rows[early][0], rows[late][0]
        leads[b.id].append(a.id)
        if _published(a) == _published(b) and b.id not in copies:
            leads[a.id].append(b.id)  # nobody knows which was first
    return copies, {name: tuple(dict.fromkeys(ones)) for name, ones in leads.items() if ones}


def _published(report: Report) -> float:
    return report.published.timestamp() if report.published is not None else float("inf")


def _apart(a: Report, b: Report, most: timedelta) -> bool:
    return a.published is None or b.published is None or b.published - a.published > most or a.source == b.source


def _near_wording(rows: Sequence[Told]) -> Iterator[tuple[int, int, bool]]:
    """Pairs of rows (earlier, later) with wording in common, by the later one, the earliest original first, and whether
    the wording is near-identical."""
    having: dict[int, list[int]] = defaultdict(list)
    for n, (report, made) in enumerate(rows):
        if made.pieces < ENOUGH:
            continue
        met: dict[int, int] = defaultdict(int)
        for piece in made.sketch:
            for m in having[piece] if len(having[piece]) <= COMMON else ():
                met[m] += 1
        for m in sorted(met):
            if met[m] < MET or _apart(rows[m][0], report, WITHIN):
                continue
            share, held = alike(rows[m][1], made)
            if held >= LED:
                yield m, n, share >= SHARE or held >= HELD
        for piece in made.sketch:
            having[piece].append(n)


def _same_figures(rows: Sequence[Told]) -> Iterator[tuple[int, int]]:
    having: dict[int, list[int]] = defaultdict(list)
    for n, (report, made) in enumerate(rows):
        met = dict.fromkeys(m for figure in made.figures for m in having[figure][-COMMON:])
        for m in sorted(met):
            if not _apart(rows[m][0], report, DAYS) and _weight(rows[m][1].figures, made.figures) >= WEIGHT:
                yield m, n
        for figure in dict.fromkeys(made.figures):
            having[figure].append(n)


def _weight(a: Sequence[int], b: Sequence[int]) -> int:
    """Weight of the figures that both have in one order: the heaviest common subsequence."""
    best = [0] * (len(b) + 1)
    for one in dict.fromkeys(a):
        row = [0]
        for n, other in enumerate(b):
            worth = (2 if one >= 100 else 1) if one == other else 0
            row.append(max(row[-1], best[n + 1], best[n] + worth if worth else 0))
        best = row
    return best[-1]
