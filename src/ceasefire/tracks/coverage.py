"""Could somebody have seen it? Silence without coverage is "unseen", not "quiet"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
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
    """seen: somebody could have seen it; why: who, in words; claims: reports that show it; declared: by eyes of coverage.yaml
    or visits, not only by reports."""

    seen: bool
    why: str
    claims: tuple[str, ...] = ()
    declared: bool = False


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
    rows = []
    for row in dossier.coverage:
        place = dossier.gazetteer.get(row.place)
        if row.kind in EYES and place is not None and inside(place):
            rows.append(row)
    share, names = open_share(rows, start, end, dossier)
    sides: set[str | None] = set()
    cited: list[str] = []
    for claim in claims if share < DIRECT_SHARE else ():
        when = claim.when
        if when is None or claim.place is None or when.start < start or when.end > end:
            continue
        if claim.place.where_prec > 3 or not inside(claim.place):
            continue
        origin = origin_of(claim, words)
        if origin.family != UNKNOWN:
            sides.add(origin.side)
            cited.append(claim.id)
    return judged(share, names, sides, cited)


def judged(share: float, names: Sequence[str], sides: Set[str | None], cited: Sequence[str]) -> Seen:
    """share: of the time in which declared eyes were open; names: whose; sides: of the sources that reported (None: of no
    side); cited: their claims."""
    if names and share >= DIRECT_SHARE:
        return Seen(True, f"{' and '.join(names)} had eyes on the place", (), True)
    if None in sides or len(sides) > 1:
        return Seen(True, "sources that do not stand on one side reported from there in that time", tuple(cited))
    if sides:
        return Seen(False, "only sources of one side reported from there in that time", tuple(cited))
    return Seen(False, "nobody is known to have been able to see it")


def open_share(rows: Iterable[CoverageRow], start: datetime, end: datetime, dossier: Dossier) -> tuple[float, tuple[str, ...]]:
    """The share of [start, end) in which at least one of these eyes was open, and the names of those who had them. Two who
    look at once see no longer than one."""
    spans: list[tuple[datetime, datetime]] = []
    names: list[str] = []
    for row in rows:
        first, last = span(row, dossier.time_zone)
        if min(last, end) > max(first, start):
            spans.append((max(first, start), min(last, end)))
            names.append(_name(row.by, dossier))
    total, upto = timedelta(0), start
    for first, last in sorted(spans):
        total += max(timedelta(0), last - max(first, upto))
        upto = max(upto, last)
    return total / (end - start) if end > start else 0.0, tuple(dict.fromkeys(names))


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
