"""Admin units and local months: what counts are kept by. Never finer than a place or a date is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from ceasefire.agreement import geometry
from ceasefire.clock import Interval, first_day, last_day, utc
from ceasefire.dossier.dossier import Dossier
from ceasefire.place import Place
from ceasefire.tracks.month import month_of, months, next_month

UNITS = frozenset({"country", "state", "governorate", "province", "oblast", "district"})
"""Kinds of admin unit by which is counted: nothing finer than a district."""


class Areas:
    """In which admin units a place lies, as far as that is known: its chain in the gazetteer, else the outlines of
    `zones/*.geojson`, where the whole of its radius lies in one."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._kept: dict[tuple[object, ...], tuple[str, ...]] = {}
        entries = dossier.gazetteer.entries
        self._outlined = [name for name in dossier.shapes if name in entries and entries[name].kind in UNITS]

    def chain(self, place: Place | None) -> tuple[str, ...]:
        """Ids of the units it lies in, wide to narrow, none finer than a district."""
        if place is None:
            return ()
        key = (place.id, place.admin, place.lat, place.lon, place.radius_km)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._units(place.admin) or self._drawn(place)
        return found

    def of(self, place: Place | None) -> str | None:
        """The narrowest of these: its district, where that is known. None when nothing is."""
        units = self.chain(place)
        return units[-1] if units else None

    def around(self, unit: str) -> tuple[str, ...]:
        """The units that a unit lies in, wide to narrow, and the unit itself."""
        entry = self.dossier.gazetteer.entries.get(unit)
        return self._units(entry.admin) if entry else ()

    def name(self, unit: str | None) -> str:
        """The neutral name of a unit."""
        entry = self.dossier.gazetteer.entries.get(unit or "")
        return entry.name if entry else unit or "place not told"

    def listed(self) -> tuple[str, ...]:
        """Units of the dossier's area, in the order of its file: provinces and the districts in them. All units but countries
        where the dossier names no area."""
        entries = self.dossier.gazetteer.entries
        own = self.dossier.area
        return tuple(
            e.id for e in entries.values()
            if e.kind in UNITS and e.admin[-1:] == (e.id,) and (set(own) & set(e.admin) if own else e.kind != "country")
        )  # fmt: skip

    def _units(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        entries = self.dossier.gazetteer.entries
        return tuple(unit for unit in chain if unit in entries and entries[unit].kind in UNITS)

    def _drawn(self, place: Place) -> tuple[str, ...]:
        entries = self.dossier.gazetteer.entries
        inside = [entries[u] for u in self._outlined if geometry.polygon(place, self.dossier.shapes[u]) == "inside"]
        narrow = max(inside, key=lambda e: len(e.admin), default=None)
        return self._units(narrow.admin or (narrow.id,)) if narrow else ()


def month_span(month: date, zone: str) -> tuple[datetime, datetime]:
    """[first instant, first instant after) of a local month, UTC."""
    bounds = (utc(datetime.combine(day, time()), zone).astimezone(UTC) for day in (month, next_month(month)))
    return next(bounds), next(bounds)


def sure_month(when: Interval | None) -> date | None:
    """The month in which all of an interval lies; None where it is not known to lie in one."""
    if when is None:
        return None
    first, last = month_of(first_day(when)), month_of(last_day(when))
    return first if first == last else None


def touched(when: Interval) -> Iterator[date]:
    """The months that something which goes on all the time of an interval touches."""
    return iter(months(first_day(when), last_day(when)))
