"""The one place that a text is about, for acts that it tells without a place."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims import link
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.mentions import Mention
from ceasefire.claims.placenames import Where, resolve
from ceasefire.dossier.vocabulary import Vocabulary


def with_place(drafts: list[Draft], found: Sequence[Mention], vocabulary: Vocabulary) -> list[Draft]:
    """Acts of force told without a place happened at the one place the text is about, if it names only one."""
    spots = [Where(resolve(m, vocabulary), (m.start, m.end)) for m in found if m.kind == "place"]
    one = link.only_place(spots)
    if one is None:
        return drafts
    return [
        msgspec.structs.replace(d, places=(one,), inherited_place=True)
        if (not d.places or _only_country(d, one)) and not link.counted(d) and d.act in LETHAL | {"siege_or_blockade", "offensive_halted"} and not d.stance.future else d
        for d in drafts
    ]  # fmt: skip


def _only_country(draft: Draft, one: Where) -> bool:
    """Whether an act is only said to be in the country that the text's one place lies in."""
    return all(w.place.where_prec >= 6 and w.place.id in one.place.admin for w in draft.places)
