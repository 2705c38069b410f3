"""What could not be done: "the convoy could not reach the town", "was unable to enter", "failed to get through"."""

from __future__ import annotations

from ceasefire.claims.roles import low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_ABLE = words("could can ca")
_FAILED = words("unable fail fails failed failing")
_YET = words("able")


def unable(verb: Word) -> bool:
    """Whether a verb tells of what somebody could not do."""
    if any(c.tag_ == "MD" and low(c) in _ABLE for c in verb.children) and _not(verb):
        return True
    above = verb.head
    if verb.dep_ != "xcomp" or above == verb:
        return False
    return low(above) in _FAILED or (low(above) in _YET and (_not(above) or _not(above.head)))


def in_no_case(verb: Word) -> bool:
    """ "no aid can get in", "they cannot get in": what none can do is so now, and no condition."""
    return any(c.tag_ == "MD" and low(c) in _ABLE for c in verb.children)


def _not(word: Word) -> bool:
    return any(c.dep_ == "neg" for c in word.children)
