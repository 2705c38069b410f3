"""Control that a brief tells of: changes of hands and contested places of its period, holders on the last day that may be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.control import Control, Spell, Track, control
from ceasefire.tracks.controltable import Change, changes


class Controlled(msgspec.Struct, frozen=True):
    """whole: of all places; first: first day told of, the period being as long as the brief's and ended when positions may be
    shown; changes: in order of time; contested: places with their spells of it; held: places that somebody holds at the end."""

    whole: Control
    first: dt.date
    changes: tuple[Change, ...] = ()
    contested: tuple[tuple[Track, tuple[Spell, ...]], ...] = ()
    held: tuple[tuple[Track, Spell], ...] = ()

    def claims(self) -> tuple[str, ...]:
        """All claims that its lines cite."""
        spells = [*(s for _, own in self.contested for s in own), *(s for _, s in self.held)]
        names = [*(c for one in self.changes for c in one.claims), *(c for s in spells for c in cited(s))]
        return tuple(dict.fromkeys(names))


def cited(spell: Spell) -> tuple[str, ...]:
    """Claims behind a spell."""
    return tuple(dict.fromkeys([*(c for one in spell.says for c in one.claims), *spell.also]))


def controlled(claims: Iterable[Claim], agreements: Sequence[Agreement], dossier: Dossier, since: dt.date, date: dt.date) -> Controlled:
    """What the local days `since` to `date` have, as known on the last one. claims: what its readers may see, before movements
    were coarsened; control obeys `publication` by itself."""
    told = tuple(claims)
    whole = control(told, agreements, dossier, date)
    first = since - (date - whole.until)
    contested = [(t, tuple(s for s in t.spells if s.value == "contested" and s.first <= whole.until and s.until > first)) for t in whole.tracks]
    return Controlled(
        whole, first, tuple(c for c in changes(whole, told, agreements, dossier) if c.latest >= first), tuple(one for one in contested if one[1]),
        tuple((t, s) for t in whole.tracks if (s := t.at(whole.until)) is not None and s.value == "held"),
    )  # fmt: skip
