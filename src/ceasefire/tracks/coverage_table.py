"""Who could see, by admin unit and month: stands beside every count. "Unseen" is not "quiet"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.dossier.coverage import EYES, CoverageRow
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.origin import UNKNOWN, origin_of
from ceasefire.tracks.area import Areas, month_span, sure_month
from ceasefire.tracks.coverage import judged, open_share, span
from ceasefire.tracks.month import months

WORDS = ("eyes there", "several sides", "one side", "unseen")
"""What `Coverage.word` may be, from most to least: declared eyes for at least half of the month; sources that do not stand on
one side reported from there; sources of one side only; nobody is known to have been able to see it."""


class Eye(msgspec.Struct, frozen=True):
    """One declared pair of eyes. by: actor or source; kind as in coverage.yaml; days: days of the month on which it was open
    at some time; row: id of the row."""

    by: str
    kind: str
    days: int
    row: str


class Denied(msgspec.Struct, frozen=True):
    """Access that was not given. kind: denied, delayed, conditional, restricted, interference; by: who was to see, denied_by:
    who did not let them, None where that is not told; days: of the month; row: of coverage.yaml or the ledger, or None where
    claims tell it."""

    kind: str
    by: str | None
    denied_by: str | None
    days: int
    row: str | None = None
    claims: tuple[str, ...] = ()


class Voices(msgspec.Struct, frozen=True):
    """Sources of one side that reported from there. side: None for those of no side; origins: origin families, each once."""

    side: str | None
    origins: int
    claims: tuple[str, ...]


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """One unit in one month. area: admin unit; month: its first day; word: see `WORDS`; seen, why: as `tracks.coverage.seen`
    has it; sides: in the order in which they were first heard."""

    area: str
    month: date
    word: str
    seen: bool
    why: str
    eyes: tuple[Eye, ...] = ()
    denied: tuple[Denied, ...] = ()
    sides: tuple[Voices, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that show who could see, in the order of intake within each side."""
        return (*(c for one in self.sides for c in one.claims), *(c for one in self.denied for c in one.claims))


def coverage(
    claims: Iterable[Claim], dossier: Dossier, words: Vocabulary, first: date, last: date, areas: Sequence[str] | None = None
) -> tuple[Coverage, ...]:
    """Coverage of every unit in every month of the local days `first` to `last`, by unit, then month.

    areas: ids of admin units; those of the dossier's area if not given. What is known only to a province counts for the
    province, not for its districts. A claim counts where its time lies wholly in the month and its place is known to a
    district or better, as `tracks.coverage.seen` counts it.
    """
    known = Areas(dossier)
    units = tuple(areas if areas is not None else known.listed())
    wanted = frozenset(units)
    heard: dict[tuple[str, date], list[Claim]] = {}
    barred: dict[tuple[str, date], list[Claim]] = {}
    for claim in claims:
        month = sure_month(claim.when)
        if month is None or claim.place is None:
            continue
        for unit in known.chain(claim.place):
            if unit in wanted and claim.place.where_prec <= 3:
                heard.setdefault((unit, month), []).append(claim)
            if unit in wanted and claim.act == "monitor_restricted" and claim.modality in ("asserted", "hedged"):
                barred.setdefault((unit, month), []).append(claim)
    rows = [(row, set(known.chain(dossier.gazetteer.get(row.place)))) for row in dossier.coverage]
    return tuple(
        _one(unit, month, [row for row, chain in rows if unit in chain], heard.get((unit, month), []), barred.get((unit, month), []), dossier, words)
        for unit in units
        for month in months(first, last)
    )


def _one(
    unit: str, month: date, rows: Sequence[CoverageRow], heard: Sequence[Claim], barred: Sequence[Claim], dossier: Dossier, words: Vocabulary
) -> Coverage:  # fmt: skip
    start, end = month_span(month, dossier.time_zone)
    near = [(row, days) for row in rows if (days := _days(row, start, end, dossier.time_zone))]
    eyes = tuple(Eye(row.by, row.kind, days, row.id) for row, days in near if row.kind in EYES)
    shut = [Denied(row.kind, row.by, row.denied_by, days, row.id) for row, days in near if row.kind not in EYES]
    shut += [Denied(c.terms.get("restriction", "restricted"), c.target, c.actor, 0, None, (c.id,)) for c in barred]
    sides: dict[str | None, tuple[dict[str, None], list[str]]] = {}
    for claim in heard:
        origin = origin_of(claim, words)
        if origin.family != UNKNOWN:
            families, cited = sides.setdefault(origin.side, ({}, []))
            families[origin.family] = None
            cited.append(claim.id)
    voices = tuple(Voices(side, len(families), tuple(cited)) for side, (families, cited) in sides.items())
    share, names = open_share([row for row, _ in near if row.kind in EYES], start, end, dossier)
    answer = judged(share, names, set(sides), ())
    word = WORDS[0] if answer.declared else WORDS[1] if answer.seen else WORDS[2] if sides else WORDS[3]
    return Coverage(area=unit, month=month, word=word, seen=answer.seen, why=answer.why, eyes=eyes, denied=tuple(shut), sides=voices)


def _days(row: CoverageRow, start: datetime, end: datetime, zone: str) -> int:
    """Days of [start, end) on which a row holds at some time."""
    first, last = span(row, zone)
    overlap = min(last, end) - max(first, start)
    return -(-overlap // timedelta(days=1)) if overlap > timedelta(0) else 0
