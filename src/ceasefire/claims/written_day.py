"""The day that a report gives itself: "GOMA, May 9 (Agency) - ", its town in capitals, and a line of its own that is only a date: "Tuesday, 9 May."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ceasefire.claims.calendar_words import DAY_NAME, MONTH
from ceasefire.claims.text import Sentence
from ceasefire.claims.time_rules import Clock, When, dated
from ceasefire.clock import days

_DATE = rf"(?:{DAY_NAME},? )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{MONTH})|(?P<m2>{MONTH}) (?P<d2>\d{{1,2}})\b)(?:,? (?P<y>\d{{4}}))?"
_TOWN = r"[A-Z][\w'’.-]*(?:[ /][A-Z(][\w'’.)-]*){0,4}"
_DATELINE = re.compile(rf"\s*[A-Z][A-Z’'-]+[A-Z /’'-]*(?:,? {_TOWN}){{0,2}}(?: \([^()\n]{{2,40}}\))?,? \(?{_DATE}\)?(?: \([^()\n]{{2,40}}\))?(?: [-–—]{{1,2}} |—|(?<=\)) (?=[A-Z]))")
_LINE = re.compile(rf"(?:{_TOWN}, )?{_DATE}\.?\s*")
_FIGURE = re.compile(r"\d")
_LATE = 3
"""Days by which a report may come out after it was written."""
_HEAD, _SHORT = 120, 60
"""Characters from the start within which a dateline ends; characters of the longest line that is only a date."""


def day_written(text: str, start: int, published: date | None) -> date | None:
    """The day that the dateline names where it is at most three days before publication, else publication: "today" is that day."""
    if published is None:
        return None
    found = _DATELINE.match(text, start, start + _HEAD)
    day = None if found is None else _day(found, Clock(published, "UTC", None))
    return day if day is not None and published - timedelta(days=_LATE) <= day < published else published


def date_lines(text: str, cut: Sequence[Sentence], clock: Clock) -> list[tuple[int, When]]:
    """(sentence, its day) of sentences that are nothing but a date: what follows is told of that day."""
    result: list[tuple[int, When]] = []
    for number, one in enumerate(cut):
        if one.end - one.start > _SHORT or not _FIGURE.search(text, one.start, one.end):
            continue
        found = _LINE.fullmatch(text, one.start, one.end)
        day = None if found is None else _day(found, clock)
        if day is not None:
            result.append((number, When(days(day, day, clock.zone), (one.start, one.end))))
    return result


def _day(found: re.Match[str], clock: Clock) -> date | None:
    return dated(found["y"], found["m"] or found["m2"], found["d"] or found["d2"], clock)
