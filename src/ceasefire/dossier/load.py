"""Load a dossier, with every fault found in one go."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TypeVar
from zoneinfo import available_timezones

import msgspec

from ceasefire.clock import zone_of
from ceasefire.dossier import placerules, rules
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.coverage import CoverageRow
from ceasefire.dossier.dossier import Dossier, DossierFile
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.records import to_record
from ceasefire.dossier.shapes import Shapes, load_shapes, whereabouts
from ceasefire.dossier.source import Source
from ceasefire.dossier.stress import load_stress
from ceasefire.dossier.yamlfile import YamlFile, parse
from ceasefire.errors import DossierError, InputError, Problem

T = TypeVar("T", Actor, Source, PlaceEntry, CoverageRow)


class Examined(msgspec.Struct, frozen=True):
    """dossier: as far as it can be loaded, with neutral values where something is wrong; problems:
    all that is wrong with it; unread: names of files (or `zones`) of which not every id is known,
    so that a name missing from them is nobody else's fault."""

    dossier: Dossier | None
    problems: list[Problem]
    unread: frozenset[str] = frozenset()


def load(root: Path) -> Dossier:
    """The dossier in the folder `root`. `DossierError` with all problems when it has errors."""
    dossier, problems = examine(root)
    errors = tuple(p for p in problems if p.severity == "error")
    if dossier is None or errors:
        raise DossierError(errors or tuple(problems))
    return dossier


def examine(root: Path) -> tuple[Dossier | None, list[Problem]]:
    """The dossier as far as it can be loaded, and all that is wrong with it."""
    seen = examined(root)
    return seen.dossier, seen.problems


def examined(root: Path) -> Examined:
    """The same, and which files could not be read whole."""
    if not (root / "dossier.yaml").exists():
        problem = Problem(file=str(root), code="no_dossier", what="is not a dossier (it has no dossier.yaml)",
                          remedy="name a dossier's folder, or make one with `ceasefire new`")  # fmt: skip
        return Examined(None, [problem])
    problems: list[Problem] = []
    unread: set[str] = set()
    main = _file(root, "dossier.yaml", problems)
    head = to_record(main, (), main.data, DossierFile, problems if main.data is not None else [])
    zone = _zone(main, head, problems)
    actors_file, actors = _list(root, "actors.yaml", Actor, problems, unread)
    sources_file, sources = _list(root, "sources.yaml", Source, problems, unread)
    places_file, places = _list(root, "places.yaml", PlaceEntry, problems, unread)
    shapes = load_shapes(root, problems)
    coverage_file, coverage = _list(root, "coverage.yaml", CoverageRow, problems, unread, optional=True)
    found = [
        *places_file.kept(placerules.places(places_file, places)),
        *actors_file.kept(rules.actors(actors_file, actors)),
        *coverage_file.kept(rules.coverage(coverage_file, coverage, actors, sources, places)),
        *sources_file.kept(rules.sources(sources_file, sources, actors)),
        *main.kept(rules.head(main, head, places)),
        *whereabouts(shapes, [p for i, p in places.items() if places_file.sound((i, "lat"), (i, "lon"))]),
    ]
    if shapes.unread:
        unread.add("zones")
    stress = load_stress(root / "stress.csv", str(root / "stress.csv"), _by_id(places), _by_id(sources))
    problems += known_enough([*found, *stress.problems], frozenset(unread))
    made = _dossier(root, head, zone, actors, sources, places, shapes, coverage)
    return Examined(msgspec.structs.replace(made, stress=stress.rows), problems, frozenset(unread))


NEEDS = {
    "unknown_actor": ("actors.yaml",),
    "unknown_side": ("actors.yaml",),
    "unknown_place": ("places.yaml",),
    "unknown_eye": ("actors.yaml", "sources.yaml"),
    "unknown_source": ("sources.yaml",),
    "unknown_shape": ("zones",),
    "no_role": ("actors.yaml",),
}
"""What must have been read for a problem of that code to be one."""

_PUBLIC = {"unknown_eye": "unknown_actor", "unknown_shape": "unknown_place"}
"""Codes that are told apart only here."""


def known_enough(problems: list[Problem], unread: frozenset[str]) -> list[Problem]:
    """The problems that do not only say that a name is missing from a file nobody could read."""
    kept = [p for p in problems if unread.isdisjoint(NEEDS.get(p.code, ()))]
    return [msgspec.structs.replace(p, code=_PUBLIC.get(p.code, p.code)) for p in kept]


def _dossier(
    root: Path, head: DossierFile, zone: str, actors: dict[int, Actor], sources: dict[int, Source],
    places: dict[int, PlaceEntry], shapes: Shapes, coverage: dict[int, CoverageRow],
) -> Dossier:  # fmt: skip
    return Dossier(
        root=root,
        id=root.resolve().name,
        title=head.title,
        time_zone=zone,
        languages=head.languages,
        area=head.area,
        about=head.about,
        store=head.store,
        actors=_by_id(actors),
        sources=_by_id(sources),
        gazetteer=Gazetteer(_by_id(places).values()),
        shapes=shapes.geometries,
        coverage=tuple(coverage.values()),
        effective_control=head.effective_control,
        reader=head.reader,
        publication=head.publication,
        outlook=head.outlook,
    )


def _by_id(records: dict[int, T]) -> dict[str, T]:
    """By id, in the order of the file; of two with one id the first."""
    made: dict[str, T] = {}
    for record in records.values():
        if record.id:
            made.setdefault(record.id, record)
    return made


def _zone(source: YamlFile, head: DossierFile, problems: list[Problem]) -> str:
    """The time zone; where there is none of that name, the nearest one, so that the rest is checked."""
    try:
        zone_of(head.time_zone)
    except InputError as error:
        near = difflib.get_close_matches(head.time_zone, sorted(available_timezones()), 1, 0.8)
        remedy = f"did you mean '{near[0]}'?" if near else error.remedy
        problem = source.problem(("time_zone",), "time_zone", error.what, remedy)
        problems += source.kept([problem])
        return near[0] if near else "UTC"
    return head.time_zone


def _file(root: Path, name: str, problems: list[Problem]) -> YamlFile:
    source = parse(root / name, str(root / name))
    problems += source.problems
    return source


def _list(
    root: Path, name: str, kind: type[T], problems: list[Problem], unread: set[str], optional: bool = False
) -> tuple[YamlFile, dict[int, T]]:
    """Records of a file that is a list, by their position in it."""
    if optional and not (root / name).exists():
        return YamlFile(str(root / name), [], {}), {}
    source = _file(root, name, problems)
    if not isinstance(source.data, list):
        unread.add(name)
        if source.data is not None:
            problems.append(source.problem((), "shape", "is not a list", "begin each item with `- id:`"))
        elif not source.problems:
            remedy = "give a list, each item beginning with `- id:`"
            problems.append(source.problem((), "empty", "is empty", remedy))
        return source, {}
    made = {i: to_record(source, (i,), item, kind, problems) for i, item in enumerate(source.data)}
    if any(not record.id for record in made.values()):
        unread.add(name)
    problems += source.kept(_unique_ids(source, made))
    return source, made


def _unique_ids(source: YamlFile, made: dict[int, T]) -> list[Problem]:
    out: list[Problem] = []
    seen: dict[str, int] = {}
    for i, record in made.items():
        if record.id in seen:
            first = source.line((seen[record.id], "id"))
            what = f"'{record.id}' is already the id in line {first}"
            out.append(source.problem((i, "id"), "duplicate_id", what, "give each item an id of its own"))
        elif record.id:
            seen[record.id] = i
    return out
