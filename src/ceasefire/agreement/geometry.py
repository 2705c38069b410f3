"""Circles of doubt against shapes, in a plane where a degree is as long both ways."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import cos, radians
from typing import Any, Literal

import msgspec

from ceasefire.place import Place

Test = Literal["inside", "outside", "indeterminate"]
Shape = Mapping[str, Any]

KM_PER_DEGREE = 111.195
"""Length of one degree of latitude on the mean sphere, km."""


def polygon(place: Place, shape: Shape | None) -> Test | None:
    """The circle of doubt about a place against a polygon; None without coordinates or shape."""
    if shape is None or place.lat is None or place.lon is None:
        return None
    area, point = _plane(shape, place.lat), _point(place)
    return _test(area, point, place.radius_km / KM_PER_DEGREE)


def strip(place: Place, shape: Shape | None, km: float, side_: str) -> Test | None:
    """The circle of doubt against a strip of `km` on each side, or one side, of a line."""
    if shape is None or place.lat is None or place.lon is None:
        return None
    line, point = _plane(shape, place.lat), _point(place)
    width, reach = km / KM_PER_DEGREE, place.radius_km / KM_PER_DEGREE
    if side_ != "both":
        offset = width if side_ == "left" else -width
        return _test(line.buffer(offset, single_sided=True), point, reach)
    apart = line.distance(point)
    if apart + reach <= width:
        return "inside"
    return "outside" if apart > width + reach else "indeterminate"


def side(place: Place, shape: Shape | None) -> Literal["left", "right"] | None:
    """Which side of a line, looking along it as drawn; None within the circle of doubt of it, or
    beyond its ends, where a line has no sides."""
    if shape is None or place.lat is None or place.lon is None:
        return None
    line, point = _plane(shape, place.lat), _point(place)
    if line.geom_type != "LineString" or line.distance(point) <= place.radius_km / KM_PER_DEGREE:
        return None
    along = line.project(point)
    if along in (0.0, line.length) and not line.is_ring:
        return None
    step = min(line.length * 1e-3, 1e-4)
    a, b = line.interpolate(max(0.0, along - step)), line.interpolate(min(line.length, along + step))
    cross = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
    return "left" if cross > 0 else "right" if cross < 0 else None


def _test(area: Any, point: Any, reach: float) -> Test:
    if area.contains(point) and area.boundary.distance(point) >= reach:
        return "inside"
    return "outside" if area.distance(point) > reach else "indeterminate"


def _point(place: Place) -> Any:
    import shapely

    lat, lon = place.lat or 0.0, place.lon or 0.0
    return shapely.Point(lon * _squeeze(lat), lat)


def _squeeze(lat: float) -> float:
    return max(0.01, cos(radians(lat)))


def _plane(shape: Shape, lat: float) -> Any:
    return _scaled(msgspec.json.encode(shape), _squeeze(lat))


@lru_cache(maxsize=4096)
def _scaled(encoded: bytes, squeeze: float) -> Any:
    from shapely import prepare
    from shapely.affinity import scale
    from shapely.geometry import shape

    made = scale(shape(msgspec.json.decode(encoded)), squeeze, 1, origin=(0, 0))
    prepare(made)
    return made
