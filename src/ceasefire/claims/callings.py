"""What a name's own words say of whoever or whatever bears it."""

from __future__ import annotations

from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE, TITLES
from ceasefire.claims.word import Word


def named_words(p: Parsed, noun: Word) -> set[str]:
    """What is said of whoever bears a name: that he does, and the last word of the name where it is an office or armed ("Xian prime minister", "Xian troops")."""
    mention = p.mention(noun, "actor")
    if mention is None:
        return set()
    last = singular(mention.surface.split()[-1])
    return {"someone", last} if last in _CALLINGS else {"someone"}


_CALLINGS = FORCE | PEOPLE | TITLES


def named_kind(p: Parsed, token: Word) -> set[str]:
    """The kind of place a place's own name says: "the Rafah crossing"."""
    mention = p.mention(token, "place")
    return {singular(mention.surface.split()[-1])} if mention is not None and " " in mention.surface else set()
