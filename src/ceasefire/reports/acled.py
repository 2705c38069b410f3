"""ACLED tables, told by their header: how exactly their places and days are known."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire.reports.table import normal

NEEDED = ("event_date", "sub_event_type", "actor1", "latitude", "longitude", "fatalities")
"""No other table has all of these."""

RADIUS_KM = {1: 3.0, 2: 20.0, 3: 75.0}
"""How far off a point of that `geo_precision` may be, km: the place itself; near it, or a part of a region; a region."""

DAYS = {1: 0, 2: 3, 3: 15}
"""Days before and after the date of that `time_precision`: the day; within the week; within the month."""


def columns_of(header: Iterable[str]) -> dict[str, str] | None:
    """`geo_precision` and `time_precision` -> the file's names for them, None if it is not an ACLED table. The other
    columns are known by their names."""
    by_name = {normal(name): name for name in header}
    if any(name not in by_name for name in NEEDED):
        return None
    return {name: by_name[name] for name in ("geo_precision", "time_precision") if name in by_name}
