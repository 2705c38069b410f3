"""Until when: the deadline of an ultimatum and the end of a truce, against the day it was said."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

import msgspec

from ceasefire.claims import calendar_words as c
from ceasefire.claims.literals import Sieve
from ceasefire.claims.text import Span
from ceasefire.clock import local_text, utc

_N = rf"(?:\d{{1,3}}|an?|{c.SMALL}|forty-eight|seventy-two|twenty-four)"
_UNIT = r"(?:hours?|days?|weeks?|months?)"
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK = (
    rf"(?:(?P<word>noon|midday|midnight|dawn|dusk|sunset|sunrise|nightfall)|(?P<h>\d{{1,2}})(?:[:.](?P<m>\d{{2}}))?\s?(?P<ap>[ap])\.?m\b\.?"
    rf"|(?P<h24>\d{{1,2}})[:.](?P<m24>\d{{2}})(?:\s?(?:hours|hrs|h|GMT|UTC|local time))?|(?P<oc>{_HOUR}|\d{{1,2}}) o['’]clock|(?P<on>{_HOUR})(?= on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
)
_DAY = (
    rf"(?:(?:the )?(?:(?P<soon>next|this|coming) )?(?P<wd>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:,? (?:the )?(?P<wdd>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<wdm>{c.MONTH}))?"
    rf"|(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mo>{c.MONTH})(?:,? (?P<y>\d{{4}}))?|(?P<mo2>{c.MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?P<rel>tomorrow|today|tonight)|(?:the )?end of (?:(?P<endmo>{c.MONTH})|(?P<endthis>the month|this month|the year|this year)))"
)
_PART = r"(?: (?P<part>morning|afternoon|evening|night))?"
_LEAD = r"(?:by|until (?:\w+ and then)|until|till|before|through|no later than|not later than|at the latest by|expir(?:es?|ing|ed) (?:at |on |by )?|runs? out (?:at |on )?|deadline (?:of|for|is|was|set for|at|on)|ending (?:at |on )?|ends? (?:at |on )?)"
_FILL = r"(?: ?(?:the end of|end of|late|early|on|at|around|local time|this|of)\b)*"
_UNTIL = tuple(
    Sieve(re.compile(rf"\b(?P<lead>{_LEAD}){_FILL} ?{body}", re.IGNORECASE))
    for body in (rf"{_DAY}{_PART}(?:,? (?:at )?{_CLOCK})?", rf"{_CLOCK}(?: local time)?(?:,? ?(?:on |of )?{_DAY}{_PART})?")
)
_AS_NOUN = Sieve(re.compile(rf"\b(?P<lead>sets?|setting|gave|gives?|giving|named?) {_DAY}{_PART}(?:,? {_CLOCK})? as (?:an? |the )?(?:final |last )?(?:deadline|ultimatum)", re.IGNORECASE))
_BEFORE_NOUN = Sieve(re.compile(rf"\b(?P<lead>){_DAY}{_PART}(?:,? {_CLOCK})? (?=deadline|ultimatum)", re.IGNORECASE))
_WITHIN = Sieve(re.compile(
    rf"\b(?:(?:within|in|over) (?:the )?(?:next |coming |following )?(?:a further |another )?(?P<n>{_N}) (?P<u>{_UNIT})\b|(?:deadline|ultimatum|notice) of (?:at most |up to |no more than |about )?(?P<n4>{_N}) (?P<u4>{_UNIT})\b|(?P<n2>{_N})[- ](?P<u2>hour|day|week|month)[- ](?:deadline|ultimatum|notice|window|grace period|period|limit|warning)"
    rf"|(?:another |a further |an additional |an extra )?(?P<n3>{_N}) (?P<u3>{_UNIT}) (?:by (?:the )?[\w'’-]+(?: [\w'’-]+){{0,3}}? )?(?:to\b|in which to\b|from\b|or face\b))",
    re.IGNORECASE,
))
_LASTS = re.compile(
    rf"\b(?P<n>{_N})[- ](?P<u>hour|day|week|month|year)s?(?:['’]|[- ]long)?,?(?: \w+){{0,3}}? (?:truce|ceasefire|cease-fire|pause|lull|cessation|armistice|halt|extension)"
    rf"|\b(?:for|by|lasting|lasts?|of) (?:an? |another |a further |an additional |an initial |at least )*(?P<n2>{_N}) (?:more )?(?P<u2>{_UNIT}|years?)\b",
    re.IGNORECASE,
)


class Until(msgspec.Struct, frozen=True):
    """A limit in time. value: local date or local time with offset, the words where it cannot be
    worked out; span: its words."""

    value: str
    span: Span


def deadline(text: str, start: int, end: int, said: date | None, zone: str) -> Until | None:
    """By when something is demanded in text[start:end]; said: the local day on which it was."""
    for pattern in (*_UNTIL, _BEFORE_NOUN, _AS_NOUN):
        found = pattern.search(text, start, end)
        if found is not None:
            return _until(found, said, zone)
    found = _WITHIN.search(text, start, end)
    if found is None:
        return None
    number = found["n"] or found["n2"] or found["n3"] or found["n4"]
    after = _added(number, found["u"] or found["u2"] or found["u3"] or found["u4"], said)
    return Until(after.isoformat() if after else " ".join(found[0].split()), found.span())


def last_day_of(text: str, start: int, end: int, said: date | None, zone: str) -> Until | None:
    """Until when a truce told in text[start:end] is to last."""
    for pattern in _UNTIL:
        for found in pattern.finditer(text, start, end):
            if found["lead"].lower().split()[0] in {"until", "till", "through", "expires", "expire", "expiring", "ends", "ending", "end"}:
                return _until(found, said, zone)
    return None


def lasting(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """How long a truce is to last: "72 hours", "two months"."""
    found = _LASTS.search(text, start, end)
    if found is None:
        return None
    number, unit = found["n"] or found["n2"], (found["u"] or found["u2"]).lower()
    one = number.lower() in {"a", "an", "one", "1"}
    plural = unit.rstrip("s") if one else unit.rstrip("s") + "s"
    return f"{'one' if number.lower() in {'a', 'an'} else number.lower()} {plural}", found.span()


def _number(word: str) -> int | None:
    known = {"a": 1, "an": 1, "forty-eight": 48, "seventy-two": 72, "twenty-four": 24}
    return known.get(word.lower()) or c.number_of(word)


def _added(number: str, unit: str, said: date | None) -> date | None:
    """The day so much later; None for less than a day, whose end no date tells."""
    count = _number(number)
    if count is None or said is None:
        return None
    unit = unit.casefold().rstrip("s")
    if unit == "hour":
        return said + timedelta(days=math.ceil(count / 24)) if count >= 24 else None
    if unit == "month":
        month = said.month - 1 + count
        year, month = said.year + month // 12, month % 12 + 1
        return said.replace(year=year, month=month, day=min(said.day, c.month_end(year, month).day))
    return said + timedelta(days=count * (7 if unit == "week" else 1))


def _until(found: re.Match[str], said: date | None, zone: str) -> Until:
    day, at = _day(found, said), _at(found)
    words = " ".join(found[0].split())
    if day is None and at is not None and said is not None and not _names_day(found):
        day = said
    if day is None:
        return Until(words, found.span())
    if at is None:
        return Until(day.isoformat(), found.span())
    return Until(local_text(utc(datetime.combine(day, at), zone), zone), found.span())


def _names_day(found: re.Match[str]) -> bool:
    return any(found[name] for name in ("wd", "d", "d2", "rel", "endmo", "endthis"))


def _day(found: re.Match[str], said: date | None) -> date | None:
    if found["wd"] and not found["wdd"]:
        if said is None:
            return None
        ahead = ((c.weekday_of(found["wd"]) or 0) - said.weekday()) % 7
        return said + timedelta(days=ahead or (0 if _at(found) is not None else 7))
    if found["rel"]:
        return said + timedelta(days=found["rel"].lower() == "tomorrow") if said else None
    if found["endthis"]:
        return None if said is None else date(said.year, 12, 31) if "year" in found["endthis"].lower() else c.month_end(said.year, said.month)
    if found["endmo"]:
        month = c.month_of(found["endmo"])
        if month is None or said is None:
            return None
        return c.month_end(said.year + (month < said.month), month)
    day, month_word, year = found["d"] or found["d2"] or found["wdd"], found["mo"] or found["mo2"] or found["wdm"], found["y"] or found["y2"]
    month = c.month_of(month_word) if month_word else None
    if month is None or not day:
        return None
    if year:
        return c.safe_date(int(year), month, int(day))
    if said is None:
        return None
    this = c.safe_date(said.year, month, int(day))
    return this if this is not None and this >= said else c.safe_date(said.year + 1, month, int(day))


def _at(found: re.Match[str]) -> time | None:
    """The time of day; None for "midnight" and "dawn", which leave the day alone."""
    if found["word"]:
        return time(12) if found["word"].lower() in {"noon", "midday"} else None
    if found["h"] or found["oc"] or found["on"]:
        hour = _number(found["h"] or found["oc"] or found["on"]) or 0
        half = (found["ap"] or {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}.get((found["part"] or "").lower(), "")).lower()
        if hour > 12 or not half:
            return time(hour) if 12 < hour < 24 else None
        minute = int(found["m"] or 0)
        return time(hour % 12 + (12 if half == "p" else 0), minute) if minute < 60 else None
    if found["h24"] and int(found["h24"]) < 24 and int(found["m24"]) < 60:
        return time(int(found["h24"]), int(found["m24"]))
    return None
