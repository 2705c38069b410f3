"""The zones of agreements as tables, and the test of a place against them without a record.

Answers are those of `zone.locate`. What the tables do not hold (readings, buffers, zones left out
that leave out others, shapes that are no valid polygon) is answered `ASK`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

import numpy as np

from ceasefire.agreement.geometry import KM_PER_DEGREE
from ceasefire.agreement.jit import compiled
from ceasefire.agreement.raster import (
    ASK,
    INSIDE,
    OPEN,
    OUTSIDE,
    Bytes,
    Floats,
    Ints,
    Rasters,
    circle,
    rasters,
    squeeze,
    usable,
)
from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zonespec import ZoneSpec
from ceasefire.dossier.dossier import Dossier
from ceasefire.place import EARTH_KM

FOREVER = np.iinfo(np.int64).max
NEVER = np.iinfo(np.int64).min
EVERYWHERE, UNDESCRIBED, RECORD, PARTS = 0, 1, 2, 3
ADMIN, SHAPE, NAMED = 0, 1, 2
NO_SHAPE, ODD_SHAPE = -1, -2
COUNTRY = 6
"""`where_prec` from which a place is no narrower than a country."""
KM_EDGE = 1e-6
"""Distances this near to a limit (a millimetre) are left to the record path."""

ZoneKey = tuple[int, str | None]
"""Number of the agreement, name of the zone."""


class ZoneTable(NamedTuple):
    """kind: (z,); whole: 1 where a zone holds all that the dossier is about, so that what is told of the
    country alone is held against it; from_, until: microseconds; parts: where those of each zone begin in what/which/shape
    (ADMIN: unit, its polygon; SHAPE: polygon; NAMED: place); without: zones left out.
    unit: (admins, units) 1 within, 0 not, 2 wider or equal chain, 3 nothing known; named_*: places by
    id, by admin, and where they are (lat, lon, radius km; NaN = no coordinates; known)."""

    kind: Ints
    whole: Ints
    from_: Ints
    until: Ints
    parts: Ints
    what: Ints
    which: Ints
    shape: Ints
    without_begins: Ints
    without: Ints
    unit: Bytes
    named_id: Bytes
    named_admin: Bytes
    named_at: Floats
    made: Rasters


def zone_table(
    keys: Sequence[ZoneKey],
    agreements: Sequence[Agreement],
    dossier: Dossier,
    admins: Sequence[tuple[str, ...]],
    places: Sequence[str | None],
    micros: dict[ZoneKey, tuple[int, int]],
) -> tuple[ZoneTable, list[ZoneKey]]:
    """Tables of those zones and of the zones they leave out (appended to the keys that come back).

    admins: chains of units that places lie in; places: their gazetteer ids; both as numbered in the
    columns. micros: (from, until) of a zone where it has them.
    """
    made = _Made(dossier)
    every = list(keys)
    kinds: list[int] = []
    whole: list[int] = []
    parts, without_begins, without = [0], [0], list[int]()
    for key in every:  # grows while it is read
        number, name = key
        spec = agreements[number].zones.get(name) if name is not None else None
        kind = _kind(name, spec, agreements[number])
        if kind == PARTS and spec is not None:
            made.add(spec)
            for other in spec.without:
                if (number, other) not in every:
                    every.append((number, other))
                without.append(every.index((number, other)))
        kinds.append(kind)
        whole.append(int(name is None or (spec is not None and set(dossier.area) <= set(spec.admin))))
        parts.append(len(made.what))
        without_begins.append(len(without))
    times = [micros.get(key, (NEVER, FOREVER)) for key in every]
    table = ZoneTable(
        kind=_ints(kinds),
        whole=_ints(whole),
        from_=_ints([t[0] for t in times]),
        until=_ints([t[1] for t in times]),
        parts=_ints(parts),
        what=_ints(made.what),
        which=_ints(made.which),
        shape=_ints(made.shape),
        without_begins=_ints(without_begins),
        without=_ints(without),
        unit=made.units(admins),
        named_id=made.named_ids(places),
        named_admin=np.array([[n in a for n in made.names] for a in admins], np.int8).reshape(
            len(admins), -1
        ),
        named_at=made.named_at(),
        made=rasters(made.shapes),
    )
    return table, every


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)


def _kind(name: str | None, spec: ZoneSpec | None, agreement: Agreement) -> int:
    if name is None:
        return EVERYWHERE
    if spec is None:
        return UNDESCRIBED
    deep = any(n in agreement.zones and agreement.zones[n].without for n in spec.without)
    return RECORD if spec.readings or spec.buffers or deep else PARTS


class _Made:
    """Parts, units, named places and polygons, each numbered once."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.what: list[int] = []
        self.which: list[int] = []
        self.shape: list[int] = []
        self.unit_names: dict[str, int] = {}
        self.names: dict[str, int] = {}
        self.shapes: list[dict[str, object]] = []
        self._shape_of: dict[str, int] = {}

    def add(self, spec: ZoneSpec) -> None:
        for unit in spec.admin:
            self._part(ADMIN, self.unit_names.setdefault(unit, len(self.unit_names)), self._polygon(unit))
        for name in spec.places:
            self._part(NAMED, self.names.setdefault(name, len(self.names)), NO_SHAPE)
        for name in spec.shapes:
            self._part(SHAPE, 0, self._polygon(name))

    def _part(self, what: int, which: int, shape: int) -> None:
        self.what.append(what)
        self.which.append(which)
        self.shape.append(shape)

    def _polygon(self, name: str) -> int:
        if name not in self._shape_of:
            shape = self.dossier.shapes.get(name)
            if shape is None:
                self._shape_of[name] = NO_SHAPE
            elif not usable(shape):
                self._shape_of[name] = ODD_SHAPE
            else:
                self._shape_of[name] = len(self.shapes)
                self.shapes.append(dict(shape))
        return self._shape_of[name]

    def units(self, admins: Sequence[tuple[str, ...]]) -> Bytes:
        out = np.zeros((len(admins), len(self.unit_names)), np.int8)
        for i, admin in enumerate(admins):
            for unit, j in self.unit_names.items():
                entry = self.dossier.gazetteer.entries.get(unit)
                chain = entry.admin if entry else (unit,)
                if unit in admin:
                    out[i, j] = 1
                elif not admin:
                    out[i, j] = 3
                elif admin == chain[: len(admin)]:
                    out[i, j] = 2
        return out

    def named_ids(self, places: Sequence[str | None]) -> Bytes:
        out = np.zeros((len(places), len(self.names)), np.int8)
        for i, place in enumerate(places):
            for name, j in self.names.items():
                entry = self.dossier.gazetteer.entries.get(name)
                wider = entry is not None and place is not None and place in entry.admin
                out[i, j] = 1 if place == name else 2 if wider else 0
        return out

    def named_at(self) -> Floats:
        rows: list[tuple[float, float, float, float]] = []
        for name in self.names:
            entry = self.dossier.gazetteer.entries.get(name)
            if entry is None:
                rows.append((np.nan, np.nan, 0.0, 0.0))
            else:
                lat, lon = (np.nan if v is None else v for v in (entry.lat, entry.lon))
                rows.append((lat, lon, entry.radius_km, 1.0))
        return np.array(rows, np.float64).reshape(-1, 4)


@compiled
def relation(start: int, end: int, first: int, last: int) -> int:
    """`clock.relation` on microseconds: `INSIDE`, `OUTSIDE`, or `OPEN` where it straddles."""
    if end <= first or (last != FOREVER and start >= last):
        return OUTSIDE
    return INSIDE if start >= first and (last == FOREVER or end <= last) else OPEN


@compiled
def dated(first: int, last: int, start: int, end: int) -> int:
    """Whether a zone existed then, by its `from_` and `until`."""
    if first == NEVER and last == FOREVER:
        return INSIDE
    return relation(start, end, start if first == NEVER else first, last)


@compiled
def where(
    table: ZoneTable, zone: int, lon: float, lat: float, radius_km: float, prec: int, place: int, admin: int
) -> int:
    """A place against a zone, its dates left aside."""
    kind = table.kind[zone]
    if kind == EVERYWHERE:
        return INSIDE
    if kind == UNDESCRIBED or place < 0:
        return OPEN
    if kind == RECORD:
        return ASK
    answer = _parts(table, zone, lon, lat, radius_km, prec, place, admin)
    if answer in (ASK, OUTSIDE):
        return answer
    for w in range(table.without_begins[zone], table.without_begins[zone + 1]):
        left_out = table.without[w]
        other = OPEN
        if table.kind[left_out] == RECORD:
            return ASK
        if table.kind[left_out] == PARTS:
            other = _parts(table, left_out, lon, lat, radius_km, prec, place, admin)
        if other in (ASK, INSIDE):
            return ASK if other == ASK else OUTSIDE
        if answer == INSIDE and other == OPEN:
            answer = OPEN
    return answer


@compiled
def _parts(
    table: ZoneTable, zone: int, lon: float, lat: float, radius_km: float, prec: int, place: int, admin: int
) -> int:
    """The widest answer of the parts: inside one is inside, else open in one is open."""
    answer = OUTSIDE
    for p in range(table.parts[zone], table.parts[zone + 1]):
        found = OPEN
        if table.what[p] == NAMED:
            found = _named(table, table.which[p], lon, lat, radius_km, place, admin)
        else:
            known = 3 if table.what[p] == SHAPE else table.unit[admin, table.which[p]]
            if known <= 1:
                found = INSIDE if known == 1 else OUTSIDE
            elif (known == 3 or prec < 3) and not (np.isnan(lon) or np.isnan(lat)):
                shape = table.shape[p]
                if shape == ODD_SHAPE:
                    found = ASK
                elif shape != NO_SHAPE:
                    m = table.made
                    reach = radius_km / KM_PER_DEGREE
                    found = circle(
                        m.box, m.size, m.cells, m.rows, m.edges, shape, lon, lat, reach, squeeze(lat)
                    )
        if found == INSIDE:
            return INSIDE
        answer = max(answer, found)  # ASK over OPEN over OUTSIDE
    return answer


@compiled
def _named(
    table: ZoneTable, name: int, lon: float, lat: float, radius_km: float, place: int, admin: int
) -> int:
    """`zone._named`, the same formula for the distance."""
    if table.named_at[name, 3] == 0.0:
        return OPEN
    same = table.named_id[place, name]
    if same == 1 or table.named_admin[admin, name] != 0:
        return INSIDE
    to_lat, to_lon, radius = table.named_at[name, 0], table.named_at[name, 1], table.named_at[name, 2]
    if same == 2 or np.isnan(lon) or np.isnan(lat) or np.isnan(to_lat) or np.isnan(to_lon):
        return OPEN
    p, q = radians(lat), radians(to_lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(to_lon - lon) / 2) ** 2
    apart = 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
    if abs(apart + radius_km - radius) < KM_EDGE or abs(apart - radius_km - radius) < KM_EDGE:
        return ASK
    if apart + radius_km <= radius:
        return INSIDE
    return OUTSIDE if apart >= radius_km + radius else OPEN
