"""Geometries on file: `zones/*.geojson`, WGS84, longitude first as GeoJSON demands."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.dossier.gazetteer import PlaceEntry
from ceasefire.dossier.geojson import Located, fault, located
from ceasefire.errors import Problem, Severity

FAR_DEGREES = 3.0
"""A shape farther than this from every place of the dossier lies somewhere else."""


class Shapes(msgspec.Struct, frozen=True):
    """geometries: by feature id, those at fault included; at: (file, line) of each; faulty: ids whose
    geometry has a fault; unread: files of which not every feature's id is known."""

    geometries: dict[str, Mapping[str, Any]] = {}
    at: dict[str, tuple[str, int]] = {}
    faulty: set[str] = msgspec.field(default_factory=set)
    unread: set[str] = msgspec.field(default_factory=set)


def load_shapes(root: Path, problems: list[Problem]) -> Shapes:
    """Features (`id`, or `properties.id`) of every file; faults go to `problems`."""
    shapes = Shapes()
    for path in sorted((root / "zones").glob("*.geojson")):
        name = str(path)
        before = len(problems)
        try:
            whole = located(path.read_text("utf-8-sig"))
        except json.JSONDecodeError as error:
            what = f"is not JSON ({error.msg})"
            problems.append(
                _problem(name, error.lineno, "json", what, "check commas and brackets on this line")
            )
        except (OSError, UnicodeDecodeError, RecursionError) as error:
            what = f"cannot be read ({error})"
            problems.append(_problem(name, 0, "unreadable", what, "save it as UTF-8 GeoJSON"))
        else:
            for n, feature in enumerate(_features(name, whole, problems)):
                _feature(name, whole, n, feature, shapes, problems)
        if any(p.code in ("json", "unreadable", "collection", "feature_id") for p in problems[before:]):
            shapes.unread.add(name)
    return shapes


def whereabouts(shapes: Shapes, places: Iterable[PlaceEntry]) -> list[Problem]:
    """Shapes that lie nowhere near the dossier's places, as they do with their axes swapped."""
    points = [(p.lon, p.lat) for p in places if p.lon is not None and p.lat is not None]
    sound = [name for name in shapes.geometries if name not in shapes.faulty]
    if not points or not sound:
        return []
    from shapely.geometry import shape

    def near_some(x: float, y: float) -> bool:
        return any(abs(x - lon) < FAR_DEGREES and abs(y - lat) < FAR_DEGREES for lon, lat in points)

    out: list[Problem] = []
    for name in sound:
        middle = shape(shapes.geometries[name]).centroid
        if near_some(middle.x, middle.y):
            continue
        swapped = near_some(middle.y, middle.x)
        remedy = "its axes look swapped: GeoJSON has longitude first" if swapped else "check its coordinates"
        file, line = shapes.at[name]
        what = f"shape '{name}' lies far from every place of the dossier"
        severity: Severity = "error" if swapped else "warning"
        out.append(
            Problem(file=file, line=line, code="far_away", what=what, remedy=remedy, severity=severity)
        )
    return out


def _features(file: str, whole: Located, problems: list[Problem]) -> list[Any]:
    """The features of a file; a collection under a wrong name is told once and read all the same."""
    data = whole.data
    if not isinstance(data, dict):
        what, remedy = "is not GeoJSON", "write a FeatureCollection of features with `geometry`"
        problems.append(_problem(file, 1, "collection", what, remedy))
        return []
    kind = data.get("type")
    if kind == "Feature" or (kind != "FeatureCollection" and "features" not in data and "geometry" in data):
        return [data]
    features = data.get("features")
    if kind != "FeatureCollection":
        line = whole.line(whole.keys["type"]) if "type" in whole.keys else 1
        near = difflib.get_close_matches(str(kind), ["FeatureCollection", "Feature"], 1)
        remedy = f"did you mean '{near[0] if near else 'FeatureCollection'}'?"
        what = f"'type' has the value '{kind}'" if kind is not None else "'type' is missing"
        code = "type" if isinstance(features, list) else "collection"
        problems.append(_problem(file, line, code, what, remedy))
    elif not isinstance(features, list):
        line = whole.line(whole.keys.get("features", whole.keys["type"]))
        what = "'features' is not a list" if "features" in data else "'features' is missing"
        problems.append(_problem(file, line, "collection", what, "give a list of features"))
    return features if isinstance(features, list) else []


def _feature(
    file: str, whole: Located, n: int, feature: Any, shapes: Shapes, problems: list[Problem]
) -> None:
    line = whole.line_in(n, "id")
    given = feature if isinstance(feature, dict) else {}
    properties = given.get("properties")
    inner = properties.get("id") if isinstance(properties, dict) else None
    name = str(given.get("id") or inner or "")
    geometry = given.get("geometry")
    if not name:
        line = whole.line_of(n)
        remedy = 'add `"id"` to the feature or its properties'
        problems.append(_problem(file, line, "feature_id", f"feature {n + 1} has no id", remedy))
    elif name in shapes.geometries:
        what = f"feature '{name}' exists already"
        problems.append(_problem(file, line, "duplicate_id", what, "give each feature an id of its own"))
        return
    shown = f"feature '{name}'" if name else f"feature {n + 1}"
    if given and given.get("type", "Feature") != "Feature":
        what = f"{shown} has the type '{given['type']}'"
        problems.append(_problem(file, whole.line_in(n, "type"), "type", what, "did you mean 'Feature'?"))
    wrong: tuple[str, str, str] | None
    if not isinstance(geometry, dict):
        wrong = "feature", "has no geometry", "write GeoJSON features with `geometry`"
    else:
        wrong = fault(geometry)
    if wrong is not None and name:
        problems.append(_problem(file, line, wrong[0], f"{shown} {wrong[1]}", wrong[2]))
    if name:
        shapes.geometries[name] = geometry if isinstance(geometry, dict) else {}
        shapes.at[name] = (file, line)
        if wrong is not None:
            shapes.faulty.add(name)


def _problem(file: str, line: int, code: str, what: str, remedy: str) -> Problem:
    return Problem(file=file, line=line, code=code, what=what, remedy=remedy)
