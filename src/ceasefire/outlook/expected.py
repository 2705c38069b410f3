"""How many incidents are to be expected, by area, in the coming week: the dossier's own incidents as a table of events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from ceasefire.clock import local_day
from ceasefire.dossier.act import expand
from ceasefire.dossier.dossier import Dossier
from ceasefire.errors import InputError
from ceasefire.incidents.incident import Incident
from ceasefire.outlook.events import Events
from ceasefire.outlook.forecast import Forecast, forecast
from ceasefire.outlook.panel import panel_of

SILENT_DAYS = 28
"""So long without any incident in the whole dossier is taken for time in which nobody reported, not for peace."""

LEVEL = 1
"""Position of the first-order unit in a place's chain of units, after the country."""


def expected(incidents: Iterable[Incident], dossier: Dossier, as_of: date) -> tuple[Forecast, ...]:
    """A forecast of hostile incidents for each first-order unit and the week after the one of `as_of` (a local day), units
    in order of intake. Empty where no such incident is known; without a mean where too few weeks were seen."""
    hostile = expand(("hostile_acts",))
    rows: list[tuple[date, str, float, float]] = []
    heard: list[date] = []
    for one in sorted(incidents, key=lambda i: i.order):
        if one.when is None or one.when.date_prec > 3 or not one.claims_for or one.kind != "event":
            continue
        day = local_day(one.when.start, dossier.time_zone)
        if day > as_of:
            continue
        heard.append(day)
        place = one.place
        if one.acts and one.acts[0].value in hostile and place is not None and len(place.admin) > LEVEL:
            rows.append((day, place.admin[LEVEL], place.lat if place.lat is not None else np.nan, place.lon if place.lon is not None else np.nan))
    areas = tuple(dict.fromkeys(area for _, area, _, _ in rows if not dossier.area or area in dossier.area))
    rows = [row for row in rows if row[1] in areas]
    if not rows:
        return ()
    # A row of nothing on the day itself: the panel runs up to now, not to the last incident.
    rows += [(as_of, area, np.nan, np.nan) for area in areas]
    days = np.array([row[0].toordinal() for row in rows], np.int64)
    count = np.ones(len(rows))
    count[len(rows) - len(areas) :] = 0.0
    events = Events(
        first=days, last=days, area=np.array([areas.index(row[1]) for row in rows], np.int64), count=count,
        line=np.arange(len(rows), dtype=np.int64), areas=tuple(_name(area, dossier) for area in areas), used={}, counted="incidents",
        lat=np.array([row[2] for row in rows], float), lon=np.array([row[3] for row in rows], float), whole=False,
    )  # fmt: skip
    try:
        panel, _ = panel_of(events, "week", [(None, a.toordinal(), b.toordinal()) for a, b in _silences(heard, as_of)])
        return forecast(panel, panel.label(panel.periods)).next
    except InputError:  # dates too far apart to be one table: a slip in a year, which `check` is about
        return ()


def _silences(heard: Iterable[date], as_of: date) -> list[tuple[date, date]]:
    """First and last days of the stretches in which nothing at all was reported."""
    days = [*sorted(set(heard)), as_of]
    gap = timedelta(days=SILENT_DAYS)
    return [(a + timedelta(days=1), b - timedelta(days=1)) for a, b in pairwise(days) if b - a > gap]


def _name(area: str, dossier: Dossier) -> str:
    entry = dossier.gazetteer.entries.get(area)
    return entry.name if entry else area
