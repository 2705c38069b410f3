"""RO-Crate 1.1 metadata of a package: what each file is, for catalogues and archives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from ceasefire.dossier.dossier import Dossier
from ceasefire.ids import canonical
from ceasefire.reports.report import Report, Tlp

NAME = "ro-crate-metadata.json"
_MEDIA = {
    ".csv": "text/csv", ".geojson": "application/geo+json", ".html": "text/html", ".jsonl": "application/jsonl",
    ".md": "text/markdown", ".txt": "text/plain", ".yaml": "application/yaml",
}  # fmt: skip
ABOUT = {
    "ledger/entries.jsonl": "The entries that may be shown, one a line: the exact bytes whose hash is the entry's leaf",
    "ledger/leaves.txt": "The hash of every entry's leaf, one a line, in order; also of those that are not shown",
    "ledger/head.txt": "The head of the ledger: how many entries, and the root of their tree",
    "tables/reports.csv": "Reports",
    "tables/sources.csv": "Sources, with the grade that people gave them",
    "tables/claims.csv": "Claims: what each report says happened",
    "tables/incidents.csv": "Incidents: what claims are about",
    "tables/incidents.geojson": "Incidents as points",
    "tables/findings.csv": "Findings: incidents held against articles of the agreement",
    "tables/talks.csv": "Talks: demands, offers, answers, mediations and deals, each with its claims",
    "tables/talks_fates.csv": "Talks: what became of each step, with the later claims that show it",
    "tables/control.csv": "Control: who is said to hold each place, when, by whose word, as late and as coarse as the dossier publishes it",
    "tables/control_evidence.csv": "Control: each piece of evidence with its claim",
    "tables/posture.csv": "Moves of forces, each once, as late and as coarse as the dossier publishes them",
    "tables/access.csv": "Humanitarian access: what each claim tells of deliveries, obstruction, passages, sieges, services and displacement",
    "tables/access_severity.csv": "Humanitarian access: severity by admin unit, month and indicator",
    "tables/coverage.csv": "Who could see, by admin unit and month",
    "tables/stress.csv": "Prices, currency, hunger, illness, fuel and water as reported",
    "tables/judgements.csv": "Judgements: what people said of findings",
}
"""What files of one name are."""


def crate(
    dossier: Dossier, tlp: Tlp, at: str, names: Sequence[str], reports: Mapping[str, Report], texts: Mapping[str, str]
) -> bytes:
    """The metadata. at: UTC instant; names: files under data/; reports: name -> the report; texts: name -> what it is."""
    files = [_file(name, reports.get(name), texts.get(name, ABOUT.get(name, ""))) for name in names]
    root = {
        "@id": "./", "@type": "Dataset", "name": dossier.title, "datePublished": at,
        "description": f"Reports, claims, incidents, findings, judgements and the ledger of the dossier '{dossier.title}', for readers at the mark TLP:{tlp}.",
        "license": {"@id": "#handling"}, "hasPart": [{"@id": one["@id"]} for one in files],
    }  # fmt: skip
    handling = {"@id": "#handling", "@type": "CreativeWork", "name": f"TLP:{tlp}", "description": "Handling mark of the Traffic Light Protocol 2.0"}
    about = {
        "@id": NAME, "@type": "CreativeWork", "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }  # fmt: skip
    return canonical({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [about, root, handling, *files]}) + b"\n"


def _file(name: str, report: Report | None, text: str) -> dict[str, Any]:
    made: dict[str, Any] = {"@id": name, "@type": "File", "name": text or name}
    media = _MEDIA.get("." + name.rpartition(".")[2])
    if media is not None:
        made["encodingFormat"] = media
    if report is not None:
        told = {
            "name": report.title or report.name, "url": report.url, "inLanguage": report.language,
            "datePublished": report.published.isoformat() if report.published else None, "identifier": report.id,
        }  # fmt: skip
        made |= msgspec.to_builtins({key: value for key, value in told.items() if value})
    return made
