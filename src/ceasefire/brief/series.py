"""What the timeline shows: incidents per day, week or month by gravest outcome."""

from __future__ import annotations

from datetime import date, timedelta

from ceasefire.brief import words
from ceasefire.brief.brief import Bucket, Line, Timeline
from ceasefire.brief.phrase import noun, verb
from ceasefire.brief.scope import Scope
from ceasefire.clock import first_day, last_day
from ceasefire.findings.finding import Outcome

_LONGEST = {"day": 1, "week": 7, "month": 31}


def timeline(scope: Scope) -> Timeline:
    """Incidents held against an article, each once, in the bucket of its first day in the period.
    Those whose dates span more than one unit are said, not drawn: no bar is theirs."""
    length = (scope.date - scope.since).days + 1
    unit = "day" if length <= 62 else "week" if length <= 430 else "month"
    starts = _starts(scope.since, scope.date, unit)
    tally: list[dict[Outcome, int]] = [{} for _ in starts]
    wide = []
    for incident in scope.now:
        outcome = scope.gravest(incident)
        if outcome is None or incident.when is None:
            continue
        first, last = first_day(incident.when), last_day(incident.when)
        if (last - first).days >= _LONGEST[unit]:
            wide.append(incident)
            continue
        at = _bucket(starts, max(first, scope.since))
        tally[at][outcome] = tally[at].get(outcome, 0) + 1
    notes = []
    if wide:
        text = words.S_TIME_WIDE.format(
            incidents=noun(len(wide), "incident"), unit=words.UNIT_NAME[unit], are=verb(len(wide), "are")
        )
        notes.append(Line(text, scope.refs(n for i in wide for n in (*i.claims_for, *i.claims_against))))
    return Timeline(
        unit=unit,
        buckets=tuple(
            Bucket(start, tuple(counted.get(outcome, 0) for outcome in words.OUTCOMES))
            for start, counted in zip(starts, tally, strict=True)
        ),
        end=_next(starts[-1], unit),
        notes=tuple(notes),
    )


def _starts(since: date, until: date, unit: str) -> list[date]:
    first = since
    if unit == "week":
        first = since - timedelta(days=since.weekday())
    elif unit == "month":
        first = since.replace(day=1)
    starts = [first]
    while _next(starts[-1], unit) <= until:
        starts.append(_next(starts[-1], unit))
    return starts


def _next(day: date, unit: str) -> date:
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day + timedelta(days=7 if unit == "week" else 1)


def _bucket(starts: list[date], day: date) -> int:
    at = 0
    while at + 1 < len(starts) and starts[at + 1] <= day:
        at += 1
    return at
