"""When a monitors' sentence says something was observed: days, evenings, and minutes on a clock."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import msgspec

from ceasefire.claims.observation.scene import AS_OF, Scene
from ceasefire.claims.text import Span
from ceasefire.claims.times import find_times
from ceasefire.clock import Interval, first_day, last_day, moment, utc
from ceasefire.clock import days as days_of

_T = r"(?P<{0}h>[0-2]?\d)(?:[:.](?P<{0}m>[0-5]\d)|(?=\d\d\s?(?:hrs|hours|h\b))(?P<{0}x>[0-5]\d))(?:\s?(?P<{0}p>[ap]\.?m\b\.?))?"
_CLOCK = re.compile(
    rf"\b(?:between|from)\s+(?:about\s+|around\s+)?{_T.format('a')}\s?(?:hrs|hours|h)?\.?\s*(?:and|to|until|till|-|–|—)\s*{_T.format('b')}(?:\s?(?:hrs|hours|h\b))?"
    rf"|\b(?P<at>at|around|about|after|before|by|since)\s+(?:around\s+|about\s+|approximately\s+)?{_T.format('c')}(?:\s?(?:hrs|hours|h\b))?"
    rf"|(?<![\w.:]){_T.format('d')}\s?[-–—]\s?{_T.format('e')}(?:\s?(?:hrs|hours|h\b))?",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:evenings?|nights?|mornings?|afternoons?|overnight|dawn|reporting period)\b", re.IGNORECASE)


_OTHER_DAY = re.compile(r"\b(?:(?P<same>(?:earlier |later )?(?:on )?(?:that|the same)(?= (?:day|evening|night|morning|afternoon)))|the (?:following|next)) (?:day|evening|night|morning|afternoon)\b", re.IGNORECASE)


class Window(msgspec.Struct, frozen=True):
    """when: None when the day is not known; span: the words; words: them, white space made single; at: where
    it stands first in the text."""

    when: Interval | None
    span: Span
    words: str
    clock: bool


def windows(scene: Scene, start: int, end: int) -> list[Window]:
    """The times of one sentence, in order. A clock time takes the day beside it, else the day last named in
    the paragraph or the last day of the reporting period."""
    zone = scene.vocabulary.time_zone
    clocks = list(_CLOCK.finditer(scene.text, start, end))
    blanked = _without(scene.text, start, end, clocks)
    shifted = (msgspec.structs.replace(w, span=(w.span[0] + start, w.span[1] + start)) for w in find_times(blanked, 0, len(blanked), scene.published, zone, scene.year))
    days = [w for w in shifted if not w.ahead and not w.prior and w.shift is None and not (w.vague and (w.interval is None or w.interval.date_prec > 4))]
    dated = [w for w in days if w.interval is not None]
    found: list[Window] = []
    used: set[Span] = set()
    for clock in clocks:
        near = [w for w in dated if w.interval is not None and 0 <= min(abs(w.span[0] - clock.end()), abs(clock.start() - w.span[1])) <= 14]
        day = near[0] if near else dated[0] if len(dated) == 1 else None
        local = first_day(day.interval) if day is not None and day.interval is not None else _day(scene)
        span = clock.span()
        if day is not None and day in near:
            span = (min(span[0], day.span[0]), max(span[1], day.span[1]))
            used.add(day.span)
        found.append(Window(_interval(clock, local, zone), span, _said(scene.text, span), True))
    for other in _OTHER_DAY.finditer(scene.text, start, end):
        base = _last_day(scene, start)
        if base is not None:
            local = base if other["same"] else base + timedelta(days=1)
            found.append(Window(days_of(local, local, zone), other.span(), _said(scene.text, other.span()), False))
    for one in days:
        if one.span in used or (clocks and len(dated) == 1):
            continue
        found.append(Window(one.interval, one.span, _said(scene.text, one.span), False))
    return sorted(found, key=lambda w: w.span)


def last_said(scene: Scene) -> Interval | None:
    """The time that the paragraph said last, in a sentence of ours or in one that was passed over."""
    passed, scene.passed = scene.passed, []
    for span in passed:
        if not AS_OF.search(scene.text, *span):
            scene.when = next((w.when for w in windows(scene, *span) if w.when is not None), scene.when)
    return scene.when


def _last_day(scene: Scene, start: int) -> date | None:
    """The day last named in the paragraph before a sentence."""
    if (said := last_said(scene)) is not None:
        return first_day(said)
    before = [w.interval for w in find_times(scene.text, max(scene.opened, start - 2000), start, scene.published, scene.vocabulary.time_zone, scene.year) if w.interval is not None and not w.vague]
    return first_day(before[-1]) if before else None


def window_words(scene: Scene, window: Window) -> str | None:
    """The words of a window that says more than its days."""
    before = scene.text[max(0, window.span[0] - 40) : window.span[0]]
    lead = re.search(r"(?:(?:on|during|in|between|over)\s+)?(?:the\s+)?(?:\w+\s+and\s+)?(?:evenings?|nights?|mornings?|afternoons?)\s+(?:and\s+(?:the\s+)?\w+\s+)?of\s+$", before, re.IGNORECASE)
    if lead is not None:
        return " ".join((lead.group() + window.words).split())
    return window.words if window.clock or _PART.search(window.words) else None


def _said(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split()).rstrip(".,;")


def _day(scene: Scene) -> date | None:
    if (said := last_said(scene)) is not None:
        return first_day(said)
    return last_day(scene.cutoff) if scene.cutoff is not None else None


def _without(text: str, start: int, end: int, clocks: list[re.Match[str]]) -> str:
    body = text[start:end]
    for one in clocks:
        body = body[: one.start() - start] + " " * (one.end() - one.start()) + body[one.end() - start :]
    return body


def _clock(found: re.Match[str], key: str) -> time | None:
    hour, minute = int(found[f"{key}h"]), int(found[f"{key}m"] or found[f"{key}x"] or 0)
    half = (found[f"{key}p"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 else None


def _interval(found: re.Match[str], day: date | None, zone: str) -> Interval | None:
    if day is None:
        return None
    if found["ch"]:
        at = _clock(found, "c")
        return moment(datetime.combine(day, at), zone) if at is not None else None
    first, last = ("a", "b") if found["ah"] else ("d", "e")
    begin, stop = _clock(found, first), _clock(found, last)
    if begin is None or stop is None:
        return None
    until = day if stop > begin else day + timedelta(days=1)
    return Interval(utc(datetime.combine(day, begin), zone), utc(datetime.combine(until, stop), zone), 1, zone, True)
