"""How far two places can be one: points, with their precision in mind."""

from __future__ import annotations

from ceasefire.dossier.names import name_key, sound_key
from ceasefire.place import Place, distance_km

WIDE_KM = 10
"""Radius beyond which a place is an area, not a town."""

_UNITS = ("country", "governorate", "district", "subdistrict")
"""Kinds of places that are areas by law, the widest first."""


def site(a: Place | None, b: Place | None) -> float | None:
    """Points for being one place; None when they cannot be."""
    if a is None or b is None:
        return 0.0
    if a.id is not None and a.id == b.id:
        return {1: 4.0, 2: 4.0, 3: 2.0}.get(a.where_prec, 0.5)
    coarse = max(a.where_prec, b.where_prec)
    wide, fine = (a, b) if a.where_prec >= b.where_prec else (b, a)
    if wide.id is not None and wide.id in fine.admin:
        return 1.0 if wide.where_prec == 3 else -1.0
    apart = distance_km(a, b)
    if a.id is None or b.id is None:
        named = _named_alike(a, b)
        if named and not _told_apart(a, b):
            return _units(a, b) or 3.0  # one of them is in no gazetteer: its name is all there is
        if apart is None and a.id is None and b.id is None and name_key(a.name) and "" not in (a.name, b.name):
            return -2.0
    if apart is None:
        return None if _told_apart(a, b) else -1.0
    if coarse >= 3:
        return (1.0 if coarse == 3 else -1.0) if apart <= a.radius_km + b.radius_km else None
    if apart <= 1.5 and (a.id is None or b.id is None):
        return 4.0
    big, small = (a, b) if a.radius_km >= b.radius_km else (b, a)
    if apart + small.radius_km <= big.radius_km * 1.25 and big.radius_km > 1.5 * small.radius_km:
        named = big.id is not None and big.radius_km > WIDE_KM
        return 1.0 if named else 2.5  # a village within a named area; a neighbourhood within its town
    if apart <= a.radius_km + b.radius_km:
        return -1.5 if a.id is not None and b.id is not None else 1.5
    return None if apart > a.radius_km + b.radius_km + 2 else -2.0


def _units(a: Place, b: Place) -> float | None:
    """Points of two places of one name where the name is that of a district or province; None where it is of neither."""
    kinds = {_unit(p) for p in (a, b)}
    widest = next((kind for kind in _UNITS if kind in kinds), None)
    if widest is None:
        return None
    narrow = widest in ("district", "subdistrict")
    if len(kinds) == 2:  # a town of that name, perhaps, or anything within
        return 1.0 if narrow else -1.0
    return 2.0 if narrow else 0.5


def _unit(one: Place) -> str | None:
    """What kind of area a place is, by its kind or by how exactly a table that gives a point says to know it."""
    if one.kind in _UNITS:
        return one.kind
    return {3: "district", 4: "governorate", 6: "country"}.get(one.where_prec) if one.lat is not None else None


def holds(area: Place, spot: Place) -> bool:
    """Whether one place is the other or its centre lies in it."""
    if area.id is not None and (area.id == spot.id or area.id in spot.admin):
        return True
    apart = distance_km(area, spot)
    return apart is not None and area.radius_km >= spot.radius_km and apart <= area.radius_km


def _told_apart(a: Place, b: Place) -> bool:
    """Whether they are known to lie in different provinces."""
    return bool(a.admin and b.admin and a.admin[:2] != b.admin[:2])


def _named_alike(a: Place, b: Place) -> bool:
    """Whether the names are spellings of one, as names are that were written in another script first."""
    one, other = name_key(a.name), name_key(b.name)
    if not one or not other:
        return False
    return one == other or (bool(sound_key(one)) and sound_key(one) == sound_key(other))
