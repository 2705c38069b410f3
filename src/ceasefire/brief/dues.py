"""Which duties concern a period: what fell due in it, was fulfilled in it, or stands open at its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from ceasefire.agreement.article import end_of
from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import utc
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.due import calendar
from ceasefire.findings.duty import Duty
from ceasefire.incidents.incident import Incident


def due_in(
    agreements: Sequence[Agreement],
    incidents: Sequence[Incident],
    claims: Mapping[str, Claim],
    dossier: Dossier,
    since: dt.date,
    date: dt.date,
) -> tuple[Duty, ...]:
    """Duties of agreements in force in the local days `since` to `date`: those that fell due or were
    fulfilled in them, and those that stand open at their end."""
    zone = dossier.time_zone
    start = utc(dt.datetime.combine(since, dt.time()), zone)
    end = utc(dt.datetime.combine(date + dt.timedelta(days=1), dt.time()), zone)
    known = {i.id: i for i in incidents}
    earlier = {a.id for a in agreements if a.in_force >= end or _ended(a, start)}

    def concerns(duty: Duty) -> bool:
        if duty.agreement in earlier or duty.start >= end:
            return False
        done = [i.when for name in duty.met_by if (i := known.get(name)) is not None]
        fulfilled = any(when is not None and start <= when.start < end for when in done)
        fell_due = duty.deadline is not None and start < duty.deadline <= end
        return fulfilled or fell_due or duty.status in ("open", "waiting")

    return tuple(d for d in calendar(incidents, claims, agreements, dossier, end) if concerns(d))


def _ended(agreement: Agreement, start: dt.datetime) -> bool:
    end = end_of(agreement)
    return end is not None and end <= start
