"""Who makes an attempt that is told by its noun, and who beats it back: "troops beat back an attempt by X to storm their post"."""

from __future__ import annotations

from ceasefire.claims.lexicon import inflect, singular
from ceasefire.claims.people import FORCE
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_TRIES = words("attempt bid effort try push drive operation offensive attack assault")
_STRUCK_DOWN = frozenset(form for base in words("repel repulse resist withstand foil thwart frustrate blunt rebuff defeat stop block") for form in inflect(base))
_THROWN = frozenset(form for base in words("beat drive push force fend fight ward hold throw turn") for form in inflect(base)) | {"beat", "beaten", "driven", "thrown", "drove", "fought", "held", "threw"}
_BACK = frozenset({"back", "off"})
_MAKES = frozenset(form for base in words("make launch mount fail stage abandon undertake continue begin start join") for form in inflect(base))


def beaten_back(verb: Word) -> bool:
    """Whether a verb says that an attack failed: "repelled", "beat back", "fended off"."""
    word = str(verb.low)
    return word in _STRUCK_DOWN or (word in _THROWN and any(c.low in _BACK and c.i <= verb.i + 2 for c in verb.children))


def tried_by(noun: Word) -> Word | None:
    """Who makes the attempt that an infinitive hangs on: its owner, whoever stands behind "by", or the subject of "made an
    attempt", "failed in an attempt"; None where it is not said."""
    if singular(noun.low) not in _TRIES:
        return None
    for child in reversed(noun.lefts):
        if child.dep_ == "poss" or (child.dep_ in {"compound", "amod", "nmod"} and (child.tag_ in {"NNP", "NNPS"} or child.text == "French" or singular(child.low) in FORCE)):
            return child
    for child in noun.children:
        if child.low == "by" or (child.low == "of" and child.i == noun.i + 1):
            return next((o for o in child.children if o.dep_ == "pobj"), None)
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.low == "in" else noun.head
    return next((c for c in verb.children if c.dep_ == "nsubj"), None) if noun.dep_ in {"pobj", "dobj"} and verb.low in _MAKES else None


def repelled_by(token: Word) -> Word | None:
    """Who beats back the attempt that a verb hangs on: "X repelled an attempt to storm A"; None elsewhere."""
    noun = token.head if token.dep_ == "acl" else None
    if noun is None or singular(noun.low) not in _TRIES or noun.dep_ not in {"dobj", "nsubjpass"} or not beaten_back(noun.head):
        return None
    if noun.dep_ == "dobj":
        return next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
    by = next((c for c in noun.head.children if c.dep_ == "agent" or c.low == "by"), None)
    return next((o for o in by.children if o.dep_ == "pobj"), None) if by is not None else None
