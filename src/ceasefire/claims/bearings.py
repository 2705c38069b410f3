"""How wide "near X" and "east of X" are, where no distance is told."""

from __future__ import annotations

from ceasefire.place import Place

NEAR_KM = 8.0
"""Around a place near which, around which or on whose edge something is told to be."""

BEARING_KM = 15.0
"""At most, for a place of which only a bearing is told. Of 71 events of UCDP in one war whose sources place them by a bearing from a
town alone, nine in ten lie more than 12 km from it and half more than 25; where a report speaks of one front it is less."""

BY_BEARING = -1.0
"""Stands for a distance where only a bearing is told."""


def spread_km(place: Place, told: float = 0.0) -> float:
    """The radius, km, of what lies around a place. told: the distance in the text, 0 where it tells none, or `BY_BEARING`.
    A bearing reaches farther from a city than from a hamlet: four times its own radius."""
    if told == BY_BEARING:
        told = min(BEARING_KM, 4 * place.radius_km)
    return max(place.radius_km, told, NEAR_KM)
