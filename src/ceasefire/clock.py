"""UTC instants and intervals. Local time comes in and goes out only with its zone named."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from ceasefire.errors import InputError

DatePrec = Literal[1, 2, 3, 4, 5]
Relation = Literal["inside", "outside", "straddles"]


class Interval(msgspec.Struct, frozen=True):
    """When something happened, as far as is known.

    start: earliest start, UTC; end: latest end, UTC, exclusive;
    date_prec: UCDP 1 exact day, 2 within 2-6 days, 3 week, 4 month, 5 longer;
    zone: IANA name of the local time zone that the text was read in.
    timed: a time of day was given, not only a date.
    """

    start: datetime
    end: datetime
    date_prec: DatePrec = 1
    zone: str = "UTC"
    timed: bool = False


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The time zone of that IANA name; `InputError` when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(f"'{name}' is not a time zone", "use an IANA name such as Asia/Damascus") from error


def utc(local: datetime, zone: str) -> datetime:
    """A naive local time in `zone`, as a UTC instant. A time that occurs twice means the first."""
    return local.replace(tzinfo=zone_of(zone)).astimezone(UTC)


def precision_of(days: int) -> DatePrec:
    """UCDP date precision for a span of that many days."""
    return 1 if days <= 1 else 2 if days <= 6 else 3 if days <= 8 else 4 if days <= 31 else 5


def days(first: date, last: date, zone: str, date_prec: DatePrec | None = None) -> Interval:
    """The local days `first` to `last`, both included."""
    if last < first:
        raise InputError(f"{last} is before {first}", "give the earlier date first")
    return _days(first, last, zone, date_prec or precision_of((last - first).days + 1))


@lru_cache(maxsize=4096)
def _days(first: date, last: date, zone: str, date_prec: DatePrec) -> Interval:
    """Kept, because many reports tell of the same days."""
    start = utc(datetime.combine(first, time()), zone)
    end = utc(datetime.combine(last + timedelta(days=1), time()), zone)
    return Interval(start, end, date_prec, zone)


def moment(local: datetime, zone: str, minutes: int = 1) -> Interval:
    """A local time of day that is known to the minute (or to `minutes`)."""
    start = utc(local, zone)
    return Interval(start, start + timedelta(minutes=minutes), 1, zone, True)


def first_day(interval: Interval) -> date:
    """The local date on which the interval starts."""
    return local_day(interval.start, interval.zone)


def last_day(interval: Interval) -> date:
    """The local date on which the interval ends (its end is exclusive)."""
    return _day_ending(interval.end, interval.zone)


@lru_cache(maxsize=4096)
def local_day(instant: datetime, zone: str) -> date:
    """The local date of an instant."""
    return instant.astimezone(zone_of(zone)).date()


@lru_cache(maxsize=4096)
def _day_ending(end: datetime, zone: str) -> date:
    """The local date that an instant ends."""
    return (end - timedelta(microseconds=1)).astimezone(zone_of(zone)).date()


def published_day(published: datetime | None, day_only: bool, zone: str) -> date | None:
    """The local date of publication. A date without a time is the date it says in any zone."""
    if published is None:
        return None
    local = published.astimezone(zone_of(zone)) if published.tzinfo else published
    if day_only and published.tzinfo and published.utcoffset() is not None and published.hour == published.minute == 0:
        return published.date() if local.date() != published.date() and local.hour >= 12 else local.date()
    return local.date()


def local_text(instant: datetime, zone: str) -> str:
    """ISO 8601 local time with offset, to the minute: `2017-07-09T12:00+03:00`."""
    return instant.astimezone(zone_of(zone)).isoformat(timespec="minutes")


def relation(interval: Interval, start: datetime, end: datetime | None) -> Relation:
    """Where an interval stands against the period [start, end): an open end is None."""
    if interval.end <= start or (end is not None and interval.start >= end):
        return "outside"
    if interval.start >= start and (end is None or interval.end <= end):
        return "inside"
    return "straddles"


_LOCAL = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?(?: +([A-Za-z_+\-/0-9]+))?$")


def parse_local(text: str | date | datetime, zone: str) -> tuple[datetime, bool]:
    """`2017-07-09`, `2017-07-09T12:00` or `2017-07-09T12:00 Asia/Damascus` as (UTC, has a time).

    A zone in the text wins over `zone`. Raises `InputError` for anything else.
    """
    if isinstance(text, datetime):
        return (text.astimezone(UTC) if text.tzinfo else utc(text, zone)), True
    if isinstance(text, date):
        return utc(datetime.combine(text, time()), zone), False
    found = _LOCAL.match(text.strip())
    remedy = "write 2017-07-09 or 2017-07-09T12:00 Asia/Damascus"
    try:
        if found:
            day, clock, named = found.groups()
            local = datetime.fromisoformat(f"{day}T{clock or '00:00'}")
            return utc(local, named or zone), clock is not None
        parsed = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(f"'{text}' is not a date or time", remedy) from error
    if parsed.tzinfo is None:
        raise InputError(f"'{text}' is not a date or time", remedy)
    return parsed.astimezone(UTC), True
