"""How many live in a place, as far as a gazetteer knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ceasefire.dossier.gazetteer import SETTLEMENTS, Gazetteer
from ceasefire.place import distance_km

if TYPE_CHECKING:  # a second to load
    from ceasefire.dossier.world import World

NEAR_KM = 10.0
"""A place of the built-in gazetteer of the same name within so many km is the same place."""


def people_in(gazetteer: Gazetteer) -> Callable[[str], int | None]:
    """Place id -> people who live there by the built-in gazetteer (GeoNames; towns of some size), None where it does not know."""

    @cache
    def look(place_id: str) -> int | None:
        entry = gazetteer.entries.get(place_id)
        if entry is None or entry.kind not in SETTLEMENTS or entry.lat is None:
            return None
        world = _world()
        for found in (one for name in entry.names for one in world.find(name)):
            km = distance_km(found, entry.place)
            number = world.people(found.id) if found.id is not None else 0
            if number and km is not None and km <= NEAR_KM:
                return number
        return None

    return look


@cache
def _world() -> World:
    from ceasefire.dossier.world import World

    return World()
