"""What must hold for the places of a dossier."""

from __future__ import annotations

from collections.abc import Mapping

from ceasefire.dossier.gazetteer import PlaceEntry
from ceasefire.dossier.rules import identifier
from ceasefire.dossier.words import near, place_kind
from ceasefire.dossier.yamlfile import YamlFile
from ceasefire.errors import Problem

_MANY = 3
"""From so many places on that lie far from their unit, and most of its places, the unit is what is wrong."""


def places(source: YamlFile, records: Mapping[int, PlaceEntry]) -> list[Problem]:
    """places.yaml: coordinates on the Earth and near their unit, chains of known units."""
    out: list[Problem] = []
    known = {p.id for p in records.values()} - {""}
    for i, place in records.items():
        out += identifier(source, (i, "id"), place.id)
        out += place_kind(source, (i, "kind"), place.kind)
        given = source.sound((i, "lat"), (i, "lon"))
        if given and (place.lat is None) != (place.lon is None):
            what = f"'{place.id}' has only one of lat and lon"
            out.append(source.problem((i,), "half_point", what, "give both or neither"))
        elif given and place.lat is not None and place.lon is not None:
            out += _on_earth(source, i, place.lat, place.lon)
        if place.radius_km <= 0:
            what = f"radius {place.radius_km} km is not positive"
            out.append(source.problem((i, "radius_km"), "radius", what, "give kilometres above 0"))
        for n, unit in enumerate(place.admin):
            if unit not in known:
                what = f"admin unit '{unit}' is not in this file"
                out.append(source.problem((i, "admin", n), "unknown_place", what, near(unit, known)))
    return out + _far(source, records)


def _off(lat: float, lon: float) -> bool:
    return abs(lat) > 90 or abs(lon) > 180


def _on_earth(source: YamlFile, i: int, lat: float, lon: float) -> list[Problem]:
    if not _off(lat, lon):
        return []
    swapped = abs(lon) <= 90 and abs(lat) <= 180
    remedy = "lat and lon look swapped" if swapped else "lat is -90 to 90, lon -180 to 180"
    what = f"{lat}, {lon} is not on the Earth"
    return [source.problem((i, "lat" if abs(lat) > 90 else "lon"), "off_earth", what, remedy)]


def _far(source: YamlFile, records: Mapping[int, PlaceEntry]) -> list[Problem]:
    """Places far from the unit they are in; a unit that most of its places are far from, once."""
    index: dict[str, int] = {}
    for i, place in records.items():
        index.setdefault(place.id, i)
    inside: dict[int, list[int]] = {}
    for i, place in records.items():
        parent = next((index[u] for u in reversed(place.admin) if u != place.id and u in index), None)
        if parent is not None and _placed(source, i, place) and _placed(source, parent, records[parent]):
            inside.setdefault(parent, []).append(i)
    out: list[Problem] = []
    for at, members in inside.items():
        unit = records[at]
        if unit.kind == "country" or not source.sound((at, "radius_km")):
            continue
        far = [i for i in members if _apart(unit, records[i])]
        if len(far) >= _MANY and 2 * len(far) > len(members):
            swapped = 2 * sum(_apart(unit, records[i], swap=True) for i in members) < len(members)
            remedy = "lat and lon look swapped" if swapped else "check its point and its radius_km"
            what = f"'{unit.id}' lies far from {len(far)} of {len(members)} places that are said to be in it"
            out.append(source.problem((at, "lat"), "far_from_places", what, remedy))
            continue
        for i in far:
            swapped = not _apart(unit, records[i], swap=True)
            remedy = "lat and lon look swapped" if swapped else "check the point and the admin chain"
            what = f"'{records[i].id}' lies far from {unit.name}, which it is said to be in"
            out.append(source.problem((i, "lat"), "far_from_unit", what, remedy))
    return out


def _placed(source: YamlFile, i: int, place: PlaceEntry) -> bool:
    """Whether its point is given, can be, and was read."""
    if place.lat is None or place.lon is None or not source.sound((i, "lat"), (i, "lon")):
        return False
    return not _off(place.lat, place.lon)


def _apart(unit: PlaceEntry, place: PlaceEntry, swap: bool = False) -> bool:
    """Whether the place is farther from the middle of the unit than four times its radius.
    swap: with lat and lon of one of the two exchanged."""
    lat, lon = place.lat or 0.0, place.lon or 0.0
    if swap:
        lat, lon = lon, lat
    reach = (4 * unit.radius_km) / 111
    return abs(lat - (unit.lat or 0.0)) > reach or abs(lon - (unit.lon or 0.0)) > 2 * reach
