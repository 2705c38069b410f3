"""Actors: neutral name, what others call them, whom they belong to and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

Slant = Literal["neutral", "delegitimising", "legitimising"]
ActorKind = Literal[
    "state", "armed_forces", "armed_group", "coalition", "police", "body", "organisation", "population"
]
Link = Literal["part_of", "ally_of", "commanded_by", "supported_by", "controlled_by"]
"""controlled_by: a proxy under effective control; it counts only where the dossier says so."""


class Alias(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name in use. lang: ISO 639-1; slant: what it does to the named;
    used_by: sides that use it ([] = everyone)."""

    text: str
    lang: str = "en"
    slant: Slant = "neutral"
    used_by: tuple[str, ...] = ()


class Affiliation(
    msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}, forbid_unknown_fields=True
):
    """A link to another actor, from a local date (inclusive) until a local date (exclusive)."""

    to: str
    relation: Link = "part_of"
    from_: date | None = None
    until: date | None = None
    page: str | None = None
    note: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who acts, or to whom something is done. side: short word that groups actors;
    until: the local day from which it no longer exists: names of it in later texts mean what it
    became part of, where that is known."""

    id: str
    name: str
    name_ar: str | None = None
    kind: ActorKind = "armed_group"
    side: str | None = None
    aliases: tuple[Alias, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    until: date | None = None
    note: str | None = None


def belongs_to(
    actors: Mapping[str, Actor],
    actor: str,
    day: date,
    relations: frozenset[str] = frozenset({"part_of", "commanded_by"}),
    steps: int = 99,
) -> tuple[str, ...]:
    """The actor itself and all that it is part of on that day, nearest first, over at most `steps`
    links one after the other. Circles end."""
    chain = [actor]
    depth = {actor: 0}
    for one in chain:
        if depth[one] >= steps:
            continue
        record = actors.get(one)
        for link in record.affiliations if record else ():
            current = (link.from_ is None or link.from_ <= day) and (link.until is None or day < link.until)
            if link.relation in relations and current and link.to not in chain:
                chain.append(link.to)
                depth[link.to] = depth[one] + 1
    return tuple(chain)


def side_of(actors: Mapping[str, Actor], actor: str | None, day: date | None = None) -> str | None:
    """The side an actor stands on: its own, else that of what it belongs to on that day, else the
    last thing it belongs to (an actor with no side given is a side of its own). None for nobody."""
    if actor is None:
        return None
    record = actors.get(actor)
    if record is None:
        return None
    chain = belongs_to(actors, actor, day or date.max)
    given = next((actors[one].side for one in chain if one in actors and actors[one].side), None)
    return given or chain[-1]


def standing(actors: Mapping[str, Actor], actor: str | None, day: date) -> str | None:
    """Whom a name means on a day: the actor, or, once it has ceased to be, what it belongs to then;
    None when nothing is known to have taken its place."""
    record = actors.get(actor) if actor else None
    if actor is None or record is None or record.until is None or day < record.until:
        return actor
    later = [one for one in belongs_to(actors, actor, day)[1:] if one in actors]
    return standing(actors, later[0], day) if later else None
