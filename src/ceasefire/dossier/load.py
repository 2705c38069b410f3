"""Load a dossier, with every fault found in one go."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from ceasefire.dossier import rules
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.coverage import CoverageRow
from ceasefire.dossier.dossier import Dossier, DossierFile
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.shapes import load_shapes
from ceasefire.dossier.source import Source
from ceasefire.dossier.yamlfile import YamlFile, parse, to_record
from ceasefire.errors import DossierError, Problem

T = TypeVar("T", Actor, Source, PlaceEntry, CoverageRow)


def load(root: Path) -> Dossier:
    """The dossier in the folder `root`. `DossierError` with all problems when it has errors."""
    dossier, problems = examine(root)
    errors = tuple(p for p in problems if p.severity == "error")
    if dossier is None or errors:
        raise DossierError(errors or tuple(problems))
    return dossier


def examine(root: Path) -> tuple[Dossier | None, list[Problem]]:
    """The dossier as far as it can be loaded, and all that is wrong with it."""
    problems: list[Problem] = []
    if not (root / "dossier.yaml").exists():
        problems.append(
            Problem(file=str(root), code="no_dossier", what="is not a dossier (it has no dossier.yaml)",
                    remedy="name a dossier's folder, or make one with `ceasefire new`")
        )  # fmt: skip
        return None, problems
    main = _file(root, "dossier.yaml", problems)
    head = to_record(main, (), main.data, DossierFile, problems) if main.data is not None else None
    actors_file, actors = _list(root, "actors.yaml", Actor, problems)
    sources_file, sources = _list(root, "sources.yaml", Source, problems)
    places_file, places = _list(root, "places.yaml", PlaceEntry, problems)
    shapes = load_shapes(root, problems)
    coverage_file, coverage = _list(root, "coverage.yaml", CoverageRow, problems, optional=True)
    problems += rules.places(places_file, places)
    problems += rules.actors(actors_file, actors)
    problems += rules.coverage(coverage_file, coverage, actors, sources, places)
    problems += rules.sources(sources_file, sources, actors)
    if head is not None:
        problems += rules.head(main, head, places)
    if head is None:
        return None, problems
    dossier = Dossier(
        root=root,
        id=root.resolve().name,
        title=head.title,
        time_zone=head.time_zone,
        languages=head.languages,
        area=head.area,
        about=head.about,
        store=head.store,
        actors={a.id: a for a in actors.values()},
        sources={s.id: s for s in sources.values()},
        gazetteer=Gazetteer(places.values()),
        shapes=shapes,
        coverage=tuple(coverage.values()),
        effective_control=head.effective_control,
    )
    return dossier, problems


def _file(root: Path, name: str, problems: list[Problem]) -> YamlFile:
    source = parse(root / name, str(root / name))
    problems += source.problems
    return source


def _list(
    root: Path, name: str, kind: type[T], problems: list[Problem], optional: bool = False
) -> tuple[YamlFile, dict[int, T]]:
    """Records of a file that is a list, by their position in it; bad ones are left out and named."""
    if optional and not (root / name).exists():
        return YamlFile(str(root / name), [], {}), {}
    source = _file(root, name, problems)
    if source.data is None:
        if not source.problems:
            problems.append(
                source.problem((), "empty", "is empty", "give a list, each item beginning with `- id:`")
            )
        return source, {}
    if not isinstance(source.data, list):
        problems.append(source.problem((), "shape", "is not a list", "begin each item with `- id:`"))
        return source, {}
    made: dict[int, T] = {}
    for i, item in enumerate(source.data):
        record = to_record(source, (i,), item, kind, problems)
        if record is not None:
            made[i] = record
    _unique_ids(source, made, problems)
    return source, made


def _unique_ids(source: YamlFile, made: dict[int, Any], problems: list[Problem]) -> None:
    seen: dict[str, int] = {}
    for i, record in list(made.items()):
        if record.id in seen:
            first = source.line((seen[record.id], "id"))
            problems.append(
                source.problem(
                    (i, "id"),
                    "duplicate_id",
                    f"'{record.id}' is already the id in line {first}",
                    "give each item an id of its own",
                )
            )
            del made[i]
        else:
            seen[record.id] = i
