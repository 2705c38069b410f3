"""Hold what was due against what was reported: met, late, missed, or unseen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from ceasefire.agreement.article import Article, articles
from ceasefire.agreement.bearer import bound_by
from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zone import Zones, locate
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, local_text
from ceasefire.dossier.act import expand
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.findings.duty import Duty, Status, windows
from ceasefire.findings.finding import Finding, Reason, Responsibility, Side
from ceasefire.ids import content_id
from ceasefire.incidents.incident import Incident
from ceasefire.place import Place
from ceasefire.tracks.access import HINDERED, NOT_DONE, status_of
from ceasefire.tracks.coverage import seen

CITED = 12
"""Reports cited for "somebody could have seen it": enough to show it."""


def calendar(
    incidents: Sequence[Incident],
    claims: Mapping[str, Claim],
    agreements: Sequence[Agreement],
    dossier: Dossier,
    as_of: datetime,
) -> tuple[Duty, ...]:
    """Everything that is due under the agreements up to `as_of` (UTC), in order of time."""
    everything = tuple(agreements)
    words = vocabulary(dossier)
    out: list[Duty] = []
    for agreement in everything:
        met: dict[str, datetime] = {}
        required = [a for a in articles(agreement, everything) if a.provision.requires and a.start <= as_of]
        for article in sorted(
            required, key=lambda a: a.provision.after is not None or a.provision.within is not None
        ):
            done = _fulfilments(article, incidents, claims, dossier)
            events = _events(article, incidents)
            for window in windows(article, met, events, dossier.time_zone, as_of):
                duty = _duty(article, window, done, claims, dossier, words, as_of)
                out.append(duty)
                if duty.status in ("met", "late") and duty.met_by:
                    when = next(i.when for i in done if i.id == duty.met_by[-1])
                    met.setdefault(article.provision.id, when.end if when else as_of)
    return tuple(sorted(out, key=lambda d: d.deadline or d.start))


def _fulfilments(
    article: Article, incidents: Sequence[Incident], claims: Mapping[str, Claim], dossier: Dossier
) -> list[Incident]:
    """Incidents that do what is required, by somebody bound (or by nobody named), in time order."""
    wanted = expand(article.provision.requires)
    zones = Zones(article.agreement.zones, article.agreement.lines, dossier)
    found = [
        i
        for i in incidents
        if i.when is not None and i.claims_for and i.acts[0].value in wanted and _done(i, claims)
        if i.when.start >= article.start
        if locate(i.place, article.provision.zone, zones, i.when).test == "inside"
        if _by_bearer(i, article, dossier)
    ]
    return sorted(found, key=lambda i: (i.when.start if i.when else article.start, i.order))


def _done(incident: Incident, claims: Mapping[str, Claim]) -> bool:
    """Whether some claim says that it was done, not only asked for, planned, or kept from being done."""
    told = [status_of(claims[name]) for name in incident.claims_for if name in claims]
    return not told or any(one not in HINDERED | NOT_DONE for one in told)


def _by_bearer(incident: Incident, article: Article, dossier: Dossier) -> bool:
    named = [v.value for v in incident.actors if v.value is not None]
    if not named or incident.when is None:
        return True
    day = first_day(incident.when)
    return any(
        bound_by(n, day, article.agreement, article.provision, dossier) is not None for n in named
    ) or any(
        n in (*article.agreement.guarantors, *article.agreement.mediators, *article.agreement.monitors)
        for n in named
    )


def _events(article: Article, incidents: Sequence[Incident]) -> dict[str, datetime]:
    """When each act first happened while the article held."""
    out: dict[str, datetime] = {}
    for incident in incidents:
        if incident.when is None or not incident.claims_for or incident.when.start < article.start:
            continue
        for version in incident.acts:
            if version.value is not None:
                out[version.value] = min(out.get(version.value, incident.when.end), incident.when.end)
    return out


def _duty(
    article: Article,
    window: tuple[datetime, datetime | None] | None,
    done: Sequence[Incident],
    claims: Mapping[str, Claim],
    dossier: Dossier,
    words: Vocabulary,
    as_of: datetime,
) -> Duty:
    provision = article.provision
    start = window[0] if window else article.start
    amount = provision.at_least
    base = Duty(
        id=content_id("due", [article.agreement.id, provision.id, article.version, start.isoformat()]),
        agreement=article.agreement.id,
        provision=provision.id,
        version=article.version,
        title=provision.title,
        acts=tuple(provision.requires),
        start=start,
        deadline=window[1] if window else None,
        count=amount.count if amount else 1,
        of=amount.of if amount else None,
    )
    if window is None:
        first = provision.after or (provision.within.after if provision.within else "")
        return msgspec.structs.replace(
            base, status="waiting", why=f"waits for {first}, of which no report tells"
        )
    deadline = window[1]
    periodic = amount is not None and amount.per is not None
    timely = [
        i for i in done if i.when and i.when.start >= start and (deadline is None or i.when.start < deadline)
    ]
    after = (
        [] if periodic else [i for i in done if i.when and deadline is not None and i.when.start >= deadline]
    )
    lacking = _lacking(article, timely, dossier) if provision.each else []
    if lacking and timely and deadline is not None and deadline <= as_of:
        return _with(base, "partly", f"reported of some, not of {' and '.join(lacking)}", timely)
    if len(timely) >= base.count and not lacking:
        return _with(base, "met", "reported in time" if deadline else "reported", timely[: base.count])
    if deadline is None or deadline > as_of:
        status: Status = "open"
        why = "no time was set" if deadline is None else "its time is not over"
        return _with(base, status, f"{why}; {len(timely)} of {base.count} reported", timely)
    if len(timely) + len(after) >= base.count:
        found = [*timely, *after][: base.count]
        when = found[-1].when
        late = f"reported {(when.start - deadline).days + 1} days late" if when else "reported late"
        return _with(base, "late", late, found)
    if timely:
        return _with(base, "partly", f"{len(timely)} of {base.count} reported", timely)
    eyes = seen(_inside(article, dossier), start, deadline, claims.values(), dossier, words)
    made = _with(base, "missed" if eyes.seen else "unseen", f"no report of it; {eyes.why}", ())
    return msgspec.structs.replace(made, claims=eyes.claims[:CITED])


def _lacking(article: Article, done: Sequence[Incident], dossier: Dossier) -> list[str]:
    """Neutral names of the bearers by whom nothing is reported; what nobody is named for is nobody's."""
    provision, agreement = article.provision, article.agreement
    bearers = agreement.parties if isinstance(provision.bearer, str) else provision.bearer
    by: set[str | None] = set()
    for incident in done:
        day = first_day(incident.when) if incident.when else None
        for version in incident.actors:
            if version.value is not None and day is not None:
                by.add(bound_by(version.value, day, agreement, provision, dossier))
    return [dossier.actors[b].name if b in dossier.actors else b for b in bearers if b not in by]


def _inside(article: Article, dossier: Dossier) -> Callable[[Place], bool]:
    zones = Zones(article.agreement.zones, article.agreement.lines, dossier)

    def inside(place: Place) -> bool:
        return locate(place, article.provision.zone, zones).test == "inside"

    return inside


def _with(duty: Duty, status: Status, why: str, done: Sequence[Incident]) -> Duty:
    if any(i.claims_against or i.conflicts for i in done):
        why += "; claims differ on it"
    return msgspec.structs.replace(
        duty,
        status=status,
        why=why,
        met_by=tuple(i.id for i in done),
        claims=tuple(c for i in done for c in i.claims_for),
    )


def absences(
    duties: Sequence[Duty], agreements: Sequence[Agreement], dossier: Dossier
) -> tuple[Finding, ...]:
    """Findings for what was due and did not happen in time. Only where somebody could have seen it is
    it held to be a violation; otherwise it is pending, with the reason."""
    by_id = {a.id: a for a in agreements}
    out: list[Finding] = []
    for duty in duties:
        if duty.status in ("late", "partly", "missed", "unseen"):
            out.append(_absence(duty, by_id[duty.agreement], dossier))
    return tuple(out)


def _absence(duty: Duty, agreement: Agreement, dossier: Dossier) -> Finding:
    provision = next(
        a.provision
        for a in articles(agreement)
        if a.provision.id == duty.provision and a.version == duty.version
    )
    bearers = agreement.parties if isinstance(provision.bearer, str) else provision.bearer
    names = [dossier.actors[b].name if b in dossier.actors else b for b in bearers]
    single = len(bearers) == 1 and provision.bearer != "everyone"
    responsibility: Responsibility = "attributed" if single else "not_attributable"
    whose = (
        f"the duty is of {names[0]} alone"
        if single
        else f"the duty is of {' and '.join(names)} together; who failed is not told"
    )
    due = local_text(duty.deadline - timedelta(seconds=1), dossier.time_zone) if duty.deadline else "no time"
    reasons = (
        Reason(element="act", text=f"due by {due} under article {duty.provision}: {provision.title}"),
        Reason(element="absence", text=duty.why, claims=duty.claims),
        Reason(element="responsibility", text=whose),
    )
    return Finding(
        id=content_id("finding", [duty.agreement, duty.provision, duty.version, duty.id]),
        agreement=duty.agreement,
        provision=duty.provision,
        version=duty.version,
        incident="",
        outcome="pending" if duty.status == "unseen" else "minor_violation",
        responsibility=responsibility,
        sides=(Side(actor=bearers[0], by=bearers[0], origins=(), claims=duty.claims),) if single else (),
        zone="inside",
        proof=None if duty.status == "unseen" else "reasonable_suspicion",
        reasons=reasons,
        due=duty.id,
    )
