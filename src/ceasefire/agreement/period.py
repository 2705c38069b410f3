"""When an article holds."""

from __future__ import annotations

from datetime import datetime

from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.clock import Interval, Relation, relation


def period(agreement: Agreement, provision: Provision) -> tuple[datetime, datetime | None]:
    """[first instant, first instant after) of an article; an open end is None. An article never
    holds outside its instrument."""
    start = max(agreement.in_force, provision.from_ or agreement.in_force)
    ends = [end for end in (agreement.until, provision.until) if end is not None]
    return start, min(ends) if ends else None


def held(agreement: Agreement, provision: Provision, when: Interval | None) -> Relation:
    """Whether the article held when something happened; unknown times straddle."""
    if when is None:
        return "straddles"
    return relation(when, *period(agreement, provision))
