"""Names that an agreement uses and nobody knows: said the same way wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ceasefire.agreement.terms import Agreement
from ceasefire.dossier.act import acts, groups
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.words import near
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem


def known_actors(source: YamlFile, path: Path_, names: Sequence[str], dossier: Dossier) -> list[Problem]:
    """A problem for each name that is not in actors.yaml."""
    return [
        source.problem(
            (*path, i), "unknown_actor", f"'{name}' is not in actors.yaml", near(name, dossier.actors)
        )
        for i, name in enumerate(names)
        if name not in dossier.actors
    ]


def known_pages(source: YamlFile, path: Path_, names: Sequence[str], one: Agreement) -> list[Problem]:
    """A problem for each page that the agreement does not list."""
    pages = {page.id for page in one.pages}
    if "" in pages or not source.sound(("pages",)):
        return []  # which pages there are is not known
    return [
        source.problem(
            (*path, i),
            "unknown_page",
            f"page '{name}' is not among this agreement's pages",
            near(name, pages),
        )
        for i, name in enumerate(names)
        if name not in pages
    ]


def unknown_acts(source: YamlFile, path: Path_, names: Sequence[str]) -> list[Problem]:
    """A problem for each word that is neither an act nor a group of acts."""
    known = {*acts(), *groups()}
    return [
        source.problem((*path, i), "unknown_act", f"'{name}' is not an act", near(name, known))
        for i, name in enumerate(names)
        if name not in known
    ]


def unknown_zone(source: YamlFile, path: Path_, name: str | None, one: Agreement) -> list[Problem]:
    """A problem if the zone is named and not described."""
    if name is None or name in one.zones or not source.sound(("zones",)):
        return []
    what = f"zone '{name}' is not among this agreement's zones"
    return [source.problem(path, "unknown_zone", what, near(name, one.zones))]


def once(problems: Iterable[Problem]) -> list[Problem]:
    """A shape that is on no file is told where it is first used, not at every use."""
    out: list[Problem] = []
    told: set[str] = set()
    for problem in problems:
        if problem.code == "unknown_shape":
            if problem.what in told:
                continue
            told.add(problem.what)
        out.append(problem)
    return out
