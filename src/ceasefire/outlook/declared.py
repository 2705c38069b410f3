"""Who declared an agreement over: as its file says, and as a party or guarantor is reported to have said itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zone import Zones, locate
from ceasefire.claims.claim import ENDED, Claim
from ceasefire.clock import local_day
from ceasefire.dossier.actor import belongs_to, side_of
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.outlookspec import OutlookSpec
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.origin import origin_of


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """One declaration. day: local; actor: the party or guarantor; by: who said it, itself or a part of it; page: of the
    agreement, where its file says so; claims: where reports do."""

    day: date
    actor: str
    by: str
    page: str | None = None
    claims: tuple[str, ...] = ()


def spec_of(agreement: Agreement, dossier: Dossier) -> OutlookSpec:
    """What the agreement says of its outlook, else what the dossier says."""
    return agreement.outlook or dossier.outlook


def declarations(
    agreements: Sequence[Agreement], incidents: Sequence[Incident], claims: Mapping[str, Claim], dossier: Dossier
) -> dict[str, tuple[Declaration, ...]]:
    """By agreement, by day, then those of its file first, then in order of intake.

    A reported one counts where the party says so itself, or is said to by somebody who stands on no other side; where
    nobody on its own side denies it; and where just one agreement can be meant.
    """
    out: dict[str, list[Declaration]] = {}
    for a in agreements:
        roles = {*a.parties, *a.guarantors}
        out[a.id] = [Declaration(day=d.day, actor=d.actor, by=d.actor, page=d.page) for d in spec_of(a, dossier).declared_over if d.actor in roles]
    for incident in sorted(incidents, key=lambda i: i.order):
        for by, told in _speakers(incident, claims, dossier).items():
            day = min(_day(c, dossier) for c in told)
            meant = [(a, role) for a in agreements if (role := _role(a, by, day, dossier)) is not None and _concerns(a, incident, day, dossier)]
            if len(meant) == 1:
                a, role = meant[0]
                out[a.id].append(Declaration(day=day, actor=role, by=by, claims=tuple(c.id for c in told)))
    return {name: tuple(sorted(found, key=lambda d: d.day)) for name, found in out.items()}


def _speakers(incident: Incident, claims: Mapping[str, Claim], dossier: Dossier) -> dict[str, list[Claim]]:
    """Who ends an agreement by the claims of one incident, with the claims that may be taken for its own word."""
    words = vocabulary(dossier)
    denied = {origin_of(claims[c], words).side for c in incident.claims_against if c in claims}
    out: dict[str, list[Claim]] = {}
    for name in incident.claims_for:
        claim = claims.get(name)
        if claim is None or claim.actor is None or claim.terms.get("step") != ENDED or claim.modality != "asserted":
            continue
        if claim.when is None and claim.report not in dossier.days:
            continue
        own, told_by = side_of(dossier.actors, claim.actor), origin_of(claim, words).side
        if told_by in (None, own) and own not in denied:
            out.setdefault(claim.actor, []).append(claim)
    return out


def _day(claim: Claim, dossier: Dossier) -> date:
    """The local day on which it was said: as told, to the day; else the day of publication."""
    if claim.when is not None and (claim.when.date_prec <= 3 or claim.report not in dossier.days):
        return local_day(claim.when.start, dossier.time_zone)
    return dossier.days[claim.report]


def _role(agreement: Agreement, actor: str, day: date, dossier: Dossier) -> str | None:
    """The party or guarantor that it is, or is a part of. A member of a coalition speaks for itself alone."""
    roles = {*agreement.parties, *agreement.guarantors}
    for one in belongs_to(dossier.actors, actor, day):
        record = dossier.actors.get(one)
        if one in roles and (one == actor or (record is not None and record.kind != "coalition")):
            return one
    return None


def _concerns(agreement: Agreement, incident: Incident, day: date, dossier: Dossier) -> bool:
    """Whether it was in force on that day and nothing said of place or counterpart speaks against it."""
    if not local_day(agreement.in_force, dossier.time_zone) <= day <= end_of(agreement, dossier, day):
        return False
    if incident.place is not None and agreement.zones:
        zones = Zones(agreement.zones, agreement.lines, dossier)
        if not {locate(incident.place, name, zones, incident.when).test for name in agreement.zones} - {"outside"}:
            return False
    targets = [v.value for v in incident.targets if v.value]
    roles = {*agreement.parties, *agreement.guarantors}
    return not targets or any(roles & set(belongs_to(dossier.actors, t, day)) for t in targets)


def end_of(agreement: Agreement, dossier: Dossier, as_of: date) -> date:
    """The last local day that counts: its own end where it has one (extended or not), else `as_of`."""
    until = max((e.until for e in agreement.extensions), default=agreement.until)
    if until is None:
        return as_of
    return min(as_of, local_day(until - timedelta(microseconds=1), dossier.time_zone))
