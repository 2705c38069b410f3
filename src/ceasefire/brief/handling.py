"""Handling marks: what a reader at one TLP mark may see, and what follows from only that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.brief.unseen import changed, seen_copies
from ceasefire.claims.claim import Claim
from ceasefire.dossier.coverage import Visit
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident
from ceasefire.reports.report import TLP_ORDER, Report, Tlp


def mark(dossier: Dossier, report: Report) -> Tlp:
    """The stricter of the report's own mark and the mark of all that its source gives."""
    source = dossier.sources.get(report.source or "")
    marks = (report.handling, source.handling if source else "CLEAR")
    return max(marks, key=TLP_ORDER.index)


def may_see(dossier: Dossier, report: Report, tlp: Tlp) -> bool:
    """Whether a report may be shown in a brief marked `tlp`."""
    return TLP_ORDER.index(mark(dossier, report)) <= TLP_ORDER.index(tlp)


def seen_coverage(dossier: Dossier, tlp: Tlp) -> Dossier:
    """The dossier without visits, denials and figures that may not be shown at that mark: those marked stricter themselves,
    and those of sources that are. A judgement of two claims that is marked stricter holds, but not who made it and why."""
    level = TLP_ORDER.index(tlp)
    strict = {s.id for s in dossier.sources.values() if TLP_ORDER.index(s.handling) > level}
    kept = tuple(
        row for row in dossier.coverage
        if row.by not in strict and (not isinstance(row, Visit) or TLP_ORDER.index(row.handling) <= level)
    )  # fmt: skip
    told = tuple(row for row in dossier.stress if row.source not in strict)
    pairs = tuple(pair if TLP_ORDER.index(pair.handling) <= level else pair.unsaid() for pair in dossier.pairs)
    if len(kept) == len(dossier.coverage) and len(told) == len(dossier.stress) and pairs == dossier.pairs:
        return dossier
    return msgspec.structs.replace(dossier, coverage=kept, stress=told, pairs=pairs)


def redact(
    dossier: Dossier,
    agreements: Sequence[Agreement],
    claims: Mapping[str, Claim],
    incidents: Sequence[Incident],
    findings: Sequence[Finding],
    reports: Sequence[Report],
    hidden: frozenset[str],
) -> tuple[dict[str, Claim], list[Incident], list[Finding]]:
    """The same without the claims of the `hidden` reports.

    An incident that no hidden claim touches stays as it is. One that rests on hidden claims in part
    cannot be trimmed field by field: its place, toll, grade and reasons were computed with what must
    not show. So what may be seen of it is matched and judged again, by itself. So is one whose claims count as the word of
    a source for no other reason than what a hidden report says, or whose reports tell of another that a hidden one tells of.
    """
    visible = {name: claim for name, claim in claims.items() if claim.report not in hidden}
    if not hidden:
        return visible, list(incidents), list(findings)
    seen = seen_copies(dossier, reports, hidden)
    owing = changed(dossier, seen, claims, visible)
    for incident in incidents:
        names = (*incident.claims_for, *incident.claims_against)
        if any(name not in visible for name in names):
            owing |= {visible[name].report for name in names if name in visible}
    kept: list[Incident] = []
    again: list[Claim] = []
    by_incident: dict[str, list[Finding]] = {}
    for finding in findings:
        by_incident.setdefault(finding.incident, []).append(finding)
    known = {incident.id for incident in incidents}
    # A finding about no incident (something due that did not happen) stands on what it cites.
    kept_findings = [
        f for f in findings if f.incident not in known and all(name in visible for name in cited(f))
    ]
    for incident in incidents:
        held = by_incident.get(incident.id, [])
        rests_on = _rests_on(incident, held)
        if all(name in visible and visible[name].report not in owing for name in rests_on):
            kept.append(incident)
            kept_findings += held
        else:
            own = (*incident.claims_for, *incident.claims_against)
            again += [visible[name] for name in own if name in visible]
    if again:
        # Only here are matching and judging needed; they bring numpy and shapely with them.
        from ceasefire.findings.judge import judge
        from ceasefire.incidents.deals import told_deals
        from ceasefire.incidents.judged import judged
        from ceasefire.incidents.match import match

        again.sort(key=lambda claim: claim.order)
        holding = tuple(one.pair for one in judged(visible.values(), seen.pairs) if one.state == "holds")
        seen = msgspec.structs.replace(seen, pairs=holding)  # those that are set aside contradict claims that are not matched again
        rebuilt = match(again, vocabulary(seen), told_deals(again, tuple(agreements), seen))
        kept += rebuilt
        kept_findings += judge(rebuilt, visible, tuple(agreements), seen)
    return visible, kept, kept_findings


def _rests_on(incident: Incident, findings: Sequence[Finding]) -> set[str]:
    names = {*incident.claims_for, *incident.claims_against}
    for version in (*incident.acts, *incident.actors, *incident.targets):
        names.update(version.claims)
    for toll in incident.tolls:
        names.update(toll.claims)
    for finding in findings:
        names.update(cited(finding))
    return names


def cited(finding: Finding) -> list[str]:
    """Ids of the claims that a finding's sides and reasons rest on."""
    sides = [name for side in finding.sides for name in side.claims]
    return sides + [name for reason in finding.reasons for name in reason.claims]
