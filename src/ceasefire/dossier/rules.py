"""What must hold between the records of a dossier, beyond the shape of each."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date

from ceasefire.clock import zone_of
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.coverage import CoverageRow
from ceasefire.dossier.dossier import DossierFile
from ceasefire.dossier.gazetteer import PlaceEntry
from ceasefire.dossier.names import name_key
from ceasefire.dossier.source import Source
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import InputError, Problem

_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")


def near(word: str, known: Iterable[str], what: str = "known") -> str:
    """`did you mean 'x'?`, or a list of what is known, short."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word, names, 1)
    if close:
        return f"did you mean '{close[0]}'?"
    shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return f"{what}: {shown}" if names else f"none is {what} yet: add it first"


def head(source: YamlFile, record: DossierFile, places: Mapping[int, PlaceEntry]) -> list[Problem]:
    """dossier.yaml: a real time zone, an area of known admin units."""
    out: list[Problem] = []
    try:
        zone_of(record.time_zone)
    except InputError as error:
        out.append(source.problem(("time_zone",), "time_zone", error.what, error.remedy))
    known = {p.id for p in places.values()}
    for i, unit in enumerate(record.area):
        if known and unit not in known:
            out.append(
                source.problem(
                    ("area", i), "unknown_place", f"area '{unit}' is not in places.yaml", near(unit, known)
                )
            )
    return out


def places(source: YamlFile, records: Mapping[int, PlaceEntry]) -> list[Problem]:
    """places.yaml: coordinates on the Earth and near their unit, chains of known units."""
    out: list[Problem] = []
    known = {p.id for p in records.values()}
    by_id = {p.id: p for p in records.values()}
    for i, place in records.items():
        out += _id(source, (i, "id"), place.id)
        if (place.lat is None) != (place.lon is None):
            out.append(
                source.problem(
                    (i,), "half_point", f"'{place.id}' has only one of lat and lon", "give both or neither"
                )
            )
        elif place.lat is not None and place.lon is not None:
            out += _point(source, i, place, by_id)
        if place.radius_km <= 0:
            out.append(
                source.problem(
                    (i, "radius_km"),
                    "radius",
                    f"radius {place.radius_km} km is not positive",
                    "give kilometres above 0",
                )
            )
        for n, unit in enumerate(place.admin):
            if unit not in known:
                out.append(
                    source.problem(
                        (i, "admin", n),
                        "unknown_place",
                        f"admin unit '{unit}' is not in this file",
                        near(unit, known),
                    )
                )
    return out


def _point(source: YamlFile, i: int, place: PlaceEntry, by_id: Mapping[str, PlaceEntry]) -> list[Problem]:
    lat, lon = place.lat or 0.0, place.lon or 0.0
    if abs(lat) > 90 or abs(lon) > 180:
        swapped = abs(lon) <= 90 and abs(lat) <= 180
        return [
            source.problem(
                (i, "lat" if abs(lat) > 90 else "lon"),
                "off_earth",
                f"{lat}, {lon} is not on the Earth",
                "lat and lon look swapped" if swapped else "lat is -90 to 90, lon -180 to 180",
            )
        ]
    parent = next((by_id[u] for u in reversed(place.admin) if u != place.id and u in by_id), None)
    if parent is None or parent.lat is None or parent.lon is None or parent.kind == "country":
        return []
    reach = (4 * parent.radius_km) / 111
    if abs(lat - parent.lat) > reach or abs(lon - parent.lon) > 2 * reach:
        swapped = abs(lon - parent.lat) <= reach and abs(lat - parent.lon) <= 2 * reach
        remedy = "lat and lon look swapped" if swapped else "check the point and the admin chain"
        return [
            source.problem(
                (i, "lat"),
                "far_from_unit",
                f"'{place.id}' lies far from {parent.name}, which it is said to be in",
                remedy,
            )
        ]
    return []


def actors(source: YamlFile, records: Mapping[int, Actor]) -> list[Problem]:
    """actors.yaml: links to known actors in the right order of dates; an alias means one actor."""
    out: list[Problem] = []
    known = {a.id for a in records.values()}
    owner: dict[str, tuple[str, Path_]] = {}
    for i, actor in records.items():
        out += _id(source, (i, "id"), actor.id)
        for n, alias in enumerate(actor.aliases):
            key = f"{alias.lang}:{alias.text.strip()}"
            if not alias.text.strip():
                out.append(
                    source.problem(
                        (i, "aliases", n),
                        "empty_alias",
                        "an alias has no text",
                        "write the name or remove the line",
                    )
                )
            elif key in owner and owner[key][0] != actor.id:
                first = source.line(owner[key][1])
                out.append(
                    source.problem(
                        (i, "aliases", n),
                        "alias_twice",
                        f"'{alias.text}' already means {owner[key][0]} (line {first})",
                        "an alias stands under one actor; a word for several stays unresolved",
                    )
                )
            owner.setdefault(key, (actor.id, (i, "aliases", n)))
        for n, link in enumerate(actor.affiliations):
            path: Path_ = (i, "affiliations", n)
            if link.to not in known:
                out.append(
                    source.problem(
                        (*path, "to"),
                        "unknown_actor",
                        f"'{link.to}' is not in actors.yaml",
                        near(link.to, known),
                    )
                )
            if link.to == actor.id:
                out.append(
                    source.problem(
                        (*path, "to"), "self_link", f"'{actor.id}' is part of itself", "name the other actor"
                    )
                )
            if link.from_ and link.until and link.until <= link.from_:
                out.append(
                    source.problem(
                        (*path, "until"),
                        "dates",
                        f"ends {link.until}, before it begins {link.from_}",
                        "give the later date as `until`",
                    )
                )
    out += _circles(source, records)
    return out


def _circles(source: YamlFile, records: Mapping[int, Actor]) -> list[Problem]:
    """`a` part of `b` part of `a` at one time is an error."""
    links = {
        a.id: [
            (x.to, x.from_ or date.min, x.until or date.max)
            for x in a.affiliations
            if x.relation == "part_of"
        ]
        for a in records.values()
    }
    out: list[Problem] = []
    for i, actor in records.items():
        stack: list[tuple[str, date, date, tuple[str, ...]]] = [
            (to, start, end, (actor.id,)) for to, start, end in links[actor.id]
        ]
        while stack:
            to, start, end, path = stack.pop()
            if to == actor.id and len(path) > 1:
                circle = " → ".join((*path, to))
                out.append(
                    source.problem(
                        (i, "affiliations"),
                        "circle",
                        f"is part of itself at one time: {circle}",
                        "end one of these links with `until`",
                    )
                )
                break
            if to in path:
                continue
            for further, begin, stop in links.get(to, []):
                if max(start, begin) < min(end, stop):
                    stack.append((further, max(start, begin), min(end, stop), (*path, to)))
    return out


def sources(source: YamlFile, records: Mapping[int, Source], actors: Mapping[int, Actor]) -> list[Problem]:
    """sources.yaml: alignment with a known actor, a name of its own, a known family."""
    out: list[Problem] = []
    parties = {a.id for a in actors.values()}
    owner: dict[str, str] = {}
    for i, one in records.items():
        out += _id(source, (i, "id"), one.id)
        if one.alignment and one.alignment not in parties:
            out.append(
                source.problem(
                    (i, "alignment"),
                    "unknown_actor",
                    f"alignment '{one.alignment}' is not in actors.yaml",
                    near(one.alignment, parties),
                )
            )
        for name in (one.name, *one.aliases):
            key = name_key(name)
            if owner.setdefault(key, one.id) != one.id:
                out.append(
                    source.problem(
                        (i,),
                        "alias_twice",
                        f"'{name}' already means {owner[key]}",
                        "a name stands under one source",
                    )
                )
    return out


def coverage(
    source: YamlFile,
    records: Mapping[int, CoverageRow],
    actors: Mapping[int, Actor],
    sources: Mapping[int, Source],
    places: Mapping[int, PlaceEntry],
) -> list[Problem]:
    """coverage.yaml: known eyes, known places, days in order."""
    out: list[Problem] = []
    eyes = {a.id for a in actors.values()} | {s.id for s in sources.values()}
    known = {p.id for p in places.values()}
    for i, row in records.items():
        for key, name in (("by", row.by), ("denied_by", row.denied_by)):
            if name is not None and name not in eyes:
                out.append(source.problem((i, key), "unknown_actor", f"'{name}' is in neither actors.yaml nor sources.yaml", near(name, eyes)))
        if row.place not in known:
            out.append(source.problem((i, "place"), "unknown_place", f"'{row.place}' is not in places.yaml", near(row.place, known)))
        if row.until < row.from_:
            out.append(source.problem((i, "until"), "dates", "ends before it begins", "give the later day as `until`"))
    return out


def _id(source: YamlFile, path: Path_, value: str) -> list[Problem]:
    if _ID.match(value):
        return []
    return [
        source.problem(path, "bad_id", f"'{value}' is not an id", "use letters, digits, '_', '-' and '.'")
    ]
