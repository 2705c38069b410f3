"""What the tracks know on one day, gathered once for all agreements of a dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.incident import Incident
from ceasefire.place import Place
from ceasefire.tracks.access import Entry, entries
from ceasefire.tracks.control import control
from ceasefire.tracks.controltable import Change, changes
from ceasefire.tracks.posture import Move, moves
from ceasefire.tracks.publish import INTERNAL
from ceasefire.tracks.step import Step
from ceasefire.tracks.talks import talks


class Tracked(msgspec.Struct, frozen=True, kw_only=True):
    """As of the local day `as_of`. steps: of talks, with what became of each; moves: of forces; changes: of hands, with the place
    of each; entries: of humanitarian access, with the place of each; restricted: incidents in which monitors were kept from
    seeing; claims: all that were known."""

    as_of: date
    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    changes: tuple[tuple[Change, Place], ...]
    entries: tuple[tuple[Entry, Place | None], ...]
    restricted: tuple[Incident, ...]
    claims: Mapping[str, Claim]


def tracked(
    agreements: Sequence[Agreement], claims: Mapping[str, Claim], incidents: Sequence[Incident], dossier: Dossier, as_of: date
) -> Tracked:
    """agreements: those that had begun; claims, incidents: all that a reader may see. Reports published after `as_of` are not
    known yet. Positions are as fine as what is given: who may not know them is given none."""
    words = vocabulary(dossier)
    known = {name: c for name, c in claims.items() if dossier.days.get(c.report, as_of) <= as_of}
    told = [i for i in incidents if any(name in known for name in i.claims_for)]
    by_id = {i.id: i for i in told}
    whole = control(known.values(), agreements, dossier, as_of, INTERNAL)
    places = {track.key: track.place for track in whole.tracks}

    def place(entry: Entry) -> Place | None:
        return by_id[entry.id].place if entry.id in by_id else known[entry.id].place

    return Tracked(
        as_of=as_of, steps=talks(known.values(), told, agreements, dossier, as_of), moves=moves(known, told, agreements, dossier, as_of),
        changes=tuple((c, places[c.key]) for c in changes(whole, known.values(), agreements, dossier)),
        entries=tuple((e, place(e)) for e in entries(told, known, dossier, words)),
        restricted=tuple(i for i in told if i.acts and i.acts[0].value == "monitor_restricted"), claims=known,
    )  # fmt: skip
