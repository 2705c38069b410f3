"""Pairs of claims that could be about one thing: near in time, and near in space as far as is known."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.incidents.rowset import Codes, Flags, Floats, Ints, Rowset

DAYS = 4
"""Days that may lie between two claims about one thing. Three would lose one true pair in thirty."""

MARGIN_KM = 25.0
"""Added to what both places leave open: a source may name the wrong neighbouring town."""

MOST = 60_000_000
"""Pairs that are held in memory at most. Beyond, only what is nearer is compared, and that is told."""

STEPS = ((DAYS, MARGIN_KM), (1, MARGIN_KM), (1, 5.0), (0, 1.0))
"""Days and kilometres that are tried in turn until no more than `MOST` pairs are left."""

FINE_KM = 12.0
"""Up to this radius a place is known to a town or better."""

WIDE_KM = 50.0
"""Beyond this radius it is known to a province at best."""

_CELL = 0.5  # degrees
_ROWS, _COLUMNS = 360, 720
_DEGREE_KM = 111.0
_EARTH_KM = 6371.0088


class Pairs(NamedTuple):
    """first, second: (m,) rows of the candidate pairs, first < second, sorted; days, margin: how far apart they
    may lie, less than usual where rows lie too densely (0 days: and each row meets only some of the others)."""

    first: Ints
    second: Ints
    days: int = DAYS
    margin: float = MARGIN_KM


def near_pairs(rows: Rowset) -> Pairs:
    """All candidate pairs.

    Pairs lie at most `DAYS` apart and no farther than both radii and `MARGIN_KM`; a pair of which one is
    placed to a province or wider has to be of one province where both name theirs. Claims without a point
    meet those of their own place or province, by name.
    """
    n = len(rows.start)
    for days, margin in STEPS:
        searches = _searches(rows)
        each = n if days else max(1, MOST // max(1, n) // len(searches))
        counts = [_run(rows, search, days, margin, each, _EMPTY, _EMPTY) for search in searches]
        if sum(counts) <= MOST:
            break
    found = [_by_name(rows, days)]
    for search, count in zip(searches, counts, strict=True):
        first, second = np.empty(count, np.int64), np.empty(count, np.int64)
        _run(rows, search, days, margin, each, first, second)
        found.append((first, second))
    return Pairs(*_once(n, *(np.concatenate([one[side] for one in found]) for side in (0, 1))), days, margin)


_EMPTY = np.zeros(0, np.int64)
_ASKING = 20_000  # rows that look for pairs at a time


def near_batches(rows: Rowset, guests: int, most: int) -> Iterator[Pairs]:
    """The pairs of `near_pairs` of which at least the later row is none of the first `guests`, in batches of about
    `most`, so that they need not be in memory together. A pair stands in one batch; batches are not sorted among
    themselves."""
    first, second = _once(len(rows.start), *_by_name(rows, DAYS))
    for days, margin in STEPS:
        each = len(rows.start) if days else max(1, MOST // max(1, len(rows.start)) // 3)
        parts = [_counted(rows, part, days, margin, each) for search in _searches(rows) for part in _parted(search, _ASKING)]
        if sum(count for _, count in parts) <= MOST:
            break
    home = second >= guests
    yield Pairs(first[home], second[home], days, margin)
    while parts:
        part, count = parts.pop()
        if count > most and len(part.asking) > 1:
            parts += [_counted(rows, half, days, margin, each) for half in _parted(part, (len(part.asking) + 1) // 2)]
        elif count:
            first, second = np.empty(count, np.int64), np.empty(count, np.int64)
            _run(rows, part, days, margin, each, first, second)
            first, second = np.minimum(first, second), np.maximum(first, second)
            home = second >= guests
            yield Pairs(first[home], second[home], days, margin)


def _parted(search: _Search, size: int) -> list[_Search]:
    return [search._replace(asking=search.asking[at : at + size]) for at in range(0, len(search.asking), size)]


def _counted(rows: Rowset, search: _Search, days: int, margin: float, each: int) -> tuple[_Search, int]:
    return search, _run(rows, search, days, margin, each, _EMPTY, _EMPTY)


def _once(n: int, first: Ints, second: Ints) -> tuple[Ints, Ints]:
    """Pairs in order, each once."""
    key = np.sort(np.minimum(first, second) * n + np.maximum(first, second))
    key = key[np.append(True, key[1:] != key[:-1])] if len(key) else key
    return (key // n, key % n) if n else (key, key)


class _Search(NamedTuple):
    """Who looks (asking) among whom (among, by cell; begin of each cell); same: among themselves; longest: days that a
    row lasts at most; widest: the greatest radius among those looked at, km."""

    asking: Ints
    among: Ints
    begin: Ints
    same: bool
    longest: int
    widest: float


def _searches(rows: Rowset) -> list[_Search]:
    """Most places are known to a town: among those few cells have to be looked at."""
    placed = np.flatnonzero(np.isfinite(rows.lat) & np.isfinite(rows.lon))
    fine, coarse = placed[rows.radius[placed] <= FINE_KM], placed[rows.radius[placed] > FINE_KM]
    longest = int(min(60, np.max(rows.end - rows.start, initial=0)))
    return [
        _Search(asking, *_grid(rows, asked), asking is asked, longest, float(rows.radius[asked].max()))
        for asking, asked in ((fine, fine), (fine, coarse), (coarse, coarse))
        if len(asking) and len(asked)
    ]


def _run(rows: Rowset, search: _Search, days: int, margin: float, each: int, first: Ints, second: Ints) -> int:
    return _sweep(
        search.asking, search.among, search.begin, rows.start, rows.end, rows.lat, rows.lon, rows.radius, rows.admin1,
        search.same, search.longest, search.widest, days, margin, each, first, second,
    )  # fmt: skip


def _grid(rows: Rowset, asked: Ints) -> tuple[Ints, Ints]:
    """Rows by cell, then by day, and where each cell begins."""
    cell = _cells(rows.lat[asked], rows.lon[asked])
    by = np.lexsort((rows.start[asked], cell))
    begin = np.zeros(_ROWS * _COLUMNS + 1, np.int64)
    np.cumsum(np.bincount(cell, minlength=_ROWS * _COLUMNS), out=begin[1:])
    return asked[by], begin


def _cells(lat: Floats, lon: Floats) -> Ints:
    row = np.clip(((lat + 90) / _CELL).astype(np.int64), 0, _ROWS - 1)
    return row * _COLUMNS + ((lon + 180) / _CELL).astype(np.int64) % _COLUMNS


def _by_name(rows: Rowset, days: int) -> tuple[Ints, Ints]:
    """Pairs of which one has no point: they share a place name, or a province with no narrower word against it."""
    bare = ~(np.isfinite(rows.lat) & np.isfinite(rows.lon))
    if not bare.any():
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    out: list[tuple[Ints, Ints]] = []
    for code in (rows.place, rows.admin2, rows.admin1):
        said = np.flatnonzero(code >= 0)
        by = said[np.lexsort((said, rows.start[said], code[said]))]
        out.append(_runs(by, code, rows.start, rows.end, bare, days))
    return np.concatenate([o[0] for o in out]), np.concatenate([o[1] for o in out])


@compiled
def _runs(by: Ints, code: Codes, start: Ints, end: Ints, bare: Flags, days: int) -> tuple[Ints, Ints]:
    first, second = [np.int64(0)][:0], [np.int64(0)][:0]
    for x in range(len(by)):
        i = by[x]
        for y in range(x + 1, len(by)):
            j = by[y]
            if code[j] != code[i] or start[j] - end[i] > days:
                break
            if bare[i] or bare[j]:
                first.append(min(i, j))
                second.append(max(i, j))
    return np.array(first), np.array(second)


@compiled
def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine), km; degrees in."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


@compiled
def _sweep(
    asking: Ints, index: Ints, begin: Ints, start: Ints, end: Ints, lat: Floats, lon: Floats, radius: Floats, admin1: Codes,
    same: bool, longest: int, widest: float, days: int, margin: float, each: int, first: Ints, second: Ints,
) -> int:  # fmt: skip
    """Number of pairs, at most `each` for one that asks; written to `first` and `second` where these have room."""
    count = 0
    for x in range(len(asking)):
        i = asking[x]
        until_here = count + each
        reach = radius[i] + widest + margin
        up = math.ceil(reach / _DEGREE_KM / _CELL)
        row, column = int((lat[i] + 90) / _CELL), int((lon[i] + 180) / _CELL)
        earliest = start[i] - days - longest
        for y in range(max(0, row - up), min(_ROWS, row + up + 1)):
            narrow = max(0.05, math.cos(math.radians(min(89.0, abs(y * _CELL - 90) + _CELL))))
            across = min(_COLUMNS // 2 - 1, math.ceil(reach / _DEGREE_KM / _CELL / narrow))
            for step in range(-across, across + 1):
                cell = y * _COLUMNS + (column + step) % _COLUMNS
                low, high = begin[cell], begin[cell + 1]
                until = high
                while low < high:  # the first that starts late enough
                    middle = (low + high) // 2
                    if start[index[middle]] < earliest:
                        low = middle + 1
                    else:
                        high = middle
                for k in range(low, until):
                    j = index[k]
                    if count >= until_here or start[j] - end[i] > days:
                        break
                    if (same and j <= i) or start[i] - end[j] > days:
                        continue
                    limit = radius[i] + radius[j] + margin
                    if abs(lat[i] - lat[j]) * _DEGREE_KM > limit:
                        continue
                    wide = max(radius[i], radius[j]) > WIDE_KM
                    if wide and admin1[i] >= 0 and admin1[j] >= 0 and admin1[i] != admin1[j]:
                        continue
                    if kilometres(lat[i], lon[i], lat[j], lon[j]) <= limit:
                        if count < len(first):
                            first[count], second[count] = i, j
                        count += 1
    return count
