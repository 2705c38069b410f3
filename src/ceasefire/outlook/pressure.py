"""Stress as the outlook takes it: how prices, currency and fuel in or around the zone changed over three months."""

from __future__ import annotations

import math
from datetime import date, timedelta
from statistics import median

import msgspec

from ceasefire.dossier.dossier import Dossier, StressRow
from ceasefire.outlook.ground import Ground
from ceasefire.tracks.stress import series

MONTHS = 3
KINDS = frozenset({"price", "currency", "fuel"})
"""Indicators of which more is worse for who buys."""

UNDATED = timedelta(days=30)
"""A row that does not say when it was published is known so long after the days that it is of."""

OLD = timedelta(days=120)
"""A last value that is older says nothing of today."""


class Pressure(msgspec.Struct, frozen=True):
    """change: median of log(last / three months before), None where no series tells; series: how many do; rows: in words."""

    change: float | None
    series: int = 0
    rows: tuple[str, ...] = ()


def rows_of(ground: Ground, dossier: Dossier) -> tuple[StressRow, ...]:
    """The rows at places in the agreement's zones or around them."""
    told = []
    for row in dossier.stress:
        place = dossier.gazetteer.get(row.place)
        if row.indicator.partition(".")[0] in KINDS and place is not None and ground.inside(place) is not False:
            told.append(row)
    return tuple(told)


def pressure(rows: tuple[StressRow, ...], day: date) -> Pressure:
    """As known on the local day `day`."""
    known = [r for r in rows if (r.published or r.last + UNDATED) <= day]
    logs: list[float] = []
    names: list[str] = []
    for one in series(known, day):
        last = one.points[-1]
        change = next((c for c in one.changes if c.months == MONTHS), None)
        if day - last.last <= OLD and change is not None and change.ratio is not None and change.ratio > 0:
            logs.append(math.log(change.ratio))
            names.append(f"stress.csv line {last.line}")
    return Pressure(median(logs), len(logs), tuple(names)) if logs else Pressure(None)
