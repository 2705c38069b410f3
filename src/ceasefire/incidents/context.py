"""What the claims around a claim say of it: where and when it stands in its report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.clock import days
from ceasefire.incidents.site import WIDE_KM, site
from ceasefire.place import Place

SHORT = timedelta(days=4, hours=2)
"""A report that speaks of a longer time than this (and a change of the clock) dates nothing by its context."""


class Context(msgspec.Struct, frozen=True):
    """place: the one place, known to a town, that its report names for that time (for a statement: at all), None if there are several; span: all the time that its report speaks of, None where it is long or nothing is dated; news: that is long, or nothing is
    dated: the span is the days up to publication in which news is taken to lie; demands: of the report, (deadline to the hour, whose it is), by
    which the talks that it tells of are known; spots: all places that its report names."""

    place: Place | None = None
    span: tuple[datetime, datetime] | None = None
    news: bool = False
    demands: tuple[tuple[str, str | None], ...] = ()
    spots: tuple[Place, ...] = ()


LETHAL = frozenset(
    {"shelling", "missile_strike", "airstrike", "drone_strike", "small_arms_fire", "ground_assault",
     "armed_clash", "explosive_device", "assassination", "killing_other", "other"}
)  # fmt: skip

LASTING = frozenset({"violation_alleged", "siege_or_blockade", "aid_obstruction", "displacement", "safe_passage"})
"""Acts that go on: one without a time is of no few days."""

TAKEN = frozenset({"control_gained", "control_lost"})
"""States that are told as what happened: a town changes hands once, and is news that day."""

NEWS = timedelta(days=2)
"""Before the day of publication."""

NONE = Context()

YET, NO_SUCH = "yet", "none"
"""The term of a denial that something was done yet, and its value where none of its kind was done at all."""


def contexts(claims: Iterable[Claim], published: Mapping[str, date] = {}, zone: str = "UTC") -> Mapping[str, Context]:
    """By claim id, for those that name no place or no time themselves. Rows of tables have none. published: by report, in
    that zone."""
    reports: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.row is None:
            reports[claim.report].append(claim)
    out: dict[str, Context] = {}
    for told in reports.values():
        told.sort(key=lambda c: (c.order, c.id))
        span = _span(told)
        demands = tuple((c.terms["deadline"], c.actor) for c in told if "T" in c.terms.get("deadline", ""))
        for claim in told:
            if claim.place is None or claim.when is None:
                place = _place([c for c in told if (claim.kind == "statement" or _share(c, claim)) and (c.act in LETHAL) == (claim.act in LETHAL)]) if claim.place is None else None
                of_news = _news(claim, published.get(claim.report), zone) if claim.when is None else None
                news = of_news if span is None else None
                spots = tuple(c.place for c in told if c.place is not None) if claim.terms.get(YET) == NO_SUCH else ()
                out[claim.id] = Context(place, news or _to_publication(span, of_news) if claim.when is None else None, news is not None, demands, spots)
    return out


def _to_publication(span: tuple[datetime, datetime] | None, news: tuple[datetime, datetime] | None) -> tuple[datetime, datetime] | None:
    """The days of a report up to that of publication, for what may be its news, where they are few."""
    if span is None or news is None or not span[1] < news[1] <= span[0] + SHORT:
        return span
    return span[0], news[1]


def _news(claim: Claim, day: date | None, zone: str) -> tuple[datetime, datetime] | None:
    """The days up to publication, for what happens at once and of which the text tells no time at all."""
    if day is None or (claim.kind == "status" and claim.act not in TAKEN) or claim.act in LASTING or "when" in claim.spans:
        return None
    told = days(day - NEWS, day, zone)
    return told.start, told.end


def _place(told: Iterable[Claim]) -> Place | None:
    """The one place that all these speak of, the widest of a town and its quarters."""
    places = [c.place for c in told if c.place is not None]
    if not places or any(p.where_prec > 2 or p.radius_km > WIDE_KM for p in places):
        return None
    widest = max(places, key=lambda p: p.radius_km)
    return widest if all((site(widest, p) or 0.0) >= 2.5 for p in places) else None


def _share(a: Claim, b: Claim) -> bool:
    if a.when is None or b.when is None:
        return a.when is b.when
    return a.when.start < b.when.end and b.when.start < a.when.end


def _span(told: Iterable[Claim]) -> tuple[datetime, datetime] | None:
    times = [c.when for c in told if c.when is not None]
    if not times:
        return None
    start, end = min(t.start for t in times), max(t.end for t in times)
    return (start, end) if end - start <= SHORT else None
