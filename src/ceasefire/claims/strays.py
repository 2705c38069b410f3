"""Towns that a text cannot mean: namesakes of what it names, in a country that nothing else of it lies in."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.dossier.world import World
from ceasefire.place import Place, distance_km

_LARGE = 100_000
"""People from which a town is meant wherever it lies."""
_STRAY_KM = 150.0


def strayed(world: World, ids: tuple[str, ...], heard: bool, others: Sequence[tuple[set[str], Place]], said: frozenset[str]) -> bool:
    """Whether a small town lies in a country that nothing else in the text lies in, and far from what does; a name known by
    its sound alone (heard) need only lie in another country. others: units and points of the other places; said: codes of
    the states named."""
    countries = {unit for units, _ in others for unit in units if "." not in unit} | said
    if not countries or not countries.isdisjoint(world.entries[i].admin[0] for i in ids):
        return False
    if any(world.people(i) >= _LARGE or world.entries[i].where_prec > 3 for i in ids):
        return False
    if heard:
        return bool(others)
    apart = [km for i in ids for _, place in others if (km := distance_km(place, world.entries[i].place)) is not None]
    return bool(apart) and all(km > _STRAY_KM for km in apart)
