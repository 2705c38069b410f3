"""People of a nation, who are not its army ("40 Albanians fled", "Sudanese rebels"), and what a name's office is ("Xian President N. N.")."""

from __future__ import annotations

from functools import lru_cache

from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import PROXY, TITLES
from ceasefire.claims.roles import Party
from ceasefire.claims.word import Word
from ceasefire.dossier.states import states


def nationals(p: Parsed, noun: Word) -> bool:
    """Whether a name stands for people of a nation."""
    named = p.mention(noun, "actor")
    return named is not None and named.surface in _peoples()


def of_a_nation(p: Parsed, one: Party) -> bool:
    """ "Sudanese rebels": armed people whose country is said, though not who they are."""
    return one.id is None and one.token < len(p.doc) and singular(one.head) in PROXY and any(c.text in _adjectives() for c in p.doc[one.token].lefts)


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(word for state in states() for word in state.adjectives)


@lru_cache(maxsize=1)
def _peoples() -> frozenset[str]:
    return frozenset(word for state in states() for word in (*state.people, *(f"{one}s" for one in state.adjectives)) if word not in _adjectives())


def titles(p: Parsed, noun: Word) -> set[str]:
    """The offices that stand before a person's name, also where they are part of a name that is known."""
    if noun.tag_ not in {"NNP", "NNPS"} or noun.i in p.named:
        return set()
    before = [c for c in noun.lefts if c.dep_ in _BEFORE]
    before += [d for c in before for d in c.lefts if d.dep_ in _BEFORE]  # "Xian President" may hang on the first name
    said = [word for c in before for m in p.named.get(c.i, ()) if m.kind == "actor" for word in m.surface.split()[-1:]]
    return {singular(word) for word in (*said, *(c.text for c in before if c.i not in p.named))} & TITLES


_BEFORE = frozenset({"compound", "nmod", "amod"})
