"""Signals from access and coverage: aid that got through or not, people on the move, who could see and who was kept from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date, timedelta

from ceasefire.clock import first_day, last_day, local_day
from ceasefire.dossier.coverage import EYES
from ceasefire.incidents.incident import Incident
from ceasefire.outlook.fromforces import FIRM
from ceasefire.outlook.ground import GUARDS, Ground
from ceasefire.outlook.signal import Signal
from ceasefire.outlook.tracked import Tracked
from ceasefire.outlook.value import LONG, MONTH
from ceasefire.place import Place
from ceasefire.tracks.access import STATES, Entry


def from_access(ground: Ground, entries: Iterable[tuple[Entry, Place | None]], breaches: Set[str]) -> Iterator[Signal]:
    """Of what is said to have happened. A siege that is held to be a breach already is not counted beside it."""
    for entry, place in entries:
        days = _days(entry, ground.dossier.time_zone)
        if not entry.happened or days is None:
            continue
        by, to = ground.roles(entry.by, days[0]), ground.roles(entry.to, days[0])
        if not ground.concerns(place, by | to, entry.when):
            continue
        drivers = []
        if entry.delivered or (entry.kind == "passage" and "open" in entry.statuses):
            drivers += ["aid_through", *(["guarantor_present"] if by & GUARDS else [])]
        shut = entry.hindered or (entry.kind in ("siege", "passage") and "closed" in entry.statuses)
        if shut and entry.id not in breaches:
            drivers.append("aid_blocked")
        if entry.kind in ("displacement", "service"):
            drivers.append("displacement")
        for driver in drivers:
            yield Signal(driver=driver, day=days[0], until=days[1], thing=entry.id, order=entry.order, claims=entry.claims)


def _days(entry: Entry, zone: str) -> tuple[date, date | None] | None:
    """First day, and the last on which it counts: what goes on counts four weeks from its end, the rest from its day."""
    if entry.when is not None:
        if entry.when.date_prec > 3:
            return None
        return local_day(entry.when.start, zone), (last_day(entry.when) + timedelta(days=MONTH - 1) if entry.kind in STATES else None)
    day = min((t.published for t in entry.told if t.published is not None), default=None)
    return (day, None) if day is not None and entry.dated == "publication" else None


def from_coverage(ground: Ground, told: Tracked) -> Iterator[Signal]:
    """Of rows of coverage.yaml and visits, as far as they had come to pass, and of reports that monitors were kept from seeing."""
    for n, row in enumerate(ground.dossier.coverage):
        place = ground.dossier.gazetteer.get(row.place)
        if row.from_ > told.as_of or place is None or ground.inside(place) is False:
            continue
        last, also = min(row.until, told.as_of), (f"coverage {row.id}",)
        if row.kind not in EYES:
            yield Signal(driver="monitors_denied", day=row.from_, until=last + timedelta(days=MONTH - 1), thing=row.id, order=(0, n), also=also)
        elif ground.roles([row.by], row.from_) & GUARDS:
            yield Signal(driver="guarantor_present", day=row.from_, until=last + timedelta(days=LONG - 1), thing=row.id, order=(0, n), also=also)
    for incident in told.restricted:
        day = _restricted(incident, told)
        if day is not None:
            roles = ground.roles((v.value for v in (*incident.actors, *incident.targets)), day)
            if ground.concerns(incident.place, roles, incident.when):
                yield Signal(driver="monitors_denied", day=day, thing=incident.id, order=incident.order, claims=incident.claims_for)


def _restricted(incident: Incident, told: Tracked) -> date | None:
    firm = any(c in told.claims and told.claims[c].modality in FIRM for c in incident.claims_for)
    return first_day(incident.when) if firm and incident.when is not None and incident.when.date_prec <= 3 else None
