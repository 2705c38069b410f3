"""GeoJSON text with the line of every feature, and what is wrong with one geometry."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

KINDS = ("Polygon", "MultiPolygon", "LineString", "MultiLineString", "Point", "MultiPoint")

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class Located(msgspec.Struct, frozen=True):
    """data: the whole file's value; starts: offset of each feature; keys: key -> offset of it, at the top."""

    text: str
    data: Any
    starts: tuple[int, ...] = ()
    keys: Mapping[str, int] = {}

    def line(self, at: int) -> int:
        """1-based line of an offset."""
        return self.text.count("\n", 0, at) + 1

    def line_of(self, n: int) -> int:
        """The line on which the n-th feature begins."""
        return self.line(self.starts[n]) if n < len(self.starts) else 1

    def end(self, n: int) -> int:
        """Where the n-th feature ends, or the next one begins."""
        return self.starts[n + 1] if n + 1 < len(self.starts) else len(self.text)

    def line_in(self, n: int, word: str) -> int:
        """The line of `word` in the n-th feature; of the feature's beginning if it is not there."""
        start, end = (self.starts[n], self.end(n)) if n < len(self.starts) else (0, len(self.text))
        for written in (json.dumps(word, ensure_ascii=False), json.dumps(word)):
            at = self.text.find(written, start, end)
            if at >= 0:
                return self.line(at)
        return self.line(start)


def located(text: str) -> Located:
    """Read a file. Raises `json.JSONDecodeError` or `RecursionError` when it is no JSON."""
    data = json.loads(text)
    at = _skip(text, 0)
    if not isinstance(data, dict) or data.get("type") == "Feature":
        return Located(text, data, (at,))
    keys: dict[str, int] = {}
    starts: tuple[int, ...] = ()
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, after = _DECODER.raw_decode(text, at)
        keys[key] = at
        at = _skip(text, _skip(text, after) + 1)
        if key == "features" and text[at] == "[":
            starts, at = _items(text, at)
        else:
            at = _DECODER.raw_decode(text, at)[1]
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return Located(text, data, starts, keys)


def _items(text: str, at: int) -> tuple[tuple[int, ...], int]:
    starts: list[int] = []
    at = _skip(text, at + 1)
    while text[at] != "]":
        starts.append(at)
        at = _skip(text, _DECODER.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _skip(text, at + 1)
    return tuple(starts), at + 1


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def fault(geometry: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """(code, what, remedy) of what is wrong with one geometry, None when nothing is."""
    import shapely
    from shapely.geometry import shape
    from shapely.validation import explain_validity

    if geometry.get("type") not in KINDS:
        return (
            "geometry",
            f"has the geometry type {geometry.get('type')!r}",
            f"use one of: {', '.join(KINDS)}",
        )
    if _open_ring(geometry):
        return "open_ring", "has a ring that is not closed", "end the ring with the point it begins with"
    try:
        made = shape(geometry)
    except (
        ValueError,
        TypeError,
        IndexError,
        KeyError,
        AttributeError,
        shapely.errors.ShapelyError,
    ) as error:
        return (
            "geometry",
            f"has coordinates that are no geometry ({error})",
            "give [longitude, latitude] pairs; a ring ends where it began",
        )
    if made.is_empty:
        return "geometry", "is empty", "give its coordinates"
    west, south, east, north = made.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        swapped = -90 <= west <= east <= 90 and -180 <= south <= north <= 180
        return (
            "off_earth",
            "is not on the Earth",
            "longitude stands before latitude: they look swapped" if swapped else "use degrees, WGS84",
        )
    if not made.is_valid:
        reason = explain_validity(made)
        return (
            "crosses_itself",
            f"crosses itself ({reason})",
            "redraw the ring so that its edges do not cross",
        )
    return None


def _open_ring(geometry: Mapping[str, Any]) -> bool:
    """Whether a ring of pairs ends elsewhere than it began."""
    kind, given = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(given, list):
        return False
    polygons = [given] if kind == "Polygon" else [p for p in given if isinstance(p, list)]
    return any(
        isinstance(ring, list)
        and len(ring) >= 3
        and all(isinstance(p, list) and len(p) >= 2 for p in ring)
        and ring[0] != ring[-1]
        for polygon in polygons
        for ring in polygon
    )
