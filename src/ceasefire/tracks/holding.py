"""One piece of evidence of who holds a place: what is said, by whom, of which days."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from ceasefire.claims.claim import Modality
from ceasefire.dossier.names import name_key
from ceasefire.place import Place

Sense = Literal["holds", "left", "denied", "present", "planned"]
Basis = Literal[
    "gained", "held", "taken_from", "lost", "withdrew", "denied", "agreement", "entered", "fortified", "attacked_there",
    "partition",
]  # fmt: skip


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """What one claim, or one clause of an agreement, says of who holds a place.

    key: id of the place, or `name:` and the key of a name that no gazetteer has; holder: actor id; side: the side it stood
    on then. sense: `holds`; `left`: holds it no more; `denied`: is said not to hold it; `present`: was there, which is weak
    evidence and decides nothing; `planned`: was to hold it, which decides nothing. basis: what was said (`taken_from`: another took it from them; `attacked_there`: was
    attacked there).
    first, last: local days between which it began (`gained`, `entered` …), or through which it was so (`held`); dated: the
    claim has a time of its own, else the days are those before the report was published;
    over: first day on which it is so no more by the same words, None if they do not say.
    origin: family of origins; voice: side that the origin speaks for or leans to, None if neither; asserter: who said it, an
    id where it is known, else the words. claim, report: ids; agreement, pages: of a clause. enters: forces that may
    hold ground came into the place, or set up a post in it: another's hold is no longer taken for granted. order: of the claim.
    """

    place: Place
    key: str
    holder: str
    side: str
    sense: Sense
    basis: Basis
    first: date
    last: date
    dated: bool
    over: date | None = None
    origin: str
    voice: str | None
    asserter: str
    modality: Modality = "asserted"
    claim: str | None = None
    report: str | None = None
    agreement: str | None = None
    pages: tuple[str, ...] = ()
    order: tuple[int, int] = (0, 0)
    enters: bool = False

    @property
    def begin(self) -> date:
        """The day from which it is counted: the last on which a change may have happened, the first of a state."""
        return self.first if self.basis in ("held", "agreement") else self.last


def key_of(place: Place) -> str:
    """What evidence of one place is gathered by."""
    return place.id if place.id is not None else f"name:{name_key(place.name)}"
