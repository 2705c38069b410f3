"""An act told again: "the attack", "this bombardment", "the strike killed four" after the act itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from ceasefire.claims.claim import Harm
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import Where, within
from ceasefire.claims.roles import low, subject
from ceasefire.dossier.wordlist import words

_BACK = words("the this that these those such")
_OTHER = words("other second third fourth fifth another new latest first separate similar previous earlier later following next same")
_GENERIC = words("attack assault strike raid incident bombing bombardment shelling explosion blast ambush onslaught airstrike violence operation")
_FAR = 6
"""Sentences back that "the attack" may mean."""


def points_back(p: Parsed, draft: Draft) -> bool:
    """Whether the words of an act only name again what may have been told before: "the assault",
    "the strike killed four"."""
    token = p.doc[draft.found.token]
    if draft.found.entry.generic and draft.stance.doer is not None and not draft.places:
        return True  # "blamed the Army for attacking": the attack told before
    if not draft.found.nominal:
        doer = subject(token)
        return draft.found.entry.id == "airstrike.aircraft_hits_v" and doer is not None and singular(doer.text) in _GENERIC and definite(doer)
    return draft.found.bare or (singular(token.text) in _GENERIC and definite(token) and not draft.doers and not draft.targets)


def definite(noun: Any) -> bool:
    """ "the attack", "this bombardment", without a word that makes it another one."""
    own = [low(c) for c in noun.children if c.dep_ in {"det", "amod", "nummod", "poss"}]
    return not _BACK.isdisjoint(own) and _OTHER.isdisjoint(own)


def origin(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The act told before that a draft means: the last that it may name, at no other place and time."""
    entry = draft.found.entry
    wide = entry.generic or entry.id in {"ground_assault.offensive_n", "airstrike.aircraft_hits_v"}
    for old in reversed(earlier):
        if draft.sentence - old.sentence > _FAR:
            break
        if old.act not in HOSTILE or old.stance.negated or old.stance.future or old.stance.conditional:
            continue
        if not (wide or draft.act == old.act):
            continue
        return old if _there(draft, old) and _then(draft, old) else None
    return None


def _there(draft: Draft, old: Draft) -> bool:
    if not draft.places or not old.places or draft.inherited_place:
        return True
    return any(_same(a, b) for a in draft.places for b in old.places)


def _same(one: Where, other: Where) -> bool:
    a, b = one.place, other.place
    return a.id == b.id or within(a, b) or within(b, a) or (a.id is None and a.lat is None)


def _then(draft: Draft, old: Draft) -> bool:
    mine, theirs = draft.when.interval if draft.when else None, old.when.interval if old.when else None
    return mine is None or theirs is None or (mine.start <= theirs.end and theirs.start <= mine.end)


def retell(draft: Draft, old: Draft) -> tuple[Draft | None, Draft]:
    """What an act told again says: (a claim of its own or None, the old one with what is new).

    A new accusation, denial or speaker's toll is a claim of its own, of the same act at the same place.
    """
    told = draft.stance
    speaks = {one.id or one.words for one in told.chain}
    other = bool(speaks) and speaks != {one.id or one.words for one in old.stance.chain}
    named = told.doer is not None or told.denied or bool(draft.known - old.known)
    harmed = draft.killed is not None or draft.injured is not None
    if named or (harmed and other):
        return msgspec.structs.replace(
            draft, act=old.act, places=_narrowest(draft, old), when=draft.when or old.when,
            targets=draft.targets or (old.targets if named else ()), doers=(draft.doers or (old.doers if told.denied else ())) if named else (),
            found=msgspec.structs.replace(draft.found, weapon=draft.found.weapon or old.found.weapon),
        ), old  # fmt: skip
    if other:
        return None, old
    return None, msgspec.structs.replace(
        old, places=_narrowest(old, draft), when=old.when or draft.when,
        killed=_newer(draft.killed, old.killed), injured=_newer(draft.injured, old.injured),
        harm_spans={**old.harm_spans, **draft.harm_spans},
    )  # fmt: skip


def _newer(new: Harm | None, old: Harm | None) -> Harm | None:
    return new if new is not None else old


def _narrowest(one: Draft, other: Draft) -> tuple[Where, ...]:
    """The places of the first, or of the second where those are given and lie in the first's."""
    if not one.places:
        return other.places
    if len(one.places) == 1 and other.places and all(within(w.place, one.places[0].place) for w in other.places):
        return other.places
    return one.places
