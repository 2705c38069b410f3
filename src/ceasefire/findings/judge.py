"""Hold every incident against every prohibition and permission in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ceasefire.agreement.period import held
from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.agreement.zone import ZoneAnswer, locate
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.act import acts, expand
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.findings.finding import Finding, Outcome, Proof, Reason, Responsibility, Side
from ceasefire.findings.gravity import gravity
from ceasefire.findings.responsibility import Case, Doers, doers, proof_of
from ceasefire.ids import content_id
from ceasefire.incidents.incident import Incident

OBSTRUCTION: Mapping[str, frozenset[str]] = {
    "safe_passage": frozenset({"aid_obstruction"}),
    "aid_delivery": frozenset({"aid_obstruction"}),
    "evacuation": frozenset({"aid_obstruction"}),
}
"""Acts that obstruct what a permission allows."""


def judge(
    incidents: Sequence[Incident],
    claims: Mapping[str, Claim],
    agreements: Sequence[Agreement],
    dossier: Dossier,
) -> tuple[Finding, ...]:
    """Findings in order of incident, agreement, article. Incidents that no article is about, or
    that fall outside its time or zone, give none. Requirements (what is due) are not judged here.
    """
    articles = [
        (agreement, provision, breaches(provision))
        for agreement in agreements
        for provision in agreement.provisions
    ]
    out: list[Finding] = []
    for incident in incidents:
        said = {v.value for v in incident.acts}
        if incident.kind == "statement" or not incident.claims_for:
            continue
        for agreement, provision, forbidden in articles:
            if said & forbidden:
                case = Case(incident, claims, agreement, provision, dossier, vocabulary(dossier))
                finding = hold(case, forbidden)
                if finding is not None:
                    out.append(finding)
    return tuple(out)


def breaches(provision: Provision) -> frozenset[str]:
    """Acts that can breach an article: what it prohibits, or what obstructs what it permits."""
    exempt = expand(provision.except_.act) if provision.except_ else frozenset()
    if provision.prohibits:
        return expand(provision.prohibits) - exempt
    return frozenset().union(*(OBSTRUCTION.get(act, frozenset()) for act in provision.permits)) - exempt


def hold(case: Case, forbidden: frozenset[str]) -> Finding | None:
    """One incident against one article; None when it lies outside the article's time or zone."""
    time = held(case.agreement, case.provision, case.incident.when)
    zone_spec = case.agreement.zones.get(case.provision.zone) if case.provision.zone else None
    zone = locate(case.incident.place, zone_spec, case.dossier)
    if time == "outside" or zone.test == "outside":
        return None
    told = doers(case)
    if not isinstance(case.provision.bearer, str) and (told.none_bound or told.no_doer):
        return None  # an article that names its bearers says nothing of anybody else
    reasons = [_act_reason(case, forbidden), _period_reason(case, time), _zone_reason(case, zone)]
    outcome, responsibility, sides, further = _decide(case, told, forbidden, time, zone)
    proof = proof_of(case, told, sides, responsibility)
    reasons += [*further, proof.reason]
    return Finding(
        id=content_id("finding", [case.agreement.id, case.provision.id, case.incident.id]),
        agreement=case.agreement.id,
        provision=case.provision.id,
        incident=case.incident.id,
        outcome=outcome,
        responsibility=responsibility,
        sides=sides,
        zone=zone.test,
        proof=proof.standard,
        reasons=tuple(reasons),
    )


Decision = tuple[Outcome, Responsibility, tuple[Side, ...], list[Reason]]


def _decide(case: Case, told: Doers, forbidden: frozenset[str], time: str, zone: ZoneAnswer) -> Decision:
    incident = case.incident
    responsibility, further = _responsibility(case, told)
    if told.all_exempt:
        return "not_a_violation", responsibility, told.sides, [*further, told.exempt_reason]
    if told.none_bound:
        return "not_a_violation", responsibility, told.sides, [*further, told.unbound_reason]
    act = next(v.value for v in incident.acts if v.value in forbidden)
    if incident.acts[0].value not in forbidden:
        note = Reason(
            element="act",
            text="most reports call it an act that the article does not cover",
            claims=incident.acts[0].claims,
        )
        return "pending", responsibility, told.sides, [*further, note]
    pending = _open_questions(case, told, time, zone)
    if pending:
        return "pending", responsibility, told.sides, [*further, *pending]
    weight = gravity(incident, act or "other")
    toll = tuple(c for t in incident.tolls for c in t.claims)
    further.append(Reason(element="gravity", text=weight.rule, claims=toll or incident.claims_for))
    return "serious_violation" if weight.serious else "minor_violation", responsibility, told.sides, further


def _responsibility(case: Case, told: Doers) -> tuple[Responsibility, list[Reason]]:
    names = {side.by or side.actor for side in told.sides if side.actor is not None}
    cited = tuple(c for side in told.sides for c in side.claims)
    if told.mutual:
        text = "fire is told from both sides; who began is not"
        return "not_attributable", [Reason(element="responsibility", text=text, claims=cited)]
    if not names:
        return "not_attributable", [
            Reason(element="responsibility", text="no report says by whom", claims=cited)
        ]
    if len(names) > 1:
        text = "reports name different doers: " + "; ".join(
            f"{case.name(side.actor)} (by {_count(len(side.origins))})" for side in told.sides if side.actor
        )
        return "contested", [Reason(element="responsibility", text=text, claims=cited)]
    denied = case.incident.claims_against
    if denied:
        text = f"{case.name(told.sides[0].actor)} is named, and it is denied"
        return "contested", [Reason(element="responsibility", text=text, claims=(*cited, *denied))]
    side = next(s for s in told.sides if s.actor is not None)
    text = f"{case.name(side.actor)} is named by {_count(len(side.origins))}, and nobody else is"
    if side.by and side.by != side.actor:
        text += f"; on that day it belonged to {case.name(side.by)}"
    return "attributed", [Reason(element="responsibility", text=text, claims=cited)]


def _open_questions(case: Case, told: Doers, time: str, zone: ZoneAnswer) -> list[Reason]:
    """Why a machine must not decide: each is a question that a person or a further report can close."""
    out: list[Reason] = []
    cited = case.incident.claims_for
    if time == "straddles":
        out.append(
            Reason(
                element="period",
                text="open: it may have been before the article held, or after",
                claims=cited,
            )
        )
    if zone.test == "indeterminate":
        out.append(Reason(element="zone", text=f"open: {zone.why}", claims=cited))
    if told.no_doer:
        out.append(
            Reason(
                element="bearer",
                text="open: without a doer it cannot be said that somebody bound did it",
                claims=cited,
            )
        )
    elif told.some_unbound:
        out.append(
            Reason(element="bearer", text="open: not every doer named is bound by the article", claims=cited)
        )
    if told.some_exempt:
        out.append(told.exempt_reason)
    return out


def _act_reason(case: Case, forbidden: frozenset[str]) -> Reason:
    versions = [v for v in case.incident.acts if v.value in forbidden]
    names = ", ".join(acts()[v.value].name for v in versions if v.value)
    verb = "is prohibited by" if case.provision.prohibits else "obstructs what is permitted by"
    return Reason(
        element="act",
        text=f"{names}: {verb} article {case.provision.id}",
        claims=tuple(c for v in versions for c in v.claims),
    )


def _period_reason(case: Case, time: str) -> Reason:
    when = case.incident.when
    if when is None:
        return Reason(element="period", text="no report says when", claims=case.incident.claims_for)
    first, last = first_day(when), last_day(when)
    day = f"{first}" if first == last else f"{first} to {last}"
    text = (
        f"{day}: while the article held"
        if time == "inside"
        else f"{day}: in part outside the time of the article"
    )
    return Reason(element="period", text=text, claims=case.incident.claims_for)


def _zone_reason(case: Case, zone: ZoneAnswer) -> Reason:
    where = tuple(c for c in case.incident.claims_for if case.claims[c].place is not None)
    return Reason(element="zone", text=f"{zone.test}: {zone.why}", claims=where)


def _count(origins: int) -> str:
    return "one origin" if origins == 1 else f"{origins} origins"


__all__ = ["Proof", "breaches", "hold", "judge"]
