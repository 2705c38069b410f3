"""What entries of the lexicon ask of a sentence's words, as bits: one look at the words serves all entries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from ceasefire.claims.found import AID, MONITOR, TRUCE
from ceasefire.claims.lexicon import Entry, lexicon, singular
from ceasefire.claims.memo import of_spelling

CONTEXT = {"aid": AID, "monitor": MONITOR, "truce": TRUCE}
"""Words of which an entry's `with_` and `not_with` speak."""


def as_bits(groups: Iterable[frozenset[str]]) -> tuple[dict[frozenset[str], int], dict[str, int]]:
    """A bit for each set of words, none for the empty one; and for each word the sets that it is in."""
    bits: dict[frozenset[str], int] = {frozenset(): 0}
    for group in groups:
        bits.setdefault(group, 1 << len(bits))
    words: dict[str, int] = {}
    for group, bit in bits.items():
        for word in group:
            words[word] = words.get(word, 0) | bit
    return bits, words


@of_spelling(4096)
def entries_of(form: str) -> tuple[tuple[Entry, int, int], ...]:
    """The entries of a verb's form, each with the sets of words (as bits) of which the sentence must hold one
    wherever it stands, names aside, and the one of which it or a name of it must: a cheap look before the tree is."""
    lex, needs = lexicon(), _needed()[1]
    return tuple((lex.entries[name], *needs[name]) for _, name in lex.verbs.get(form, ()))


@lru_cache(maxsize=1)
def _needed() -> tuple[dict[str, int], dict[str, tuple[int, int]], dict[str, int]]:
    """For each word the sets it is in, as bits; for each entry the sets that it needs, and that of what it is done to; `CONTEXT` as bits."""
    asked = {
        one.id: (
            (CONTEXT.get(one.with_ or "", frozenset[str]()), one.none_of, one.subj, one.pobj, one.prt, one.after, one.advmod),
            frozenset[str]() if one.place_obj or one.with_ == "monitor" else one.obj,
        )
        for one in lexicon().entries.values()
    }
    bits, words = as_bits((*CONTEXT.values(), *(group for groups, obj in asked.values() for group in (*groups, obj))))
    needs = {name: (reduce(or_, (bits[group] for group in groups)), bits[obj]) for name, (groups, obj) in asked.items()}
    return words, needs, {name: bits[group] for name, group in CONTEXT.items()}


def context_bits() -> dict[str, int]:
    """The sets of `CONTEXT`, as bits."""
    return _needed()[2]


@of_spelling(32_768)
def bits_as_said(word: str) -> int:
    """The sets of words that entries ask for which hold a word, as bits."""
    return _needed()[0].get(word, 0)


@of_spelling(32_768)
def bits_held(word: str) -> int:
    """The sets of words that entries ask for which hold a word, as said or in the singular, as bits."""
    return bits_as_said(word) | bits_as_said(singular(word))


def any_of(bits: Iterable[int]) -> int:
    """All of some bits together."""
    return reduce(or_, bits, 0)
