"""Times told against another time of the text: "a day earlier", "that evening", "on the ninth day of the truce".

The rules here give no days: they say how many days before or after the text's last day something was
(`When.shift`). `placed` counts; where the text named no day before, the time stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

import msgspec

from ceasefire.claims import calendar_words as c
from ceasefire.claims.text import Span
from ceasefire.claims.time_rules import Clock, Rule, When, day_span
from ceasefire.clock import Interval, days, first_day, last_day, utc

AFTER_RULES: list[tuple[re.Pattern[str], Rule]] = []


def _rule(pattern: str) -> Callable[[Rule], Rule]:
    compiled = re.compile(pattern, re.IGNORECASE)

    def add(rule: Rule) -> Rule:
        AFTER_RULES.append((compiled, rule))
        return rule

    return add


_PART = r"(?:day|night|evening|morning|afternoon)"
_UNIT = r"(?P<unit>hours?|minutes?|days?|weeks?|nights?)"


@_rule(
    rf"\b(?:(?P<n>{c.SMALL})(?: of)? |(?P<some>some |several |a few )?(?=hours|minutes))?{_UNIT} (?P<way>earlier|before|later|after|afterwards|previously)\b(?! (?:yesterday|tomorrow))"
)
def _count(found: re.Match[str], clock: Clock) -> When | None:
    """ "two days earlier", "a day after the raid", "hours later"."""
    unit = found["unit"].casefold().rstrip("s")
    back = found["way"].lower() in {"earlier", "before", "previously"}
    if found["n"] is None and unit in {"day", "week", "night"}:
        return None
    if unit in {"hour", "minute"}:
        shift = 0
    else:
        shift = (c.number_of(found["n"]) or 1) * (7 if unit == "week" else 1)
        if found["n"].lower() in {"few", "several"}:
            return When(None, found.span(), vague=True)
    return When(None, found.span(), shift=-shift if back else shift)


@_rule(rf"\b(?:on |during )?(?:the|that) (?:previous|preceding|prior) {_PART}\b|\bthe {_PART} before\b(?! (?:yesterday|the|that|this|it|its|a|an|last)\b)")
def _day_before(found: re.Match[str], clock: Clock) -> When | None:
    return When(None, found.span(), shift=-1)


@_rule(rf"\b(?:on |during )?the (?:following|next) {_PART}\b|\bthe {_PART} after\b(?! (?:the|that|this|it|its|a|an|tomorrow)\b)|\bnext day\b")
def _day_after(found: re.Match[str], clock: Clock) -> When | None:
    return When(None, found.span(), shift=1)


@_rule(rf"\b(?:on )?the (?:{_PART} (?P<way>after|before|following)|eve of)\b(?= (?:the|that|its|his|her|their|a|an|it|they|he|she|\w+ing|[A-Z]\w+|\w+s)\b)(?! (?:that|this|yesterday|tomorrow)\b)")
def _day_of_another(found: re.Match[str], clock: Clock) -> When | None:
    """ "the day after the truce took effect": counted from the day of that."""
    return When(None, found.span(), vague=True, shift=-1 if (found["way"] or "before").lower() == "before" else 1)


@_rule(rf"\b(?:on |during )?(?:the|that) (?:very )?same {_PART}\b|\b(?:on |later |earlier )?that (?:very )?{_PART}\b|\b(?:later|earlier) (?:in the|the same|that) {_PART}\b|\b(?:shortly|soon|moments|immediately) (?:after(?:wards)?|later)\b(?=\s*(?:[.,;:)]|$))")
def _same_day(found: re.Match[str], clock: Clock) -> When | None:
    """ "that evening"; "earlier in the day" is of the day of publication where the text names no other."""
    own = clock.published if " in the day" in found[0].lower() else None
    return msgspec.structs.replace(day_span(found, clock, own), shift=0)


@_rule(r"\b(?:in|over|during|for|within) (?:the|that) same (?:period|time|stretch|days|weeks?|month)\b")
def _same_period(found: re.Match[str], clock: Clock) -> When | None:
    return When(None, found.span(), again=True)


@_rule(rf"\b(?:just |shortly |soon )?(?:at|before|by|around|after|since|towards?) (?:dawn|daybreak|sunrise|first light|sunset|dusk|nightfall|sundown)\b(?! (?:of|prayers?)\b)(?! on (?:the )?(?:\d|{c.DAY_NAME}|{c.MONTH}))" r"|\bin the (?:small|early) hours\b(?! of\b)|\b(?:early |late )?in the (?:morning|afternoon|evening)\b(?! of\b)|\b(?:until|till|by|towards?|through|into) (?:the )?(?:late |early )?(?:morning|afternoon|evening)\b|\bwithin (?:hours|minutes) of\b|\bsince (?:the |this )?(?:early |late )?(?:morning|afternoon|evening|noon|midday)\b|\ball (?:day|morning|afternoon|evening)(?: long)?\b|\b(?:throughout|through|during) the (?:day|morning|afternoon|evening)\b")
def _part_of_day(found: re.Match[str], clock: Clock) -> When | None:
    """ "at dawn": of the text's last day; of the day of publication where it is a morning hour, or lasts since then,
    and the text names no other."""
    words = found[0].lower()
    own = clock.published if any(w in words for w in ("since", "all ", "dawn", "daybreak", "sunrise", "first light", "small", "early h")) else None
    return msgspec.structs.replace(day_span(found, clock, own), shift=0)


@_rule(rf"\b(?:the )?(?P<w>{c.ORDINAL}) (?:full )?day of (?:the|a|this|that) (?:[a-z][\w-]* ){{0,2}}?(?:truce|ceasefire|cease-fire|cessation|lull|pause|armistice|agreement|deal)\b|\bday (?P<n>\w+) of the (?:truce|ceasefire|cease-fire)\b")
def _nth_day(found: re.Match[str], clock: Clock) -> When | None:
    """ "the ninth day of the truce": counted from the day that the text says it began."""
    word = (found["w"] or found["n"]).lower()
    number = c.ordinal_of(word) or c.number_of(word)
    if clock.truce is None or not number:
        return When(None, found.span(), vague=True)
    return day_span(found, clock, clock.truce + timedelta(days=number - 1))


@_rule(r"\bsince (?:the )?(?:\w+[- ]){0,3}?(?:truce|ceasefire|cease-fire|cessation of hostilities|agreement|deal)(?: (?:took effect|came into (?:force|effect)|began|started|entered into force|was (?:agreed|signed|declared|announced)|went into effect))?\b(?! (?:of|on|in) (?:\d|[A-Z]))")
def _since_truce(found: re.Match[str], clock: Clock) -> When | None:
    if clock.truce is None:
        return When(None, found.span(), vague=True)
    return day_span(found, clock, clock.truce, max(clock.published or clock.truce, clock.truce))


@_rule(rf"\b(?:on |from |until |since )?the (?:(?P<w>{c.ORDINAL}|last|final) day|(?P<w2>{c.ORDINAL})) of (?P<m>{c.MONTH})(?:,? (?P<y>\d{{4}}))?")
def _day_of_named_month(found: re.Match[str], clock: Clock) -> When | None:
    """ "the last day of October", "the second day of May"."""
    from ceasefire.claims.time_rules import dated, month_days

    number = c.ordinal_of(found["w"] or found["w2"])
    if number is not None:
        return day_span(found, clock, dated(found["y"], found["m"], str(number), clock))
    return day_span(found, clock, month_days(found["m"], found["y"], clock)[1])


@_rule(rf"\b(?:on |in |at |during )?(?:the )?(?P<w>first|second|third|last|final) (?:full )?week (?:of|in) (?P<m>{c.MONTH})(?:,? (?P<y>\d{{4}}))?")
def _week_of_month(found: re.Match[str], clock: Clock) -> When | None:
    from ceasefire.claims.time_rules import month_days

    first, last = month_days(found["m"], found["y"], clock)
    if first is None or last is None:
        return day_span(found, clock, None, vague=True)
    word = found["w"].lower()
    if word in {"last", "final"}:
        return day_span(found, clock, last - timedelta(days=6), last, prec=3)
    begin = first + timedelta(days=7 * (c.ORDINALS[word] - 1))
    return day_span(found, clock, begin, begin + timedelta(days=6), prec=3)


@_rule(r"\b(?:on |at )?New Year(?:'s|’s)? (?P<e>Eve|Day)\b")
def _new_year(found: re.Match[str], clock: Clock) -> When | None:
    from ceasefire.claims.time_rules import dated

    eve = found["e"].lower() == "eve"
    return day_span(found, clock, dated(None, "December" if eve else "January", "31" if eve else "1", clock))


@_rule(r"\b(?:on |during |at |in |of )?(?:the )?(?:\w+ (?:day|night) of )?(?:Ramadan|Eid(?: al-(?:Fitr|Adha))?|Ashura|Muharram|Christmas(?: Eve| Day)?|Easter|Passover|Nowruz|Newroz|Yom Kippur)(?:(?:'s|’s) \w+ (?:day|night|week))?\b(?! (?:truce|ceasefire|amnesty|market|party))")
def _feast(found: re.Match[str], clock: Clock) -> When | None:
    """Feasts move, or differ between churches: not worked out."""
    return When(None, found.span(), vague=True)


@_rule(r"\b(?:on|of|since|from|until|by) the (?P<d>\d{1,2})(?:st|nd|rd|th)(?: of (?P<this>this|last) month)?(?! (?:of (?!this\b|last\b|the month\b)|command|military|infantry|mountain|motor|light|mechani[sz]ed|armou?red|guards|naval|air|marine|front|squadron|unit|day|floor|anniversary|brigade|division|corps|regiment|battalion|army|time|round|century|month|week|hour|district|street|avenue|largest|biggest|year|parallel|kilomet|mile))")
def _day_of_month(found: re.Match[str], clock: Clock) -> When | None:
    if clock.published is None:
        return day_span(found, clock, None)
    month = clock.published.replace(day=1)
    day = c.safe_date(month.year, month.month, int(found["d"]))
    if found["this"] == "last" or day is None or day > clock.published:
        month = (month - timedelta(days=1)).replace(day=1)
        day = c.safe_date(month.year, month.month, int(found["d"]))
    return day_span(found, clock, day)


@_rule(r"\b(?:from |between )the (?P<a>\d{1,2})(?:st|nd|rd|th)?(?: and | to | until |\s?[-–—]\s?)(?:the )?(?P<b>\d{1,2})(?:st|nd|rd|th)(?: of (?P<this>this|last|the) month)?(?! (?:of|brigade|division|corps|regiment|battalion|army|parallel|floor|streets?|avenues?)\b)")
def _days_of_month(found: re.Match[str], clock: Clock) -> When | None:
    """ "between the 4th and the 7th of this month"."""
    if clock.published is None:
        return day_span(found, clock, None)
    month = clock.published.replace(day=1)
    last = c.safe_date(month.year, month.month, int(found["b"]))
    if found["this"] == "last" or last is None or last > clock.published:
        month = (month - timedelta(days=1)).replace(day=1)
        last = c.safe_date(month.year, month.month, int(found["b"]))
    return day_span(found, clock, c.safe_date(month.year, month.month, int(found["a"])), last)


@_rule(rf"\bovernight (?:(?:from|between|on) )?(?:(?P<a>{c.DAY_NAME})(?: (?:to|and|into) |[-/–])|(?:into|to) )(?P<b>{c.DAY_NAME})|\b(?:in|during|on|over) the night (?:to|into) (?P<e>{c.DAY_NAME})|\b(?:in|during|on|over) the night (?:of|from|between|on) (?P<c>{c.DAY_NAME}) (?:to|and|into) (?P<d>{c.DAY_NAME})")
def _night_into(found: re.Match[str], clock: Clock) -> When | None:
    """ "overnight into Saturday", "in the night from Friday to Saturday"."""
    number = c.weekday_of(found["b"] or found["d"] or found["e"])
    if number is None or clock.published is None:
        return day_span(found, clock, None)
    return When(night_before(c.latest(number, clock.published), clock.zone), found.span())


@_rule(rf"\bfor (?P<n>{c.SMALL}) days (?:starting|beginning|from) (?:on )?(?:the )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{c.MONTH})|(?P<m2>{c.MONTH}) (?P<d2>\d{{1,2}}))(?:,? (?P<y>\d{{4}}))?")
def _days_from(found: re.Match[str], clock: Clock) -> When | None:
    from ceasefire.claims.time_rules import dated

    first = dated(found["y"], found["m"] or found["m2"], found["d"] or found["d2"], clock)
    count = c.number_of(found["n"]) or 1
    return day_span(found, clock, first, first + timedelta(days=count - 1) if first else None)


@_rule(rf"\bsince (?:\w+ ){{1,6}}?(?P<how>last |on )(?P<d>{c.DAY_NAME})")
def _since_weekday(found: re.Match[str], clock: Clock) -> When | None:
    """ "since it took effect last Wednesday"."""
    number = c.weekday_of(found["d"])
    if number is None or clock.published is None or not found["d"][0].isupper():
        return day_span(found, clock, None)
    day = c.latest(number, clock.published - timedelta(days=1) if found["how"].startswith("last") else clock.published)
    return day_span(found, clock, day, clock.published)


def night_before(day: date, zone: str) -> Interval:
    """The night that ends on the morning of a day: from 18:00 to 6:00."""
    start = utc(datetime.combine(day - timedelta(days=1), time(18)), zone)
    return Interval(start, utc(datetime.combine(day, time(6)), zone), 1, zone)


_TOLD_BEFORE = re.compile(r"[.;]\s|\b(?:after|when|where|which|who|as|while|since)\b", re.IGNORECASE)
_AFTER = re.compile(r"(?:after|before|following|eve of|within (?:hours|minutes) of)$", re.IGNORECASE)
_OF_ANOTHER = re.compile(r" (?:the|that|this|its|his|her|their|it|they|a|an|\w+ing|[A-Z]\w+|\w+s)\b")
_NIGHT = re.compile(r"overnight|last night", re.IGNORECASE)


def placed(text: str, found: Sequence[When], clock: Clock, last: date | None) -> list[When]:
    """Times with their days counted from the text's last day. last: the day that sentences before named."""
    if len(found) == 1 and found[0].shift is None:
        return [found[0]]
    result: list[When] = []
    dates: set[Span] = set()
    own = [w for w in found if w.interval is not None and w.shift is None and not w.ahead and not w.prior]
    for when in found:
        if when.shift is None:
            if when.interval is None and when.vague and any(_beside(text, when, one) for one in own):
                continue  # "on Sunday, the first day of the truce"
            other = [w for w in own if w is not when and w.weekday and first_day(w.interval) == last_day(w.interval)] if when.interval is not None else []  # type: ignore[arg-type]
            if other and _NIGHT.fullmatch(text[when.span[0] : when.span[1]]) and when.interval is not None:
                # "on Tuesday after overnight strikes": the night into that day.
                when = msgspec.structs.replace(when, interval=night_before(first_day(other[0].interval), clock.zone))  # type: ignore[arg-type]
            result.append(when)
            continue
        before = [w for w in own if w.span[1] <= when.span[0]]
        after = [w for w in own if w.span[0] >= when.span[1]]
        if any(_beside(text, when, one) for one in own) and when.shift == 0:
            continue  # "on Friday in the evening", "at dawn on Friday"
        clause = _clause_day(text, when, after)
        if clause is not None:
            dates |= {after[0].span} if text[: after[0].span[0]].rstrip().endswith(" of") else set()
            result.append(_shifted(when, first_day(clause), when.shift, clock))
            continue
        anchor = before[-1:] or ([] if last is not None else after[:1] if when.shift == 0 else [])
        day = first_day(anchor[0].interval) if anchor and anchor[0].interval is not None else last
        if day is None and when.shift < 0 and not when.vague and _TOLD_BEFORE.search(text, 0, when.span[0]):
            day = clock.published  # "recovered the bodies after jets had bombed it the previous evening": before the day it was written
        if day is None:
            result.append(when)
            continue
        # "on Tuesday, a day after a raid": the raid was on the Monday.
        turned = bool(anchor and before and _OF_ANOTHER.match(text, when.span[1]) and _AFTER.search(text[: when.span[1]], when.span[0]))
        result.append(msgspec.structs.replace(_shifted(when, day, -when.shift if turned else when.shift, clock), beyond=turned))
    return [w for w in result if w.span not in dates]  # "a day after the truce of 4 May": that day only dates the other


def _shifted(when: When, day: date, shift: int, clock: Clock) -> When:
    day += timedelta(days=shift)
    late = clock.published is not None and day > clock.published
    return msgspec.structs.replace(when, interval=None if late else days(day, day, clock.zone), vague=False)


def _clause_day(text: str, when: When, after: Sequence[When]) -> Interval | None:
    """ "two days before the talks opened on Wednesday": the time of what it is counted from."""
    if not after or not _OF_ANOTHER.match(text, when.span[1]) or not _AFTER.search(text[: when.span[1]], when.span[0]):
        return None
    gap = text[when.span[1] : after[0].span[0]]
    return after[0].interval if not re.search(r"[,;:.]|\b(?:and|but|said|says)\b", gap) and gap.count(" ") <= 12 else None


_COUNTS = re.compile(r"\b(?:earlier|later|before|after|afterwards|previously|previous|following|next|same|that)\b", re.IGNORECASE)


def counts_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence may count from a day that one before it named: the cheap test."""
    return _COUNTS.search(text, start, end) is not None


def day_of(times: Sequence[When]) -> date | None:
    """The day that the times of a sentence speak of last: a day of its own, or the first of "since Monday"."""
    if not times:
        return None
    known = [w for w in times if w.interval is not None and not (w.ahead or w.prior or w.vague)]
    known = [w for w in known if w.running is None] or known
    if not known or known[-1].interval is None:
        return None
    return last_day(known[-1].interval) if known[-1].running else first_day(known[-1].interval)


def _beside(text: str, one: When, other: When) -> bool:
    """Whether only a comma or "on" stands between two times."""
    gap = text[other.span[1] : one.span[0]] if other.span[0] < one.span[0] else text[one.span[1] : other.span[0]]
    return gap.strip(" ,(").lower() in {"", "on", "of"} and len(gap) <= 5


_BEGAN = (
    r"(?:took effect|take effect|takes effect|came into (?:force|effect)|entered into force|went into effect|came into operation|in force|began|started|effective|implementation|implemented|entry into force|inception)"
)
_DATE = rf"(?:{c.DAY_NAME},? )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{c.MONTH})(?:,? (?P<y>\d{{4}}))?|(?P<m2>{c.MONTH}) (?P<d2>\d{{1,2}})\b(?!:)(?:,? (?P<y2>\d{{4}}))?|(?P<w>{c.DAY_NAME}))"
_TRUCE = re.compile(
    rf"\b(?:truce|ceasefire|cease-fire|cessation of hostilities|armistice|lull)\b[^.;\n]{{0,90}}?\b{_BEGAN}\b[^.;\n]{{0,25}}?\b(?:on|since|from|at noon on|at midnight on|last) (?:the )?{_DATE}",
    re.IGNORECASE,
)  # fmt: skip


def _names_truce(text: str) -> bool:
    """A cheap look for the first words of `_TRUCE`."""
    low = text.lower()
    return "truce" in low or "cease" in low or "lull" in low or "cessation" in low or "armistice" in low or not low.isascii()


def truce_day(text: str, clock: Clock) -> date | None:
    """The day on which a text says that its one truce began; None where it says none or several."""
    from ceasefire.claims.time_rules import dated

    found: set[date] = set()
    text = text[:20000]
    for match in _TRUCE.finditer(text) if _names_truce(text) else ():
        if match["w"]:
            number = c.weekday_of(match["w"])
            day = c.latest(number, clock.published) if number is not None and clock.published else None
        else:
            day = dated(match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"], clock)
        if day is not None:
            found.add(day)
    return found.pop() if len(found) == 1 else None
