"""Which claims are about the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.cluster import Pair, cluster
from ceasefire.incidents.compare import View, compare, enough, view
from ceasefire.incidents.fuse import fuse
from ceasefire.incidents.incident import Incident

MATCHED = frozenset({"asserted", "hedged", "denied"})
"""Modalities that speak of something that happened, or did not. Plans and opinions do not."""

WIDE = timedelta(days=10)
"""A claim about a longer time is a summary: it is matched only with one of the very same time."""


def match(claims: Sequence[Claim], vocabulary: Vocabulary) -> tuple[Incident, ...]:
    """Incidents in order of their first claim. Every claim of a happening is in exactly one.

    A claim without a time is an incident of its own. The result depends on the set of claims, not
    on the order they are given in.
    """
    usable = sorted((c for c in claims if c.modality in MATCHED), key=lambda c: (c.order, c.id))
    groups = group(usable, vocabulary)
    return tuple(fuse([usable[i] for i in members], vocabulary) for members in groups)


def group(usable: Sequence[Claim], vocabulary: Vocabulary) -> list[list[int]]:
    """Positions in `usable` that belong together; see `match`."""
    views = [view(claim, vocabulary) for claim in usable]
    points: dict[Pair, float] = {}
    needed: dict[Pair, float] = {}
    for i, j in candidates(views):
        a, b = views[i], views[j]
        if a is None or b is None:
            continue
        found = compare(a, b)
        if found.total is not None:
            points[(i, j)] = found.total
            needed[(i, j)] = enough(a, b)
    return cluster(len(usable), points, needed)


def candidates(views: Sequence[View | None]) -> Iterator[Pair]:
    """Pairs that share a day or stand on neighbouring days; summaries only with their own like."""
    by_day: dict[int, list[int]] = defaultdict(list)
    by_span: dict[tuple[float, float], list[int]] = defaultdict(list)
    spans: list[tuple[int, int] | None] = []
    for i, one in enumerate(views):
        if one is None:
            spans.append(None)
            continue
        if one.end - one.start > WIDE:
            by_span[(one.start.timestamp(), one.end.timestamp())].append(i)
            spans.append(None)
            continue
        first, last = _day(one.start.timestamp()), _day(one.end.timestamp() - 1)
        spans.append((first, last))
        for day in range(first, last + 1):
            by_day[day].append(i)
    for j, span in enumerate(spans):
        if span is None:
            continue
        near = {i for day in range(span[0] - 1, span[1] + 2) for i in by_day.get(day, ()) if i < j}
        yield from ((i, j) for i in sorted(near))
    for alike in by_span.values():
        yield from ((i, j) for n, j in enumerate(alike) for i in alike[:n])


def _day(stamp: float) -> int:
    return int(stamp // 86400)
