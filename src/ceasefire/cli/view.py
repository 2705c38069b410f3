"""Findings as people and machines see them: what a mark lets through, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.brief import phrase
from ceasefire.brief.listing import rank
from ceasefire.brief.words import OUTCOME, OUTCOMES, PROOF, RESPONSIBILITY
from ceasefire.cli import show
from ceasefire.clock import first_day, last_day, utc
from ceasefire.errors import InputError
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Version
from ceasefire.package.view import View as View  # what is shown, beside how
from ceasefire.package.view import last_told as last_told
from ceasefire.package.view import view as view
from ceasefire.process import Results


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


def as_of_end(results: Results | View, as_of: str | None) -> datetime:
    """The end of the day asked for, or of the day of the latest report (of a view: of those its reader may see)."""
    zone = results.dossier.time_zone
    if as_of is not None:
        return utc(datetime.combine(show.day(as_of, "--as-of") + timedelta(days=1), time()), zone)
    published = [r.published for r in results.reports if r.published is not None]
    if not published:
        raise InputError("no report tells what day it is", "give --as-of 2017-07-31")
    return max(published) + timedelta(days=1)
