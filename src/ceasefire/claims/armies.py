"""Whose army a text means by "the army", "army jets", "its military", "Xland's ruling military": the only one that it has named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from ceasefire.claims.asserters import Asserter
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.nametable import dictionary
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.text import Sentence
from ceasefire.claims.tokens import phrase_key
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_ARMY = frozenset({"army", "military"})
_OF_ARMY = words(
    """unit troop force soldier aircraft jet warplane plane helicopter artillery tank gunner drone fighter post position checkpoint base barracks patrol
    convoy vehicle headquarters truck lorry outpost column officer conscript commander"""
)
_ARMED = words(
    """army military navy troop force soldier jet warplane plane aircraft bomber helicopter gunship drone artillery tank missile warship gunboat
    conscript marine paratrooper commando gunner battery"""
)
_BESIDE = words("the an a its this two three four five several")
_OWN = re.compile(r"['’]s (?:[a-z-]+ ){0,2}(?:army|military)\b")
_DEFINITE = re.compile(r"\bthe\s$", re.IGNORECASE)
_ITS = re.compile(r"\bits\s$", re.IGNORECASE)


def only_army(found: Iterable[Mention], text: str, vocabulary: Vocabulary) -> str | None:
    """The id of the one army that names of a text name; None where they name none or several."""
    ids = set()
    for one in found:
        record = vocabulary.actors.get(one.id or "")
        if record is not None and (record.kind == "armed_forces" or (record.kind == "state" and one.surface.rpartition(" ")[2].lower() in _ARMY)):
            ids.add(one.id)
        elif record is not None and record.kind == "state" and _OWN.match(text, one.end) is not None:
            ids.add(forces_of(one.id, vocabulary) or one.id)
    return next(iter(ids)) if len(ids) == 1 else None


def _side_army(vocabulary: Vocabulary, word: str) -> str | None:
    """Who the vocabulary knows as "the army" whatever the text names."""
    ids = {s.id for s in dictionary(vocabulary).keys.get(f"the {word}", ()) if s.kind == "actor" and not s.users}
    return next(iter(ids)) if len(ids) == 1 else None


def forces_of(state: str | None, vocabulary: Vocabulary) -> str | None:
    """The id of a state's army, where it is an actor of its own."""
    record = vocabulary.actors.get(state or "")
    if record is None or record.kind != "state":
        return None
    ids = {s.id for s in dictionary(vocabulary).keys.get(phrase_key(f"{record.name}'s military"), ()) if s.kind == "actor"}
    return next(iter(ids)) if len(ids) == 1 else None


def army_meant(p: Parsed, one: Party, before: Sequence[Mention], vocabulary: Vocabulary) -> Party:
    """A party with the army that its words mean; unchanged where the text leaves it open. before: the names of the text up to it."""
    if (one.pronoun and one.id is None) or one.token >= len(p.doc):
        return one
    token = p.doc[one.token]
    if one.id is not None:
        if low(token) not in _ARMY and one.head not in _ARMED:
            return one
        # "Xland's ruling military", "Xland's jets", "Xland said its jets had"
        whose = any(c.dep_ == "poss" and c.i in p.named for c in token.children) if singular(token.text) == one.head else token.i in p.named
        own = whose and forces_of(one.id, vocabulary)
        return msgspec.structs.replace(one, id=own) if own else one
    if low(token) not in _ARMY and singular(token.text) not in _OF_ARMY:
        return one
    left = ["" if c.i in p.named else low(c) for c in token.lefts]  # a name's stand-in is no word
    if low(token) in _ARMY:
        plain = left == ["the"] or (token.dep_ in {"compound", "nmod", "amod"} and not left)  # "army jets": the army
    else:
        plain = any(w in _ARMY for w in left) and all(w in _ARMY or w in _BESIDE for w in left)
    if not plain or any(c.dep_ in {"prep", "relcl", "acl", "appos"} and low(c) not in {"in", "on", "at", "near"} for c in token.rights):
        return one
    known = _side_army(vocabulary, "army") or only_army(before, p.text, vocabulary)
    return one if known is None else msgspec.structs.replace(one, id=known)


def called_army(who: Asserter) -> bool:
    """Whether whoever speaks is called an army."""
    return who.words.rpartition(" ")[2].lower() in _ARMY


def army_speaks(who: Asserter, one: Sentence, found: Sequence[Mention], text: str, vocabulary: Vocabulary) -> Asserter:
    """ "the military said", "its military said", "Xland's ruling military announced". one: their sentence; found: all names before."""
    head = who.words.rpartition(" ")[2].lower()
    if head not in _ARMY:
        return who
    if who.id is not None:
        owned = "’s " in who.words or "'s " in who.words or _ITS.search(text, max(0, who.span[0] - 4), who.span[0]) is not None
        own = forces_of(who.id, vocabulary) if owned else None
        return who if own is None else msgspec.structs.replace(who, id=own)
    if who.words.lower() != head:
        return who
    known: str | None = None
    if _DEFINITE.search(text, max(0, who.span[0] - 4), who.span[0]) is not None:
        known = only_army(found, text, vocabulary)
    elif _ITS.search(text, max(0, who.span[0] - 4), who.span[0]) is not None:
        here = {m.id for m in found if m.start >= one.start and m.kind == "actor" and m.id is not None and vocabulary.actors[m.id].kind == "state"}
        state = next(iter(here)) if len(here) == 1 else None
        known = forces_of(state, vocabulary) or state
    return who if known is None else msgspec.structs.replace(who, id=known)
