"""Which of several places of one name a text means."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.dossier.world import World
from ceasefire.place import Place, distance_km

KNOWN_FROM = 20_000
"""People from which a town is known by its name alone."""
_TIMES = 10
"""A town is meant by its name alone when it is so many times larger than its next namesake."""
_BESIDE_KM = 30.0
_FURTHER = 2.5
_SAME_KM = 12.0
"""Namesakes nearer to each other than this are one place listed twice."""


def meant(world: World, ids: tuple[str, ...], beside: frozenset[str], known: set[str] | frozenset[str]) -> tuple[str, ...]:
    """The ids that a name may still mean after what the text says of where it is."""
    if len(ids) < 2:
        return ids
    for units in (beside, {u for u in known if u.count(".") == 2}, {u for u in known if u.count(".") == 1}, {u for u in known if "." not in u}):
        inside = tuple(i for i in ids if units & (set(world.entries[i].admin) - {i}))
        if inside and len(inside) < len(ids):
            ids = inside
        if len(ids) == 1:
            return ids
    first, *rest = ids
    people = world.people(first)
    here = world.entries[first].place
    far = [
        i for i in rest
        if ((apart := distance_km(here, world.entries[i].place)) is None or apart > _SAME_KM) and not _one_unit(world, first, i)
    ]  # fmt: skip
    if not far:
        return (first,)
    if people >= _TIMES * max(max(world.people(i) for i in far), 500):
        return (first,)
    return ids


def of_a_state(world: World, ids: tuple[str, ...], said: frozenset[str]) -> tuple[str, ...]:
    """Between large towns of several states: the one whose state's adjective stands in the text."""
    if len(ids) < 2 or not said:
        return ids
    large = [i for i in ids if world.people(i) >= KNOWN_FROM]
    mine = tuple(i for i in large if world.entries[i].admin[0] in said)
    return mine if len(large) > 1 and len(mine) == 1 and world.people(mine[0]) * _TIMES >= max(world.people(i) for i in ids) else ids


def _one_unit(world: World, one: str, other: str) -> bool:
    """Whether two namesakes lie in one district that bears the name too: the town and its municipality."""
    mine, theirs = world.entries[one].admin, world.entries[other].admin
    return len(mine) > 2 and mine == theirs


def nearest(world: World, ids: tuple[str, ...], others: Sequence[Place]) -> tuple[str, ...]:
    """Of namesakes that nothing else decides between, the one that lies near a place that the text names, the others much further."""
    towns = [one for one in others if one.where_prec < 3]
    apart = sorted((min((km for one in towns if (km := distance_km(world.entries[i].place, one)) is not None), default=9e9), n) for n, i in enumerate(ids))
    (best, at), (second, _) = apart[:2]
    if best <= _TOGETHER_KM and second >= _TIMES * best:
        return (ids[at],)
    return (ids[at],) if best <= _BESIDE_KM and second >= _FURTHER * max(best, 8.0) else ids


def together(world: World, ids: tuple[str, ...], others: Sequence[Place]) -> tuple[str, ...]:
    """Of namesakes the one near which another name of the text has one too, where the rest are far from all of those."""
    if len(ids) < 2:
        return ids
    near = [min((km for one in others if (km := distance_km(world.entries[i].place, one)) is not None), default=9e9) for i in ids]
    close = tuple(i for i, km in zip(ids, near, strict=True) if km <= _TOGETHER_KM)
    return close if len(close) == 1 and sorted(near)[1] > 3 * _TOGETHER_KM else ids


_TOGETHER_KM = 100.0


def larger_and_nearer(world: World, every: tuple[str, ...], ids: tuple[str, ...], others: Sequence[Place]) -> tuple[str, ...]:
    """The namesake that is the largest by far and lies nearest to the places named, where a lesser one was chosen for its unit."""
    best = max(every, key=world.people)
    if ids == (best,) or world.people(best) < _MUCH_LARGER * max(max(world.people(i) for i in ids if i != best), 500):
        return ids
    near = {i: min((km for one in others if one.where_prec < 3 and (km := distance_km(world.entries[i].place, one)) is not None), default=9e9) for i in every}
    return (best,) if near[best] <= _REACH_KM and all(near[best] < near[i] for i in every if i != best) else ids


_MUCH_LARGER = 4
_REACH_KM = 60.0
