"""Who copied whom, where nobody says so: the same places, in the same order, shortly after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta

from ceasefire.claims.claim import Claim

RUN = 4
"""So many different places in the same order are no chance: two who saw for themselves list what
they saw, and differ."""

WITHIN = timedelta(days=3)


def copied(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Report -> source whose account it repeats: the first that listed at least `RUN` different
    places, in one order, within three days. Rows of tables copy nobody; one source is no copy of itself.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.row is None and claim.source is not None and claim.kind == "event":
            by_report[claim.report].append(claim)
    told = sorted((sorted(group, key=lambda c: c.order) for group in by_report.values()), key=_first)
    seen: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    out: dict[str, str] = {}
    for group in told:
        runs = _runs(group)
        for run in runs:
            earlier = next((c for c in seen[run] if _near(c, group[0]) and c.source != group[0].source), None)
            if earlier is not None and earlier.source is not None:
                out.setdefault(group[0].report, out.get(earlier.report, earlier.source))
        for run in runs:
            seen[run].append(group[0])
    return out


def _first(group: list[Claim]) -> tuple[float, tuple[int, int]]:
    times = [c.when.start.timestamp() for c in group if c.when is not None]
    return (min(times, default=float("inf")), group[0].order)


def _runs(group: list[Claim]) -> list[tuple[str, ...]]:
    """Every `RUN` different places that follow one another in a report."""
    places = list(dict.fromkeys(c.place.id for c in group if c.place is not None and c.place.id is not None))
    return [tuple(places[i : i + RUN]) for i in range(len(places) - RUN + 1)]


def _near(a: Claim, b: Claim) -> bool:
    if a.when is None or b.when is None:
        return False
    return abs(a.when.start - b.when.start) <= WITHIN
