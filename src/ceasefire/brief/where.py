"""What the map shows: area outlines, incidents by place, places for orientation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ceasefire.brief import words
from ceasefire.brief.brief import Line, MapView, Outline, Ring, Spot, Town
from ceasefire.brief.phrase import noun, verb
from ceasefire.brief.scope import Scope
from ceasefire.brief.tolls import is_tally
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.finding import Outcome
from ceasefire.incidents.incident import Incident
from ceasefire.place import Place

_TOWNS = ("city", "town")


def map_view(scope: Scope) -> MapView:
    """Incidents of the period that are held against an article, gathered by place."""
    groups: dict[tuple[float, float, bool], list[tuple[Incident, Place, Outcome]]] = {}
    country, nowhere = [], []
    for incident in scope.now:
        outcome, place = scope.gravest(incident), incident.place
        if outcome is None:
            continue
        if place is None or place.lat is None or place.lon is None:
            nowhere.append(incident)
        elif place.where_prec >= 6:
            country.append(incident)
        else:
            key = (round(place.lat, 4), round(place.lon, 4), place.where_prec >= 3)
            groups.setdefault(key, []).append((incident, place, outcome))
    spots = tuple(
        Spot(
            name=rows[0][1].name,
            lat=lat,
            lon=lon,
            radius_km=max(place.radius_km for _, place, _ in rows),
            area=area,
            count=len(rows),
            killed=sum((i.killed[0] or 0) if i.killed and not is_tally(i) else 0 for i, _, _ in rows),
            outcome=min((outcome for _, _, outcome in rows), key=words.OUTCOMES.index),
            rings=_rings(scope.dossier.shapes.get(rows[0][1].id or "", {})) if area else (),
        )
        for (lat, lon, area), rows in groups.items()
    )
    notes = []
    for sentence, hit in ((words.S_MAP_WIDE, country), (words.S_MAP_NONE, nowhere)):
        if hit:
            text = sentence.format(incidents=noun(len(hit), "incident"), are=verb(len(hit), "are"))
            refs = scope.refs(n for i in hit for n in (*i.claims_for, *i.claims_against))
            notes.append(Line(text, refs))
    return MapView(outlines(scope.dossier), spots, towns(scope.dossier), tuple(notes))


def outlines(dossier: Dossier) -> tuple[Outline, ...]:
    """Polygons on file. Those of the dossier's area and of units inside it are the main ones."""
    made = []
    for name, geometry in dossier.shapes.items():
        rings = _rings(geometry)
        if not rings:
            continue
        place = dossier.gazetteer.get(name)
        inside = place is not None and any(unit in dossier.area for unit in (*place.admin, place.id))
        label = place.name if place is not None and name in dossier.area else ""
        at = (place.lon, place.lat) if place and place.lat is not None and place.lon is not None else None
        made.append(Outline(label, rings, inside or not dossier.area, at))
    return tuple(made)


def _rings(geometry: Mapping[str, Any]) -> tuple[Ring, ...]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates") or ()
    polygons: Sequence[Any] = ()
    if kind == "Polygon":
        polygons = [coordinates]
    elif kind == "MultiPolygon":
        polygons = coordinates
    return tuple(
        tuple((float(point[0]), float(point[1])) for point in ring)
        for polygon in polygons
        for ring in polygon
        if len(ring) >= 4
    )


def towns(dossier: Dossier) -> tuple[Town, ...]:
    """Cities and towns of the area, in the order of the gazetteer."""
    area = set(dossier.area)
    return tuple(
        Town(entry.name, entry.lat, entry.lon, _TOWNS.index(entry.kind))
        for entry in dossier.gazetteer.entries.values()
        if entry.kind in _TOWNS
        and entry.lat is not None
        and entry.lon is not None
        and entry.where_prec <= 2
        and (not area or area & set(entry.admin))
    )
