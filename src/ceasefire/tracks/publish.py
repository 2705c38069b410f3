"""What may be published of where forces are: late by so many days, no finer than a level, never finer than the evidence."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from ceasefire.clock import Interval, last_day
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.publication import LEVELS, Level, Publication
from ceasefire.place import Place

INTERNAL = Publication(delay_days=0, movements="place")
"""For the screen of somebody who works on the dossier: no delay, and as fine as the evidence is."""

DECIMALS = 2
"""Decimals of degrees, about 1 km, that coordinates keep which are not those of a named place."""

_BY_PRECISION: dict[int, Level] = {1: "place", 2: "place", 3: "admin2", 4: "admin1", 5: "admin2", 6: "country", 7: "country"}


def shown_until(setting: Publication, as_of: date) -> date:
    """The last local day of which an output as of the day `as_of` may show positions."""
    return as_of - timedelta(days=setting.delay_days)


def may_show(day: date | Interval | None, setting: Publication, as_of: date) -> bool:
    """Whether a position of that local day (of an interval: its last one) may be shown. What has no day may not."""
    last = last_day(day) if isinstance(day, Interval) else day
    return last is not None and last <= shown_until(setting, as_of)


def level_of(place: Place) -> Level:
    """The level that a place is known at: the coarser of what it is and of how precisely it was told (UCDP `where_prec`)."""
    told = _BY_PRECISION[place.where_prec]
    if place.id is None or not place.admin or place.admin[-1] != place.id:
        return told
    unit = LEVELS[-1 - min(len(place.admin) - 1, 3)]
    return unit if place.where_prec <= 3 else coarser(unit, told)


def coarser(one: Level, other: Level) -> Level:
    """The coarser of two levels."""
    return max(one, other, key=LEVELS.index)


def coarsened(place: Place, gazetteer: Gazetteer, setting: Publication, movement: bool = False) -> Place | None:
    """The place as it may be shown: the named place or area, with the gazetteer's point and no other, or the unit that it
    lies in. movement: it is of a movement or position of forces, not of who holds it.

    A town that is known only as "in that province" becomes the province. None where nothing may be shown: it is known only
    more coarsely than `coarsest`, or lies in no known unit that is coarse enough.
    """
    finest = coarser(setting.finest, setting.movements) if movement else setting.finest
    own = level_of(place)
    level = coarser(own, finest)
    if LEVELS.index(level) > LEVELS.index(setting.coarsest):
        return None
    listed = gazetteer.get(place.id) if place.id is not None else None
    if listed is not None and level == own == level_of(listed):
        return msgspec.structs.replace(listed, where_prec=place.where_prec)
    if listed is None and finest == "place":
        return _rounded(place)
    depth = LEVELS[::-1].index(level)
    units = [unit for name in place.admin[: depth + 1] if (unit := gazetteer.get(name)) is not None]
    return next((u for u in reversed(units) if LEVELS.index(level) <= LEVELS.index(level_of(u)) <= LEVELS.index(setting.coarsest)), None)


def _rounded(place: Place) -> Place:
    """A place that no gazetteer of the dossier knows, by the name that it was told by."""
    if place.lat is None or place.lon is None:
        return place
    lat, lon = round(place.lat, DECIMALS), round(place.lon, DECIMALS)
    return msgspec.structs.replace(place, lat=lat, lon=lon, radius_km=max(place.radius_km, 1.0))


RULE = " (`publication` in dossier.yaml)"
"""Where the rule stands, for who keeps the dossier; readers of a brief need it not."""


def withheld(setting: Publication, as_of: date, movements: bool = False) -> str | None:
    """The same as `kept_back`, with where its rule stands."""
    told = kept_back(setting, as_of, movements)
    return None if told is None else told + RULE


def kept_back(setting: Publication, as_of: date, movements: bool = False) -> str | None:
    """What an output as of that day does not show, in a sentence; None when nothing is kept back. movements: the output has
    movements and positions of forces in it."""
    told: list[str] = []
    if setting.delay_days:
        days = "day" if setting.delay_days == 1 else f"{setting.delay_days} days"
        told.append(f"positions of the last {days} (after {shown_until(setting, as_of)}) are not shown")
    if setting.finest != "place":
        told.append(f"places are shown no finer than {setting.finest}")
    if movements and LEVELS.index(setting.movements) > LEVELS.index(setting.finest):
        told.append(f"movements of forces are shown no finer than {setting.movements}")
    if setting.coarsest != "country":
        told.append(f"what is known only more coarsely than {setting.coarsest} is not shown")
    return "; ".join(told) or None
