"""Humanitarian access of a dossier as one answer: what is told, how severe, who could see, what presses on people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.incident import Incident
from ceasefire.tracks.access import Entry, entries
from ceasefire.tracks.coverage_table import Coverage, coverage
from ceasefire.tracks.severity import Severity, severity
from ceasefire.tracks.stress import Series, series


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """first, last: local days; entries: everything told of access that is known on `last`; coverage, severity: of every unit
    and month of those days, in one order; stress: series of stress.csv up to `last`."""

    first: date
    last: date
    entries: tuple[Entry, ...]
    coverage: tuple[Coverage, ...]
    severity: tuple[Severity, ...]
    stress: tuple[Series, ...]

    def of(self, area: str, month: date) -> Severity | None:
        """The severity of a unit in a month."""
        return next((s for s in self.severity if s.area == area and s.month == month), None)

    def hindered(self, month: date, areas: frozenset[str] | None = None) -> tuple[Entry, ...]:
        """What is told to have hindered aid in a month; areas: only where the narrowest unit known is one of these."""
        return tuple(e for e in self.entries if month in e.months and e.hindered and (areas is None or e.area in areas))


def access(
    claims: Mapping[str, Claim], incidents: Iterable[Incident], dossier: Dossier, last: date, first: date | None = None,
    areas: tuple[str, ...] | None = None,
) -> Access:  # fmt: skip
    """Access as known on the local day `last`. claims, incidents: all that its readers may see; first: the first day of the
    table, that of the earliest claim or row of coverage if not given; areas: units of the table, those of the dossier's area if
    not given. Reports published after `last` are not known yet."""
    words = vocabulary(dossier)
    known = {name: c for name, c in claims.items() if words.days.get(c.report, last) <= last}
    told = [i for i in incidents if any(name in known for name in i.claims_for)]
    begin = first or min(
        [d for c in known.values() if c.when is not None and c.place is not None and (d := first_day(c.when)) <= last]
        + [r.from_ for r in dossier.coverage if r.from_ <= last],
        default=last,
    )
    seen = coverage(known.values(), dossier, words, begin, last, areas)
    made = entries(told, known, dossier, words)
    return Access(
        first=begin, last=last, entries=made, coverage=seen, severity=severity(made, told, seen, dossier), stress=series(dossier.stress, last),
    )  # fmt: skip
