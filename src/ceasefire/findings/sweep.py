"""One pass over incidents in columns: which articles each could fall under, by act, time and place."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ceasefire.agreement.geometry import KM_PER_DEGREE
from ceasefire.agreement.jit import compiled
from ceasefire.agreement.nearby import list_of
from ceasefire.agreement.raster import ASK, INSIDE, OPEN, OUTSIDE, Floats, Ints, circle, squeeze
from ceasefire.agreement.zonetable import COUNTRY, ZoneTable, dated, relation, where
from ceasefire.findings.columns import Array, Columns
from ceasefire.findings.docket import Docket, Index, Terms

BLOCK = 1 << 23
"""Pairs in one piece of the answer. Memory that is not written costs nothing, so one piece is the rule."""


class Spots(NamedTuple):
    """What of the columns time and place need; see `Columns`."""

    start: Ints
    end: Ints
    lat: Floats
    lon: Floats
    radius_km: Floats
    where_prec: npt.NDArray[np.int8]
    place: npt.NDArray[np.int32]
    admin: npt.NDArray[np.int32]
    act: npt.NDArray[np.int16]


class Pairs(NamedTuple):
    """m pairs that neither time nor place rules out, by incident, then article. time, zone: `INSIDE`,
    `OPEN`, or `ASK` where the tables do not say."""

    incident: Array
    article: Array
    time: Array
    zone: Array


def sweep(columns: Columns, made: Docket, judged: Array) -> Pairs:
    """Pairs of incident and article. judged: (n,) bool, rows that are held against articles at all."""
    spots = Spots(*(np.ascontiguousarray(getattr(columns, name)) for name in Spots._fields))
    block = max(BLOCK, len(made.articles) + 1)
    pieces: list[tuple[Array, ...]] = []
    at = 0
    while at < len(columns):
        piece = (
            np.empty(block, np.int32),
            np.empty(block, np.int32),
            np.empty(block, np.int8),
            np.empty(block, np.int8),
        )
        at, count = _sweep(spots, judged, made.terms, made.index, made.zones, at, *piece)
        pieces.append(tuple(part[:count] for part in piece))
    if not pieces:
        return Pairs(*(np.zeros(0, kind) for kind in (np.int32, np.int32, np.int8, np.int8)))
    return Pairs(
        *(parts[0] if len(parts) == 1 else np.concatenate(parts) for parts in zip(*pieces, strict=True))
    )


@compiled
def _held(
    first: Ints, last: Ints, gap_begins: Ints, gaps: Ints, hours: Ints, article: int, start: int, end: int
) -> int:
    """`article.held` with the arrays of `Terms`; daily hours are left to the record path."""
    answer = relation(start, end, first[article], last[article])
    for g in range(gap_begins[article], gap_begins[article + 1]):
        gap = relation(start, end, gaps[g, 0], gaps[g, 1])
        if gap == INSIDE:
            return OUTSIDE
        if gap == OPEN and answer == INSIDE:
            answer = OPEN
    return ASK if answer != OUTSIDE and hours[article] == 1 else answer


@compiled
def _sweep(
    spots: Spots, judged: Array, terms: Terms, index: Index, zones: ZoneTable, at: int,
    incident: Array, article: Array, time: Array, zone: Array,
) -> tuple[int, int]:  # fmt: skip
    """From row `at` on, until the arrays are full: (next row, pairs written). Arrays are taken out of
    their records first, which is several times faster than to reach into records in the loop."""
    starts, ends, lats, lons, radii, precs, places, admins, acts = spots
    first, last, gap_begins, gaps, hours, zone_of = terms
    near, polygonal, lone, zone_begins, zone_listed, other_begins, other_listed, act_count = index
    grid, reaches, begins, listed = near
    whole, from_, until = zones.whole, zones.from_, zones.until
    box, size, cells, rows, edges = zones.made
    count = 0
    found = np.empty(len(first), np.int64)
    tested = np.full(len(zones.kind), -1, np.int64)
    answer = np.zeros(len(zones.kind), np.int64)
    for i in range(at, len(starts)):
        act = acts[i]
        if act < 0 or not judged[i]:
            continue
        n = 0
        start, end, lat, lon = starts[i], ends[i], lats[i], lons[i]
        radius, prec, place, admin = radii[i], precs[i], places[i], admins[i]
        reach = radius / KM_PER_DEGREE
        wide = place < 0 or prec >= COUNTRY
        squeezed = squeeze(lat) if reach > 0.0 else 1.0
        cell = list_of(grid, reaches, lon, lat, reach)
        for s in range(begins[cell], begins[cell + 1]):
            b = listed[s]
            key = b * act_count + act
            if zone_begins[key] == zone_begins[key + 1]:
                continue
            z = polygonal[b]
            if wide and whole[z] == 0:
                continue
            then = INSIDE if place < 0 else dated(from_[z], until[z], start, end)
            if then == OUTSIDE:
                continue
            test = -1
            for k in range(zone_begins[key], zone_begins[key + 1]):
                begin, until_ = zone_listed[k, 1], zone_listed[k, 2]
                if end <= begin or start >= until_:
                    continue
                one = zone_listed[k, 0] // 2
                held = INSIDE if start >= begin and end <= until_ else OPEN
                if zone_listed[k, 0] % 2 == 1:
                    held = _held(first, last, gap_begins, gaps, hours, one, start, end)
                    if held == OUTSIDE:
                        continue
                if test < 0:
                    if lone[b] >= 0 and place >= 0 and not np.isnan(lat) and not np.isnan(lon):
                        test = circle(box, size, cells, rows, edges, lone[b], lon, lat, reach, squeezed)
                    else:
                        test = where(zones, z, lon, lat, radius, prec, place, admin)
                    if test == INSIDE and then == OPEN:
                        test = OPEN
                if test == OUTSIDE:
                    break
                found[n] = (one * 4 + held) * 4 + test
                n += 1
        for k in range(other_begins[act], other_begins[act + 1]):
            one = other_listed[k]
            held = _held(first, last, gap_begins, gaps, hours, one, start, end)
            if held == OUTSIDE:
                continue
            z = zone_of[one]
            if tested[z] != i:
                tested[z] = i
                test = OUTSIDE
                if not wide or whole[z] == 1:
                    test = where(zones, z, lon, lat, radius, prec, place, admin)
                if test != OUTSIDE and place >= 0:
                    then = dated(from_[z], until[z], start, end)
                    if then == OUTSIDE and test != ASK:
                        test = OUTSIDE
                    elif then == OPEN and test == INSIDE:
                        test = OPEN
                answer[z] = test
            if answer[z] != OUTSIDE:
                found[n] = (one * 4 + held) * 4 + answer[z]
                n += 1
        if count + n > len(incident):
            return i, count
        _sort(found, n)
        for k in range(n):
            incident[count] = i
            article[count] = found[k] // 16
            time[count] = (found[k] // 4) % 4
            zone[count] = found[k] % 4
            count += 1
    return len(starts), count


@compiled
def _sort(values: Ints, n: int) -> None:
    """Short lists, nearly in order: by insertion."""
    for i in range(1, n):
        value = values[i]
        k = i - 1
        while k >= 0 and values[k] > value:
            values[k + 1] = values[k]
            k -= 1
        values[k + 1] = value
