"""What falls due under an agreement, and by when: obligations as a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from ceasefire.agreement.article import Article
from ceasefire.clock import utc, zone_of

Status = Literal["met", "partly", "late", "missed", "unseen", "open", "waiting"]
"""met in time; partly: less than was due; late: after the time; missed: not, and somebody could
have seen it; unseen: not reported, and nobody could; open: its time is not over, or none was set;
waiting: for something that must come first."""

MOST_PERIODS = 600
"""A duty of every day is followed for at most this many periods."""


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """One thing due. id: `due-…` from agreement, article, version and period; start, deadline:
    [from, until) UTC, deadline None = no time was set; count, of: how much, 1 if not said;
    status and why; met_by: incidents that fulfil it; claims: what it rests on."""

    id: str
    agreement: str
    provision: str
    version: int
    title: str
    acts: tuple[str, ...]
    start: datetime
    deadline: datetime | None
    count: int = 1
    of: str | None = None
    status: Status = "open"
    why: str = ""
    met_by: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def windows(
    article: Article, met: Mapping[str, datetime], events: Mapping[str, datetime], zone: str, until: datetime
) -> Iterator[tuple[datetime, datetime | None] | None]:
    """The [start, deadline) pairs of one required article up to `until`; None while it waits.

    met: article id -> when it was first met; events: act -> when it first happened in the article's
    time. A quantity per day, week or month makes one window for each period, local calendar.
    """
    provision = article.provision
    start = article.start
    if provision.after is not None:
        if provision.after not in met:
            yield None
            return
        start = max(start, met[provision.after])
    if provision.within is not None:
        base = (
            start
            if provision.within.after == "in_force"
            else met.get(provision.within.after) or events.get(provision.within.after)
        )
        if base is None:
            yield None
            return
        yield base, base + timedelta(days=provision.within.days, hours=provision.within.hours)
        return
    if provision.at_least is not None and provision.at_least.per is not None:
        end = min(until, article.end) if article.end else until
        yield from _periods(start, end, provision.at_least.per, zone)
        return
    yield start, provision.by


def _periods(start: datetime, end: datetime, per: str, zone: str) -> Iterator[tuple[datetime, datetime]]:
    at = start
    for _ in range(MOST_PERIODS):
        following = _next(at, per, zone)
        if at >= end:
            return
        yield at, following
        at = following


def _next(at: datetime, per: str, zone: str) -> datetime:
    local = at.astimezone(zone_of(zone)).date()
    if per == "day":
        following = local + timedelta(days=1)
    elif per == "week":
        following = local + timedelta(days=7)
    else:
        following = date(local.year + local.month // 12, local.month % 12 + 1, 1)
    return utc(datetime.combine(following, time()), zone)
