"""Talks and moves of forces that a brief tells of: those of its period, what is open at its end, what became of earlier ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier
from ceasefire.incidents.incident import Incident
from ceasefire.tracks.posture import Move, Row, moves, posture
from ceasefire.tracks.step import ASKS, Step
from ceasefire.tracks.talks import talks


class Tracked(msgspec.Struct, frozen=True):
    """asked: demands, ultimatums, threats, offers and proposals still open at the end; steps: those of the period; earlier:
    asks from before it of which something came in it; moves, rows: of forces, in the period."""

    asked: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = ()
    earlier: tuple[Step, ...] = ()
    moves: tuple[Move, ...] = ()
    rows: tuple[Row, ...] = ()

    def claims(self) -> tuple[str, ...]:
        """All claims that its lines cite."""
        told = [*self.asked, *self.steps, *self.earlier]
        names = [c for s in told for c in (*s.claims, *(c for f in s.fates for c in f.claims))]
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
    )
