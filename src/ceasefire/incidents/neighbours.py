"""Which rows that were matched before could be about the same as a new one: `nearby` from a few rows' point of view."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.incidents.nearby import FINE_KM, WIDE_KM, kilometres
from ceasefire.incidents.rowset import Codes, Flags, Floats, Ints

_BRIEF = 3
"""Days. Rows that last no longer are found by when they start."""

_LONGEST = 60  # as `nearby` looks back for rows of other precision


class Spread(NamedTuple):
    """What decides whether rows are candidates; codes of names by one table for all. See `rowset.Rowset`."""

    start: Ints
    end: Ints
    lat: Floats
    lon: Floats
    radius: Floats
    place: Codes
    admin1: Codes
    admin2: Codes


def neighbours(new: Spread, old: Spread, use: Flags, days: int, margin: float) -> tuple[Ints, Ints]:
    """(new row, old row) of each pair that `nearby.near_pairs` would give. Old rows stand by their first day; use: which
    of them are asked."""
    long = np.flatnonzero(use & (old.end - old.start > _BRIEF))
    low = np.searchsorted(old.start, new.start - days - _BRIEF)
    high = np.searchsorted(old.start, new.end + days, side="right")
    brief = use.copy()
    brief[long] = False
    return _neighbours(*new, *old, brief, long, low, high, days, margin)


@compiled
def _neighbours(
    start: Ints, end: Ints, lat: Floats, lon: Floats, radius: Floats, place: Codes, admin1: Codes, admin2: Codes,
    start2: Ints, end2: Ints, lat2: Floats, lon2: Floats, radius2: Floats, place2: Codes, admin12: Codes, admin22: Codes,
    brief: Flags, long: Ints, low: Ints, high: Ints, days: int, margin: float,
) -> tuple[Ints, Ints]:  # fmt: skip
    first, second = [np.int64(0)][:0], [np.int64(0)][:0]
    for i in range(len(start)):
        many = high[i] - low[i]
        for x in range(many + len(long)):
            j = low[i] + x if x < many else long[x - many]
            if (x < many and not brief[j]) or start2[j] - end[i] > days or start[i] - end2[j] > days:
                continue
            if np.isnan(lat[i]) or np.isnan(lat2[j]):
                if not (
                    (place[i] >= 0 and place[i] == place2[j])
                    or (admin1[i] >= 0 and admin1[i] == admin12[j])
                    or (admin2[i] >= 0 and admin2[i] == admin22[j])
                ):
                    continue
            else:
                limit = radius[i] + radius2[j] + margin
                if abs(lat[i] - lat2[j]) * 111.0 > limit:
                    continue
                if max(radius[i], radius2[j]) > WIDE_KM and admin1[i] >= 0 and admin12[j] >= 0 and admin1[i] != admin12[j]:
                    continue
                if radius[i] <= FINE_KM < radius2[j] and start2[j] < start[i] - days - _LONGEST:
                    continue
                if radius2[j] <= FINE_KM < radius[i] and start[i] < start2[j] - days - _LONGEST:
                    continue
                if kilometres(lat[i], lon[i], lat2[j], lon2[j]) > limit:
                    continue
            first.append(np.int64(i))
            second.append(np.int64(j))
    return np.array(first), np.array(second)
