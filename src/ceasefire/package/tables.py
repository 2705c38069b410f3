"""What leaves a dossier as tables: guarded, flat, the same bytes for the same dossier."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident
from ceasefire.ledger.entry import Entry
from ceasefire.package import accesstables, controltables, tracktables
from ceasefire.package.view import View
from ceasefire.place import Place
from ceasefire.reports.report import Report

_FREE = (
    "actor_surface",
    "target_surface",
    "attributed_to",
    "publisher",
    "title",
    "weapon",
    "place",
    "url",
    "reasons",
    "name",
    "note",
    "by",
    "why",
    "to",
    "mediators",
    "content",
    "condition",
    "consequence",
    "crossing",
    "organisation",
    "unit",
)


def files(seen: View, as_of: date | None = None, whole: View | None = None) -> Iterator[tuple[str, str, int]]:
    """(file name, its text, rows) of everything exported. as_of: the local day up to which movements of forces are
    published, as late as the dossier says; None: all of them, for those who work on it. whole: the same before movements were coarsened (control is computed from it,
    and obeys the same setting)."""
    yield _table("reports.csv", [_report(seen, report) for report in seen.reports])
    yield _table("claims.csv", [_claim(claim) for claim in seen.claims.values()])
    incidents = list(seen.incidents.values())
    yield _table("incidents.csv", [incident_row(incident) for incident in incidents])
    yield _table("findings.csv", [finding_row(finding) for finding in seen.findings])
    told = tracktables.steps(seen)
    yield _table("talks.csv", [tracktables.step_row(step) for step in told])
    yield _table("talks_fates.csv", tracktables.fate_rows(told))
    yield _table("posture.csv", tracktables.move_rows(seen, as_of))
    control = controltables.controlled(whole or seen, as_of)
    yield _table("control.csv", controltables.spell_rows(control))
    yield _table("control_evidence.csv", controltables.evidence_rows(control))
    access = accesstables.followed(seen)
    yield _table("access.csv", accesstables.told_rows(access))
    yield _table("access_severity.csv", accesstables.severity_rows(access))
    yield _table("coverage.csv", accesstables.coverage_rows(access))
    yield _table("stress.csv", accesstables.stress_rows(access))
    held: dict[str, list[Finding]] = {}
    for finding in seen.findings:
        held.setdefault(finding.incident, []).append(finding)
    features = [_feature(incident, held.get(incident.id, [])) for incident in incidents]
    lines = ",\n".join(msgspec.json.encode(feature).decode() for feature in features)
    yield "incidents.geojson", f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', len(features)


def judgements(entries: Sequence[Entry]) -> str:
    """What people said of findings, in the order in which it was entered. meanwhile: entry that they did not know of; what
    they said then applies to nothing."""
    told = ("by", "finding", "decision", "outcome", "responsibility", "why", "meanwhile")
    rows = [{"seq": e.seq, "at": e.at, **{name: e.payload.get(name) for name in told}} for e in entries]
    return _table("judgements.csv", rows)[1]


def sources(dossier: Dossier, secret: Callable[[str], bool]) -> str:
    """Sources of a dossier. secret: whether a note may not be shown."""
    rows = [
        {
            "id": s.id, "name": s.name, "kind": s.kind, "languages": ";".join(s.languages), "alignment": s.alignment,
            "leaning": s.leaning, "reliability": s.reliability, "family": s.family, "handling": s.handling, "url": s.url,
            "note": None if secret(s.note or "") else s.note,
        }
        for s in dossier.sources.values()
    ]  # fmt: skip
    return _table("sources.csv", rows)[1]


def _table(name: str, rows: list[dict[str, Any]]) -> tuple[str, str, int]:
    buffer = io.StringIO()
    columns = list(rows[0]) if rows else ["id"]
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(column, row[column]) for column in columns])
    return name, buffer.getvalue(), len(rows)


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if column in _FREE and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _report(seen: View, report: Report) -> dict[str, Any]:
    return {
        "id": report.id, "seq": report.seq, "source": report.source, "publisher": report.publisher,
        "title": report.title, "url": report.url,
        "published": report.published.isoformat() if report.published else None,
        "published_assumed": report.published_assumed, "language": report.language,
        "format": report.format, "handling": seen.marks[report.id],
    }  # fmt: skip


def _where(place: Place | None) -> dict[str, Any]:
    return {
        "place": place.name if place else None, "place_id": place.id if place else None,
        "admin": ";".join(place.admin) if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "where_prec": place.where_prec if place else None, "radius_km": place.radius_km if place else None,
    }  # fmt: skip


def _when(one: Claim | Incident) -> dict[str, Any]:
    when = one.when
    return {
        "date_start": first_day(when).isoformat() if when else None,
        "date_end": last_day(when).isoformat() if when else None,
        "date_prec": when.date_prec if when else None,
    }


def _harm(name: str, harm: Harm | None) -> dict[str, Any]:
    parts = ("low", "best", "high", "civilians", "women", "children", "combatants")
    return {f"{name}_{part}": getattr(harm, part) if harm else None for part in parts}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "claim_id": claim.id, "report": claim.report, "row": claim.row, "source": claim.source, "kind": claim.kind,
        "act": claim.act, "actor": claim.actor, "actor_surface": claim.actor_surface,
        "target": claim.target, "target_surface": claim.target_surface, "mutual": claim.mutual,
        **_where(claim.place), **_when(claim), **_harm("killed", claim.killed), **_harm("injured", claim.injured),
        "weapon": claim.weapon, "attributed_to": claim.attributed_to, "modality": claim.modality, "reader": claim.reader,
        "doubt": None if isinstance(claim.doubt, msgspec.UnsetType) else ";".join(f"{field} {chance:.2f}" for field, chance in claim.doubt.items()),
    }  # fmt: skip


def incident_row(incident: Incident) -> dict[str, Any]:
    """An incident as a flat row."""
    def values(versions: Sequence[Any]) -> str:
        return ";".join(v.value or "?" for v in versions)

    killed, injured = incident.killed or (None, None), incident.injured or (None, None)
    return {
        "id": incident.id, "kind": incident.kind, "acts": values(incident.acts), "actors": values(incident.actors),
        "targets": values(incident.targets), "mutual": incident.mutual, **_where(incident.place), **_when(incident),
        "killed_low": killed[0], "killed_high": killed[1], "injured_low": injured[0], "injured_high": injured[1],
        "origins": ";".join(incident.origins), "credibility": incident.credibility,
        "conflicts": ";".join(incident.conflicts),
        "claims_for": ";".join(incident.claims_for), "claims_against": ";".join(incident.claims_against),
    }  # fmt: skip


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding as a flat row."""
    responsible = dict.fromkeys(s.by or s.actor for s in finding.sides if s.actor is not None)
    return {
        "id": finding.id, "agreement": finding.agreement, "provision": finding.provision,
        "incident": finding.incident, "outcome": finding.outcome, "responsibility": finding.responsibility,
        "responsible": ";".join(one for one in responsible if one), "zone": finding.zone, "proof": finding.proof,
        "state": finding.state, "reasons": " | ".join(r.text for r in finding.reasons),
    }  # fmt: skip


def _feature(incident: Incident, findings: Sequence[Finding]) -> dict[str, Any]:
    place = incident.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    held = [{"agreement": f.agreement, "provision": f.provision, "outcome": f.outcome} for f in findings]
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": point,
        "properties": {**incident_row(incident), "findings": held},
    }
