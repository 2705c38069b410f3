"""Which claims are about the same thing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.bonds import Bonds
from ceasefire.incidents.cluster import Pair, cluster
from ceasefire.incidents.compare import Points, View, compare, enough, view
from ceasefire.incidents.context import NONE, contexts
from ceasefire.incidents.copies import with_copies, with_repeats
from ceasefire.incidents.fuse import fuse
from ceasefire.incidents.happening import usable
from ceasefire.incidents.home import area, settle
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.judged import bound, judged
from ceasefire.incidents.origin import UNKNOWN
from ceasefire.incidents.relayed import with_relays
from ceasefire.place import Place, distance_km

WIDE = timedelta(days=10)
"""A claim about a longer time is a summary: it is matched only with one of the very same time."""


def match(claims: Sequence[Claim], vocabulary: Vocabulary, deals: Mapping[str, str] = {}) -> tuple[Incident, ...]:
    """Incidents in order of their first claim. Every claim of a happening is in exactly one; a count over a
    region and a period (`terms.aggregate`) is no happening and is in none. deals: claim -> agreement of the dossier that it
    tells of (`deals.told_deals`).

    A claim without a time is an incident of its own. What people said of pairs (`vocabulary.pairs`) is obeyed. The result
    depends on the set of claims and of what was said, not on the order they are given in.
    """
    vocabulary = with_copies(vocabulary, claims)
    told = sorted((c for c in claims if usable(c)), key=lambda c: (c.order, c.id))
    at = {claim.id: n for n, claim in enumerate(told)}
    same, apart = ([(at[a], at[b]) for a, b in pairs] for pairs in bound(judged(claims, vocabulary.pairs)))
    groups = [[told[i] for i in members] for members in group(told, vocabulary, deals, same, apart)]
    vocabulary = with_repeats(vocabulary, groups)
    return tuple(fuse(members, vocabulary) for members in groups)


def group(
    told: Sequence[Claim], vocabulary: Vocabulary, deals: Mapping[str, str] = {}, same: Collection[Pair] = (), apart: Collection[Pair] = ()
) -> list[list[int]]:
    """Positions in `told` that belong together; see `match`. same, apart: positions that people hold to be one, or two.

    Those that are one bring the groups with them that points make of each; those that are two are in no group together.
    """
    around = contexts(told, vocabulary.days, vocabulary.time_zone)
    views = [view(claim, vocabulary, around.get(claim.id, NONE), deals.get(claim.id)) for claim in told]
    said = Bonds(len(told), same, apart)
    alike = [part for members in with_relays(_repeats(views), views) for part in said.parted(members)]
    heads = [views[members[0]] for members in alike]
    of = {i: n for n, members in enumerate(alike) for i in members}
    bonds = Bonds(len(alike), *([(of[i], of[j]) for i, j in pairs] for pairs in (same, apart)))
    found: dict[Pair, Points] = {}
    needed: dict[Pair, float] = {}
    for i, j in dict.fromkeys((*candidates(heads), *_of_one_deal(heads))):
        a, b = heads[i], heads[j]
        if a is None or b is None:
            continue
        points = compare(a, b)
        if points.total is not None:
            found[(i, j)] = points
            needed[(i, j)] = math.inf if {area(a), area(b)} == {True, False} else enough(a, b)
    totals = {pair: points.total for pair, points in found.items() if points.total is not None}
    joined = settle(cluster(len(alike), totals, needed, lambda pair: _nearness(heads, pair), bonds), heads, found, bonds)
    return sorted(sorted(i for head in heads_ for i in alike[head]) for heads_ in joined)


def _nearness(views: Sequence[View | None], pair: Pair) -> tuple[float, ...]:
    """How far two views are from one another in time, place and toll, and how early they are: never who is meant."""
    a, b = (views[i] for i in pair)
    if a is None or b is None:
        return ()
    apart = distance_km(a.claim.place, b.claim.place) if a.claim.place and b.claim.place else None
    numbers = [
        (v.start.timestamp(), v.end.timestamp(), v.claim.place.radius_km if v.claim.place else math.inf, _dead(v), float(v.claim.order[1]))
        for v in (a, b)
    ]  # fmt: skip
    low, high = ([pick(x, y) for x, y in zip(*numbers, strict=True)] for pick in (min, max))
    gaps = [0.0 if x == y else y - x for x, y in zip(low, high, strict=True)]
    return (gaps[0] + gaps[1], math.inf if apart is None else apart, *gaps[2:], *low, *high)


def _dead(one: View) -> float:
    killed = one.claim.killed
    return -1.0 if killed is None or killed.best is None else float(killed.best)


def _repeats(views: Sequence[View | None]) -> list[list[int]]:
    """One origin that says the very same again, in another report, adds nothing to compare: such
    repeats go together first. Rows of one table and claims of one report are told apart by `compare`."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, one in enumerate(views):
        c = one.claim if one else None
        if one is None or c is None or c.row is not None or one.origin.family == UNKNOWN:
            groups[(i,)] = [i]
            continue
        place = c.place and (c.place.id or c.place.name, c.place.lat, c.place.lon, c.place.where_prec)
        key = (
            one.origin.family, c.kind, c.act, c.actor, c.target, place, c.when or (one.start, one.end), c.killed, c.injured,
            c.modality, c.mutual, c.terms.get("dead"),
        )  # fmt: skip
        members = groups.setdefault(key, [])
        if any(views[m].claim.report == c.report for m in members[-1:] if views[m] is not None):  # type: ignore[union-attr]
            groups[(i,)] = [i]
        else:
            members.append(i)
    return sorted((m for m in groups.values() if m), key=lambda m: m[0])


def candidates(views: Sequence[View | None]) -> Iterator[Pair]:
    """Pairs that share a day or stand on neighbouring days, and may be at one place; summaries only
    with their own like. Each pair once, i < j."""
    by_day: dict[int, dict[Cell, list[int]]] = defaultdict(lambda: defaultdict(list))
    by_span: dict[tuple[float, float], list[int]] = defaultdict(list)
    for j, one in enumerate(views):
        if one is None:
            continue
        if one.end - one.start > WIDE:
            alike = by_span[(one.start.timestamp(), one.end.timestamp())]
            yield from ((i, j) for i in alike)
            alike.append(j)
            continue
        days = range(_day((one.since or one.start).timestamp()), _day(one.end.timestamp() - 1) + 1)
        cell = _cell(one.claim.place)
        near: set[int] = set()
        for day in range(days.start - 1, days.stop + 1):
            if day in by_day:
                near.update(*(by_day[day][c] for c in _around(cell, by_day[day])))
        yield from ((i, j) for i in sorted(near))
        for day in days:
            by_day[day][cell].append(j)


def _of_one_deal(views: Sequence[View | None]) -> Iterator[Pair]:
    """Pairs that tell of one agreement of the dossier, however they date it."""
    by: dict[str, list[int]] = defaultdict(list)
    for j, one in enumerate(views):
        if one is not None and one.deal is not None:
            yield from ((i, j) for i in by[one.deal])
            by[one.deal].append(j)


Cell = tuple[int, int] | None
"""A square of `CELL_DEGREES`; None for what is placed widely or not at all, which may be anywhere."""

CELL_DEGREES = 0.25
"""Wider than the doubt about any place that is known to a town or better, with the margin of `compare`."""


def _cell(place: Place | None) -> Cell:
    if (
        place is None
        or place.lat is None
        or place.lon is None
        or place.where_prec >= 3
        or place.radius_km > 10
    ):
        return None
    return (int(place.lat // CELL_DEGREES), int(place.lon // CELL_DEGREES))


def _around(cell: Cell, cells: Mapping[Cell, list[int]]) -> list[Cell]:
    if cell is None:
        return list(cells)
    # Far from the equator a degree of longitude is short: look further that way.
    reach = max(1, math.ceil(1 / max(0.05, math.cos(math.radians((abs(cell[0]) + 1) * CELL_DEGREES)))))
    square = [(cell[0] + y, cell[1] + x) for y in (-1, 0, 1) for x in range(-reach, reach + 1)]
    return [c for c in (None, *square) if c in cells]


def _day(stamp: float) -> int:
    return int(stamp // 86400)
