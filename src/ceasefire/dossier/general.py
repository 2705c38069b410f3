"""What is known without a dossier: the states and widely known groups of the world, news agencies,
and the built-in gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from ceasefire.dossier.actor import Actor, ActorKind, Alias
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.general_arabic import arabic_groups, arabic_sources, arabic_states
from ceasefire.dossier.names import name_key
from ceasefire.dossier.source import Source, SourceKind
from ceasefire.dossier.states import general_rows, listed, states
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.world import World

_OFFICES = (
    "army", "armed forces", "forces", "troops", "military", "government", "soldiers", "warplanes", "jets", "aircraft", "air force",
    "navy", "authorities", "artillery", "fighter jets", "government forces", "security forces", "police", "drones", "defence ministry",
    "defense ministry", "foreign ministry", "defence minister", "foreign minister", "defense minister", "prime minister", "president",
    "government troops", "border guards", "regime",
)  # fmt: skip
# Of these, those of a state whose forces are an actor of their own in the table.
_FORCES = (
    "army", "armed forces", "forces", "troops", "military", "soldiers", "warplanes", "jets", "aircraft", "air force", "navy",
    "artillery", "fighter jets", "drones",
)  # fmt: skip


def _state_actors() -> Iterator[Actor]:
    for state in states():
        names = [*state.names, *state.seats, *(p for p in state.people)]
        names += [f"{adjective} {office}" for adjective in state.adjectives for office in _OFFICES]
        names += [
            f"{state.names[0]} government",
            f"{state.names[0]}'s army",
            f"{state.names[0]}'s government",
            f"{state.names[0]}'s military",
        ]
        arabic = arabic_states().get(state.code)
        yield Actor(
            id=f"state_{state.code.lower()}", name=state.names[0], kind="state", name_ar=arabic.names[0] if arabic else None,
            aliases=(*(Alias(text=name) for name in dict.fromkeys(names)), *(arabic.aliases if arabic else ())),
        )  # fmt: skip


def _group_actors() -> Iterator[Actor]:
    for row in general_rows().groups:
        group, kind, name, others, code = (cell.strip() for cell in (row + " |" * 4).split("|")[:5])
        owned = [f"{adjective} {one}" for s in states() if s.code == code for adjective in s.adjectives for one in _FORCES]
        owned += [f"{s.names[0]}'s {one}" for s in states() if s.code == code for one in ("army", "military", "forces", "troops")]
        given = {one.lstrip("~").lower() for one in listed(others)}
        aliases = tuple(
            Alias(text=one.lstrip("~"), slant="delegitimising" if one.startswith("~") else "neutral")
            for one in (*listed(others), *(o for o in owned if o.lower() not in given))
        )
        yield Actor(id=group, name=name, kind=cast(ActorKind, kind), aliases=(*aliases, *arabic_groups().get(group, ())))


@lru_cache(maxsize=1)
def general_actors() -> dict[str, Actor]:
    """States and widely known groups by id. A name that a group has is not made for its state too."""
    groups = list(_group_actors())
    taken = {name_key(n) for g in groups for n in (g.name, *(a.text for a in g.aliases))}
    result: dict[str, Actor] = {}
    for actor in _state_actors():
        aliases = tuple(a for a in actor.aliases if name_key(a.text) not in taken)
        result[actor.id] = Actor(id=actor.id, name=actor.name, name_ar=actor.name_ar, kind="state", aliases=aliases)
    result.update({group.id: group for group in groups})
    return result


@lru_cache(maxsize=1)
def general_sources() -> dict[str, Source]:
    """Agencies, broadcasters, monitors and UN bodies by id."""
    result = {}
    for row in general_rows().sources:
        source, kind, name, others, country = (cell.strip() for cell in (row + " |" * 4).split("|")[:5])
        result[source] = Source(
            id=source,
            name=name,
            kind=cast(SourceKind, kind),
            aliases=(*listed(others), *(arabic.aliases if (arabic := arabic_sources().get(source)) else ())),
            country=country or None,
            family=source,
        )
    result.update({one.id: one for one in arabic_sources().values() if one.name and one.id not in result})
    return result


@lru_cache(maxsize=1)
def general_gazetteer() -> Gazetteer:
    """Countries, regions, provinces, towns and villages of the world (`world.World`)."""
    return World()


@lru_cache(maxsize=8)
def general_vocabulary(time_zone: str = "UTC") -> Vocabulary:
    """The vocabulary for texts that belong to no dossier; `time_zone`: that their dates are meant in."""
    return Vocabulary(general_actors(), general_sources(), general_gazetteer(), time_zone)
