"""People of a nation, who are not its army ("40 Albanians fled"), and what a name's office is ("Xian President N. N.")."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import TITLES
from ceasefire.dossier.states import states


FOLK = frozenset({"people", "civilian"})
"""What they are, where the lexicon asks for people."""


def nationals(p: Parsed, noun: Any) -> bool:
    """Whether a name stands for people of a nation."""
    named = p.mention(noun, "actor")
    return named is not None and named.surface in _peoples()


@lru_cache(maxsize=1)
def _peoples() -> frozenset[str]:
    adjectives = {word for state in states() for word in state.adjectives}
    return frozenset(word for state in states() for word in (*state.people, *(f"{one}s" for one in state.adjectives)) if word not in adjectives)


def titles(p: Parsed, noun: Any) -> set[str]:
    """The offices that stand before a person's name, also where they are part of a name that is known."""
    if noun.tag_ not in {"NNP", "NNPS"} or noun.i in p.named:
        return set()
    before = [c for c in noun.lefts if c.dep_ in {"compound", "nmod", "amod"}]
    said = [word for c in before for m in p.named.get(c.i, ()) if m.kind == "actor" for word in m.surface.split()[-1:]]
    return {singular(word) for word in (*said, *(c.text for c in before if c.i not in p.named))} & TITLES
