"""What is computed of a dossier: what was read in each report, and what was made of it."""

from __future__ import annotations

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier
from ceasefire.errors import Problem
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident
from ceasefire.reports.imprint import Imprint
from ceasefire.reports.report import Report


class Reading(msgspec.Struct, frozen=True):
    """What a reader found in one report. imprint: what of its text shows whether another was taken from it; None for tables."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()
    imprint: Imprint | None = None


class Judged(msgspec.Struct, frozen=True):
    """What matching and judging made of all claims."""

    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that outputs need, in order of intake. problems: rows that gave no claim;
    read: how many reports were read just now, the others were read before; saved: the results
    are kept (they are not where the dossier cannot be written or another process is writing)."""

    dossier: Dossier
    agreements: tuple[Agreement, ...]
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    read: int = 0
    saved: bool = True

    def by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}
