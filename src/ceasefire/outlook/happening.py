"""What happened under one agreement, as a plain list in order of time: the findings, each with its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import local_day
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.finding import Finding, Outcome, Responsibility
from ceasefire.incidents.incident import Incident

BREACHES: tuple[Outcome, ...] = ("minor_violation", "serious_violation")


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One incident as held against an agreement. day: local day it may have begun; acts: versions, most origins first;
    outcome: the gravest of its findings there; by: bearers it is laid at the door of; killed: persons, the lowest figure
    given, 0 where none is; findings, claims: what it rests on; back: a gain of ground that all who name its doer call a taking back."""

    incident: str
    day: date
    acts: tuple[str, ...]
    outcome: Outcome
    responsibility: Responsibility
    by: tuple[str, ...]
    killed: int
    findings: tuple[str, ...]
    claims: tuple[str, ...]
    back: bool = False

    @property
    def breach(self) -> bool:
        """Whether it is held to be a violation, minor or serious."""
        return self.outcome in BREACHES


_GRAVITY: tuple[Outcome, ...] = ("not_an_incident", "not_a_violation", "pending", "minor_violation", "serious_violation")


def happenings(
    agreement: Agreement, findings: Sequence[Finding], incidents: Mapping[str, Incident], dossier: Dossier, claims: Mapping[str, Claim] = {}
) -> tuple[Happening, ...]:
    """One for each dated incident with a finding of this agreement, by day, then in order of intake. claims: by id, where it is
    to be known what was taken back."""
    held: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.agreement == agreement.id and finding.incident in incidents and finding.state != "withdrawn":
            held.setdefault(finding.incident, []).append(finding)
    start = local_day(agreement.in_force, dossier.time_zone)
    out: list[tuple[date, tuple[int, int], Happening]] = []
    for name, own in held.items():
        incident = incidents[name]
        if incident.when is None or incident.when.date_prec > 3:
            continue  # of what is known to the month only, nobody can say in which week it was
        day = max(start, local_day(incident.when.start, dossier.time_zone))
        gravest = max(own, key=lambda f: _GRAVITY.index(f.outcome))
        low = incident.killed[0] if incident.killed else None
        made = Happening(
            incident=name, day=day, acts=tuple(v.value for v in incident.acts if v.value), outcome=gravest.outcome,
            responsibility=gravest.responsibility,
            by=tuple(dict.fromkeys(side.by for side in gravest.sides if side.by is not None)), killed=low or 0,
            findings=tuple(f.id for f in own), claims=incident.claims_for, back=_taken_back(incident, claims),
        )  # fmt: skip
        out.append((day, incident.order, made))
    return tuple(made for _, _, made in sorted(out, key=lambda row: row[:2]))


def _taken_back(incident: Incident, claims: Mapping[str, Claim]) -> bool:
    told = [claims[name] for name in incident.claims_for if name in claims]
    gains = [c for c in told if c.act == "control_gained" and c.actor is not None]
    return bool(gains) and all("back" in c.terms for c in gains)
