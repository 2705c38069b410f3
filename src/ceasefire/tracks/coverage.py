"""Could somebody have seen it? Silence without coverage is "unseen", not "quiet"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time, timedelta

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.clock import utc
from ceasefire.dossier.coverage import EYES, CoverageRow, Visit
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.origin import UNKNOWN, origin_of
from ceasefire.place import Place

DIRECT_SHARE = 0.5
"""Declared eyes must have been open for at least this share of the time in question."""


class Seen(msgspec.Struct, frozen=True):
    """seen: somebody could have seen it; why: who, in words; claims: reports that show it."""

    seen: bool
    why: str
    claims: tuple[str, ...] = ()


def seen(
    inside: Callable[[Place], bool],
    start: datetime,
    end: datetime,
    claims: Iterable[Claim],
    dossier: Dossier,
    words: Vocabulary,
) -> Seen:
    """Whether there were eyes on a zone in [start, end).

    Either posts, patrols or visits of `coverage.yaml`, or visits that were entered, cover at least half of the time, or sources of
    two sides (or one of no side) reported of the zone in that time: who reports from a place sees it.
    """
    declared = _declared(inside, start, end, dossier)
    if declared is not None:
        return Seen(True, declared)
    sides: set[str | None] = set()
    cited: list[str] = []
    for claim in claims:
        when = claim.when
        if when is None or claim.place is None or when.start < start or when.end > end:
            continue
        if claim.place.where_prec > 3 or not inside(claim.place):
            continue
        origin = origin_of(claim, words)
        if origin.family != UNKNOWN:
            sides.add(origin.side)
            cited.append(claim.id)
    if None in sides or len(sides) > 1:
        return Seen(True, "sources that do not stand on one side reported from there in that time", tuple(cited))
    if sides:
        return Seen(False, "only sources of one side reported from there in that time", tuple(cited))
    return Seen(False, "nobody is known to have been able to see it")


def _declared(inside: Callable[[Place], bool], start: datetime, end: datetime, dossier: Dossier) -> str | None:
    total = timedelta(0)
    names: list[str] = []
    for row in dossier.coverage:
        place = dossier.gazetteer.get(row.place)
        if row.kind not in EYES or place is None or not inside(place):
            continue
        first, last = span(row, dossier.time_zone)
        overlap = min(last, end) - max(first, start)
        if overlap > timedelta(0):
            total += overlap
            names.append(_name(row.by, dossier))
    if not names or total < DIRECT_SHARE * (end - start):
        return None
    return f"{' and '.join(dict.fromkeys(names))} had eyes on the place"


def span(row: CoverageRow, zone: str) -> tuple[datetime, datetime]:
    """[first instant, first instant after) of a row's local days, or of a visit's own time, UTC."""
    if isinstance(row, Visit):
        return row.start, row.end
    first = utc(datetime.combine(row.from_, time()), zone)
    last = utc(datetime.combine(row.until + timedelta(days=1), time()), zone)
    return first.astimezone(UTC), last.astimezone(UTC)


def _name(who: str, dossier: Dossier) -> str:
    actor, source = dossier.actors.get(who), dossier.sources.get(who)
    return actor.name if actor else source.name if source else who
