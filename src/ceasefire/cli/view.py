"""Findings as people and machines see them: what a mark lets through, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.brief import phrase
from ceasefire.brief.handling import mark as mark_of
from ceasefire.brief.handling import may_see, redact
from ceasefire.brief.listing import rank
from ceasefire.brief.unseen import seen_copies
from ceasefire.brief.words import OUTCOME, OUTCOMES, PROOF, RESPONSIBILITY
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident, Version
from ceasefire.process import Results
from ceasefire.reports.header import strictest
from ceasefire.reports.report import Report, Tlp


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Results as one reader may see them. marks: report id -> its mark; incidents by id."""

    dossier: Dossier
    agreements: tuple[Agreement, ...]
    reports: tuple[Report, ...]
    claims: dict[str, Claim]
    incidents: dict[str, Incident]
    findings: tuple[Finding, ...]
    marks: dict[str, Tlp]

    def mark(self, finding: Finding) -> Tlp:
        """The strictest mark among the reports that a finding rests on."""
        incident = self.incidents[finding.incident]
        names = (*incident.claims_for, *incident.claims_against)
        return strictest(*(self.marks[self.claims[name].report] for name in names if name in self.claims))


def view(results: Results, tlp: Tlp) -> View:
    """What a reader at that mark may see: without stricter reports and all that rests only on them."""
    dossier = results.dossier
    hidden = frozenset(r.id for r in results.reports if not may_see(dossier, r, tlp))
    claims, incidents, findings = redact(
        dossier, results.agreements, results.by_id(), results.incidents, results.findings, results.reports, hidden
    )
    return View(
        dossier=seen_copies(dossier, results.reports, hidden),
        agreements=results.agreements,
        reports=tuple(r for r in results.reports if r.id not in hidden),
        claims=claims,
        incidents={incident.id: incident for incident in sorted(incidents, key=lambda one: one.order)},
        findings=tuple(findings),
        marks={r.id: mark_of(dossier, r) for r in results.reports},
    )


def gravest_first(seen: View, findings: Sequence[Finding]) -> list[Finding]:
    """By outcome, then proof, then people killed, then order of intake: never by a name."""
    return sorted(findings, key=lambda finding: rank(seen.incidents[finding.incident], finding))


def of_article(seen: View, agreement: Agreement, provision: Provision) -> list[Finding]:
    """The findings of one article, gravest first."""
    own = [f for f in seen.findings if f.agreement == agreement.id and f.provision == provision.id]
    return gravest_first(seen, own)


def counts(findings: Sequence[Finding]) -> str:
    """`3 serious violation, 1 pending`: outcomes that occur, gravest first."""
    numbers = [(sum(f.outcome == one for f in findings), OUTCOME[one].lower()) for one in OUTCOMES]
    return ", ".join(f"{n} {name}" for n, name in numbers if n) or "no findings"


def who(seen: View, finding: Finding) -> str:
    """Responsibility in words, with the neutral names of the sides that are said to be responsible."""
    sides = dict.fromkeys(s.by or s.actor for s in finding.sides)
    names = " / ".join(phrase.actor(seen.dossier, one) for one in sides if one is not None)
    word = RESPONSIBILITY[finding.responsibility].lower()
    return f"{word}: {names}" if names and finding.responsibility != "not_attributable" else word


def cells(seen: View, finding: Finding) -> tuple[str, ...]:
    """Place, date, act, outcome, responsibility and proof of one finding, in words."""
    incident = seen.incidents[finding.incident]
    place = incident.place.name if incident.place else "place not told"
    act = phrase.act(incident.acts[0].value) if incident.acts else "act not told"
    proof = PROOF[finding.proof].lower() if finding.proof else "none reached"
    return place, phrase.when(incident.when), act, OUTCOME[finding.outcome].lower(), who(seen, finding), proof


def as_object(seen: View, finding: Finding) -> dict[str, Any]:
    """One finding with its incident, for machines."""
    incident = seen.incidents[finding.incident]
    when, place = incident.when, incident.place

    def values(versions: tuple[Version, ...]) -> list[str | None]:
        return [v.value for v in versions]

    return {
        "id": finding.id,
        "agreement": finding.agreement,
        "provision": finding.provision,
        "incident": finding.incident,
        "outcome": finding.outcome,
        "responsibility": finding.responsibility,
        "proof": finding.proof,
        "zone": finding.zone,
        "state": finding.state,
        "acts": values(incident.acts),
        "actors": values(incident.actors),
        "targets": values(incident.targets),
        "mutual": incident.mutual,
        "place": None if place is None else place.name,
        "admin": [] if place is None else list(place.admin),
        "lat": None if place is None else place.lat,
        "lon": None if place is None else place.lon,
        "start": None if when is None else first_day(when).isoformat(),
        "end": None if when is None else last_day(when).isoformat(),
        "killed": incident.killed,
        "injured": incident.injured,
        "credibility": incident.credibility,
        "sides": finding.sides,
        "reasons": finding.reasons,
        "claims": [*incident.claims_for, *incident.claims_against],
        "handling": seen.mark(finding),
    }
