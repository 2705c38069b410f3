"""Who is bound by what, exempt from what and on which side, day by day, as tables.

An actor's days are cut where any affiliation within its reach begins or ends; between two cuts
nothing about it changes. Each cell is filled by the record path's own functions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from ceasefire.agreement.bearer import bound_by, exempt
from ceasefire.agreement.jit import compiled
from ceasefire.agreement.raster import Bytes, Ints
from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.dossier.actor import Actor, side_of
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.columns import EPOCH, NONE


class Bearers(NamedTuple):
    """begins: (actors + 1) where the segments of each actor begin; first: (segments) first day of each,
    days since 1970; bound: (bearer rules, segments) number of the bearer in `names`, `NONE` = not bound;
    exempt: (lists, segments); side: (segments) number of the side, `NONE` = no known actor."""

    begins: Ints
    first: Ints
    bound: Ints
    exempt: Bytes
    side: Ints


class Numbered(NamedTuple):
    """names: actors of the columns, then bearers that act in none; sides: words for sides."""

    names: tuple[str, ...]
    sides: tuple[str, ...]


def bearers(
    actors: Sequence[str],
    rules: Sequence[tuple[Agreement, Provision]],
    lists: Sequence[tuple[str, ...]],
    sides: Sequence[str],
    dossier: Dossier,
) -> tuple[Bearers, Numbered]:
    """Tables for those actors (as numbered in the columns), bearer rules and lists of exempt actors.

    sides: words that are numbered already; more are appended.
    """
    days = [_cuts(actor, dossier.actors) for actor in actors]
    begins = np.cumsum([0, *(len(d) for d in days)], dtype=np.int64)
    names = {name: n for n, name in enumerate(actors)}
    words = {side: n for n, side in enumerate(sides)}

    def fill(answer: Callable[[str, date], int]) -> list[int]:
        return [answer(actor, day) for actor, cuts in zip(actors, days, strict=True) for day in cuts]

    def bound(agreement: Agreement, provision: Provision) -> Callable[[str, date], int]:
        def answer(actor: str, day: date) -> int:
            by = bound_by(actor, day, agreement, provision, dossier)
            return NONE if by is None else names.setdefault(by, len(names))

        return answer

    def spared(listed: tuple[str, ...]) -> Callable[[str, date], int]:
        return lambda actor, day: int(exempt(listed, actor, day, dossier))

    def side(actor: str, day: date) -> int:
        found = side_of(dossier.actors, actor, day)
        return NONE if found is None else words.setdefault(found, len(words))

    total = int(begins[-1])
    table = Bearers(
        begins=begins,
        first=np.array([(d - EPOCH.date()).days for cuts in days for d in cuts], np.int64),
        bound=np.array([fill(bound(a, p)) for a, p in rules], np.int64).reshape(len(rules), total),
        exempt=np.array([fill(spared(one)) for one in lists], np.int8).reshape(len(lists), total),
        side=np.array(fill(side), np.int64),
    )
    return table, Numbered(tuple(names), tuple(words))


def _cuts(actor: str, actors: Mapping[str, Actor]) -> list[date]:
    """First days of the segments of an actor, the first of them the first day there is."""
    reach, cuts = [actor], {date.min}
    for one in reach:
        record = actors.get(one)
        for link in record.affiliations if record else ():
            cuts |= {d for d in (link.from_, link.until) if d is not None}
            if link.to not in reach:
                reach.append(link.to)
    return sorted(cuts)


@compiled
def segment(begins: Ints, first: Ints, actor: int, day: int) -> int:
    """The segment of an actor on a day; the arrays are those of `Bearers`."""
    low, high = begins[actor], begins[actor + 1]
    while high - low > 1:
        middle = (low + high) // 2
        if first[middle] <= day:
            low = middle
        else:
            high = middle
    return int(low)
