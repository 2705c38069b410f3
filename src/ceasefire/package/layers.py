"""Incidents, findings, control and zones as layers of a map, for each audience what it may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ceasefire.agreement.geometry import KM_PER_DEGREE
from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zonespec import ZoneSpec
from ceasefire.package.controltables import controlled, point_rows
from ceasefire.package.guard import guarded
from ceasefire.package.shown import shown
from ceasefire.package.tables import finding_row, incident_row
from ceasefire.package.view import View, view
from ceasefire.place import Place
from ceasefire.process import Process
from ceasefire.reports.report import Tlp
from ceasefire.store.layers import Layer, layers_wanted, put_layers

AUDIENCES: dict[str, Tlp] = {"clear": "CLEAR", "green": "GREEN", "amber": "AMBER"}
"""Ends of the views' names. What is for AMBER+STRICT or RED reaches no view."""

_WHERE = (("place", "text"), ("where_prec", "integer"), ("radius_km", "double precision"))
_WHEN = (("date_start", "date"), ("date_end", "date"), ("date_prec", "integer"))
_INCIDENT = (
    ("id", "text"), ("kind", "text"), ("acts", "text"), ("actors", "text"), ("targets", "text"), *_WHERE, *_WHEN,
    ("killed_low", "integer"), ("killed_high", "integer"), ("injured_low", "integer"), ("injured_high", "integer"),
    ("credibility", "integer"), ("claims_for", "integer"), ("claims_against", "integer"),
)  # fmt: skip
_FINDING = (
    ("id", "text"), ("agreement", "text"), ("provision", "text"), ("outcome", "text"), ("responsibility", "text"),
    ("responsible", "text"), ("proof", "text"), ("state", "text"), ("zone", "text"), ("incident", "text"),
    ("acts", "text"), ("actors", "text"), ("targets", "text"), *_WHERE, *_WHEN, ("credibility", "integer"),
)  # fmt: skip
_CONTROL = (
    ("id", "text"), ("value", "text"), ("reason", "text"), ("sides", "text"), ("was", "text"), ("since", "text"), ("word", "text"),
    ("as_of", "text"), ("claims", "integer"), ("place", "text"), ("where_prec", "integer"),
)  # fmt: skip
_ZONE = (("agreement", "text"), ("zone", "text"), ("reading_of", "text"), ("from_day", "text"), ("until_day", "text"))


def lay(process: Process, now: datetime) -> str | None:
    """Put the layers of all audiences into the dossier's store, where that is one that can have them.

    now: UTC instant from which the age of movements of forces is counted. None when done or not wanted, else why not.
    """
    if not layers_wanted(process.store):
        return None
    made: dict[str, Sequence[Layer]] = {}
    for name, tlp in AUDIENCES.items():
        found = shown(process, tlp)
        whole = view(found.results, tlp)
        made[name] = layers(guarded(whole, now), found.choice.withheld, point_rows(controlled(whole, now.date())))
    return put_layers(process.store, made)


def layers(seen: View, withheld: Sequence[str] = (), held: Sequence[Mapping[str, Any]] = ()) -> tuple[Layer, ...]:
    """The layers of what one audience sees. withheld: files of the dossier that it may not see; held: points of control."""
    incidents = {name: incident_row(one) for name, one in seen.incidents.items()}
    for name, one in seen.incidents.items():
        incidents[name] |= {"claims_for": len(one.claims_for), "claims_against": len(one.claims_against)}
    points = {name: _point(one.place) for name, one in seen.incidents.items()}
    findings = [incidents[f.incident] | finding_row(f) for f in seen.findings]
    return (
        Layer("map_incident", _INCIDENT, "Point", [(*_picked(row, _INCIDENT), points[name]) for name, row in incidents.items()]),
        Layer("map_finding", _FINDING, "Point", [(*_picked(row, _FINDING), points[row["incident"]]) for row in findings]),
        Layer("map_control", _CONTROL, "Point", [(*_picked(row, _CONTROL), _at(row["lat"], row["lon"])) for row in held]),
        Layer("map_zone", _ZONE, "MultiPolygon", _zones(seen, withheld)),
    )


def _picked(row: Mapping[str, Any], columns: Sequence[tuple[str, str]]) -> tuple[Any, ...]:
    return tuple(row[name] for name, _ in columns)


def _point(place: Place | None) -> str | None:
    return None if place is None else _at(place.lat, place.lon)


def _at(lat: float | None, lon: float | None) -> str | None:
    return None if lat is None or lon is None else f"POINT({lon!r} {lat!r})"


def _zones(seen: View, withheld: Sequence[str]) -> list[tuple[Any, ...]]:
    """Zones of the agreements that may be seen, one row for each party's reading where these differ."""
    if any(path.startswith(("zones/", "places", "agreements/")) for path in withheld):
        return []  # one of them may name what these readers may not see
    rows: list[tuple[Any, ...]] = []
    for agreement in seen.agreements:
        for name, zone in agreement.zones.items():
            readings: list[tuple[str | None, ZoneSpec]] = [*zone.readings.items()]
            for party, spec in readings or [(None, zone)]:
                area = _area(seen, spec, agreement)
                if area is not None:
                    since, until = (None if at is None else str(at) for at in (spec.from_, spec.until))
                    rows.append((agreement.id, name, party, since, until, area.wkt))
    return rows


def _area(seen: View, zone: ZoneSpec, agreement: Agreement, less: bool = True) -> Any:
    """The outline of a zone, a shapely MultiPolygon; None where no outline of it is known."""
    import shapely
    from shapely.geometry import Point, shape

    shapes = seen.dossier.shapes
    parts = [shape(dict(shapes[one])) for one in (*zone.admin, *zone.shapes) if one in shapes]
    for buffer in zone.buffers:
        line = agreement.lines.get(buffer.line)
        drawn = shapes.get(line.shape if line else buffer.line)
        if drawn is not None:
            width = buffer.km / KM_PER_DEGREE * (-1 if buffer.side == "right" else 1)
            parts.append(shape(dict(drawn)).buffer(width, single_sided=buffer.side != "both"))
    for one in zone.places:
        place = seen.dossier.gazetteer.get(one)
        if place is not None and place.lat is not None and place.lon is not None:
            parts.append(Point(place.lon, place.lat).buffer(max(place.radius_km, 0.1) / KM_PER_DEGREE))
    area = shapely.union_all([shapely.make_valid(part) for part in parts])
    for name in zone.without if less else ():
        cut = _area(seen, agreement.zones[name], agreement, less=False) if name in agreement.zones else None
        area = area if cut is None else area.difference(cut)
    polygons = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon" and not part.is_empty]
    return shapely.MultiPolygon(polygons) if polygons else None
