"""Whom "the group", "the militiamen", "the assailants" mean: the one that the text has named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.nametable import dictionary
from ceasefire.claims.nominal import DAYS
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low, party, prep_objects
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_GROUP = words("group movement militia militiaman organisation organization")
_FIGHTERS = words("fighter militant gunman insurgent rebel guerrilla jihadist terrorist extremist")
_ATTACKERS = words("attacker assailant raider perpetrator")
_ANY = _GROUP | _FIGHTERS | _ATTACKERS
_DEFINITE = words("the these those")
_OTHER = words("other another rival local unidentified unknown several some allied second two three four five breakaway aid rights monitoring")
_AT = words("in at near around on")
_GROUP_WORD = re.compile(r"\b(?:groups?|movements?|militia(?:s|m[ae]n)?|organi[sz]ations?)\b", re.IGNORECASE)


def may_be_group(one: Party) -> bool:
    """Whether a party's noun is one by which `group_meant` may find somebody."""
    return one.id is None and not one.pronoun and singular(one.head) in _ANY


def group_meant(
    p: Parsed, one: Party, text: str, before: Sequence[Mention], actors: Mapping[str, Actor], earlier: Sequence[Draft], number: int
) -> Party:  # fmt: skip
    """The party with the actor that a definite noun for fighters means; unchanged where the text leaves it open.

    before: names in the text up to the noun; earlier: the acts told so far; number: of the sentence.
    """
    if one.id is not None or one.pronoun:
        return one
    head = singular(one.head)
    if head in _FIGHTERS and one.token < len(p.doc) and (of := next((o for prep, o in prep_objects(p.doc[one.token]) if prep == "of" and low(o) in {"group", "movement"}), None)) is not None:
        inner = group_meant(p, party(p, of), text, before, actors, earlier, number)
        return msgspec.structs.replace(one, id=inner.id)  # "other fighters of the group"
    if head not in _GROUP and head not in _FIGHTERS and head not in _ATTACKERS:
        return one
    token = p.doc[one.token]
    if not any(low(c) in _DEFINITE for c in token.children) or any(
        low(c) in _OTHER or (c.dep_ in {"poss", "nummod", "prep", "relcl", "acl", "conj"} and low(c) not in _AT) or c.i in p.named for c in token.children
    ):
        return one
    if head in _ATTACKERS:
        last = earlier[-1] if earlier and earlier[-1].act in HOSTILE and number - earlier[-1].sentence <= 1 else None
        known = last.doer.id if last is not None and last.doer is not None else None
    else:
        known = _only_group(text, before, actors, one.span[0], head)
    return one if known is None else msgspec.structs.replace(one, id=known)


_WHOSE = words("backed based led allied supported loyal")
_DAY = DAYS | words("overnight the this that day same next following night morning evening afternoon")
_SIDES = words("army government regime opposition coalition junta")


def side_meant(p: Parsed, one: Party, vocabulary: Vocabulary) -> Party:
    """ "army shelling", "the next day regime artillery": who the vocabulary knows as "the army"; unchanged where it knows nobody, or
    several."""
    if one.id is not None or one.pronoun or one.head not in _SIDES or one.token >= len(p.doc) or low(p.doc[one.token]) != one.head:
        return one
    if any(low(c) not in _DAY for c in p.doc[one.token].lefts) or any(c.dep_ in {"prep", "relcl", "appos"} or low(c) in _WHOSE for c in p.doc[one.token].rights):
        return one  # "another army", "the army of X"
    ids = {s.id for s in dictionary(vocabulary).keys.get(f"the {one.head}", ()) if s.kind == "actor"}
    span = p.span(one.token, one.token)
    return msgspec.structs.replace(one, id=next(iter(ids)), span=span, surface=p.words(span)) if len(ids) == 1 else one


def _only_group(text: str, before: Sequence[Mention], actors: Mapping[str, Actor], at: int, head: str) -> str | None:
    """The one armed group that the text has named so far, if the noun is used of nobody else there."""
    named = [m for m in before if m.kind == "actor" and not m.users and any(actors[i].kind == "armed_group" for i in m.ids if i in actors)]
    ids = {i for m in named for i in m.ids}
    if len(ids) != 1:
        return None
    ends = {m.end for m in named}
    if head in _FIGHTERS:
        # Fighters of several sides are told by one word: it must have been said of the group.
        shown = any(singular(w) == head for m in named for w in [*m.surface.split()[-1:], *text[m.end : m.end + 20].split()[:1]])
        return next(iter(ids)) if shown else None
    for found in _GROUP_WORD.finditer(text, 0, at):
        lead = text[max(0, found.start() - 24) : found.start()].lower().split()
        close = any(found.start() - 14 <= end <= found.start() for end in ends) or any(m.start <= found.start() < m.end for m in named)
        if not close and "the" not in lead[-2:]:
            return None
    return next(iter(ids))
