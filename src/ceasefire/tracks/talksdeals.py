"""The dossier's own agreements as steps of talks, with the reports that tell of the same deal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.agreement.article import end_of
from ceasefire.agreement.terms import Agreement
from ceasefire.clock import local_day
from ceasefire.dossier.actor import side_of
from ceasefire.dossier.dossier import Dossier
from ceasefire.ids import content_id
from ceasefire.tracks.near import Areas
from ceasefire.tracks.step import DEALS, Fate, Party, Step, StepKind

REPORTED = timedelta(days=1)
"""How far a report's day of a deal may lie from the days that the agreement's file gives."""

LATE = timedelta(days=3)
"""A deal that is dated only by its report may have been made so long before."""

KIND: dict[str, StepKind] = {"cessation_of_hostilities": "truce", "preliminary": "interim_deal", "definitive": "deal", "local_truce": "truce"}

LAST = 1 << 60
"""Agreements have no order of intake: of one day they come last, in the order of their files."""


def brokers(agreements: Sequence[Agreement]) -> frozenset[str]:
    """Actors that mediate, guarantee or watch some agreement and are party to none."""
    roles = {n for a in agreements for n in (*a.mediators, *a.guarantors, *a.monitors)}
    return frozenset(roles - {n for a in agreements for n in a.parties})


def opponents(agreements: Sequence[Agreement], dossier: Dossier) -> list[frozenset[str]]:
    """For each agreement the sides of its parties that mediate and guarantee nothing: those between whom talks are.
    Others only join them."""
    middle = {n for a in agreements for n in (*a.mediators, *a.guarantors)}
    return [frozenset(s for p in a.parties if p not in middle and (s := side_of(dossier.actors, p)) is not None) for a in agreements]


def deals(agreements: Sequence[Agreement], dossier: Dossier, as_of: date | None) -> list[Step]:
    """A step for each agreement known by a local day, in order of time."""
    out: list[Step] = []
    for number, one in enumerate(agreements):
        start = local_day(one.in_force, dossier.time_zone)
        day = min(start, one.announced or start)
        if as_of is not None and day > as_of:
            continue
        out.append(
            Step(
                id=content_id("step", one.id), kind=KIND[one.class_], day=day, dated="agreement", order=(LAST, number),
                by=tuple(Party(actor=p, side=side_of(dossier.actors, p, day)) for p in one.parties),
                mediators=tuple(Party(actor=p, side=side_of(dossier.actors, p, day)) for p in dict.fromkeys((*one.mediators, *one.guarantors))), about=("ceasefire",),
                terms={"in_force": start.isoformat()}, agreement=one.id, title=one.title, parent=one.parent,
                pages=tuple(p.url for p in one.pages), fates=_ends(one, dossier, as_of),
            )
        )  # fmt: skip
    return sorted(out, key=lambda s: (s.day, s.order))


def _ends(one: Agreement, dossier: Dossier, as_of: date | None) -> tuple[Fate, ...]:
    end = end_of(one)
    if end is None:
        return ()
    day = local_day(end - timedelta(microseconds=1), dossier.time_zone)
    if as_of is not None and day >= as_of:
        return ()
    pages = tuple(p.url for p in one.pages)
    if one.ended_by:
        return (Fate(what="ended", why=" ".join(one.ended_by.split()), day=day, pages=pages),)
    return (Fate(what="lapsed", why="its time was over, by its own terms", day=day, pages=pages),)


def joined(reported: Sequence[Step], files: Sequence[Step], agreements: Sequence[Agreement], areas: Areas, known: frozenset[str]) -> list[Step]:
    """All steps; a reported deal that is one of the dossier's agreements stands in that one's step as further tellings.

    It is one where its day is the agreement's or its announcement's, within a day (three days later at most where only
    the report's day is known), where its place may be in the agreement's zones, and where whoever is named as a party is
    one of it, on the side of one, or one of its mediators and guarantors. Of several the nearest in time, then the first.
    known: brokers of all agreements."""
    by_id = {a.id: a for a in agreements}
    told: dict[str, list[Step]] = {}
    rest: list[Step] = []
    for step in reported:
        home = _home(step, files, by_id, areas, known) if step.kind in DEALS else None
        if home is None:
            rest.append(step)
        else:
            told.setdefault(home.id, []).append(step)
    for one in files:
        own = sorted(told.get(one.id, []), key=lambda s: s.order)
        tellings = tuple(t for s in own for t in s.tellings)
        rest.append(msgspec.structs.replace(one, tellings=tellings, disputed=len({t.denied for t in tellings}) > 1))
    return sorted(rest, key=lambda s: (s.day, s.order))


def _home(step: Step, files: Sequence[Step], by_id: dict[str, Agreement], areas: Areas, known: frozenset[str]) -> Step | None:
    best: tuple[int, int] | None = None
    home: Step | None = None
    for number, one in enumerate(files):
        agreement = by_id[one.agreement or ""]
        days = [one.day, date.fromisoformat(one.terms["in_force"])]
        late = LATE if step.dated != "told" else REPORTED
        gap = min((abs((step.day - d).days) for d in days if -REPORTED <= step.day - d <= late), default=None)
        if gap is None or (best is not None and (gap, number) >= best):
            continue
        if areas.holds(agreement.id, step.place) and _may_be(step, agreement, one, known):
            best, home = (gap, number), one
    return home


def _may_be(step: Step, agreement: Agreement, one: Step, known: frozenset[str]) -> bool:
    roles = {*agreement.parties, *agreement.mediators, *agreement.guarantors, *agreement.monitors}
    sides = {p.side for p in one.by}
    return all(p.actor in roles or p.actor in known or p.side in sides for p in step.by if p.actor is not None)
