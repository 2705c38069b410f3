"""What may be published of where forces are: late by so many days, no finer than a level, never finer than the evidence."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from ceasefire.clock import Interval, last_day
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.publication import LEVELS, Level, Publication
from ceasefire.place import Place

INTERNAL = Publication(delay_days=0)
"""For the screen of somebody who works on the dossier: no delay, and as fine as the evidence is."""

DECIMALS = 2
"""Decimals of degrees, about 1 km, that coordinates keep which are not those of a named place."""

_BY_PRECISION: dict[int, Level] = {1: "place", 2: "place", 3: "admin2", 4: "admin1", 5: "place", 6: "country", 7: "country"}


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


def coarsened(place: Place, gazetteer: Gazetteer, setting: Publication) -> Place | None:
    """The place as it may be shown: the named place, with the gazetteer's point and no other, or the unit that it lies in.

    None where nothing may be shown: it is known only more coarsely than `coarsest`, or in no unit that is coarse enough.
    """
    level = coarser(level_of(place), setting.finest)
    if LEVELS.index(level) > LEVELS.index(setting.coarsest):
        return None
    if level == "place":
        return _named(place, gazetteer)
    wanted = LEVELS[::-1].index(level)
    for depth in range(min(wanted, len(place.admin) - 1), -1, -1):
        if LEVELS.index(LEVELS[-1 - depth]) > LEVELS.index(setting.coarsest):
            return None
        unit = gazetteer.get(place.admin[depth])
        if unit is not None:
            return unit
    return None


def _named(place: Place, gazetteer: Gazetteer) -> Place:
    listed = gazetteer.get(place.id) if place.id is not None else None
    if listed is not None:
        return msgspec.structs.replace(listed, where_prec=max(listed.where_prec, place.where_prec))
    if place.lat is None or place.lon is None:
        return place
    rounded = {"lat": round(place.lat, DECIMALS), "lon": round(place.lon, DECIMALS)}
    return msgspec.structs.replace(place, radius_km=max(place.radius_km, 1.0), where_prec=max(place.where_prec, 2), **rounded)


def withheld(setting: Publication, as_of: date) -> str | None:
    """What an output as of that day does not show, and why, in a sentence; None when nothing is kept back."""
    told: list[str] = []
    if setting.delay_days:
        days = "day" if setting.delay_days == 1 else f"{setting.delay_days} days"
        told.append(f"positions of the last {days} (after {shown_until(setting, as_of)}) are not shown")
    if setting.finest != "place":
        told.append(f"places are shown no finer than {setting.finest}")
    if setting.coarsest != "country":
        told.append(f"what is known only more coarsely than {setting.coarsest} is not shown")
    return f"{'; '.join(told)} (`publication` in dossier.yaml)" if told else None
