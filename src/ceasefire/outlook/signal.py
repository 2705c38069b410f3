"""Happenings and statements as signals for the drivers: what, on which day, resting on what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zone import Zones, locate
from ceasefire.claims.claim import Claim
from ceasefire.clock import local_day, parse_local
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.dossier import Dossier
from ceasefire.errors import InputError
from ceasefire.incidents.incident import Incident
from ceasefire.outlook.happening import Happening

OPEN_DAYS = 21
"""An ultimatum without a deadline is taken to be open for so many days."""

LARGE_SCALE = frozenset({"ground_assault", "airstrike", "missile_strike", "control_gained"})
ACTS: Mapping[str, frozenset[str]] = {
    "reinforcements": frozenset({"force_movement", "fortification"}),
    "ultimatum": frozenset({"demand_or_ultimatum", "threat"}),
    "talks": frozenset({"negotiation", "acceptance", "agreement_signed", "truce_declared", "offensive_halted"}),
    "refusals": frozenset({"rejection"}),
    "carried_out": frozenset({"withdrawal", "weapons_handover", "prisoner_exchange", "integration_of_fighters", "settlement_of_status"}),
    "aid_through": frozenset({"aid_delivery", "safe_passage"}),
    "aid_blocked": frozenset({"aid_obstruction", "siege_or_blockade"}),
    "monitors_denied": frozenset({"monitor_restricted"}),
    "stress": frozenset({"displacement", "service_disruption"}),
}
"""Driver -> acts that feed it, beside breaches."""

BY_PARTIES = frozenset({"reinforcements"})
BY_ROLES = frozenset({"ultimatum", "talks", "refusals"})
_SUPPORT = frozenset({"negotiation", "agreement_signed", "truce_declared", "force_movement", "offensive_halted", "aid_delivery", "acceptance"})


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that feeds a driver. day: local day on which it was; until: last local day on which it still counts,
    None = as long as the driver's window; incident, claims, findings: what it rests on; by: parties, where breaches."""

    driver: str
    day: date
    until: date | None
    incident: str
    claims: tuple[str, ...]
    findings: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


def signals(
    agreement: Agreement, happened: Sequence[Happening], incidents: Sequence[Incident], claims: Mapping[str, Claim], dossier: Dossier
) -> tuple[Signal, ...]:
    """All signals of an agreement, by day, then in order of intake. Denied and future happenings give none."""
    out: list[tuple[date, tuple[int, int], Signal]] = []
    order = {i.id: i.order for i in incidents}
    for h in happened:
        if h.breach:
            kinds = ["rate", *(["serious"] if h.outcome == "serious_violation" else []), *(["large_scale"] if h.acts and h.acts[0] in LARGE_SCALE else [])]
            out += [
                (h.day, order[h.incident], Signal(driver=kind, day=h.day, until=None, incident=h.incident, claims=h.claims, findings=h.findings, by=h.by))
                for kind in kinds
            ]
    zones = Zones(agreement.zones, agreement.lines, dossier)
    breaches = {h.incident for h in happened if h.breach}
    for incident in incidents:
        act = incident.acts[0].value if incident.acts else None
        told = [claims[c] for c in incident.claims_for if c in claims]
        firm = [c for c in told if c.modality in ("asserted", "hedged")]
        day = _day(incident, told, dossier)
        if act is None or not firm or day is None:
            continue
        kinds = [name for name, fed in ACTS.items() if act in fed]
        roles = _roles(incident, day, agreement, dossier)
        if act == "negotiation" and any(c.terms.get("outcome") == "failed" for c in firm):
            kinds = ["refusals"]
        if act in _SUPPORT and roles["actor"] & {"guarantor", "monitor"}:
            kinds.append("guarantor_present")
        inside = _inside(incident, zones, agreement)
        kept = []
        for kind in kinds:
            near = inside is True or (inside is None and bool(roles["actor"] | roles["target"]))
            wanted = {"party"} if kind in BY_PARTIES else {"party", "guarantor"} if kind in BY_ROLES else set()
            who = roles["actor"] | (roles["target"] if kind in ("talks", "refusals") else set())
            if near and (not wanted or wanted & who) and not (kind in ("reinforcements", "aid_blocked") and incident.id in breaches):
                kept.append(kind)
        for kind in kept:
            until = _deadline(firm, day, dossier) if kind == "ultimatum" else None
            out.append((day, incident.order, Signal(driver=kind, day=day, until=until, incident=incident.id, claims=incident.claims_for)))
    return tuple(s for _, _, s in sorted(out, key=lambda row: row[:2]))


def _day(incident: Incident, told: Sequence[Claim], dossier: Dossier) -> date | None:
    """The local day of a happening; of a statement without one, the day its first report was published."""
    if incident.when is not None and incident.when.date_prec <= 3:
        return local_day(incident.when.start, dossier.time_zone)
    published = [dossier.days[c.report] for c in told if c.report in dossier.days]
    return min(published) if published and incident.when is None and incident.kind == "statement" else None


def _roles(incident: Incident, day: date, agreement: Agreement, dossier: Dossier) -> dict[str, set[str]]:
    """The roles that its actors, and its targets, have in the agreement, themselves or through whom they belong to."""
    roles = {"party": agreement.parties, "guarantor": agreement.guarantors, "monitor": agreement.monitors}
    out: dict[str, set[str]] = {}
    for field, versions in (("actor", incident.actors), ("target", incident.targets)):
        chain = {one for v in versions if v.value for one in belongs_to(dossier.actors, v.value, day)}
        out[field] = {role for role, members in roles.items() if chain & set(members)}
    return out


def _inside(incident: Incident, zones: Zones, agreement: Agreement) -> bool | None:
    """Whether it was in any zone of the agreement; None where nobody says where, it cannot be told, or none is named:
    then only what concerns somebody with a role counts."""
    if incident.place is None or not agreement.zones:
        return None
    tests = {locate(incident.place, name, zones, incident.when).test for name in agreement.zones}
    if "inside" in tests or "disputed" in tests:
        return True
    return None if "indeterminate" in tests else False


def _deadline(told: Sequence[Claim], day: date, dossier: Dossier) -> date:
    """The last day on which an ultimatum is open: its deadline where one was read as a date, else three weeks."""
    found: list[date] = []
    for claim in told:
        try:
            at, _ = parse_local(claim.terms["deadline"], dossier.time_zone)
            found.append(local_day(at, dossier.time_zone))
        except (KeyError, InputError):
            continue
    return max([d for d in found if day <= d <= day + timedelta(days=365)], default=day + timedelta(days=OPEN_DAYS))
