"""Is a place inside a zone? Precision is respected, and so are the readings of the parties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from ceasefire.agreement import geometry
from ceasefire.agreement.zonespec import Line, ZoneSpec
from ceasefire.clock import Interval, relation
from ceasefire.dossier.dossier import Dossier
from ceasefire.place import Place, distance_km

ZoneTest = Literal["inside", "outside", "indeterminate", "disputed"]


class ZoneAnswer(msgspec.Struct, frozen=True):
    """Where a place stands against a zone, and by what it was decided, in words.

    readings: for a disputed zone, the test by each party's reading.
    """

    test: ZoneTest
    why: str
    readings: tuple[tuple[str, ZoneTest], ...] = ()


class Zones(msgspec.Struct, frozen=True):
    """The zones and lines of one agreement, by name, in its dossier."""

    zones: Mapping[str, ZoneSpec]
    lines: Mapping[str, Line]
    dossier: Dossier


def locate(place: Place | None, name: str | None, zones: Zones, when: Interval | None = None) -> ZoneAnswer:
    """Hold a place against a zone of that name at that time.

    Admin membership decides where it is known, geometry where the place is known well enough,
    otherwise the answer is indeterminate; `disputed` where the parties' readings differ.
    """
    if name is None:
        return ZoneAnswer("inside", "the article holds wherever its bearers act")
    zone = zones.zones.get(name)
    if zone is None:
        return ZoneAnswer("indeterminate", f"zone '{name}' is not described")
    if place is None:
        return ZoneAnswer("indeterminate", "no report says where")
    if zone.readings:
        return _readings(place, zone, zones, when)
    return _with_time(_parts(place, zone, zones), zone, when)


def _readings(place: Place, zone: ZoneSpec, zones: Zones, when: Interval | None) -> ZoneAnswer:
    answers = [
        (party, _with_time(_parts(place, reading, zones), reading, when))
        for party, reading in zone.readings.items()
    ]
    tests: tuple[tuple[str, ZoneTest], ...] = tuple((party, a.test) for party, a in answers)
    if len({test for _, test in tests}) == 1:
        return ZoneAnswer(answers[0][1].test, f"{answers[0][1].why}, by every party's reading", tests)
    actors = zones.dossier.actors
    names = {party: actors[party].name if party in actors else party for party, _ in tests}
    inside = [names[party] for party, test in tests if test == "inside"]
    if inside:
        return ZoneAnswer(
            "disputed", f"{place.name} is inside by the reading of {' and '.join(inside)} only", tests
        )
    said = "; ".join(f"{test} by the reading of {names[party]}" for party, test in tests)
    return ZoneAnswer("indeterminate", f"{place.name} is {said}", tests)


def _with_time(answer: ZoneAnswer, zone: ZoneSpec, when: Interval | None) -> ZoneAnswer:
    if when is None or answer.test == "outside" or (zone.from_ is None and zone.until is None):
        return answer
    held = relation(when, zone.from_ or when.start, zone.until)
    if held == "outside":
        return ZoneAnswer("outside", "the zone did not exist then")
    if held == "straddles":
        return ZoneAnswer("indeterminate", "the zone began or ended about then")
    return answer


def _parts(place: Place, zone: ZoneSpec, zones: Zones) -> ZoneAnswer:
    dossier = zones.dossier
    answers = [_admin(place, unit, dossier) for unit in zone.admin]
    answers += [_named(place, name, dossier) for name in zone.places]
    answers += [_shape(place, name, dossier) for name in zone.shapes]
    for buffer in zone.buffers:
        line = zones.lines.get(buffer.line)
        shape = dossier.shapes.get(line.shape if line else buffer.line)
        label = f"{buffer.km:g} km of the line"
        answers.append(_held(place, geometry.strip(place, shape, buffer.km, buffer.side), label))
    answer = _widest(place, answers)
    for name in zone.without:
        other = locate(place, name, zones)
        if answer.test != "outside" and other.test == "inside":
            return ZoneAnswer("outside", f"{other.why}, which the zone leaves out")
        if answer.test == "inside" and other.test in ("indeterminate", "disputed"):
            answer = ZoneAnswer("indeterminate", f"{place.name} may be in a part that the zone leaves out")
    return answer


def _widest(place: Place, answers: list[ZoneAnswer]) -> ZoneAnswer:
    for wanted in ("inside", "indeterminate"):
        for answer in answers:
            if answer.test == wanted:
                return answer
    return (
        answers[0]
        if len(answers) == 1
        else ZoneAnswer("outside", f"{place.name} lies in no part of the zone")
    )


def unit_name(unit: str, dossier: Dossier) -> str:
    """The neutral name of a place or admin unit."""
    entry = dossier.gazetteer.entries.get(unit)
    return entry.name if entry else unit


def _admin(place: Place, unit: str, dossier: Dossier) -> ZoneAnswer:
    name = unit_name(unit, dossier)
    if unit in place.admin:
        return ZoneAnswer("inside", f"{place.name} is in {name}")
    entry = dossier.gazetteer.entries.get(unit)
    chain = entry.admin if entry else (unit,)
    if place.admin and place.admin != chain[: len(place.admin)]:
        return ZoneAnswer("outside", f"{place.name} is not in {name}")
    if place.admin and place.where_prec >= 3:
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
    # A drawn zone has an id for the files only; readers are told of "the zone".
    label = unit_name(name, dossier) if name in dossier.gazetteer.entries else "the zone"
    return _held(place, geometry.polygon(place, dossier.shapes.get(name)), label)


def _held(place: Place, test: geometry.Test | None, label: str) -> ZoneAnswer:
    if test is None:
        return ZoneAnswer("indeterminate", f"{place.name} has no coordinates to hold against {label}")
    doubt = f"{place.radius_km:g} km of doubt included"
    if test == "inside":
        return ZoneAnswer("inside", f"{place.name} lies within {label}, {doubt}")
    if test == "outside":
        return ZoneAnswer("outside", f"{place.name} lies outside {label}, {doubt}")
    return ZoneAnswer(
        "indeterminate", f"{place.name} is known to {place.radius_km:g} km only, too coarse for {label}"
    )


def side_of_line(place: Place | None, line: Line, dossier: Dossier) -> Literal["left", "right"] | None:
    """On which side of a line a place lies; None when that cannot be said."""
    return geometry.side(place, dossier.shapes.get(line.shape)) if place else None
