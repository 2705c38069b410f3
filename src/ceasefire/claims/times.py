"""When a text says something happened, against its publication date and the dossier's clock.

A relative word with no publication date gives no interval. A word for a time that cannot be worked
out ("in recent years", "on the ninth day of the truce") blocks: the act then has no time, and none
is taken over from elsewhere.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from operator import attrgetter, itemgetter

import msgspec

from ceasefire.claims import calendar_words as c
from ceasefire.claims.literals import lowered
from ceasefire.claims.presence import Presence
from ceasefire.claims.prior_rules import PRIOR_RULES
from ceasefire.claims.time_after import AFTER_RULES, placed
from ceasefire.claims.time_rules import ONLY_WITH, RULES, Clock, When
from ceasefire.claims.time_spans import SPAN_RULES, spanned
from ceasefire.clock import Interval, days, first_day, last_day, moment, utc


def _clock_time(found: re.Match[str]) -> tuple[int, int] | None:
    if found["word"]:
        return (0, 0) if found["word"].lower() == "midnight" else (12, 0)
    if found["mil"]:
        hour, minute = int(found["mil"][:2]), int(found["mil"][2:])
    else:
        hour, minute = int(found["h"] or found["h2"]), int(found["m"] or 0)
        half = (found["ap"] or found["ap2"] or "").lower()[:1]
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif not half and not found["h"]:
            return None
    return (hour, minute) if hour < 24 and minute < 60 else None


_ALL = tuple((pattern, rule, ONLY_WITH.get(rule)) for pattern, rule in (*SPAN_RULES, *RULES, *PRIOR_RULES, *AFTER_RULES))
_NAMED_HOUR = re.compile("noon|midday|midnight", re.IGNORECASE)
_HOUR_IN_FIGURES = re.compile(r"\d(?:[:.]\d|\s?(?:[ap]\.?m|h|GMT|UTC|local))", re.IGNORECASE)
# In small letters: to look for so many words whatever their case takes ten times as long.
_GATE = re.compile(
    r"\d|day\b|days\b|night|noon|dawn|morning|evening|week|month|year|hour|ago|recent|past|time\b|earlier|later|after|before|now\b|moment|minute|current|just in|speak|write|since|within|sunset|dusk|sunrise|light|eve of|ramadan|eid|christmas|easter|passover|ashura|so far|same |once\b|formerly|histor|"
    + c.MONTH.lower()
)


@lru_cache(maxsize=1)
def _presence() -> Presence:
    slow = [number for number, (_, _, only_with) in enumerate(_ALL) if only_with is None]
    return Presence(_GATE, [*(pattern for pattern, _, _ in _ALL), c.CLOCK, _NAMED_HOUR], slow=slow)


def speaks_of_time(text: str, start: int, end: int) -> bool:
    """Whether a word that times are told with stands in text[start:end], be it a time that cannot be worked out."""
    return _GATE.search(lowered(text[start:end])) is not None


def find_times(
    text: str, start: int, end: int, published: date | None, zone: str, year: int | None = None,
    last: date | None = None, truce: date | None = None,
) -> list[When]:  # fmt: skip
    """Time expressions of text[start:end], in order, spans in `text`. A clock time is joined to the
    day beside it, else to the last day that the text named, else to the publication day.

    last: the day that the sentences before spoke of last, for "that evening" and "a day earlier";
    truce: the day on which the text's truce began.
    """
    likely = _presence()(text, start, end)
    if not likely:
        return []
    clock = Clock(published, zone, year, truce)
    hits: list[tuple[int, int, When]] = []
    clocked = named = False
    for number, first, last_place in likely:
        if number >= len(_ALL):
            clocked, named = clocked or number == len(_ALL), named or number > len(_ALL)
            continue
        pattern, rule, only_with = _ALL[number]
        if only_with is not None and only_with.search(text, first, end) is None:
            continue
        while first <= last_place and (found := pattern.search(text, first, end)) is not None:
            when = rule(found, clock)
            if when is not None:
                hits.append((found.start(), -found.end(), when))
            first = found.end()
    hits.sort(key=_PLACE)
    chosen: list[When] = []
    for _, _, when in hits:
        when = _without_stop(text, when)
        if not chosen or when.span[0] >= chosen[-1].span[1]:
            chosen.append(when)
        elif when.span[1] - when.span[0] > chosen[-1].span[1] - chosen[-1].span[0]:
            chosen[-1] = when
    if clocked and not (named or _HOUR_IN_FIGURES.search(text, start, end) is not None):
        chosen.sort(key=_SPAN)
    elif clocked:
        chosen = _with_clock(text, start, end, clock, chosen, last)
    return spanned(text, start, placed(text, _before(chosen, zone), clock, last), clock, last) if chosen else []


_PLACE, _SPAN = itemgetter(0, 1), attrgetter("span")


_WHOLE = re.compile(r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\.", re.IGNORECASE)


def _without_stop(text: str, when: When) -> When:
    """ "on 1 September.": the stop is the sentence's; "Sept." has its own."""
    end = when.span[1]
    if text[end - 1 : end] != "." or _WHOLE.fullmatch(text, max(text.rfind(" ", 0, end) + 1, when.span[0]), end) is None:
        return when
    return msgspec.structs.replace(when, span=(when.span[0], end - 1))


def _before(chosen: list[When], zone: str) -> list[When]:
    """ "in the eight days before", after "since 9 July": the days before the first of those."""
    if len(chosen) < 2:
        return chosen
    result: list[When] = []
    for when in chosen:
        known = [w for w in result if w.interval is not None and not w.prior and not w.ahead]
        if when.prior and when.back and when.interval is None and known and known[-1].interval is not None:
            day = first_day(known[-1].interval)
            span = days(day - timedelta(days=when.back), day - timedelta(days=1), zone)
            when = msgspec.structs.replace(when, interval=span)
        result.append(when)
    return result


def _night(found: re.Match[str], day: date, zone: str) -> Interval | None:
    """ "After midnight" names no minute: the night hours that follow; "before midnight", those that lead to it."""
    if (found["word"] or "").lower() != "midnight":
        return None
    lead = found[0][: found.start("clock") - found.start()].lower()
    if "after" in lead or "past" in lead:
        return Interval(
            utc(datetime.combine(day, time()), zone), utc(datetime.combine(day, time(6)), zone), 1, zone
        )
    if "before" in lead or "until" in lead:
        start = utc(datetime.combine(day, time(18)), zone)
        return Interval(start, utc(datetime.combine(day + timedelta(days=1), time()), zone), 1, zone)
    return None


_NEXT = 4
"""Characters from an hour to the day it is of: "5 a.m. on Monday"."""


def _with_clock(text: str, start: int, end: int, clock: Clock, chosen: list[When], last: date | None) -> list[When]:
    for found in c.CLOCK.finditer(text, start, end):
        at = _clock_time(found)
        if at is None or any(
            w.span[0] <= found.start("clock") < w.span[1]
            and text[w.span[0] : w.span[1]].lower().find("noon") < 0
            for w in chosen
        ):
            continue
        beside = [
            w
            for w in chosen
            if abs(w.span[0] - found.end()) <= 12
            or abs(found.start() - w.span[1]) <= 12
            or w.span[0] <= found.start() < w.span[1]
        ]
        single = [
            w for w in beside if w.interval is not None and first_day(w.interval) == last_day(w.interval)
        ]
        if beside and not single:
            continue
        if len(single) > 1:  # "from Sunday night until 5 a.m. on Monday": the day that stands with the hour
            behind = [w for w in single if found.end() <= w.span[0] <= found.end() + _NEXT]
            single = behind[:1] or single[:1]
        day = (
            first_day(single[0].interval)
            if single and single[0].interval
            else last or clock.published
            if not chosen
            else None
        )
        if day is None:
            continue
        local = datetime.combine(day, time(*at))
        if (found["zone"] or "").upper() in {"GMT", "UTC"}:
            instant = local.replace(tzinfo=UTC)
            interval = Interval(instant, instant + timedelta(minutes=1), 1, clock.zone, True)
        else:
            interval = _night(found, day, clock.zone) or moment(local, clock.zone)
        span = (
            min([found.start(), *(w.span[0] for w in single)]),
            max([found.end(), *(w.span[1] for w in single)]),
        )
        chosen = [w for w in chosen if w not in single]
        chosen.append(When(interval, span, weekday=bool(single) and single[0].weekday))
    return sorted(chosen, key=_SPAN)


def to_come(when: When, published: date | None) -> When:
    """The same weekday after publication, for something that has not happened yet."""
    if not when.weekday or when.interval is None or published is None or last_day(when.interval) >= published:
        return when
    week = timedelta(days=7)
    moved = msgspec.structs.replace(
        when.interval, start=when.interval.start + week, end=when.interval.end + week
    )
    return msgspec.structs.replace(when, interval=moved)


_YEAR = re.compile(r"(?<![\d.,])(20[0-4]\d)(?![\d.,]\d)")


def only_year(text: str) -> int | None:
    """The one year a text names, for dates without a year when the publication date is not known."""
    years = {int(found) for found in _YEAR.findall(text[:20000])}
    return years.pop() if len(years) == 1 else None
