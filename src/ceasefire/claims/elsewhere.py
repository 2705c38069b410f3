"""Places that a dossier's gazetteer has not and the built-in one has, in the countries of the dossier."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from ceasefire.claims.tokens import phrase_key
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.world import World
from ceasefire.place import Place, distance_km

_SAME_KM = 12.0
"""Namesakes nearer to each other than this are one place listed twice."""
_NEAR_KM = 600.0
_OTHER_NAME_KM = 50.0
"""How far from a place beside it a name may lie that is looked up for it."""


def countries(vocabulary: Vocabulary) -> frozenset[str]:
    """ISO codes of the countries that a dossier's places lie in."""
    for known, found in _HOME:
        if known is vocabulary:
            return found
    codes = {unit.partition(".")[0] for unit in vocabulary.area}
    found = frozenset(codes | {entry.id for entry in vocabulary.gazetteer.entries.values() if entry.kind == "country"})
    _HOME[:] = [(vocabulary, found)]
    return found


_HOME: list[tuple[Vocabulary, frozenset[str]]] = []


def elsewhere(vocabulary: Vocabulary, name: str) -> tuple[Place, ...]:
    """The places of that name in the built-in gazetteer and the dossier's countries; one where all lie at one
    spot. Empty where the vocabulary's gazetteer is the built-in one itself. Their ids say which gazetteer it was."""
    if isinstance(vocabulary.gazetteer, World):
        return ()
    from ceasefire.dossier.general import general_gazetteer

    world = cast(World, general_gazetteer())
    home = countries(vocabulary)
    key = phrase_key(name)
    spelt = world.spelt(key)
    ids = spelt.places if spelt is not None else ()
    found = [p for p in (world.get(i) for i in ids) if p is not None] or list(world.find(name))
    if not found and key.isascii() and len(key) > 4:
        found = [p for p in (world.get(i) for i in world.sounding(key)) if p is not None]
    found = [p for p in found if p.admin and p.admin[0] in home]
    return tuple(_at_one_spot(found))


def _at_one_spot(found: list[Place]) -> list[Place]:
    """Towns before units, one where all lie at one spot."""
    towns = [p for p in found if p.where_prec < 3] or found
    if len(towns) > 1 and all((apart := distance_km(towns[0], p)) is not None and apart <= _SAME_KM for p in towns[1:]):
        return towns[:1]
    return towns


def near_those(vocabulary: Vocabulary, name: str, beside: Sequence[Place]) -> list[Place]:
    """What a name that the text says is a place means in the built-in gazetteer: the place so spelt near one named beside it.
    A name alone could be that of a village anywhere."""
    if not isinstance(vocabulary.gazetteer, World):
        return []
    near = []
    for place in vocabulary.gazetteer.find(name):
        # By a name that is not a town's own it is meant only where it lies hard by.
        reach = _OTHER_NAME_KM if vocabulary.gazetteer.foreign_to(place.name, name) else _NEAR_KM
        if any((km := distance_km(place, one)) is not None and km <= reach for one in beside):
            near.append(place)
    return _at_one_spot(near)


def gazetteer_of(place: Place, vocabulary: Vocabulary) -> Gazetteer:
    """The gazetteer that a place comes from: the vocabulary's own, else the built-in one."""
    return _gazetteer_with(place.id, vocabulary)


def place_of(place_id: str, vocabulary: Vocabulary) -> Place | None:
    """The place of that id, of the vocabulary's gazetteer or of the built-in one."""
    return _gazetteer_with(place_id, vocabulary).get(place_id)


def _gazetteer_with(place_id: str | None, vocabulary: Vocabulary) -> Gazetteer:
    if place_id is None or place_id in vocabulary.gazetteer.entries or not place_id.startswith(("geonames:", "town:")):
        return vocabulary.gazetteer
    from ceasefire.dossier.general import general_gazetteer

    return general_gazetteer()


def unlisted_as(vocabulary: Vocabulary, name: str, around: Collection[str]) -> tuple[Place, ...]:
    """What a name that the gazetteer has not may mean: places of longer names in it, and those of the built-in one.
    around: ids of units that hold the places named beside; where they hold some of these, the others are not meant."""
    found = (*vocabulary.gazetteer.longer(name), *elsewhere(vocabulary, name))
    inside = tuple(p for p in found if not set(p.admin).isdisjoint(around))
    return inside or found
