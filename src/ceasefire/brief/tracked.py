"""Talks and moves of forces that a brief tells of: those of its period, what is open at its end, what became of earlier ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.dossier import Dossier
from ceasefire.incidents.incident import Incident
from ceasefire.tracks.access import Entry
from ceasefire.tracks.humanitarian import Access, access
from ceasefire.tracks.posture import Move, Row, moves, posture
from ceasefire.tracks.step import ASKS, Step
from ceasefire.tracks.talks import talks

CITED = 3
"""Claims of one indicator of severity that a brief cites."""


class Tracked(msgspec.Struct, frozen=True):
    """asked: demands, ultimatums, threats, offers and proposals still open at the end; steps: those of the period; earlier:
    asks from before it of which something came in it; moves, rows: of forces, in the period; access: what is told of aid and passage
    in it, and severity and coverage of its months."""

    asked: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = ()
    earlier: tuple[Step, ...] = ()
    moves: tuple[Move, ...] = ()
    rows: tuple[Row, ...] = ()
    access: Access | None = None

    def claims(self) -> tuple[str, ...]:
        """All claims that its lines cite."""
        told = [*self.asked, *self.steps, *self.earlier]
        names = [c for s in told for c in (*s.claims, *(c for f in s.fates for c in f.claims))]
        names += [c for e in (self.access.entries if self.access else ()) for c in e.claims]
        names += [c for s in (self.access.severity if self.access else ()) for i in s.indicators for c in i.claims[:CITED]]
        return tuple(dict.fromkeys([*names, *(c for m in self.moves for c in (*m.claims, *m.denied))]))


def tracked(
    claims: Mapping[str, Claim], incidents: Sequence[Incident], agreements: Sequence[Agreement], dossier: Dossier,
    since: dt.date, date: dt.date,
) -> Tracked:  # fmt: skip
    """What the local days `since` to `date` have, as known on the last one. claims, incidents: what its readers may see;
    moves are delayed and coarsened as the dossier's `publication` says."""
    steps = talks(claims.values(), incidents, agreements, dossier, date)
    made = [m for m in moves(claims, incidents, agreements, dossier, date, dossier.publication) if m.first <= date and m.last >= since]
    return Tracked(
        asked=tuple(s for s in steps if s.kind in ASKS and s.fate("open") is not None),
        steps=tuple(s for s in steps if since <= s.day <= date),
        earlier=tuple(s for s in steps if s.kind in ASKS and s.day < since and any(f.day is not None and since <= f.day <= date for f in s.fates)),
        moves=tuple(made),
        rows=posture(made, claims, dossier),
        access=_access(claims, incidents, dossier, since, date),
    )


def _access(claims: Mapping[str, Claim], incidents: Sequence[Incident], dossier: Dossier, since: dt.date, date: dt.date) -> Access:
    """Access in the period: what happened or went on in it, or was reported in it with no day of its own."""
    made = access(claims, incidents, dossier, date, since)

    def inside(entry: Entry) -> bool:
        if entry.dated == "text" and entry.when is not None:
            return first_day(entry.when) <= date and last_day(entry.when) >= since
        return any(one.published is not None and since <= one.published <= date for one in entry.told)

    return msgspec.structs.replace(made, entries=tuple(e for e in made.entries if inside(e)))
