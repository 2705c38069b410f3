"""Times told against another: "in the eight days before", "the month before the truce", "since the deal of 9 July"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ceasefire.claims import calendar_words as c
from ceasefire.claims.time_rules import Clock, Rule, When, dated, day_span
from ceasefire.clock import days

PRIOR_RULES: list[tuple[re.Pattern[str], Rule]] = []


def _rule(pattern: str) -> Callable[[Rule], Rule]:
    compiled = re.compile(pattern, re.IGNORECASE)

    def add(rule: Rule) -> Rule:
        PRIOR_RULES.append((compiled, rule))
        return rule

    return add


_UNIT_DAYS = {"hour": 1, "day": 1, "week": 7, "month": 0, "year": 0}


@_rule(
    rf"\b(?:(?:in|over|during|for|of|from|within) )?the (?:(?:previous|preceding|last|full|whole) )?(?:(?P<n>{c.SMALL}|24|48|72) )?(?P<unit>hours?|days?|weeks?|months?|years?) "
    rf"(?P<how>before(?: that| it| this)?|prior|earlier|beforehand|preceding|leading up to|(?:immediately |just )?before|prior to)(?![\w-])"
    rf"(?P<what> (?:to )?(?:the|that|this|its|a|an) (?!day\b)\w+(?:[- ]\w+)?| (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mo>{c.MONTH})(?:,? (?P<y>\d{{4}}))?| (?P<mo2>{c.MONTH}) (?P<d2>\d{{1,2}})\b(?:,? (?P<y2>\d{{4}}))?)?"
)
def _time_before(found: re.Match[str], clock: Clock) -> When | None:
    """ "in the eight days before [9 July]", "the month before the truce"."""
    unit = found["unit"].casefold().rstrip("s")
    if unit in {"day", "hour"} and not found["n"]:
        return None  # "the day before", "in the hours before the deal" have rules of their own
    count = c.number_of(found["n"]) if found["n"] else 1
    back = (count or 0) * _UNIT_DAYS[unit]
    if unit == "hour":
        back = -(-(count or 0) // 24)
    if found["n"] and found["n"].lower() in {"few", "several", "couple"}:
        back = 0
    span = found.span()
    if found["d"] or found["d2"]:
        day = dated(found["y"] or found["y2"], found["mo"] or found["mo2"], found["d"] or found["d2"], clock)
        if day is None or not (back or unit == "month"):
            return When(None, span, vague=True, prior=True)
        first = day - timedelta(days=back) if back else _month_back(day)
        return When(days(first, day - timedelta(days=1), clock.zone), span, vague=True, prior=True)
    # Before what no date of the text gives ("the truce"): not known, and no other time stands for it.
    return When(None, span, vague=True, prior=True, back=0 if found["what"] else back)


def _month_back(day: date) -> date:
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


@_rule(
    r"(?<!hours )(?<!minutes )\bbefore the (?:truce|ceasefire|cease-fire|agreement|deal|offensive|escalation)\b(?! (?:of|on|in|that)\b)"
)
def _before_it(found: re.Match[str], clock: Clock) -> When | None:
    return When(None, found.span(), vague=True, prior=True)


@_rule(
    rf"\bsince (?:the |its |their |a )?(?:\w+[- ]){{1,6}}?(?:on |of )?(?:{c.DAY_NAME},? )?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mo>{c.MONTH})(?:,? (?P<y>\d{{4}}))?|(?P<mo2>{c.MONTH}) (?P<d2>\d{{1,2}})\b(?!:)(?:,? (?P<y2>\d{{4}}))?)"
)
def _since_something(found: re.Match[str], clock: Clock) -> When | None:
    """ "since the start of the offensive on 19 June": up to publication."""
    day = dated(found["y"] or found["y2"], found["mo"] or found["mo2"], found["d"] or found["d2"], clock)
    return day_span(found, clock, day, max(clock.published, day) if clock.published and day else day)
