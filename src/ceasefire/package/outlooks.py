"""Outlooks as readers at one mark may see them, on one day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ceasefire.clock import utc
from ceasefire.outlook.expected import expected
from ceasefire.outlook.forecast import Forecast
from ceasefire.outlook.hold import outlooks
from ceasefire.outlook.outlook import Outlook
from ceasefire.package.guard import guarded
from ceasefire.package.view import View, view
from ceasefire.process import Process, Results
from ceasefire.process.known import known
from ceasefire.reports.report import Tlp


def of_view(seen: View, day: date, agreement: str | None = None, with_news: bool = True) -> tuple[Outlook, ...]:
    """What follows from what a reader may see."""
    return outlooks(seen.agreements, seen.claims, tuple(seen.incidents.values()), seen.findings, seen.dossier, day, agreement, with_news)


def seen_at(results: Results, day: date, mark: Tlp) -> View:
    """What a reader at that mark may see at the end of a local day; below RED without moves of forces that are too young to
    be told of, so that no chance tells of them either."""
    seen = view(results, mark)
    if mark == "RED":
        return seen
    return guarded(seen, utc(datetime.combine(day + timedelta(days=1), time()), seen.dossier.time_zone), coarse=False)


def seen_on(process: Process, results: Results, day: date, mark: Tlp) -> View:
    """The same of the reports published by the end of that day."""
    return seen_at(next(known(process, results, [day])), day, mark)


def expected_of(seen: View, day: date) -> tuple[Forecast, ...]:
    """Reported incidents to expect by area in the week after that of `day`."""
    return expected(seen.incidents.values(), seen.dossier, day)
