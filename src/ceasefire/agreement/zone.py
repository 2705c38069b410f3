"""Is a place inside a zone? Precision is respected: a district's centroid is not a point."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import cos, radians
from typing import Any, Literal

import msgspec

from ceasefire.agreement.terms import ZoneSpec
from ceasefire.dossier.dossier import Dossier
from ceasefire.place import Place, distance_km

ZoneTest = Literal["inside", "outside", "indeterminate"]

KM_PER_DEGREE = 111.195
"""Length of one degree of latitude on the mean sphere, km."""


class ZoneAnswer(msgspec.Struct, frozen=True):
    """Where a place stands against a zone, and by what it was decided, in words."""

    test: ZoneTest
    why: str


def locate(place: Place | None, zone: ZoneSpec | None, dossier: Dossier) -> ZoneAnswer:
    """Hold a place against a zone: admin membership decides where it is known, geometry where the
    place is known well enough, otherwise the answer is indeterminate."""
    if zone is None:
        return ZoneAnswer("inside", "the article holds wherever its bearers act")
    if place is None:
        return ZoneAnswer("indeterminate", "no report says where")
    answers = [_admin(place, unit, dossier) for unit in zone.admin]
    answers += [_named(place, name, dossier) for name in zone.places]
    answers += [_shape(place, name, dossier) for name in zone.shapes]
    for wanted in ("inside", "indeterminate"):
        for answer in answers:
            if answer.test == wanted:
                return answer
    return (
        answers[0]
        if len(answers) == 1
        else ZoneAnswer("outside", f"{place.name} lies in no part of the zone")
    )


def _unit_name(unit: str, dossier: Dossier) -> str:
    entry = dossier.gazetteer.entries.get(unit)
    return entry.name if entry else unit


def _admin(place: Place, unit: str, dossier: Dossier) -> ZoneAnswer:
    name = _unit_name(unit, dossier)
    if unit in place.admin:
        return ZoneAnswer("inside", f"{place.name} is in {name}")
    entry = dossier.gazetteer.entries.get(unit)
    chain = entry.admin if entry else (unit,)
    if place.admin and place.admin != chain[: len(place.admin)]:
        return ZoneAnswer("outside", f"{place.name} is not in {name}")
    if place.admin:
        return ZoneAnswer("indeterminate", f"{place.name} is too wide to say whether it was in {name}")
    if unit in dossier.shapes:
        return _shape(place, unit, dossier)
    return ZoneAnswer("indeterminate", f"it is not known in which unit {place.name} lies")


def _named(place: Place, name: str, dossier: Dossier) -> ZoneAnswer:
    entry = dossier.gazetteer.entries.get(name)
    if entry is None:
        return ZoneAnswer("indeterminate", f"{name} is not a known place")
    if place.id == name or name in place.admin:
        return ZoneAnswer("inside", f"{place.name} is named by the article")
    if place.id is not None and place.id in entry.admin:
        return ZoneAnswer(
            "indeterminate", f"{place.name} is wider than {entry.name}, which the article names"
        )
    apart = distance_km(place, entry.place)
    if apart is None:
        return ZoneAnswer("indeterminate", f"it is not known how far {place.name} is from {entry.name}")
    if apart + place.radius_km <= entry.radius_km:
        return ZoneAnswer("inside", f"{place.name} lies within {entry.name}")
    if apart >= place.radius_km + entry.radius_km:
        return ZoneAnswer("outside", f"{place.name} lies {apart:.0f} km from {entry.name}")
    return ZoneAnswer("indeterminate", f"{place.name} may lie within {entry.name}")


def _shape(place: Place, name: str, dossier: Dossier) -> ZoneAnswer:
    shape = dossier.shapes.get(name)
    label = _unit_name(name, dossier)
    if shape is None or place.lat is None or place.lon is None:
        return ZoneAnswer("indeterminate", f"{place.name} has no coordinates to hold against {label}")
    import shapely
    from shapely.affinity import scale

    # In a plane where a degree is as long both ways at this latitude, so that a circle is one.
    squeeze = max(0.01, cos(radians(place.lat)))
    area = scale(_geometry(msgspec.json.encode(shape)), squeeze, 1, origin=(0, 0))
    point = shapely.Point(place.lon * squeeze, place.lat)
    reach = place.radius_km / KM_PER_DEGREE
    if area.contains(point) and area.boundary.distance(point) >= reach:
        return ZoneAnswer(
            "inside", f"{place.name} lies within {label}, {place.radius_km:g} km of doubt included"
        )
    if area.distance(point) > reach:
        return ZoneAnswer(
            "outside", f"{place.name} lies outside {label}, {place.radius_km:g} km of doubt included"
        )
    return ZoneAnswer(
        "indeterminate", f"{place.name} is known to {place.radius_km:g} km only, too coarse for {label}"
    )


@lru_cache(maxsize=512)
def _geometry(encoded: bytes) -> Any:
    from shapely.geometry import shape

    decoded: Mapping[str, Any] = msgspec.json.decode(encoded)
    return shape(decoded)
