"""What an entry asks of the nouns beside its verb: persons, or none of some kinds of things."""

from __future__ import annotations

from ceasefire.claims.capitals import adjectives
from ceasefire.claims.found import head_words
from ceasefire.claims.lexicon import singular
from ceasefire.claims.nominal import counted
from ceasefire.claims.people import PEOPLE
from ceasefire.claims.person_words import group_of
from ceasefire.claims.roles import low
from ceasefire.claims.word import Word


def barred(noun: Word, inner: frozenset[str], nouns: frozenset[str]) -> bool:
    """Whether a noun is one of some; a person before the head ("rebel shells") only says whose it is."""
    own = {singular(noun.text), low(noun)}
    return bool(own & nouns) or any(word in nouns and group_of(word) is None for word in inner - own)


def person(noun: Word) -> bool:
    """Whether a noun phrase is of persons: "seven labourers", "two of the drivers", "three", "them"."""
    if noun.tag_ == "PRP":
        return low(noun) not in {"it", "itself"}
    if (among := counted(noun)) is not noun and noun.tag_ != "CD":
        return among.tag_ == "NNPS" or person(among)  # "hundreds of Nepalis"
    if noun.tag_ == "CD":
        return not any(c.tag_ == "$" for c in noun.children)
    if noun.tag_ == "NNPS" and (low(noun).removesuffix("s") in adjectives() or any(c.dep_ == "nummod" for c in noun.children)):  # "picked up twelve Xians"
        return True
    return group_of(noun.text) is not None or not PEOPLE.isdisjoint(head_words(noun) - {singular(c.text) for c in noun.lefts})
