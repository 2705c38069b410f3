"""Geometries on file: `zones/*.geojson`, WGS84, longitude first as GeoJSON demands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ceasefire.errors import Problem

KINDS = ("Polygon", "MultiPolygon", "LineString", "MultiLineString", "Point", "MultiPoint")


def load_shapes(root: Path, problems: list[Problem]) -> dict[str, Mapping[str, Any]]:
    """Geometry by feature id (`id`, or `properties.id`) of every file; faults go to `problems`."""
    shapes: dict[str, Mapping[str, Any]] = {}
    for path in sorted((root / "zones").glob("*.geojson")):
        name = str(path)
        try:
            text = path.read_text("utf-8-sig")
            data = json.loads(text)
        except json.JSONDecodeError as error:
            problems.append(
                _problem(
                    name,
                    error.lineno,
                    "json",
                    f"is not JSON ({error.msg})",
                    "check commas and brackets on this line",
                )
            )
            continue
        except (OSError, UnicodeDecodeError, RecursionError) as error:
            problems.append(
                _problem(name, 0, "unreadable", f"cannot be read ({error})", "save it as UTF-8 GeoJSON")
            )
            continue
        for n, feature in enumerate(_features(data)):
            made = _feature(name, text, n, feature, problems)
            if made and made[0] in shapes:
                problems.append(
                    _problem(
                        name,
                        _line(text, made[0]),
                        "duplicate_id",
                        f"feature '{made[0]}' exists already",
                        "give each feature an id of its own",
                    )
                )
            elif made:
                shapes[made[0]] = made[1]
    return shapes


def _features(data: Any) -> Iterator[Any]:
    if isinstance(data, dict) and data.get("type") == "FeatureCollection":
        features = data.get("features")
        yield from features if isinstance(features, list) else []
    else:
        yield data


def _feature(
    file: str, text: str, n: int, feature: Any, problems: list[Problem]
) -> tuple[str, Mapping[str, Any]] | None:
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        problems.append(
            _problem(
                file,
                0,
                "feature",
                f"feature {n + 1} has no geometry",
                "write GeoJSON features with `geometry`",
            )
        )
        return None
    properties = feature.get("properties") or {}
    name = str(feature.get("id") or properties.get("id") or "")
    line = _line(text, name) if name else 0
    if not name:
        problems.append(
            _problem(
                file,
                line,
                "feature_id",
                f"feature {n + 1} has no id",
                'add `"id"` to the feature or its properties',
            )
        )
        return None
    geometry = feature["geometry"]
    fault = _fault(geometry)
    if fault:
        problems.append(_problem(file, line, fault[0], f"feature '{name}' {fault[1]}", fault[2]))
        return None
    return name, geometry


def _fault(geometry: Mapping[str, Any]) -> tuple[str, str, str] | None:
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


def _line(text: str, name: str) -> int:
    at = text.find(json.dumps(name, ensure_ascii=False))
    if at < 0:
        at = text.find(json.dumps(name))
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _problem(file: str, line: int, code: str, what: str, remedy: str) -> Problem:
    return Problem(file=file, line=line, code=code, what=what, remedy=remedy)
