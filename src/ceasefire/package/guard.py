"""Movements and positions of forces leave a dossier as late and as coarsely as its `publication` says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.dossier.act import acts
from ceasefire.incidents.incident import Incident
from ceasefire.package.view import View
from ceasefire.place import Place
from ceasefire.tracks.publish import coarsened


def guarded(seen: View, now: datetime, *, coarse: bool = True) -> View:
    """Movements and positions of forces as late and as coarsely as the dossier's `publication` says: by district and not
    before they are a week old, where it says nothing else. coarse: False where no place is told, only what follows from it.

    What has no time of its own is as old as its report; what has neither is left out.
    """
    delay = timedelta(days=seen.dossier.publication.delay_days)
    where = partial(_coarse, seen) if coarse else _as_it_is
    published = {report.id: report.published for report in seen.reports}

    def old(claim: Claim) -> bool:
        since = claim.when.end if claim.when else published.get(claim.report)
        return since is not None and since <= now - delay

    claims: dict[str, Claim] = {}
    for name, claim in seen.claims.items():
        if not military([claim.act]):
            claims[name] = claim
        elif old(claim):
            claims[name] = msgspec.structs.replace(claim, place=where(claim.place))
    incidents: dict[str, Incident] = {}
    for name, incident in seen.incidents.items():
        own = [one for one in (*incident.claims_for, *incident.claims_against) if one in claims]
        if not military([v.value for v in incident.acts]):
            incidents[name] = incident
        elif own and len(own) == len(incident.claims_for) + len(incident.claims_against):
            incidents[name] = msgspec.structs.replace(incident, place=where(incident.place))
    findings = [
        # the reason about the zone names the place
        msgspec.structs.replace(f, reasons=tuple(r for r in f.reasons if r.element != "zone"))
        if coarse and military([v.value for v in incidents[f.incident].acts])
        else f
        for f in seen.findings
        if f.incident in incidents
    ]
    return msgspec.structs.replace(seen, claims=claims, incidents=incidents, findings=tuple(findings))


def military(names: Sequence[str | None]) -> bool:
    """Whether one of these acts is a movement or position of forces."""
    known = acts()
    return any(name in known and known[name].group == "military" for name in names if name)


def _as_it_is(place: Place | None) -> Place | None:
    return place


def _coarse(seen: View, place: Place | None) -> Place | None:
    return None if place is None else coarsened(place, seen.dossier.gazetteer, seen.dossier.publication, movement=True)
