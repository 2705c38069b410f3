"""Towns that a text cannot mean: namesakes of what it names, in a country that nothing else of it lies in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from ceasefire.claims.hits import Hit
from ceasefire.claims.tokens import Tokens
from ceasefire.dossier.gazetteer import PlaceEntry
from ceasefire.dossier.names import name_key
from ceasefire.dossier.wordlist import words
from ceasefire.dossier.world import World
from ceasefire.place import Place, distance_km

_LARGE = 100_000
"""People from which a town is meant wherever it lies."""
_HAMLET = 20_000
_EDGE_KM = 50.0
_METROPOLIS = 500_000
_STRAY_KM = 150.0


def not_of(world: World, ids: tuple[str, ...], code: str) -> bool:
    """Whether a name can be no place of the country that the words right behind it say that it lies in. A place near its
    border may be: what is disputed is told of either side."""
    if any(i == code or code in world.entries[i].admin for i in ids):
        return False
    spots = [world.entries[i].place for i in ids]
    towns = [world.entries[town].place for town, _ in islice(world.towns_of(code), _LARGEST)]
    return bool(towns) and all((km := distance_km(one, town)) is not None and km > 2 * _STRAY_KM for one in spots for town in towns)


_LARGEST = 150
"""So many of a country's towns tell where it lies."""


def strayed(world: World, ids: tuple[str, ...], heard: bool, others: Sequence[tuple[set[str], Place]], said: frozenset[str], spelling: str | None = None) -> bool:
    """Whether a small town lies in a country that nothing else in the text lies in, and far from what does; a name known by
    its sound alone (heard) need only lie in another country, or be small and far away. others: units and points of the other places; said: codes of
    the states named; spelling: the name's key: in a spelling that is seldom its own a large town is as little meant far away."""
    if heard and others and all(world.people(i) < _HAMLET for i in ids):
        near = [km for i in ids for _, place in others if (km := distance_km(place, world.entries[i].place)) is not None]
        if near and min(near) > _STRAY_KM:
            return True
    countries = {unit for units, _ in others for unit in units if "." not in unit} | said
    if heard and countries and countries.isdisjoint(world.entries[i].admin[0] for i in ids):
        return bool(others)
    if not countries or not countries.isdisjoint(world.entries[i].admin[0] for i in ids):
        return False
    odd = spelling is not None and all(name_key(world.entries[i].name) != spelling for i in ids)
    if any((world.people(i) >= _LARGE and not odd) or world.entries[i].where_prec > 3 for i in ids):
        return False
    apart = [km for i in ids for _, place in others if (km := distance_km(place, world.entries[i].place)) is not None]
    if any(world.people(i) >= _LARGE for i in ids):
        return bool(apart) and min(apart) > _FAR_KM
    reach = _NEXT_KM if len(ids) == 1 and not heard and world.people(ids[0]) >= _HAMLET else _STRAY_KM
    return bool(apart) and all(km > reach for km in apart)


def abroad(world: World, hits: Sequence[Hit], anchors: Sequence[PlaceEntry], states: Collection[str]) -> list[Hit]:
    """Names of small units on another continent than everything else that a text names, where nobody names their state: "Uri"
    beside a town of the Himalaya is no Swiss canton. anchors: places found otherwise; states: codes of all states named."""
    found = []
    for hit in hits:
        if hit.unit or any(":" in i or (one := world.entries[i]).where_prec < 3 or one.radius_km > _SMALL_KM for i in hit.certain):
            continue
        codes = {world.entries[i].admin[0] for i in hit.certain}
        near = [one for other in hits if other.ids != hit.ids for one in map(world.entries.__getitem__, other.certain)] + list(anchors)
        if not codes.isdisjoint(states) or any(one.admin and one.admin[0] in codes for one in near):
            continue
        far = [km for i in hit.certain for one in near if (km := distance_km(world.entries[i].place, one.place)) is not None]
        if (far and min(far) > _CONTINENT_KM) or (not far and states and all(":" in i for i in hit.ids if i not in hit.certain) and len(hit.ids) > len(hit.certain)):
            found.append(hit)
    return found


_SMALL_KM = 60.0
"""Radius of a unit that few texts of other parts of the world speak of."""
_CONTINENT_KM = 2500.0
_FAR_KM = 1000.0
_NEXT_KM = 600.0
"""A town known by its one name may lie so far away, over a border."""


def of_another_country(world: World, ids: tuple[str, ...], others: Sequence[tuple[set[str], Place]]) -> bool:
    """Whether a town of another country is far from two or more places that a text names and that lie near each other:
    it is not meant where a list of neighbours or a word for a part of a town says that it lies among them."""
    countries = {unit for units, _ in others for unit in units if "." not in unit}
    if len(others) < 2 or any(world.people(i) >= _METROPOLIS for i in ids) or not countries.isdisjoint(world.entries[i].admin[0] for i in ids if world.entries[i].admin):
        return False
    far = [km for i in ids for _, place in others if (km := distance_km(place, world.entries[i].place)) is not None]
    spots = [place for _, place in others]
    close = any((km := distance_km(a, b)) is not None and km <= _STRAY_KM for n, a in enumerate(spots) for b in spots[n + 1 :])
    return close and bool(far) and min(far) > 2 * _STRAY_KM


def misplaced(world: World, ids: tuple[str, ...], units: frozenset[str]) -> bool:
    """Whether a small place is far from the province or district that the words right behind it say that it lies in."""
    if any(world.people(i) >= _LARGE or world.entries[i].where_prec > 2 for i in ids):
        return False
    for unit in units:
        one = world.entries.get(unit)
        if one is None or one.place.lat is None or not 3 <= one.where_prec <= 4:
            return False
        near = [km for i in ids if (km := distance_km(one.place, world.entries[i].place)) is not None]
        if any(unit in world.entries[i].admin for i in ids) or not near or min(near) <= one.radius_km + _EDGE_KM:
            return False
    return bool(units)


def apart(world: World, ids: tuple[str, ...], towns: tuple[str, ...]) -> bool:
    """Whether a name is far from the town that it is said to be a part of."""
    towns = tuple(i for i in towns if world.entries[i].where_prec < 3)
    far = [km for i in ids for t in towns if (km := distance_km(world.entries[t].place, world.entries[i].place)) is not None]
    return bool(far) and min(far) > _EDGE_KM


def among(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name stands in a list of names, or before a word for a part of a town: "the X crossing"."""
    keys, text = tokens.keys, tokens.text
    if keys[last + 1 : last + 2] and keys[last + 1] in _PARTS:
        return True
    before = first > 1 and keys[first - 1] in _LINK and text[tokens.starts[first - 2]].isupper()
    return before or (last + 2 < len(keys) and keys[last + 1] in _LINK and text[tokens.starts[last + 2]].isupper())


_LINK = frozenset({",", "and"})
_PARTS = words("crossing checkpoint bridge neighbourhood neighborhood district quarter junction roundabout hill street camp barracks")
