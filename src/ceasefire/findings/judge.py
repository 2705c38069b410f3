"""Hold every incident against every prohibition and permission in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ceasefire.agreement.article import Article, articles, held
from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.agreement.zone import ZoneAnswer, locate
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.act import acts, expand
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.findings.case import Case
from ceasefire.findings.conditions import conditions
from ceasefire.findings.finding import Finding, Outcome, Reason, Responsibility, Side
from ceasefire.findings.gravity import gravity
from ceasefire.findings.repetition import Repetition
from ceasefire.findings.responsibility import Doers, doers, proof_of, withstands_denial
from ceasefire.ids import content_id
from ceasefire.incidents.copies import with_copies, with_repeats
from ceasefire.incidents.incident import Incident

OBSTRUCTION: Mapping[str, frozenset[str]] = {
    "safe_passage": frozenset({"aid_obstruction"}),
    "aid_delivery": frozenset({"aid_obstruction"}),
    "evacuation": frozenset({"aid_obstruction"}),
}
"""Acts that obstruct what a permission allows."""

MANY = 20_000
"""From so many incidents on, what time and place rule out is ruled out in columns first: it takes
seconds to set up, and changes no answer."""

CONTROL = frozenset({"part_of", "commanded_by", "controlled_by"})

RESTRICTION = frozenset({"monitor_restricted"})
"""What obstructs the access of monitors."""


def judge(
    incidents: Sequence[Incident],
    claims: Mapping[str, Claim],
    agreements: Sequence[Agreement],
    dossier: Dossier,
) -> tuple[Finding, ...]:
    """Findings in order of incident, agreement, article. Incidents that no article is about, or
    that fall outside its time or zone, give none. What is due is judged by `due`, not here.
    """
    told = ([claims[name] for name in (*i.claims_for, *i.claims_against) if name in claims] for i in incidents)
    words = with_repeats(with_copies(vocabulary(dossier), claims.values()), told)
    by_act: dict[str, list[tuple[int, Article, frozenset[str]]]] = defaultdict(list)
    everything = tuple(agreements)
    number = 0
    for agreement in everything:
        for article in articles(agreement, everything):
            forbidden = breaches(article.provision, agreement)
            for act in forbidden:
                by_act[act].append((number, article, forbidden))
            number += 1
    voided = {agreement.id: voidings(agreement, claims) for agreement in everything}
    possible = _possible(incidents, everything, dossier)
    repetition = Repetition(dossier)
    out: list[Finding] = []
    for incident in sorted(incidents, key=_time):
        if incident.kind == "statement" or not incident.claims_for:
            continue
        about = {
            n: (article, forbidden)
            for v in incident.acts
            for n, article, forbidden in by_act.get(v.value or "", ())
            if possible is None or n in possible[incident.id]
        }
        for n in sorted(about):
            article, forbidden = about[n]
            case = Case(incident, claims, article, dossier, words, voided[article.agreement.id])
            finding = hold(case, forbidden, repetition)
            if finding is not None:
                out.append(finding)
    place = {incident.id: n for n, incident in enumerate(incidents)}
    return tuple(sorted(out, key=lambda f: place[f.incident]))


def _possible(
    incidents: Sequence[Incident], agreements: Sequence[Agreement], dossier: Dossier
) -> Mapping[str, frozenset[int]] | None:
    """Incident id -> numbers of the articles not ruled out by time and place; None: try them all."""
    if len(incidents) < MANY:
        return None
    from ceasefire.findings.sieve import sieve  # numba takes a second to load

    return {i.id: found for i, found in zip(incidents, sieve(incidents, agreements, dossier), strict=True)}


def _time(incident: Incident) -> tuple[float, tuple[int, int]]:
    """Repetition looks back, so incidents are judged in order of time."""
    return (incident.when.start.timestamp() if incident.when else float("inf"), incident.order)


def voidings(agreement: Agreement, claims: Mapping[str, Claim]) -> tuple[tuple[str, Claim], ...]:
    """Claims that something on which the agreement ends by its own words came about."""
    found = [
        (rule.text, claim)
        for rule in agreement.void_if
        for claim in claims.values()
        if claim.act in rule.acts and claim.modality == "asserted" and claim.when is not None
        if claim.when.start >= agreement.in_force
        if isinstance(rule.bearer, str) or claim.actor in rule.bearer
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].order))


def breaches(provision: Provision, agreement: Agreement) -> frozenset[str]:
    """Acts that can breach an article: what it prohibits, or what obstructs what it permits."""
    exempt = expand(provision.except_.act) if provision.except_ else frozenset()
    if provision.prohibits:
        return expand(provision.prohibits) - exempt
    found: set[str] = set()
    for act in expand(provision.permits):
        found |= OBSTRUCTION.get(act, frozenset())
    if set(provision.protects) & set(agreement.monitors):
        found |= RESTRICTION
    return frozenset(found) - exempt


def hold(case: Case, forbidden: frozenset[str], repetition: Repetition) -> Finding | None:
    """One incident against one article; None when it lies outside the article's time or zone, or is
    told so widely that it could be held against any article with the same right."""
    if case.incident.when is None or _nowhere(case):
        return None
    time = held(case.article, case.incident.when, case.dossier.time_zone)
    if time == "outside":
        return None
    zone = locate(case.incident.place, case.provision.zone, case.zones, case.incident.when)
    if zone.test == "outside":
        return None
    told = doers(case)
    if not isinstance(case.provision.bearer, str) and (told.none_bound or told.no_doer):
        return None  # an article that names its bearers says nothing of anybody else
    reasons = [_act_reason(case, forbidden), _period_reason(case, time), _zone_reason(case, zone)]
    responsibility, further = _responsibility(case, told)
    outcome, more = _outcome(case, told, forbidden, time, zone, repetition)
    proof = proof_of(case, told, told.sides, responsibility)
    unproven: list[Reason] = []
    if proof.standard is None and outcome in ("minor_violation", "serious_violation"):
        outcome = "pending"
        text = "open: what is reported reaches no standard of proof"
        unproven = [Reason(element="proof", text=text, claims=case.incident.claims_for)]
    return Finding(
        id=content_id(
            "finding", [case.agreement.id, case.provision.id, case.article.version, case.incident.id]
        ),
        agreement=case.agreement.id,
        provision=case.provision.id,
        version=case.article.version,
        incident=case.incident.id,
        outcome=outcome,
        responsibility=responsibility,
        sides=told.sides,
        zone=zone.test,
        proof=proof.standard,
        reasons=(*reasons, *further, *more, proof.reason, *unproven),
    )


def _nowhere(case: Case) -> bool:
    """A place that is not told, or told only as a country, says nothing of a zone that is narrower
    than what the whole dossier is about."""
    place, name = case.incident.place, case.provision.zone
    if (place is not None and place.where_prec < 6) or name is None:
        return False
    zone = case.agreement.zones.get(name)
    return zone is None or not set(case.dossier.area) <= set(zone.admin)


def _outcome(
    case: Case, told: Doers, forbidden: frozenset[str], time: str, zone: ZoneAnswer, repetition: Repetition
) -> tuple[Outcome, list[Reason]]:
    incident = case.incident
    if told.all_exempt:
        return "not_a_violation", [told.exempt_reason]
    if told.none_bound:
        return "not_a_violation", [told.unbound_reason]
    further = conditions(case)
    unmet = [c.reason for c in further if c.state == "unmet"]
    if unmet:
        return "not_a_violation", unmet
    if incident.acts[0].value not in forbidden:
        note = Reason(
            element="act",
            text="most reports call it an act that the article does not cover",
            claims=incident.acts[0].claims,
        )
        return "pending", [note]
    pending = _open_questions(case, told, time, zone) + [c.reason for c in further if c.state == "open"]
    if pending:
        return "pending", pending
    act = next(v.value for v in incident.acts if v.value in forbidden) or "other"
    weight = gravity(case, act, repetition.count(case, told.sides))
    toll = tuple(c for t in incident.tolls for c in t.claims)
    reason = Reason(element="gravity", text=weight.text, claims=toll or incident.claims_for)
    met = [c.reason for c in further]
    return ("serious_violation" if weight.serious else "minor_violation"), [*met, reason]


def _responsibility(case: Case, told: Doers) -> tuple[Responsibility, list[Reason]]:
    names = _apart(case, {side.by or side.actor for side in told.sides if side.actor is not None})
    cited = tuple(dict.fromkeys(c for side in told.sides for c in side.claims))
    if told.mutual:
        return "not_attributable", [_reason("a clash is told of; who began it is not", cited)]
    if not names:
        return "not_attributable", [_reason("no report says by whom", cited)]
    if len(names) > 1 and not told.joint:
        text = "reports name different doers: " + "; ".join(
            f"{case.name(side.actor)} (by {_count(len(side.origins))})" for side in told.sides if side.actor
        )
        return "contested", [_reason(text, cited), *_admission(case, told)]
    who = " and ".join(dict.fromkeys(case.name(s.actor) for s in told.sides if s.actor))
    denied = case.incident.claims_against
    if denied and not withstands_denial(case, told):
        return "contested", [_reason(f"{who} is named, and it is denied", (*cited, *denied))]
    side = next(s for s in told.sides if s.actor is not None)
    text = f"{who} is named by {_count(len(side.origins))}, and nobody else is"
    if len(names) > 1:
        text = f"{who} are named together by {_count(len(side.origins))}"
    elif side.by and side.by != side.actor:
        text += f"; {_through(case, side.actor, side.by)}"
    if denied:
        text += "; its own side denies it, which in its own interest does not outweigh that"
        cited = (*cited, *denied)
    return "attributed", [_reason(text, cited), *_admission(case, told)]


def _apart(case: Case, names: set[str | None]) -> set[str | None]:
    """Doers less those that another of them belongs to on the day: a brigade and its army are one."""
    day = case.day()
    if day is None or len(names) < 2:
        return names
    wider = {w for n in names if n for w in belongs_to(case.dossier.actors, n, day)[1:]}
    return names - wider or names


def _through(case: Case, actor: str | None, by: str) -> str:
    """How an act is another's: by belonging, by a stated rule of control, or by alliance."""
    day = case.day()
    if actor is None or day is None or by in belongs_to(case.dossier.actors, actor, day):
        return f"on that day it belonged to {case.name(by)}"
    if case.dossier.effective_control and by in belongs_to(case.dossier.actors, actor, day, CONTROL):
        return f"on that day it was under the effective control of {case.name(by)}, which this dossier holds to be enough"
    return f"on that day it was an ally of {case.name(by)}, whom the article binds with its allies"


def _admission(case: Case, told: Doers) -> list[Reason]:
    return [_reason("its own side says so", told.admitted)] if told.admitted else []


def _reason(text: str, claims: tuple[str, ...]) -> Reason:
    return Reason(element="responsibility", text=text, claims=claims)


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
    if zone.test in ("indeterminate", "disputed"):
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
            Reason(element="bearer", text="open: not every doer is named and bound by the article", claims=cited)
        )
    if told.some_exempt:
        out.append(told.exempt_reason)
    return out


def _act_reason(case: Case, forbidden: frozenset[str]) -> Reason:
    versions = [v for v in case.incident.acts if v.value in forbidden]
    names = ", ".join(acts()[v.value].name for v in versions if v.value)
    verb = "is prohibited by" if case.provision.prohibits else "obstructs what is permitted by"
    which = f" (version {case.article.version}, by {case.article.by})" if case.article.by else ""
    return Reason(
        element="act",
        text=f"{names}: {verb} article {case.provision.id}{which}",
        claims=tuple(c for v in versions for c in v.claims),
    )


def _period_reason(case: Case, time: str) -> Reason:
    when = case.incident.when
    if when is None:
        raise ValueError("an incident without a time is held against no article")
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


__all__ = ["Side", "breaches", "hold", "judge", "voidings"]
