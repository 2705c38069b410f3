"""A capital name in a text that may be a town's or a province's: what it may mean by itself, and the units named beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.claims.capitals import adjectives
from ceasefire.claims.namesakes import KNOWN_FROM, meant
from ceasefire.claims.tokens import Tokens
from ceasefire.dossier.names import name_key
from ceasefire.dossier.wordlist import words
from ceasefire.dossier.world import World


class Hit(msgspec.Struct):
    """heard: known only by its sound; key: the name's; certain: ids it stands for by itself; units: those that hold all of them."""

    first: int
    last: int
    ids: tuple[str, ...]
    weak: bool
    sure: bool = False
    told: bool = False
    unit: str = ""
    word: bool = False
    loose: bool = False
    heard: bool = False
    key: str = ""
    certain: tuple[str, ...] = ()
    units: set[str] = msgspec.field(default_factory=set)


_METROPOLIS = 500_000
"""People from which a city speaks for itself, whatever namesake lies in the country that a text is about."""


class Borne:
    """Units that the places of a text lie in, and by how many names each is borne."""

    def __init__(self, world: World, firm: Sequence[Hit], told: set[str]) -> None:
        """firm: names that are places for certain; told: units of the places found otherwise."""
        self.world, self.told = world, told
        self.by_name = {hit.ids: hit.units for hit in firm}
        self.names = Counter(unit for units in self.by_name.values() for unit in units)
        self.units = told | self.names.keys()

    def but(self, hit: Hit) -> set[str]:
        """The units without those that only this name speaks for: between its namesakes it is no witness."""
        own = self.by_name.get(hit.ids)
        if own is None or len(hit.ids) < 2 or any(self.world.people(i) >= _METROPOLIS and name_key(self.world.entries[i].name) == hit.key for i in hit.ids):
            return self.units
        return self.units - {unit for unit in own if self.names[unit] == 1 and unit not in self.told}


def of_unit(world: World, hit: Hit) -> tuple[str, ...]:
    """ "X province": the provinces of that name, else those that towns of it are named like."""
    kinds = {i: _UNIT_OF.get(i.count("."), "town") if ":" not in i else "town" for i in hit.ids}
    if hit.unit:
        own = tuple(i for i, kind in kinds.items() if kind == hit.unit)
        if own:
            return own
        level = 1 if hit.unit == "province" else 2
        outer = dict.fromkeys(
            world.entries[i].admin[level] for i in hit.ids if len(world.entries[i].admin) > level and world.entries[i].admin[level] in world.entries
        )
        if hit.loose:  # "the Xville region" is no province that does not bear the name
            outer = {u: None for u in outer if any(_alike(world.entries[u].place.name, world.entries[i].place.name) for i in hit.ids)}
        return tuple(outer) if hit.unit == "province" and outer else hit.ids
    towns = tuple(i for i, kind in kinds.items() if kind not in {"province", "district"})
    if not towns:
        return hit.ids
    # A province or district that shares a town's name is meant only where it is called one.
    lone = tuple(
        i for i, kind in kinds.items()
        if kind == "province" and not any(i in world.entries[t].admin for t in towns) and all(world.people(t) < KNOWN_FROM for t in towns)
    )  # fmt: skip
    return lone or towns


def _alike(one: str, other: str) -> bool:
    return name_key(one)[:4] == name_key(other)[:4]


_UNIT_OF = {1: "province", 2: "district"}


def certain_units(world: World, ids: tuple[str, ...]) -> set[str]:
    chains = [world.entries[i].admin for i in meant(world, ids, frozenset(), frozenset())]
    shared: set[str] = set(chains[0]) if chains else set()
    for chain in chains[1:]:
        shared &= set(chain)
    return shared


_GAP = words(", in the ( northern southern eastern western central rural countryside of s on island islands")


def beside_of(tokens: Tokens, hits: Sequence[Hit], hit: Hit, world: World) -> tuple[frozenset[str], frozenset[str]]:
    """Units named right behind a name: "X, Y province", "X in Y". First those that the words mean by themselves, then all
    that they may mean: the name beside decides between their namesakes too."""
    lead = tokens.keys[max(0, hit.first - 4) : hit.first]
    for at in range(len(lead) - 1, -1, -1):
        # "the Lebanese city of X"
        code = adjectives().get(lead[at])
        if code is not None and set(lead[at + 1 :]) <= _SINGLE | {"of", "port", "border", "coastal", "eastern", "western", "northern", "southern", "capital"}:
            return frozenset({code}), frozenset({code})
    other = container_of(tokens, hits, hit)
    return (frozenset(), frozenset()) if other is None else (frozenset(of_unit(world, other)), frozenset(other.ids))


def container_of(tokens: Tokens, hits: Sequence[Hit], hit: Hit) -> Hit | None:
    """The name right behind a name that may be of what holds it."""
    for other in hits:
        if hit.last < other.first <= hit.last + 6 and set(tokens.keys[hit.last + 1 : other.first]) <= _GAP:
            return other
    return None


def land_behind(tokens: Tokens, hit: Hit, lands: Mapping[int, str]) -> str | None:
    """Code of the country that the words right behind a name say that it lies in: "X, in Yland"."""
    for at in range(hit.last + 2, min(hit.last + 5, len(tokens.keys))):
        if (code := lands.get(tokens.starts[at])) is not None:
            gap = set(tokens.keys[hit.last + 1 : at])
            return code if gap <= _GAP and not gap.isdisjoint({",", "in", "("}) else None
    return None


def settle_containers(tokens: Tokens, world: World, hits: Sequence[Hit]) -> None:
    """Of a name that may be several places, those that hold a place of the name before it: "X, in Yland", which is a town too."""
    for hit in hits:
        other = container_of(tokens, hits, hit)
        if other is None or other.unit or len(other.ids) < 2 or len(meant(world, of_unit(world, other), frozenset(), frozenset())) < 2:
            continue
        holding = tuple(i for i in other.ids if any(i in set(world.entries[n].admin) - {n} for n in hit.ids))
        if len(holding) == 1:
            other.ids = holding


def owner_of(tokens: Tokens, hits: Sequence[Hit], hit: Hit) -> Hit | None:
    """The town whose part a name is said to be: "Xville's Y area"."""
    if not hit.first or tokens.keys[hit.first - 1] != "'s":
        return None
    return next((one for one in hits if one.last == hit.first - 2), None)


_SINGLE = words("city town village province district region state capital governorate oblast port")
