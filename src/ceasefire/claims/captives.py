"""Whose the soldiers are that somebody took: "overran a post of X and took 14 soldiers prisoner"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.draft import Draft
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import is_passive
from ceasefire.dossier.wordlist import words

_SOLDIERS = words("soldier troop conscript serviceman garrison defender officer")
_FOUGHT = words("control_gained ground_assault armed_clash shelling small_arms_fire")
_OWN = frozenset({"of", "from"})
_NEAR = 2


def captives_of(p: Parsed, draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """A capture of soldiers whom no word calls anybody's: of whoever their captor has just been told to fight; one that names no
    captor, of those whom the same fight was told of."""
    whom = draft.target if draft.act == "abduction_or_detention" else None
    if whom is None or whom.id is not None or whom.head not in _SOLDIERS or whom.token >= len(p.doc):
        return draft
    if any(c.i in p.named or c.low in _OWN for c in p.doc[whom.token].children):
        return draft
    for old in reversed(earlier):
        if draft.sentence - old.sentence > _NEAR:
            break
        if old.act not in _FOUGHT or old.stance.denied or old.target is None or old.target.id is None or old.doer is None or old.doer.id is None:
            continue
        new = (msgspec.structs.replace(whom, id=old.target.id),)
        if draft.doer is not None and draft.doer.id == old.doer.id:
            return msgspec.structs.replace(draft, targets=new)
        if not draft.doers and is_passive(p.doc[draft.found.token]) and old.act == "control_gained":
            return msgspec.structs.replace(draft, targets=new, doers=(old.doer,))
        break
    return draft
