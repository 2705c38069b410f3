"""What is joined to a word by "and", and what hangs on it behind a preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceasefire.claims.word import Word, of_word


def conjuncts(token: Word) -> list[Word]:
    """The token and all that is joined to it by "and", ",", "or"."""
    chain = [token]
    for one in chain:
        for child in one.children:
            if child.dep_ == "conj" and child not in chain:
                chain.append(child)
    return chain


@of_word
def prep_objects(token: Word) -> Sequence[tuple[str, Word]]:
    """(preposition, noun) pairs that hang on a token, conjuncts included."""
    found: list[tuple[str, Word]] = []
    for child in token.children:
        if child.dep_ in _PREPS or (child.dep_ == "advmod" and child.tag_ == "IN"):
            found += [(prep, one) for _, prep, one in _behind(child)]
    return tuple(found)


_PREPS = frozenset({"prep", "agent", "dative"})


def behind_one_of(token: Word, preps: frozenset[str]) -> list[Word]:
    """The nouns that hang on a token behind one of some prepositions, also where another follows it: "out of the town"."""
    around = [c for c in token.children if c.dep_ in _PREPS or (c.dep_ == "advmod" and c.tag_ == "IN")]
    return [one for child in around for first, prep, one in _behind(child) if prep in preps or first in preps]


def _behind(prep: Word) -> Iterator[tuple[str, str, Word]]:
    """The nouns behind a preposition, each with it and the one that stands before the noun."""
    word = prep.low
    for inner in prep.children:
        if inner.dep_ == "pobj":
            for one in conjuncts(inner):
                yield word, word, one
        elif inner.dep_ == "prep":
            # "out of the town", "up to the border"
            for deep in inner.children:
                if deep.dep_ == "pobj":
                    for one in conjuncts(deep):
                        yield word, inner.low, one
    for other in prep.children:
        if other.dep_ == "conj" and other.tag_ == "IN":
            for deep in other.children:
                if deep.dep_ == "pobj":
                    for one in conjuncts(deep):
                        yield other.low, other.low, one
