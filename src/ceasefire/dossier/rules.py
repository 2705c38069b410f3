"""What must hold between the records of a dossier, beyond the shape of each."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ceasefire.dossier.actor import Actor
from ceasefire.dossier.circles import circles
from ceasefire.dossier.coverage import CoverageRow
from ceasefire.dossier.dossier import DossierFile
from ceasefire.dossier.gazetteer import PlaceEntry
from ceasefire.dossier.names import name_key
from ceasefire.dossier.outlookrules import outlook
from ceasefire.dossier.publication import LEVELS, LONGEST_DELAY, Publication
from ceasefire.dossier.source import Source
from ceasefire.dossier.words import address, language, near, side, sides
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem

_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")


def head(source: YamlFile, record: DossierFile, places: Mapping[int, PlaceEntry]) -> list[Problem]:
    """dossier.yaml: an area of known admin units, languages that there are."""
    out: list[Problem] = []
    known = {p.id for p in places.values()} - {""}
    for i, unit in enumerate(record.area):
        if unit not in known:
            what = f"area '{unit}' is not in places.yaml"
            out.append(source.problem(("area", i), "unknown_place", what, near(unit, known)))
    for i, code in enumerate(record.languages):
        out += language(source, ("languages", i), code)
    return out + _publication(source, record.publication) + outlook(source, ("outlook",), record.outlook)


def _publication(source: YamlFile, setting: Publication) -> list[Problem]:
    """A delay that can be; a finest level that is not coarser than the coarsest."""
    out: list[Problem] = []
    at: Path_ = ("publication", "delay_days")
    if source.sound(at) and not 0 <= setting.delay_days <= LONGEST_DELAY:
        what = f"a delay of {setting.delay_days} days is not possible"
        out.append(source.problem(at, "value", what, f"give 0 to {LONGEST_DELAY} days; 7 if left out"))
    last: Path_ = ("publication", "coarsest")
    for name, level in (("finest", setting.finest), ("movements", setting.movements)):
        if source.sound(("publication", name), last) and LEVELS.index(level) > LEVELS.index(setting.coarsest):
            what = f"the {name} level, {level}, is coarser than the coarsest, {setting.coarsest}"
            out.append(source.problem(last, "value", what, f"from fine to coarse: {', '.join(LEVELS)}"))
    return out


def actors(source: YamlFile, records: Mapping[int, Actor]) -> list[Problem]:
    """actors.yaml: links to known actors in the right order of dates; an alias means one actor."""
    out: list[Problem] = []
    known = {a.id for a in records.values()} - {""}
    groups = sides(records)
    owner: dict[str, tuple[str, Path_]] = {}
    for i, actor in records.items():
        out += identifier(source, (i, "id"), actor.id)
        for n, alias in enumerate(actor.aliases):
            at: Path_ = (i, "aliases", n)
            key = f"{alias.lang}:{alias.text.strip()}"
            out += language(source, (*at, "lang"), alias.lang)
            for m, group in enumerate(alias.used_by):
                out += side(source, (*at, "used_by", m), group, groups, tuple(records.values()))
            if not source.sound((*at, "text")):
                continue
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
            owner.setdefault(key, (actor.id, at))
        for n, link in enumerate(actor.affiliations):
            path: Path_ = (i, "affiliations", n)
            out += address(source, (*path, "page"), link.page)
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
    return out + circles(source, records)


def sources(source: YamlFile, records: Mapping[int, Source], actors: Mapping[int, Actor]) -> list[Problem]:
    """sources.yaml: alignment with a known actor, a name of its own, a known family."""
    out: list[Problem] = []
    parties = {a.id for a in actors.values()} - {""}
    groups = sides(actors)
    owner: dict[str, str] = {}
    for i, one in records.items():
        out += identifier(source, (i, "id"), one.id)
        if one.alignment and one.alignment not in parties:
            out.append(
                source.problem(
                    (i, "alignment"),
                    "unknown_actor",
                    f"alignment '{one.alignment}' is not in actors.yaml",
                    near(one.alignment, parties),
                )
            )
        if one.leaning:
            out += side(source, (i, "leaning"), one.leaning, groups, tuple(actors.values()))
        for n, code in enumerate(one.languages):
            out += language(source, (i, "languages", n), code)
        out += address(source, (i, "url"), one.url)
        names: list[tuple[Path_, str]] = [((i, "name"), one.name)]
        names += [((i, "aliases", n), alias) for n, alias in enumerate(one.aliases)]
        for path, name in names:
            key = name_key(name)
            if source.sound(path) and owner.setdefault(key, one.id) != one.id:
                out.append(
                    source.problem(
                        path,
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
    known = {p.id for p in places.values()} - {""}
    for i, row in records.items():
        for key, name in (("by", row.by), ("denied_by", row.denied_by)):
            if name is not None and name not in eyes:
                out.append(
                    source.problem(
                        (i, key),
                        "unknown_eye",
                        f"'{name}' is in neither actors.yaml nor sources.yaml",
                        near(name, eyes),
                    )
                )
        if row.place not in known:
            out.append(
                source.problem(
                    (i, "place"),
                    "unknown_place",
                    f"'{row.place}' is not in places.yaml",
                    near(row.place, known),
                )
            )
        out += address(source, (i, "page"), row.page)
        if source.sound((i, "from"), (i, "until")) and row.until < row.from_:
            out.append(
                source.problem(
                    (i, "until"), "dates", "ends before it begins", "give the later day as `until`"
                )
            )
    return out


def identifier(source: YamlFile, path: Path_, value: str) -> list[Problem]:
    """A problem if it cannot be an id."""
    if _ID.match(value):
        return []
    return [
        source.problem(path, "bad_id", f"'{value}' is not an id", "use letters, digits, '_', '-' and '.'")
    ]
