"""Actors that are part of themselves at one time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ceasefire.dossier.actor import Actor
from ceasefire.dossier.yamlfile import YamlFile
from ceasefire.errors import Problem


def circles(source: YamlFile, records: Mapping[int, Actor]) -> list[Problem]:
    """`a` part of `b` part of `a` at one time is an error, told once, at the first of its links."""
    links: dict[str, list[tuple[str, date, date, int]]] = {}
    for i, actor in records.items():
        links.setdefault(
            actor.id,
            [
                (x.to, x.from_ or date.min, x.until or date.max, n)
                for n, x in enumerate(actor.affiliations)
                if x.relation == "part_of" and source.sound((i, "affiliations", n, "from"), (i, "affiliations", n, "until"))
            ],
        )  # fmt: skip
    out: list[Problem] = []
    told: set[frozenset[str]] = set()
    for i, actor in records.items():
        stack: list[tuple[str, date, date, tuple[str, ...], int]] = [
            (to, start, end, (actor.id,), n) for to, start, end, n in links[actor.id]
        ]
        while stack:
            to, start, end, path, first = stack.pop()
            if to == actor.id and len(path) > 1:
                if frozenset(path) not in told:
                    told.add(frozenset(path))
                    what = f"is part of itself at one time: {' → '.join((*path, to))}"
                    remedy = "end one of these links with `until`"
                    out.append(source.problem((i, "affiliations", first), "circle", what, remedy))
                break
            if to in path:
                continue
            for further, begin, stop, _ in links.get(to, []):
                if max(start, begin) < min(end, stop):
                    stack.append((further, max(start, begin), min(end, stop), (*path, to), first))
    return out
