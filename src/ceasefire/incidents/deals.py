"""Which of the dossier's agreements a claim of a deal tells of: by its day, its place and who is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zone import Zones, locate
from ceasefire.claims.claim import Claim
from ceasefire.clock import local_day
from ceasefire.dossier.actor import belongs_to, side_of
from ceasefire.dossier.dossier import Dossier
from ceasefire.incidents.context import SHORT, contexts
from ceasefire.incidents.fuse import DEALS

SLACK = timedelta(days=1)
"""A deal is dated by the evening of the talks, the morning of the news, or its first day."""

_DAYS = ("announced", "in_force")
_NAMED = ("parties", "makers", "directed_at", "guarantors")


def told_deals(claims: Sequence[Claim], agreements: Sequence[Agreement], dossier: Dossier) -> Mapping[str, str]:
    """Claim id -> id of the one agreement of the dossier that it can be about; claims that may be about none or about
    several are left out. One that tells the very day of one agreement is not about another a day off; one that tells no day
    has to name somebody who has a part in it.

    The days of an agreement are those on which it was announced and came into force, as the file has them and as its
    pages contradict it. Nobody may be named who has no part in it, nor a place outside all its zones.
    """
    told = [c for c in claims if c.kind == "statement" and c.act in DEALS and "aggregate" not in c.terms]
    if not told or not agreements:
        return {}
    reports = {c.report for c in told}
    around = contexts((c for c in claims if c.report in reports), dossier.days, dossier.time_zone)
    known = [(one, _days(one, dossier.time_zone), Zones(one.zones, one.lines, dossier)) for one in agreements]
    out: dict[str, str] = {}
    for claim in told:
        span = (claim.when.start, claim.when.end) if claim.when else around[claim.id].span if claim.id in around else None
        if span is None or span[1] - span[0] > SHORT:
            continue
        fits = [(one, far) for one, on, zones in known if (far := _far(span, on, dossier.time_zone)) <= SLACK and _parties(claim, one, dossier) and _covers(claim, one, zones)]
        very = ([one for one, far in fits if not far] if claim.when else []) or [one for one, _ in fits]
        if len(very) == 1 and (claim.when or _named(claim, dossier)):
            out[claim.id] = very[0].id
    return out


def _days(one: Agreement, zone: str) -> frozenset[date]:
    given = [one.announced, local_day(one.in_force, zone)]
    for other in one.conflicting_dates:
        if other.of in _DAYS:
            try:
                given.append(date.fromisoformat(str(other.value)[:10]))
            except ValueError:
                continue  # given in words
    return frozenset(day for day in given if day is not None)


def _far(span: tuple[datetime, datetime], days: frozenset[date], zone: str) -> timedelta:
    """How far a time lies from the nearest of some days; none where it holds one."""
    first, last = local_day(span[0], zone), local_day(span[1] - timedelta(seconds=1), zone)
    return min(max(first - day, day - last, timedelta(0)) for day in days)


def _parties(claim: Claim, one: Agreement, dossier: Dossier) -> bool:
    """Whether all who are named have a part in it, or belong to who has, or stand on the side of one."""
    day = one.announced or local_day(one.in_force, dossier.time_zone)
    part = {*one.parties, *one.guarantors, *one.mediators, *one.monitors}
    sides = {side_of(dossier.actors, name, day) for name in part}
    return all(part & {*belongs_to(dossier.actors, name, day)} or side_of(dossier.actors, name, day) in sides for name in _named(claim, dossier))


def _named(claim: Claim, dossier: Dossier) -> list[str]:
    """Ids of all who are named as makers of the deal."""
    listed = (name for key in _NAMED for name in claim.terms.get(key, "").split(","))
    return [name for name in (claim.actor, claim.target, *listed) if name is not None and name in dossier.actors]


def _covers(claim: Claim, one: Agreement, zones: Zones) -> bool:
    return not one.zones or claim.place is None or any(locate(claim.place, name, zones).test != "outside" for name in one.zones)
