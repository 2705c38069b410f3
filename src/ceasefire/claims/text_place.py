"""The one place that a text is about, for acts that it tells without a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from ceasefire.claims import link
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.mentions import Mention
from ceasefire.claims.placenames import Where, resolve
from ceasefire.claims.text import Sentence
from ceasefire.dossier.vocabulary import Vocabulary

_ANY = LETHAL | {"siege_or_blockade", "offensive_halted"}
_NEAR = 2
"""Sentences after the place's name within which other acts than those of force take it over."""


def with_place(drafts: list[Draft], found: Sequence[Mention], cut: Sequence[Sentence], vocabulary: Vocabulary) -> list[Draft]:
    """Acts told without a place happened at the one place the text is about, if it names only one: acts of force
    wherever they are told, other events in the sentences right after its name."""
    spots = [Where(resolve(m, vocabulary), (m.start, m.end)) for m in found if m.kind == "place"]
    one = link.only_place(spots)
    if one is None:
        return drafts
    starts = [sentence.start for sentence in cut]
    told = sorted(bisect_right(starts, w.span[0]) - 1 for w in spots if (w.place.id, w.place.name) == (one.place.id, one.place.name))
    return [
        msgspec.structs.replace(d, places=(one,), inherited_place=True)
        if (not d.places or _only_country(d, one)) and not link.counted(d) and not d.stance.future and (d.act in _ANY or (d.kind == "event" and any(0 < d.sentence - n <= _NEAR for n in told))) else d
        for d in drafts
    ]  # fmt: skip


def _only_country(draft: Draft, one: Where) -> bool:
    """Whether an act is only said to be in the country that the text's one place lies in."""
    return all(w.place.where_prec >= 6 and w.place.id in one.place.admin for w in draft.places)
