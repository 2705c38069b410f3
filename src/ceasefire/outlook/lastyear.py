"""The last whole calendar year: whether the parties fought in it, and whether others did, as far as was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.clock import local_day
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.dossier import Dossier
from ceasefire.incidents.incident import Incident
from ceasefire.outlook.happening import Happening

WAR_KILLED = 25
"""A calendar year with so many deaths in fighting is no quiet one (UCDP's threshold)."""

_WITH = frozenset({"part_of", "commanded_by", "ally_of", "supported_by", "controlled_by"})
_FIGHT = frozenset({"state", "armed_forces", "armed_group", "coalition", "police"})


class LastYear(msgspec.Struct, frozen=True, kw_only=True):
    """quiet, fought: it began after the agreement, and the parties' fighting did not take, or did take, WAR_KILLED lives; both
    False before such a year is over; outsiders: fighting with somebody who is no party to it did. None = cannot be told."""

    quiet: bool | None
    fought: bool | None
    outsiders: bool | None


def last_year(start: date, happened: Sequence[Happening], outside: Mapping[int, int], day: date) -> LastYear:
    """As known on the local day `day`. start: the agreement's first day; outside: as `outside_killed` has it."""
    year = day.year - 1
    beyond = outside[year] >= WAR_KILLED if year in outside else None
    if year <= start.year:
        return LastYear(quiet=False, fought=False, outsiders=beyond)
    told = [h for h in happened if h.day.year == year]
    if not told:
        return LastYear(quiet=None, fought=None, outsiders=beyond)
    fought = sum(h.killed for h in told) >= WAR_KILLED
    return LastYear(quiet=not fought, fought=fought, outsiders=beyond)


def outside_killed(agreement: Agreement, incidents: Iterable[Incident], dossier: Dossier) -> dict[int, int]:
    """Calendar year -> persons killed, the lowest figures given, in incidents in which somebody armed took part who has no role in the
    agreement and neither belongs to nor sides with whoever has one. Years of which nothing dated is told are left out."""
    roles = {*agreement.parties, *agreement.guarantors, *agreement.mediators, *agreement.monitors}
    out: dict[int, int] = {}
    for one in incidents:
        if one.kind != "event" or one.when is None or one.when.date_prec > 3 or not one.claims_for:
            continue
        day = local_day(one.when.start, dossier.time_zone)
        out.setdefault(day.year, 0)
        named = dict.fromkeys(v.value for v in (*one.actors, *one.targets) if v.value)
        if one.killed and any(_outside(name, roles, day, dossier) for name in named):
            out[day.year] += one.killed[0] or 0
    return out


def _outside(name: str, roles: set[str], day: date, dossier: Dossier) -> bool:
    record = dossier.actors.get(name)
    return record is not None and record.kind in _FIGHT and not roles & set(belongs_to(dossier.actors, name, day, _WITH))
