"""Outlooks as readers at one mark may see them, on one day."""

from __future__ import annotations

from datetime import date

from ceasefire.outlook.expected import expected
from ceasefire.outlook.forecast import Forecast
from ceasefire.outlook.hold import outlooks
from ceasefire.outlook.outlook import Outlook
from ceasefire.package.view import View, view
from ceasefire.process import Process, Results
from ceasefire.process.known import known
from ceasefire.reports.report import Tlp


def of_view(seen: View, day: date, agreement: str | None = None, with_news: bool = True) -> tuple[Outlook, ...]:
    """What follows from what a reader may see."""
    return outlooks(seen.agreements, seen.claims, tuple(seen.incidents.values()), seen.findings, seen.dossier, day, agreement, with_news)


def seen_on(process: Process, results: Results, day: date, mark: Tlp) -> View:
    """What a reader at that mark may see of the reports published by the end of a local day."""
    return view(next(known(process, results, [day])), mark)


def expected_of(seen: View, day: date) -> tuple[Forecast, ...]:
    """Reported incidents to expect by area in the week after that of `day`."""
    return expected(seen.incidents.values(), seen.dossier, day)
