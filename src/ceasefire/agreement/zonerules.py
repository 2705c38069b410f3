"""What must hold for the zones and lines of an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ceasefire.agreement.faults import known_actors
from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zonespec import ZoneSpec
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.geojson import KINDS
from ceasefire.dossier.words import near
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem


def zones(source: YamlFile, one: Agreement, dossier: Dossier) -> list[Problem]:
    """Zones of known parts, not empty, not left out of themselves, on this part of the Earth."""
    out: list[Problem] = []
    for name, zone in one.zones.items():
        path: Path_ = ("zones", name)
        out += _zone(source, path, zone, one, dossier)
        out += known_actors(source, (*path, "readings"), tuple(zone.readings), dossier)
        for party, reading in zone.readings.items():
            out += _zone(source, (*path, "readings", party), reading, one, dossier)
            if reading.readings:
                out.append(
                    source.problem(
                        (*path, "readings", party),
                        "nested",
                        "a reading has readings of its own",
                        "give one reading for each party",
                    )
                )
        for i, other in enumerate(zone.without):
            if other not in one.zones:
                out.append(
                    source.problem(
                        (*path, "without", i),
                        "unknown_zone",
                        f"zone '{other}' is not among this agreement's zones",
                        near(other, one.zones),
                    )
                )
            elif other == name or one.zones[other].without:
                out.append(
                    source.problem(
                        (*path, "without", i),
                        "circle",
                        f"zone '{other}' cannot be left out here",
                        "leave out a zone that leaves out nothing itself",
                    )
                )
    return out


def _zone(source: YamlFile, path: Path_, zone: ZoneSpec, one: Agreement, dossier: Dossier) -> list[Problem]:
    out: list[Problem] = []
    places = dossier.gazetteer.entries
    known: tuple[tuple[str, tuple[str, ...], Mapping[str, Any], str], ...] = (
        ("admin", zone.admin, places, "places.yaml"),
        ("places", zone.places, places, "places.yaml"),
        ("shapes", zone.shapes, dossier.shapes, "zones/*.geojson"),
    )
    for key, items, table, where in known:
        for i, item in enumerate(items):
            if item not in table:
                code = "unknown_shape" if key == "shapes" else "unknown_place"
                what = f"'{item}' is not in {where}"
                out.append(source.problem((*path, key, i), code, what, near(item, table)))
    for i, buffer in enumerate(zone.buffers):
        at: Path_ = (*path, "buffers", i)
        if source.sound(("lines",)) and buffer.line not in one.lines and buffer.line not in dossier.shapes:
            out.append(
                source.problem(
                    (*at, "line"),
                    "unknown_line",
                    f"line '{buffer.line}' is not known",
                    near(buffer.line, (*one.lines, *dossier.shapes)),
                )
            )
        if buffer.km <= 0:
            out.append(
                source.problem(
                    (*at, "km"),
                    "width",
                    f"a strip of {buffer.km:g} km covers nothing",
                    "give kilometres above 0",
                )
            )
    parts = ("admin", "places", "shapes", "buffers", "readings")
    if zone.empty and source.sound(*((*path, part) for part in parts)):
        out.append(
            source.problem(
                path,
                "empty_zone",
                f"zone '{path[-1]}' covers nothing",
                "give admin, places, shapes or buffers",
            )
        )
    dated = source.sound((*path, "from"), (*path, "until"))
    if dated and zone.from_ and zone.until and zone.until <= zone.from_:
        out.append(
            source.problem(
                (*path, "until"), "dates", "the zone ends before it begins", "give the later time as `until`"
            )
        )
    return out


def lines(source: YamlFile, one: Agreement, dossier: Dossier) -> list[Problem]:
    """Lines of known shapes that are lines; where an article speaks of crossing, with both sides."""
    out: list[Problem] = []
    crossed = {p.direction.across for p in one.provisions if p.direction and p.direction.across}
    for name, line in one.lines.items():
        path: Path_ = ("lines", name)
        shape = dossier.shapes.get(line.shape)
        if shape is None:
            out.append(
                source.problem(
                    (*path, "shape"),
                    "unknown_shape",
                    f"'{line.shape}' is not in zones/*.geojson",
                    near(line.shape, dossier.shapes),
                )
            )
        elif shape.get("type") in KINDS and shape.get("type") != "LineString":
            out.append(
                source.problem(
                    (*path, "shape"),
                    "no_line",
                    f"'{line.shape}' is a {shape.get('type')}, not a line",
                    "draw it as a LineString",
                )
            )
        held = [a for a in (line.left, line.right) if a is not None]
        for side, actor in (("left", line.left), ("right", line.right)):
            if actor is not None and actor not in dossier.actors:
                out.append(
                    source.problem(
                        (*path, side),
                        "unknown_actor",
                        f"'{actor}' is not in actors.yaml",
                        near(actor, dossier.actors),
                    )
                )
        if name in crossed and len(held) < 2 and source.sound((*path, "left"), (*path, "right")):
            out.append(
                source.problem(
                    path,
                    "no_sides",
                    f"line '{name}' may not be crossed, but it is not said who is on which side",
                    "add `left:` and `right:`, looking along the line as drawn",
                )
            )
    return out
