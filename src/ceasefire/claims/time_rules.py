"""The forms a date can take in English, one rule each."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import msgspec

from ceasefire.claims import calendar_words as c
from ceasefire.claims.text import Span
from ceasefire.clock import Interval, days, utc


class When(msgspec.Struct, frozen=True):
    """A time expression. interval: None when it cannot be worked out; span: its words;
    ahead: it is said of the future ("tomorrow", "next week"); vague: a month or longer, or a duration;
    weekday: a bare weekday, read as the latest such day: of something to come it is the next;
    prior: days before another time of the sentence or one the text does not date ("in the month before
    the truce"); back: how many days, 0 when not known; assumed: the text says no time, these are the days
    before publication; shift: days after (before, where negative) the last day that the text named; see
    `time_after`; running: days in a row, of which the time beside it is the last; see `time_spans`;
    again: the days that an act before was told of ("in the same period"); beyond: the day of the clause that follows it alone
    ("on Tuesday, a day after capturing X")."""

    interval: Interval | None
    span: Span
    ahead: bool = False
    vague: bool = False
    weekday: bool = False
    prior: bool = False
    back: int = 0
    assumed: bool = False
    shift: int | None = None
    running: int | None = None
    again: bool = False
    beyond: bool = False


class Clock(msgspec.Struct, frozen=True):
    """published: local date of publication or None; zone; year: for dates that name none; truce: the day
    on which the text's truce began."""

    published: date | None
    zone: str
    year: int | None
    truce: date | None = None


Rule = Callable[[re.Match[str], Clock], "When | None"]


RULES: list[tuple[re.Pattern[str], Rule]] = []
_TWO_DAYS = rf"\d(?:st|nd|rd|th)?(?:{c.DASH}| and )(?:the )?\d"
_BEFORE_YEAR = r" (?=(?:20|19)\d)(?:(?<=\b(?:in|of|by) )|(?<=(?:ing|nce|rom|til|out|rly|ate|mid|id-) ))"
"""A year, behind the last letters of any word that one follows."""
ONLY_WITH: dict[Rule, re.Pattern[str]] = {}
"""What is found at a glance in every match of a rule whose pattern is slow: it begins with a digit, a comma or a space."""


def _rule(pattern: str, with_: str = "") -> Callable[[Rule], Rule]:
    compiled = re.compile(pattern, re.IGNORECASE)

    def add(rule: Rule) -> Rule:
        RULES.append((compiled, rule))
        if with_:
            ONLY_WITH[rule] = re.compile(with_, re.IGNORECASE)
        return rule

    return add


def day_span(found: re.Match[str], clock: Clock, first: date | None, last: date | None = None, prec: int | None = None,
             ahead: bool = False, vague: bool = False) -> When:  # fmt: skip
    """The days `first` to `last` for a match; no interval where `first` is not known or the order is wrong."""
    span = (found.start(), found.end())
    if first is None:
        return When(None, span, ahead, vague)
    last = last or first
    if last < first:
        return When(None, span, ahead, vague)
    return When(days(first, last, clock.zone, prec), span, ahead, vague)  # type: ignore[arg-type]


def _yearless(month: int, day: int, clock: Clock) -> date | None:
    """The latest such day on or before publication."""
    if clock.published is not None:
        year = clock.published.year
        found = c.safe_date(year, month, day)
        if found is not None and found > clock.published:
            found = c.safe_date(year - 1, month, day)
        return found
    return c.safe_date(clock.year, month, day) if clock.year else None


def dated(year: str | None, month: str, day: str, clock: Clock) -> date | None:
    """A date in words; without a year the latest on or before publication. None when there is none."""
    number = c.month_of(month)
    if number is None:
        return None
    return c.safe_date(int(year), number, int(day)) if year else _yearless(number, int(day), clock)


@_rule(r"\b(\d{4})-(\d{2})-(\d{2})\b(?!T)|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b", with_=r"\d[-/.]\d")
def _iso(found: re.Match[str], clock: Clock) -> When | None:
    if found[1]:
        return day_span(found, clock, c.safe_date(int(found[1]), int(found[2]), int(found[3])))
    first, second, year = int(found[4]), int(found[5]), int(found[6])
    if first > 12 or first == second or "." in found[0]:  # with full stops the day stands first everywhere
        return day_span(found, clock, c.safe_date(year, second, first))
    # 13 or more can only be a day; 3/4/2018 is read differently on two continents: no guess.
    return day_span(found, clock, c.safe_date(year, first, second) if second > 12 else None)


@_rule(
    rf"\b(?:from |between |on )?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?:{c.DASH}| and )(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({c.MONTH})(?:,? (\d{{4}}))?", with_=_TWO_DAYS
)
def _day_range(found: re.Match[str], clock: Clock) -> When | None:
    last = dated(found[4], found[3], found[2], clock)
    first = dated(str(last.year), found[3], found[1], clock) if last else None
    return day_span(found, clock, first, last)


@_rule(
    rf"\b(?=[{c.MONTH_OPENS}bf])(?:from |between )?({c.MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:{c.DASH}| and )(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (\d{{4}}))?", with_=_TWO_DAYS
)
def _month_day_range(found: re.Match[str], clock: Clock) -> When | None:
    last = dated(found[4], found[1], found[3], clock)
    first = dated(str(last.year), found[1], found[2], clock) if last else None
    return day_span(found, clock, first, last)


@_rule(
    rf"\b(?=[\dbft])(?:from |between )?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({c.MONTH})(?: (\d{{4}}))?(?:{c.DASH}| and )(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({c.MONTH})(?:,? (\d{{4}}))?"
    rf"|\b(?=[{c.MONTH_OPENS}bf])(?:from |between )?({c.MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?(?:{c.DASH}| and )({c.MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?", with_=r"\d\D*?(?:[-–—‐‑]|to|til|through|and)\D*\d"
)
def _two_dates(found: re.Match[str], clock: Clock) -> When | None:
    a, b = (
        ((found[1], found[2], found[3]), (found[4], found[5], found[6]))
        if found[1]
        else ((found[8], found[7], found[9]), (found[11], found[10], found[12]))
    )
    last = dated(b[2], b[1], b[0], clock)
    first = dated(a[2] or (str(last.year) if last else None), a[1], a[0], clock) if last else None
    if first and last and first > last and not a[2]:
        first = c.safe_date(first.year - 1, first.month, first.day)
    return day_span(found, clock, first, last)


@_rule(
    rf"\b(?=[{c.DAY_OPENS}\dbu])(since |until |till |by )?(?:{c.DAY_NAME},? )?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({c.MONTH})(?:,? (\d{{4}}))?"
    rf"|\b(?=[{c.DAY_OPENS}{c.MONTH_OPENS}bu])(since |until |till |by )?(?:{c.DAY_NAME},? )?({c.MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?!:\d)(?:,? (\d{{4}}))?"
)
def _one_date(found: re.Match[str], clock: Clock) -> When | None:
    word, day, month, year = (
        (found[1], found[2], found[3], found[4]) if found[2] else (found[5], found[7], found[6], found[8])
    )
    day_found = dated(year, month, day, clock)
    if (word or "").strip().lower() in {"until", "till", "by"} and not year and day_found and clock.published:
        later = c.safe_date(day_found.year + 1, day_found.month, day_found.day)
        if later is not None and (later - clock.published).days <= 60:
            return day_span(found, clock, later, ahead=True)
    if (word or "").strip().lower() == "since" and day_found:
        if clock.published is None:
            return When(None, found.span(), vague=True)  # until when is not known
        return day_span(found, clock, day_found, max(clock.published, day_found))
    return day_span(found, clock, day_found)


@_rule(
    rf"\b(early|mid|late|the (?:beginning|start|end|middle|(?:first|second) half|(?:first|opening|early|last|final|closing) days) of|(?:beginning|start|end|middle) of)[- ](?:in )?({c.MONTH}|this month|last month|the month)(?:,? (\d{{4}}))?"
)
def _part_ofmonth_days(found: re.Match[str], clock: Clock) -> When | None:
    first, last = month_days(found[2], found[3], clock)
    if first is None or last is None:
        return day_span(found, clock, None, vague=True)
    word = found[1].lower()
    if found[2].lower().endswith(" month") and "half" not in word and "days" not in word:
        return None  # see `_week`
    if "half" in word:
        middle = first.replace(day=15)
        first, last = (first, middle) if "first" in word else (middle, last)
    elif word == "late" or ("days" in word and word.split()[1] in {"last", "final", "closing"}):
        first = first.replace(day=21)
    elif word == "early" or "beginning" in word or "start" in word or "days" in word:
        last = first.replace(day=10)
    elif word == "mid" or "middle" in word:
        first, last = first.replace(day=11), first.replace(day=20)
    else:
        first = last - timedelta(days=4)
    if clock.published is not None and first <= clock.published < last:
        last = clock.published
    return day_span(found, clock, first, last, prec=4)


def month_days(word: str, year: str | None, clock: Clock) -> tuple[date | None, date | None]:
    """First and last day of a month in words ("May", "last month"); without a year the latest that has begun."""
    if word.lower().endswith(" month"):
        if clock.published is None:
            return None, None
        begin = clock.published.replace(day=1)
        begin = (begin - timedelta(days=1)).replace(day=1) if word.lower().startswith("last") else begin
        return begin, c.month_end(begin.year, begin.month)
    number = c.month_of(word)
    if number is None:
        return None, None
    if year:
        first = c.safe_date(int(year), number, 1)
    else:
        first = _yearless(number, 1, clock)
    return (first, c.month_end(first.year, first.month)) if first else (None, None)


@_rule(
    rf"\b(?:(in|during|since|of|by|until|last|throughout|for|from) )(?:the month of )?({c.MONTH})(?:(?:,| of)? (\d{{4}}))?(?! \d{{1,2}}\b)|\b(?=[{c.MONTH_OPENS}])({c.MONTH}),? (\d{{4}})"
)
def _wholemonth_days(found: re.Match[str], clock: Clock) -> When | None:
    if (found[2] or found[4]).rstrip(".").lower() == "may" and not (found[2] or found[4])[0].isupper():
        return None
    first, last = month_days(found[2] or found[4], found[3] or found[5], clock)
    if (found[1] or "").lower() == "since" and first and clock.published:
        return day_span(found, clock, first, clock.published, vague=True)
    if last and clock.published and first and first <= clock.published < last:
        last = clock.published
    return day_span(found, clock, first, last, prec=4, vague=True)


@_rule(
    r"\b(in|during|since|of|from|until|by|throughout)( early| late| mid-?| the summer of| the spring of)? (20[0-4]\d|19[5-9]\d)\b", with_=_BEFORE_YEAR
)
def _year(found: re.Match[str], clock: Clock) -> When | None:
    year = int(found[3])
    last = date(year, 12, 31)
    if found[1].lower() == "since" and clock.published and clock.published.year >= year:
        last = clock.published
    elif clock.published and clock.published.year == year:
        last = max(clock.published, date(year, 1, 1))
    return day_span(found, clock, date(year, 1, 1), last, prec=5, vague=True)


@_rule(
    rf"\b(?=[{c.DAY_OPENS}bdelnou])(?P<late>(?:early|late|overnight|dawn) )?(?:(?P<how>on|last|since|by|until|till|from|this|next|between|the night of|the morning of) )?(?P<early>early |late |the dawn of )?(?P<day>{c.DAY_NAME})(?:[- ](?P<to>(?:to|and|till|until|through) |into )?(?P<next>{c.DAY_NAME}))?(?P<part>(?:'s|’s)? (?:early |late )?{c.PART})?"
)
def _weekday(found: re.Match[str], clock: Clock) -> When | None:
    name = found["day"]
    if not name[0].isupper():
        return None
    number = c.weekday_of(name)
    if number is None or clock.published is None:
        return day_span(found, clock, None)
    how = (found["how"] or "").lower()
    if how == "next":
        day = c.latest(number, clock.published) + timedelta(days=7)
        return day_span(found, clock, day, ahead=True)
    day = c.latest(number, clock.published - timedelta(days=1) if how == "last" else clock.published)
    if how == "since":
        return day_span(found, clock, day, clock.published)
    if found["next"] and (second := c.weekday_of(found["next"])) is not None:
        last = c.latest(second, clock.published)
        return day_span(found, clock, c.latest(number, last), last)
    if (found["late"] or "").strip().lower() == "overnight":
        evening, midnight = datetime.combine(day - timedelta(days=1), time(18)), datetime.combine(day, time(23, 59))
        return When(Interval(utc(evening, clock.zone), utc(midnight, clock.zone), 1, clock.zone), found.span())
    one = day_span(found, clock, day)
    return msgspec.structs.replace(one, weekday=how != "last")


@_rule(
    rf"\b(?P<w>today|tonight|yesterday(?: (?:morning|evening|afternoon|night))?|tomorrow|overnight|last night|(?:during|in|through|throughout) the night(?! (?:of|from|between|to|before|after))|the day before yesterday|this (?:morning|afternoon|evening)|"
    rf"(?:at )?dawn today|in the past 24 hours|(?:over|during|in|within|for|throughout|through|across) the (?:past|last|previous|preceding) (?P<n>{c.SMALL}|24|48|72) (?P<unit>hours?|days?|weeks?|months?|years?)|"
    rf"(?P<n2>{c.SMALL}) (?P<unit2>hours?|days?|weeks?|months?|years?) ago(?: (?:today|now))?)\b"
)
def _relative(found: re.Match[str], clock: Clock) -> When | None:
    day = clock.published
    word = found["w"].lower()
    ahead = word == "tomorrow"
    if day is None:
        return day_span(found, clock, None, ahead=ahead)
    number = found["n"] or found["n2"]
    unit = (found["unit"] or found["unit2"] or "").casefold().rstrip("s")
    if number and unit:
        count = c.number_of(number) or 1
        if unit in {"month", "year"}:
            first = day - timedelta(days=count * (31 if unit == "month" else 366))
            return day_span(
                found,
                clock,
                first,
                day if found["n"] else first + timedelta(days=30),
                prec=5 if unit == "year" else 4,
                vague=True,
            )
        back = {"hour": -(-count // 24), "day": count, "week": 7 * count}[unit]
        if found["n2"]:
            then = day - timedelta(days=count // 24 if unit == "hour" else back)
            return day_span(
                found,
                clock,
                then,
                then,
                prec=2 if unit == "week" or number.lower() in {"few", "several", "couple"} else None,
            )
        return day_span(found, clock, day - timedelta(days=back), day)
    if word == "last night":
        return day_span(found, clock, day - timedelta(days=1))
    if word == "overnight" or word.endswith(" the night"):
        start = utc(datetime.combine(day - timedelta(days=1), time(18)), clock.zone)
        return When(
            Interval(start, utc(datetime.combine(day, time(6)), clock.zone), 1, clock.zone), found.span()
        )
    if word.startswith(("the day before yesterday",)):
        return day_span(found, clock, day - timedelta(days=2))
    if word.startswith("yesterday"):
        return day_span(found, clock, day - timedelta(days=1))
    if "24 hours" in word:
        return day_span(found, clock, day - timedelta(days=1), day)
    return day_span(found, clock, day + timedelta(days=1) if ahead else day, ahead=ahead)


@_rule(
    r"\b(?:at |by |towards? |before |since )?(?:the )?(?P<at>end|beginning|start|middle) of (?P<which>the|this|last|next) (?P<what>week|month)\b|\b(?P<part>earlier |later |late |early )?(?P<rel>this|last|next) (?P<unit>week|weekend|month|year)\b|\b(?:over|at|during|since) the weekend\b|\b(?:the )?(?:past|previous) weekend\b"
)
def _week(found: re.Match[str], clock: Clock) -> When | None:
    day = clock.published
    which = (found["which"] or found["rel"] or "").lower()
    if day is None:
        return day_span(found, clock, None, ahead=which == "next", vague=True)
    unit = (found["what"] or found["unit"] or "weekend").lower()
    if unit == "year":
        year = day.year + {"last": -1, "next": 1}.get(which, 0)
        return day_span(
            found,
            clock,
            date(year, 1, 1),
            date(year, 12, 31) if which != "this" else day,
            prec=5,
            ahead=which == "next",
            vague=True,
        )
    if unit == "month":
        anchor = (
            day.replace(day=1)
            if which in {"this", "the"}
            else (day.replace(day=1) - timedelta(days=1)).replace(day=1)
            if which == "last"
            else (day.replace(day=28) + timedelta(days=7)).replace(day=1)
        )
        last = c.month_end(anchor.year, anchor.month)
        at = (found["at"] or "").lower()
        if at == "end":
            return day_span(found, clock, last - timedelta(days=4), last, prec=2)
        if at in {"beginning", "start"}:
            return day_span(found, clock, anchor, anchor + timedelta(days=4), prec=2)
        if which == "last" and (part := (found["part"] or "").strip().lower()) in {"early", "late"}:
            return day_span(found, clock, anchor if part == "early" else anchor.replace(day=21), anchor.replace(day=10) if part == "early" else last, prec=4)
        return day_span(
            found,
            clock,
            anchor,
            min(last, day) if which in {"this", "the"} else last,
            prec=4,
            ahead=which == "next",
            vague=True,
        )
    if unit == "weekend":
        first, last = c.weekend_before(
            day - timedelta(days=7)
            if which == "last" and c.weekend_before(day, clock.zone)[1] >= day
            else day,
            clock.zone,
        )
        return day_span(found, clock, first, last)
    shift = timedelta(days=7 * {"last": -1, "next": 1}.get(which, 0))
    begin = c.week_start(day + shift, clock.zone)
    at = (found["at"] or "").lower()
    if at == "end":
        # The end of a week is the end of its working week, before the days of rest.
        return day_span(found, clock, c.working_week_end(begin, clock.zone), prec=2, ahead=which == "next")
    if at in {"beginning", "start"}:
        return day_span(found, clock, begin, begin + timedelta(days=1))
    if at == "middle":
        return day_span(found, clock, begin + timedelta(days=2), begin + timedelta(days=3))
    if which == "this":
        return day_span(found, clock, begin if begin < day else begin - timedelta(days=0), day)
    return day_span(
        found, clock, begin, begin + timedelta(days=6), prec=3, ahead=which == "next", vague=False
    )


@_rule(
    r"\b(?:in|over|during|for) (?:the )?(?:recent|past|last|previous|coming|few|many|intervening)(?: few| several| two| three| ten)? (?:years?|months?|weeks?|days?|decades?)\b|\bin the (?:years?|months?|weeks?) since\b|"
    rf"\bthe last few (?:years|months|weeks|days)\b|\b(?:the )?{c.ORDINAL} day of\b(?! (?:the|a|this|that) (?:[a-z][\w-]* ){{0,2}}?(?:truce|ceasefire|cease-fire|cessation|lull|pause|armistice|agreement|deal)\b)|"
    r"\bin the past\b|\bat the time\b|\bhistorically\b|\byears ago\b|\bdecades ago\b|\bformerly\b|(?<!at )\bonce\b(?! (?:again|more)\b)|\bsince the (?:start|beginning)\b|\brecent(?:ly)?\b"
)
def _unknown(found: re.Match[str], clock: Clock) -> When | None:
    return When(None, found.span(), vague=True)
