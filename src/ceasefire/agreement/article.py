"""Articles as they hold in time: versions, gaps, daily hours."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import msgspec

from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.agreement.timing import Hours
from ceasefire.clock import Interval, Relation, relation, zone_of

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one article. version: 1 as signed, 2 after its first amendment ...;
    start, end: [first instant, first instant after) in which this version holds, end None = open;
    gaps: suspensions and the time in which a later truce stands in its place; by: id of the
    amendment that made this version, None as signed."""

    agreement: Agreement
    provision: Provision
    version: int
    start: datetime
    end: datetime | None
    gaps: tuple[tuple[datetime, datetime | None], ...] = ()
    by: str | None = None


def end_of(agreement: Agreement) -> datetime | None:
    """When an instrument ends, extensions included; None = open."""
    if agreement.until is None:
        return None
    return max([agreement.until, *(e.until for e in agreement.extensions)])


def articles(agreement: Agreement, others: tuple[Agreement, ...] = ()) -> tuple[Article, ...]:
    """All versions of all articles, in the order of the file, then of time.

    others: the agreements of the dossier, for truces inside this one that stand in for articles.
    """
    versions: dict[str, list[tuple[datetime, Provision | None, str | None]]] = {
        p.id: [(agreement.in_force, p, None)] for p in agreement.provisions
    }
    for amendment in sorted(agreement.amendments, key=lambda a: a.from_):
        for provision in amendment.articles:
            versions.setdefault(provision.id, []).append((amendment.from_, provision, amendment.id))
        for repealed in amendment.repeals:
            versions.setdefault(repealed, []).append((amendment.from_, None, amendment.id))
    out: list[Article] = []
    for name, history in versions.items():
        number = 0
        for n, (start, text, by) in enumerate(history):
            if text is None:
                continue
            number += 1
            following = history[n + 1][0] if n + 1 < len(history) else None
            ends = [e for e in (end_of(agreement), text.until, following) if e is not None]
            out.append(
                Article(
                    agreement=agreement,
                    provision=text,
                    version=number,
                    start=max(start, agreement.in_force, text.from_ or start),
                    end=min(ends) if ends else None,
                    gaps=_gaps(agreement, name, others),
                    by=by,
                )
            )
    return tuple(out)


def _gaps(
    agreement: Agreement, article: str, others: tuple[Agreement, ...]
) -> tuple[tuple[datetime, datetime | None], ...]:
    gaps = [(s.from_, s.until) for s in agreement.suspensions if not s.articles or article in s.articles]
    gaps += [
        (child.in_force, end_of(child))
        for child in others
        if child.parent == agreement.id and article in child.instead_of
    ]
    return tuple(gaps)


def held(article: Article, when: Interval | None, zone: str) -> Relation:
    """Whether an article held when something happened: inside, outside or straddles its time.

    zone: IANA name that daily hours are meant in. An unknown time straddles.
    """
    if when is None:
        return "straddles"
    answer = relation(when, article.start, article.end)
    for start, end in article.gaps:
        gap = relation(when, start, end)
        if gap == "inside":
            return "outside"
        if gap == "straddles" and answer == "inside":
            answer = "straddles"
    if article.provision.hours is None or answer == "outside":
        return answer
    daily = _in_hours(when, article.provision.hours, zone)
    return daily if answer == "inside" or daily == "outside" else "straddles"


def _in_hours(when: Interval, hours: Hours, zone: str) -> Relation:
    """Against the daily windows; the day before counts too, a window may run over midnight."""
    local = zone_of(hours.zone or zone)
    first = when.start.astimezone(local).date() - timedelta(days=1)
    last = when.end.astimezone(local).date()
    touched = False
    for n in range(min((last - first).days, 400) + 1):
        day = first + timedelta(days=n)
        if hours.days and _DAYS[day.weekday()] not in hours.days:
            continue
        start = datetime.combine(day, _clock(hours.start), local)
        end_day = day if _minutes(hours.end) > _minutes(hours.start) else day + timedelta(days=1)
        end = (
            datetime.combine(end_day + timedelta(days=1), time(), local)
            if hours.end == "24:00"
            else datetime.combine(end_day, _clock(hours.end), local)
        )
        answer = relation(when, start, end)
        if answer == "inside":
            return "inside"
        touched = touched or answer == "straddles"
    return "straddles" if touched else "outside"


def _clock(text: str) -> time:
    return time.fromisoformat(text)


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])
