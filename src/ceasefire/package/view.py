"""Results as one reader may see them."""

from __future__ import annotations

from datetime import date

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.brief.handling import mark as mark_of
from ceasefire.brief.handling import may_see, redact, seen_coverage
from ceasefire.brief.unseen import seen_copies
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident
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
    dossier = seen_coverage(results.dossier, tlp)
    hidden = frozenset(r.id for r in results.reports if not may_see(dossier, r, tlp))
    claims, incidents, findings = redact(
        dossier, results.agreements, results.by_id(), results.incidents, results.findings, results.reports, hidden
    )
    return View(
        dossier=_without(seen_copies(dossier, results.reports, hidden), hidden),
        agreements=results.agreements,
        reports=tuple(r for r in results.reports if r.id not in hidden),
        claims=claims,
        incidents={incident.id: incident for incident in sorted(incidents, key=lambda one: one.order)},
        findings=tuple(findings),
        marks={r.id: mark_of(dossier, r) for r in results.reports},
    )


def _without(dossier: Dossier, hidden: frozenset[str]) -> Dossier:
    """The dossier without the days of hidden reports: the latest of them would tell that there is one."""
    return msgspec.structs.replace(dossier, days={name: day for name, day in dossier.days.items() if name not in hidden})


def last_told(seen: View) -> date | None:
    """The local day of the latest report that a reader may see; None where none tells its day."""
    return max((day for one in seen.reports if (day := seen.dossier.days.get(one.id)) is not None), default=None)
