"""The embedded dossier: what it must hold, and how it must be made."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import urlparse

import msgspec
import pytest

from ceasefire.agreement.check import check_all
from ceasefire.agreement.load import load_agreements
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.load import load

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "southwest-syria"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(embedded("southwest-syria"))


def headers(dossier: Dossier) -> dict[str, dict[str, object]]:
    out = {}
    for path in sorted((dossier.root / "reports").glob("*.md")):
        _, head, _ = path.read_text("utf-8").split("---\n", 2)
        out[path.name] = msgspec.yaml.decode(head, type=dict[str, object])
    return out


def test_it_has_no_faults(dossier: Dossier) -> None:
    assert [str(p) for p in check_all(dossier.root) if p.severity == "error"] == []


def test_its_agreements_are_those_of_three_rounds(dossier: Dossier) -> None:
    every = load_agreements(dossier)
    assert {a.in_force.year for a in every} == {2017, 2018, 2021}
    truce = next(a for a in every if a.id == "southwest-2017")
    assert truce.in_force.isoformat() == "2017-07-09T09:00:00+00:00"
    assert set(truce.guarantors) == {"russia", "united_states", "jordan"}
    assert all(p.pages for a in every for p in a.provisions)
    assert sum(len(a.conflicting_dates) for a in every) >= 10


def test_factions_change_side_on_a_date(dossier: Dossier) -> None:
    faction = "shabab_al_sunna"
    assert "southern_front" in belongs_to(dossier.actors, faction, date(2018, 6, 1))
    assert {"eighth_brigade", "fifth_corps", "syrian_government_forces"} <= set(
        belongs_to(dossier.actors, faction, date(2021, 7, 1))
    )


def test_reports_are_many_and_from_every_side(dossier: Dossier) -> None:
    found = headers(dossier)
    assert len(found) >= 80
    leaning: Counter[str | None] = Counter()
    for head in found.values():
        source = dossier.sources[str(head["source"])]
        leaning[source.leaning] += 1
        assert urlparse(str(head["url"])).scheme in ("http", "https")
        assert head["publisher"] and isinstance(head["published"], date)
    assert leaning["government"] >= 25
    assert leaning["opposition"] >= 25
    assert sum(head["language"] == "ar" for head in found.values()) >= 10
    kinds = Counter(dossier.sources[str(h["source"])].kind for h in found.values())
    assert kinds["un"] >= 3
    assert kinds["news_agency"] >= 5


def test_pairs_that_contradict_are_of_different_sources(dossier: Dossier) -> None:
    found = headers(dossier)
    pairs = msgspec.yaml.decode((GOLDEN / "contradictions.yaml").read_bytes(), type=list[dict[str, object]])
    sure = [p for p in pairs if len({found[name]["source"] for name in p["reports"]}) == 2]  # type: ignore[attr-defined]
    assert len(sure) >= 12


def test_about_150_places_with_arabic_names(dossier: Dossier) -> None:
    entries = dossier.gazetteer.entries.values()
    assert len(entries) >= 150
    assert sum(bool(e.ar) for e in entries) / len(entries) > 0.9
    assert {"neighbourhood", "camp", "crossing"} <= {e.kind for e in entries}
    ambiguous = {n: ids for n, ids in dossier.gazetteer.names().items() if len(ids) > 1}
    assert ambiguous == {}


def test_known_distances(dossier: Dossier, shared: Path) -> None:
    """Every place that UCDP names with precision 1 or 2 lies within 5 km of where UCDP puts it, or is told apart."""
    import csv

    from ceasefire.place import Place, distance_km

    text = (shared / "data/gazetteer-sw-syria/ged_places_southwest_syria.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    name_key = next(k for k in rows[0] if "where" in k or "name" in k)
    far = []
    known = 0
    for row in rows:
        places = dossier.gazetteer.find(row[name_key])
        if len(places) != 1:
            continue
        known += 1
        there = Place(name="x", lat=float(row["latitude"]), lon=float(row["longitude"]))
        apart = distance_km(places[0], there)
        if apart is not None and apart > 5 and places[0].where_prec <= 2:
            far.append((row[name_key], round(apart, 1)))
    assert known / len(rows) >= 0.95
    assert len(far) / known <= 0.05, far
