"""Times that last: "since" whatever a date follows, "for the third day running", "on Saturday and again on Sunday"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.claims import calendar_words as c
from ceasefire.claims.time_rules import ONLY_WITH, Clock, Rule, When, dated, day_span, month_days
from ceasefire.clock import days, first_day, last_day

SPAN_RULES: list[tuple[re.Pattern[str], Rule]] = []


def _rule(pattern: str, with_: str = "") -> Callable[[Rule], Rule]:
    compiled = re.compile(pattern, re.IGNORECASE)

    def add(rule: Rule) -> Rule:
        SPAN_RULES.append((compiled, rule))
        if with_:
            ONLY_WITH[rule] = re.compile(with_, re.IGNORECASE)
        return rule

    return add


_ROW = r"(?:in a row|running|straight|in succession|on end)"


@_rule(
    rf"\b(?:for|into|enter(?:s|ed|ing)|(?:on|in|during) (?=(?:a|the) [\w-]+ (?:consecutive|straight|successive)\b)) ?(?:a|an|the|its|their) (?P<w>{c.ORDINAL}) (?:(?:consecutive|straight|successive|full) )?(?:day|night)(?: {_ROW})?\b(?! of\b)"
    rf"|\bfor (?P<n>{c.SMALL}) (?:(?:consecutive|straight|successive) days|days {_ROW})\b"
)
def _running(found: re.Match[str], clock: Clock) -> When | None:
    """ "for the third day running": that day and the two before it."""
    number = c.ordinal_of(found["w"]) if found["w"] else c.number_of(found["n"])
    return When(None, found.span(), running=number) if number else None


@_rule(
    r"\b(?:right|just|even) now\b|\b(?:at|as of) (?:this|the) (?:very )?(?:moment|hour|minute|time of writing)\b|\bas (?:we|I) (?:speak|write)\b|\bcurrently\b|\b(?:a few |some |just )?(?:minutes|moments|seconds|hours) ago\b|\b(?:half an|an) hour ago\b"
    r"|\b(?:until|till|up to) now\b|\bjust in\b(?=\s*[:,–—-])|(?<=\d)min ago\b|\bearlier today\b|\bso far\b(?! (?:this|in|since)\b)|\bnow\b(?=\s*[:!])"
)
def _now(found: re.Match[str], clock: Clock) -> When | None:
    return day_span(found, clock, clock.published)


_COUNTED_IN = r"(?:this (?:week|month|year)|in (?:as many|a|one|\d+|\w+) (?:days?|weeks?|months?|years?)|in the (?:past|last) (?:\w+ )?(?:days?|weeks?|months?|years?|week|month|year))"


@_rule(rf"\b(?:for the|the|its|their|a) (?!first\b)(?:{c.ORDINAL}) (?:such )?(?:time|[a-z-]+ ?(?:attack|strike|raid|ambush|bombing|incident|assault|shelling|clash|violation|breach)?)(?: (?:on|in|of|against|near) (?:the )?[A-Z][\w'’-]+)? {_COUNTED_IN}\b")
def _so_many_times(found: re.Match[str], clock: Clock) -> When | None:
    """ "for the third time this month" counts attacks: it does not say when this one was."""
    return When(None, found.span(), vague=True)


@_rule(rf"\b(?:exactly )?(?P<n>{c.SMALL}) (?P<unit>months?|years?) ago (?:today|to the day|this very day)\b")
def _to_the_day(found: re.Match[str], clock: Clock) -> When | None:
    """ "a year ago today"."""
    if clock.published is None:
        return day_span(found, clock, None)
    count = (c.number_of(found["n"]) or 1) * (12 if found["unit"].lower().startswith("year") else 1)
    month = clock.published.month - 1 - count
    return day_span(found, clock, c.safe_date(clock.published.year + month // 12, month % 12 + 1, clock.published.day))


@_rule(rf"\b(?:on |since |until |by )?(?:the )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{c.MONTH})|(?P<m2>{c.MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?: of)?,? (?P<y>last|this) year\b")
def _of_last_year(found: re.Match[str], clock: Clock) -> When | None:
    """ "on 24 April last year"."""
    if clock.published is None:
        return day_span(found, clock, None)
    year = clock.published.year - (found["y"].lower() == "last")
    return day_span(found, clock, dated(str(year), found["m"] or found["m2"], found["d"] or found["d2"], clock))


@_rule(rf"\b(?:in |during )(?:(?P<part>early|late) )?(?P<m>{c.MONTH})(?: of)? last year\b")
def _month_of_last_year(found: re.Match[str], clock: Clock) -> When | None:
    """ "in March last year", "in late March last year"."""
    if clock.published is None:
        return day_span(found, clock, None)
    first, last = month_days(found["m"], str(clock.published.year - 1), clock)
    part = (found["part"] or "").lower()
    if first is not None and last is not None and part:
        first, last = (first, first.replace(day=10)) if part == "early" else (first.replace(day=21), last)
    return day_span(found, clock, first, last, prec=4, vague=not part)


@_rule(rf"\b(?:on )?(?:the )?(?P<a>\d{{1,2}})(?:st|nd|rd|th)?(?:, (?:\d{{1,2}})(?:st|nd|rd|th)?){{1,3}},? and (?P<b>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{c.MONTH})(?:,? (?P<y>\d{{4}}))?", with_=r"\d(?:st|nd|rd|th)?, \d")
def _listed_days(found: re.Match[str], clock: Clock) -> When | None:
    """ "on 1, 3 and 5 May": from the first to the last."""
    last = dated(found["y"], found["m"], found["b"], clock)
    return day_span(found, clock, dated(str(last.year), found["m"], found["a"], clock) if last else None, last)


@_rule(rf"\b(?:has|have|had|been|remains?|remained|is|are|without)\b[^.;:\n]{{0,140}}?(?P<for>\bfor (?:(?:more than|at least|nearly|almost|about|over|around|the past|the last|the) )?(?P<n>{c.SMALL}) (?P<unit>hours|days?|weeks?)\b)(?! (?:from|starting|beginning|in|to|after|before|until)\b)")
def _lasting(found: re.Match[str], clock: Clock) -> When | None:
    """ "has been cut off for four days": up to publication; of what is over, "had" or "was", the end is not known."""
    verb = found[0].split(None, 1)[0].lower()
    if clock.published is None or found["n"].lower() in {"a", "an", "few", "several", "couple"} or verb in {"had", "remained"}:
        return None
    count = c.number_of(found["n"]) or 0
    unit = found["unit"].lower().rstrip("s")
    back = {"hour": -(-count // 24), "day": count, "week": 7 * count}[unit]
    return When(days(clock.published - timedelta(days=back), clock.published, clock.zone), found.span("for"))


@_rule(rf"\bfor (?:the (?:past|last) )?(?:nearly |almost |about |more than |over )?(?P<n>{c.SMALL}) (?P<unit>days|nights|weeks)\b(?: now)?,?(?= [^.;:\n]{{1,60}}\b(?:has|have) (?!had\b))")
def _for_days(found: re.Match[str], clock: Clock) -> When | None:
    """ "For three nights helicopters have bombed it": up to publication."""
    if clock.published is None or found["n"].lower() in {"a", "an", "few", "several", "couple"}:
        return None
    count = (c.number_of(found["n"]) or 0) * (7 if found["unit"].lower() == "weeks" else 1)
    return When(days(clock.published - timedelta(days=count), clock.published, clock.zone), found.span())


@_rule(r"\b(?:over|during|in|within|for|through|throughout) the (?:past|last|previous|preceding) (?P<unit>day|week|fortnight|month)\b")
def _past_unit(found: re.Match[str], clock: Clock) -> When | None:
    """ "over the past week": seven days up to publication."""
    if clock.published is None:
        return day_span(found, clock, None)
    back = {"day": 1, "week": 7, "fortnight": 14, "month": 30}[found["unit"].lower()]
    return day_span(found, clock, clock.published - timedelta(days=back), clock.published)


@_rule(
    rf"\b(?:in|over|during|for|within|throughout) the (?:(?P<n>{c.SMALL}|24|48|72) )?(?P<unit>hours|days|weeks?|fortnight) (?:ending|ended|to|up to|until|through)(?: on| the)? (?:{c.DAY_NAME},? )?"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{c.MONTH})(?:,? (?P<y>\d{{4}}))?|(?P<m2>{c.MONTH}) (?P<d2>\d{{1,2}})\b(?!:)(?:,? (?P<y2>\d{{4}}))?|(?P<w>{c.DAY_NAME}))"
)
def _ending(found: re.Match[str], clock: Clock) -> When | None:
    """ "in the week ending 19 August": seven days, of which that is the last; "in the 24 hours to Sunday": that day and the one before."""
    if found["w"]:
        number = c.weekday_of(found["w"])
        last = c.latest(number, clock.published) if number is not None and clock.published is not None else None
    else:
        last = dated(found["y"] or found["y2"], found["m"] or found["m2"], found["d"] or found["d2"], clock)
    unit = found["unit"].lower().rstrip("s")
    if last is None or (found["n"] is None and unit in {"hour", "day"}):
        return day_span(found, clock, None, vague=True)
    count = (c.number_of(found["n"]) or 1) if found["n"] else 1
    back = {"hour": -(-count // 24), "day": count - 1, "week": 7 * count - 1, "fortnight": 13}[unit]
    return day_span(found, clock, last - timedelta(days=back), last)


@_rule(rf"\b(?:in|during|over|between|from|of|throughout) (?P<a>{c.MONTH})(?: (?P<y1>\d{{4}}))? (?:and|to|through|until) (?P<b>{c.MONTH})(?:,? (?P<y2>\d{{4}}))?\b(?! \d{{1,2}}\b)", with_=r" (?:and|to|through|until) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
def _months(found: re.Match[str], clock: Clock) -> When | None:
    """ "displaced in June and July": from the first day of the one to the last of the other, or to publication."""
    last = month_days(found["b"], found["y2"], clock)
    first = month_days(found["a"], found["y1"] or found["y2"], clock)
    if first[0] is None or last[0] is None or last[1] is None:
        return day_span(found, clock, None, vague=True)
    begin = first[0] if found["y1"] or first[0] <= last[0] else c.safe_date(first[0].year - 1, first[0].month, 1)
    return day_span(found, clock, begin, min(last[1], clock.published) if clock.published is not None and clock.published >= last[0] else last[1], prec=4)


@_rule(r"\b(?:during|over|throughout|in) the (?:(?:reporting|reported|review) week\b|(?<=\bduring the )week\b|(?<=\bover the )week\b)(?! (?:of|from|to|ending|ended|before|after|until|up|since|beginning|starting|that|when|which|in|following|preceding|leading)\b)")
def _this_week(found: re.Match[str], clock: Clock) -> When | None:
    """ "during the week", in a weekly note: the seven days of which publication is the last."""
    if clock.published is None:
        return day_span(found, clock, None)
    return day_span(found, clock, clock.published - timedelta(days=6), clock.published, prec=2)


@_rule(rf"\b(?:on |during )?(?P<a>{c.DAY_NAME})(?:, (?:on )?{c.DAY_NAME}){{1,4}},? and (?:on )?(?P<b>{c.DAY_NAME})", with_=r", (?:on )?(?:mon|tue|wed|thu|fri|sat|sun)")
def _listed_weekdays(found: re.Match[str], clock: Clock) -> When | None:
    """ "on Tuesday, Wednesday and Thursday": from the first to the last."""
    first, last = c.weekday_of(found["a"]), c.weekday_of(found["b"])
    if first is None or last is None or clock.published is None or not found["a"][0].isupper():
        return None
    end = c.latest(last, clock.published)
    return day_span(found, clock, c.latest(first, end), end)


@_rule(r"\bthe (?:night|evening) before last\b")
def _night_before_last(found: re.Match[str], clock: Clock) -> When | None:
    return day_span(found, clock, clock.published - timedelta(days=2) if clock.published is not None else None)


@_rule(rf"\b(?:in |during |over )?the week (?:beginning|starting|commencing)(?: on)? (?:{c.DAY_NAME},? )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{c.MONTH})|(?P<m2>{c.MONTH}) (?P<d2>\d{{1,2}}))(?:,? (?P<y>\d{{4}}))?")
def _week_beginning(found: re.Match[str], clock: Clock) -> When | None:
    first = dated(found["y"], found["m"] or found["m2"], found["d"] or found["d2"], clock)
    return day_span(found, clock, first, first + timedelta(days=6) if first is not None else None)


@_rule(r"\b(?:in )?the week before last\b")
def _week_before_last(found: re.Match[str], clock: Clock) -> When | None:
    if clock.published is None:
        return day_span(found, clock, None)
    begin = c.week_start(clock.published - timedelta(days=14), clock.zone)
    return day_span(found, clock, begin, begin + timedelta(days=6), prec=3)


_COUNTED_AT = re.compile(r"\bas (?:of|at) $", re.IGNORECASE)


def _said_again(text: str, window: When, day: When) -> bool:
    """ "over the past day, on 10 February": the date says which."""
    gap = text[window.span[1] : day.span[0]]
    return gap.strip(" (").rstrip() in {",", ", on", "on", ""} and _day(day) is not None and text[window.span[0] : window.span[1]].lower().startswith(("over the", "in the past", "in the last", "during the", "within the"))


_SINCE = re.compile(r"\bsince((?: [\w'’-]+){0,9}) ?$", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:and|but|while|who|which|that|said|says)\b", re.IGNORECASE)
_AND = re.compile(r",? (?:and|or|then|and then)(?: again| also| once more| once again)?(?: on| in| at)?(?: the)?(?: early| late)? ?$", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:$|[.,;:)\n]|(?:in|at|near|by|as|from|with|against|across|outside|around|over|after|when|while|killing|wounding|leaving)\b)")


def spanned(text: str, start: int, found: Sequence[When], clock: Clock, last: date | None) -> list[When]:
    """Times with those joined that are one stretch. last: the day that sentences before named."""
    if len(found) == 1:
        return _since(text, start, found if found[0].running is None else _row(text, found, clock, last), clock, clock.published)
    counted = next((w for w in found if _COUNTED_AT.search(text, max(start, w.span[0] - 10), w.span[0])), None)
    found = [w for w in found if text[w.span[0] : w.span[1]].lower() != "so far"]
    closed = last_day(counted.interval) if counted is not None and counted.interval is not None else clock.published
    found = [w for w in found if w is not counted]
    found = [w for n, w in enumerate(found) if not (n + 1 < len(found) and _said_again(text, w, found[n + 1]))]
    return _since(text, start, _joined(text, _row(text, found, clock, last), clock), msgspec.structs.replace(clock, published=closed), clock.published)


def _row(text: str, found: Sequence[When], clock: Clock, last: date | None) -> list[When]:
    """ "on Wednesday for the second day": the two days beside that one, for what went on so long (`act_time` chooses); with no
    day of its own the last one named, else publication."""
    result = list(found)
    for when in found:
        if when.running is None:
            continue
        own = next((w for w in result if w is not when and _day(w) is not None), None)
        day = _day(own) if own is not None else last or clock.published
        result.remove(when)
        if day is None:
            continue
        nights = [w.interval for w in result if w is not when and w.interval is not None and w.interval.date_prec == 1 and first_day(w.interval) < last_day(w.interval)]
        night = nights[0] if nights and "night" in text[when.span[0] : when.span[1]].lower() else None
        first = first_day(night) if night is not None else day
        stretch = days(first - timedelta(days=when.running - 1), last_day(night) if night is not None else day, clock.zone)
        result.append(msgspec.structs.replace(when, interval=stretch))
    return sorted(result, key=lambda w: w.span)


def _day(when: When) -> date | None:
    """The one day that a time is, None for a longer one, a night or a time that is only counted from."""
    if when.interval is None or when.vague or when.prior or when.ahead or when.interval.date_prec != 1:
        return None
    day = first_day(when.interval)
    return day if day == last_day(when.interval) else None


_HOUR = r"(?:(?:about|around|just after|just before|shortly after|shortly before) )?(?:\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|midnight|dawn|daybreak)(?: o'clock)?(?: on| in)?"
_UNTIL = re.compile(rf"\b(?:until|till|through|up to|into|to)(?: the)?(?: early| late)?(?: {_HOUR})? $", re.IGNORECASE)
_WENT_ON = re.compile(r"\b(?:went on|goes on|carried on|continu|lasted|dragged|raged|stretched|persisted|kept up)", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:and|but) (?:then )?(?:stopped|ended|ceased|finished|abated|subsided|died down)\b", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:began|started|broke out|erupted)\b[^.;,]*$", re.IGNORECASE)
_LEADS = re.compile(rf"\b(?:from|between|began|begun|started|starting|beginning)(?: on| in| at| early| late)*(?: {_HOUR})? ?$", re.IGNORECASE)


def _until(text: str, before: When, when: When) -> bool:
    """ "from last Thursday until yesterday", "began on Monday and went on into Tuesday"."""
    own = text[when.span[0] : when.span[1]].lower().split()[0]
    gap = text[before.span[1] : when.span[0]]
    if _WENT_ON.search(gap) and (own == "on" or gap.endswith(" on ")) and not re.search(r"[.;:]", gap):
        return True  # "broke out on Thursday and continued on Friday"
    if _ENDED.search(gap) and _BEGAN.search(text[max(0, before.span[0] - 40) : before.span[0]]) and not re.search(r"[.;:]", gap):
        return True  # "began at ten on Saturday night and stopped at four on Sunday"
    closing = own in {"until", "till", "through"} or _UNTIL.search(gap.rstrip() + " ")
    leads = text[before.span[0] : before.span[1]].lower().startswith(("from ", "between ")) or _LEADS.search(text, max(0, before.span[0] - 24), before.span[0])
    return bool(closing and (leads or _WENT_ON.search(gap) or (gap.strip() == "" and own in {"until", "till", "through"})) and not re.search(r"[.;:]", gap))


def _joined(text: str, found: Sequence[When], clock: Clock) -> list[When]:
    """ "on Saturday and again on Sunday": both days, where nothing but a phrase follows."""
    result: list[When] = []
    for when in found:
        before = result[-1] if result else None
        first, second = _day(before) if before is not None else None, _day(when)
        if before is not None and first is not None and second is not None and first < second <= first + timedelta(days=31):
            gap = text[before.span[1] : when.span[0]]
            if _until(text, before, when):
                result[-1] = When(days(first, second, clock.zone), (before.span[0], when.span[1]))
                continue
            if second <= first + timedelta(days=6) and (_AND.fullmatch(gap) or _AND.fullmatch(gap + text[when.span[0] : when.span[1]].split()[0] + " ")) and _CLOSED.match(text, when.span[1]):
                both = When(days(first, second, clock.zone), (before.span[0], when.span[1]))
                result[-1] = both
                continue
        result.append(when)
    return result


def _since(text: str, start: int, found: Sequence[When], clock: Clock, published: date | None) -> list[When]:
    """ "since fighting broke out in mid-April", "since the start of the month": up to publication, or to the
    day that the count was made ("as of 3 July"), which stands in the clock then."""
    result: list[When] = []
    for when in found:
        begin = result[-1].span[1] if result else start
        if when.interval is not None and clock.published is not None and not (when.ahead or when.prior):
            own = text[when.span[0] : when.span[0] + 6].lower() == "since "
            lead = text[begin : when.span[0]]
            led = None if own or "nce" not in lead.lower() else _SINCE.search(lead)
            if (own or (led is not None and not _FINITE.search(led[1]))) and (first := first_day(when.interval)) <= clock.published and (last_day(when.interval) != clock.published or clock.published != published):
                span = when.span if led is None else (begin + led.start(), when.span[1])
                when = msgspec.structs.replace(when, interval=days(first, clock.published, clock.zone), span=span, weekday=False)
        result.append(when)
    return result
