"""Has it been broken, when, and by which meaning of the word? The past of an agreement by each definition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zone import Zones, locate
from ceasefire.clock import local_day
from ceasefire.dossier.act import expand
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.outlookspec import Definition, OutlookSpec
from ceasefire.incidents.incident import Incident
from ceasefire.outlook.declared import Declaration, end_of, spec_of
from ceasefire.outlook.happening import Happening

LARGE = frozenset({"ground_assault", "airstrike", "missile_strike", "shelling", "armed_clash", "control_gained"})
"""Acts of large-scale fighting."""

ASSAULT = frozenset({"ground_assault", "control_gained"})
"""One of these makes bombardment an offensive."""

LEAST_BEFORE = 20
"""So many incidents before the truce are the least that a rate can be had from."""

Status = Literal["broken", "intact", "ended", "too_little"]
"""ended: it ran out or was replaced by its own terms, unbroken; too_little: nothing to judge by."""


class Broken(msgspec.Struct, frozen=True, kw_only=True):
    """The past by one definition. on: the local day on which it was first met; since: the first day of what met it;
    by: parties or others whose doing it is said to be; why: in words; findings, claims: what it rests on;
    until: for what is not broken, the last day that was looked at."""

    definition: Definition
    status: Status
    on: date | None = None
    since: date | None = None
    by: tuple[str, ...] = ()
    why: str = ""
    findings: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    until: date | None = None


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement's past. definitions: those that count for it; of: by each that is offered; first: the one that
    broke it first, None where none of those that count did."""

    agreement: str
    definitions: tuple[Definition, ...]
    of: tuple[Broken, ...]
    first: Broken | None


def past(
    agreement: Agreement, happened: Sequence[Happening], incidents: Mapping[str, Incident], dossier: Dossier, as_of: date,
    declared: Sequence[Declaration] = (),
) -> Past:  # fmt: skip
    """The agreement's past by every definition, from what is known, up to the local day `as_of` (included).

    declared: as `declarations` has them.
    """
    spec = spec_of(agreement, dossier)
    last = end_of(agreement, dossier, as_of)
    upto = [h for h in happened if h.day <= last]
    methods: dict[Definition, Callable[[], Broken]] = {
        "declared_over": lambda: _declared(agreement, declared, dossier, last),
        "offensive": lambda: _offensive(upto, spec, last),
        "control_by_force": lambda: _control(upto, last),
        "rate_above_before": lambda: _rate(agreement, incidents, dossier, spec, last),
    }
    of = tuple(method() for method in methods.values())
    ended = last < as_of
    of = tuple(msgspec.structs.replace(b, status="ended") if ended and b.status == "intact" else b for b in of)
    met = [b for b in of if b.definition in spec.broken and b.status == "broken"]
    return Past(
        agreement=agreement.id, definitions=spec.broken, of=of,
        first=min(met, key=lambda b: (b.on or date.max, spec.broken.index(b.definition)), default=None),
    )  # fmt: skip


def _declared(agreement: Agreement, declared: Sequence[Declaration], dossier: Dossier, last: date) -> Broken:
    said = [d for d in declared if d.day <= last]
    if not said:
        return Broken(definition="declared_over", status="intact", why="no party or guarantor is on record as declaring it over", until=last)
    first = said[0]

    def name(actor: str) -> str:
        return dossier.actors[actor].name if actor in dossier.actors else actor

    role = "a party" if first.actor in agreement.parties else "a guarantor"
    through = f" through {name(first.by)}" if first.by != first.actor else ""
    page = f" (page {first.page} of the agreement)" if first.page else " (as reported)" if first.claims else ""
    why = f"{name(first.actor)}, {role}, declared it over{through}{page}"
    return Broken(definition="declared_over", status="broken", on=first.day, since=first.day, by=(first.actor,), why=why, claims=first.claims)


def _offensive(happened: Sequence[Happening], spec: OutlookSpec, last: date) -> Broken:
    """The first day on which the breaches of one party within the window reach the threshold."""
    large = [h for h in happened if h.breach and h.by and h.acts and h.acts[0] in LARGE and not _only_back(h)]
    window = timedelta(days=spec.offensive_days - 1)
    best = 0
    for i, latest in enumerate(large):
        # A day is judged when it is over, so only the last happening of each day closes a window.
        if i + 1 < len(large) and large[i + 1].day == latest.day:
            continue
        near = [h for h in large[: i + 1] if h.day >= latest.day - window]
        for party in dict.fromkeys(by for h in near for by in h.by):
            own = [h for h in near if party in h.by]
            best = max(best, len(own))
            days = {h.day for h in own}
            assault = any(ASSAULT & set(h.acts) for h in own)
            if len(own) >= spec.offensive_incidents and len(days) >= spec.offensive_on_days and assault:
                why = f"{len(own)} breaches with large-scale acts on {len(days)} days from {min(days)} to {latest.day}, an assault or a gain of ground among them"
                return Broken(
                    definition="offensive", status="broken", on=latest.day, since=min(days), by=(party,), why=why,
                    findings=tuple(f for h in own for f in h.findings), claims=tuple(c for h in own for c in h.claims),
                )  # fmt: skip
    needed = f"{spec.offensive_incidents} on {spec.offensive_on_days} days, an assault or a gain of ground among them, are needed"
    why = f"at most {best} breaches of one party with large-scale acts within {spec.offensive_days} days; {needed}"
    return Broken(definition="offensive", status="intact" if happened else "too_little", why=why if happened else "no dated finding to judge by", until=last)


def _only_back(one: Happening) -> bool:
    """Whether it is ground that is said to be taken back, from nobody named: whose it was when the truce began is not told."""
    return one.acts[0] == "control_gained" and one.back


def _control(happened: Sequence[Happening], last: date) -> Broken:
    taken = [h for h in happened if h.breach and h.by and h.acts and h.acts[0] == "control_gained" and not h.back]
    firm = [h for h in taken if h.responsibility == "attributed"]
    if not firm:
        why = "no place is said, undisputed, to have been taken by a party" if happened else "no dated finding to judge by"
        return Broken(definition="control_by_force", status="intact" if happened else "too_little", why=why, until=last)
    first = [h for h in firm if h.day == firm[0].day]
    return Broken(
        definition="control_by_force", status="broken", on=first[0].day, since=first[0].day,
        by=tuple(dict.fromkeys(by for h in first for by in h.by)), why=f"a party is said to have taken ground on that day ({len(first)} places)",
        findings=tuple(f for h in first for f in h.findings), claims=tuple(c for h in first for c in h.claims),
    )  # fmt: skip


def _rate(agreement: Agreement, incidents: Mapping[str, Incident], dossier: Dossier, spec: OutlookSpec, last: date) -> Broken:
    zones = Zones(agreement.zones, agreement.lines, dossier)
    names = list(dict.fromkeys(p.zone for p in agreement.provisions if p.prohibits))
    hostile = expand(("hostile_acts",))
    start = local_day(agreement.in_force, dossier.time_zone)
    dated: list[tuple[date, Incident]] = []
    for one in incidents.values():
        if one.kind != "event" or one.when is None or one.when.date_prec > 3 or not one.claims_for:
            continue
        if one.acts and one.acts[0].value in hostile and any(locate(one.place, n, zones, one.when).test == "inside" for n in names):
            dated.append((local_day(one.when.start, dossier.time_zone), one))
    dated.sort(key=lambda row: (row[0], row[1].order))
    before = [d for d, _ in dated if start - timedelta(days=spec.rate_before_days) <= d < start]
    if len(before) < LEAST_BEFORE:
        why = f"{len(before)} incidents are known from the {spec.rate_before_days} days before it, {LEAST_BEFORE} are the least to compare with"
        return Broken(definition="rate_above_before", status="too_little", why=why, until=last)
    level = len(before) / spec.rate_before_days
    inside = [(d, i) for d, i in dated if start <= d <= last]
    for n, (day, _) in enumerate(inside):
        if day < start + timedelta(days=spec.rate_days - 1):
            continue  # the first window has to be full
        near = [i for d, i in inside[: n + 1] if d > day - timedelta(days=spec.rate_days)]
        if len(near) / spec.rate_days > level:
            why = f"{len(near)} incidents in {spec.rate_days} days, against {len(before)} in the {spec.rate_before_days} days before it"
            return Broken(
                definition="rate_above_before", status="broken", on=day, since=day - timedelta(days=spec.rate_days - 1), why=why,
                claims=tuple(c for i in near for c in i.claims_for),
            )  # fmt: skip
    why = f"never above the level before it, {7 * level:.1f} incidents a week as reported"
    return Broken(definition="rate_above_before", status="intact", why=why, until=last)
