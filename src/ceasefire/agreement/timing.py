"""How terms stand in time: daily hours, delays, extensions, suspensions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

LocalTime = Annotated[
    datetime,
    msgspec.Meta(
        description="a local date or time: 2017-07-09, or 2017-07-09T12:00 Asia/Damascus",
        extra_json_schema={"format": "local-time"},
    ),
]
"""In a file a local date or time in a named zone; once loaded, a UTC instant."""

Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
"""A time of day, 00:00 to 24:00, local."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Hours(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Daily hours, [start, end) local time; an end before the start is on the next day.
    days: weekdays it holds on, () = every day. zone: IANA name, None = the dossier's."""

    start: Clock
    end: Clock
    days: tuple[Weekday, ...] = ()
    zone: str | None = None


class Within(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A delay. after: `in_force`, an article's id (when it was met), or an act (when it happened)."""

    hours: float = 0
    days: float = 0
    after: str = "in_force"


class Extension(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A later end that was agreed. announced: the day it became known."""

    until: LocalTime
    announced: date | None = None
    pages: tuple[str, ...] = ()
    note: str | None = None


class Suspension(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """A gap: from an instant until another (None = until the end). articles: which, () = all."""

    from_: LocalTime
    until: LocalTime | None = None
    articles: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    note: str | None = None
