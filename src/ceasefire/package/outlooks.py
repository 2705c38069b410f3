"""Outlooks as readers at one mark may see them, on one day."""

from __future__ import annotations

from datetime import date

from ceasefire.outlook.hold import outlooks
from ceasefire.outlook.outlook import Outlook
from ceasefire.package.view import View, view
from ceasefire.process import Process, Results
from ceasefire.process.known import known
from ceasefire.reports.report import Tlp


def of_view(seen: View, day: date, agreement: str | None = None, with_news: bool = True) -> tuple[Outlook, ...]:
    """What follows from what a reader may see."""
    return outlooks(seen.agreements, seen.claims, tuple(seen.incidents.values()), seen.findings, seen.dossier, day, agreement, with_news)


def as_of(process: Process, results: Results, day: date, mark: Tlp, agreement: str | None = None) -> tuple[Outlook, ...]:
    """The same from the reports published by the end of a local day."""
    return of_view(view(next(known(process, results, [day])), mark), day, agreement)
