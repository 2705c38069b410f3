"""What entries of the lexicon ask of a sentence's words, as bits: one look at the words serves all entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_

import msgspec
from ahocorasick_rs import AhoCorasick

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
    return bits, _by_word(bits)


class _Needed(msgspec.Struct, frozen=True):
    """needs: for each entry the sets (as bits) of each of which the sentence must hold one; said: word -> the sets in which it counts
    wherever it stands; done_to: those of what an entry is done to, in which a name's words count in the singular too; phrases: the
    phrases behind verbs, as letters to look for, and the sets of each; context: `CONTEXT`; every: all sets."""

    needs: dict[str, int]
    said: dict[str, int]
    done_to: dict[str, int]
    phrases: AhoCorasick
    phrase_bits: tuple[int, ...]
    context: dict[str, int]
    every: int


@lru_cache(maxsize=1)
def _needed() -> _Needed:
    said: dict[frozenset[str], int] = {frozenset(): 0}
    done_to, behind = dict(said), dict(said)
    asked: list[tuple[str, list[tuple[dict[frozenset[str], int], frozenset[str]]]]] = []
    for one in lexicon().entries.values():
        groups = [
            *((said, group) for group in (CONTEXT.get(one.with_ or "", frozenset[str]()), one.none_of, one.subj, one.pobj, one.prt, one.after, one.advmod)),
            (done_to, frozenset[str]() if one.place_obj or one.with_ == "monitor" else one.obj),
            (behind, frozenset(one.prt_phrase)),
        ]
        asked.append((one.id, groups))
    number = 0
    for kind, group in (*((said, group) for group in CONTEXT.values()), *(two for _, groups in asked for two in groups)):
        if group not in kind:
            kind[group] = 1 << number
            number += 1
    by_phrase = _by_word(behind)
    return _Needed(
        {name: reduce(or_, (kind[group] for kind, group in groups)) for name, groups in asked}, _by_word(said), _by_word(done_to),
        AhoCorasick(by_phrase), tuple(by_phrase.values()), {name: said[group] for name, group in CONTEXT.items()}, (1 << number) - 1,
    )  # fmt: skip


def _by_word(bits: dict[frozenset[str], int]) -> dict[str, int]:
    """For each word the sets that it is in."""
    words: dict[str, int] = {}
    for group, bit in bits.items():
        for word in group:
            words[word] = words.get(word, 0) | bit
    return words


@of_spelling(4096)
def _entries_of(form: str) -> tuple[int, tuple[tuple[Entry, int], ...]]:
    """The entries of a verb's form, each with the sets of words (as bits) of each of which the sentence must hold one; and all these sets."""
    lex, needs = lexicon(), _needed().needs
    rows = tuple((lex.entries[name], needs[name]) for _, name in lex.verbs.get(form, ()))
    return reduce(or_, (need for _, need in rows), 0), rows


_FITTING: dict[tuple[str, int], tuple[Entry, ...]] = {}
_MOST = 8192


def fitting(form: str, lacks: int) -> tuple[Entry, ...]:
    """The entries of a verb's form that need none of the sets which a sentence lacks: a cheap look before the tree is. "was" and "took" have
    dozens of entries, and most sentences lack the same of them."""
    asked, rows = _entries_of(form)
    if not rows:
        return ()
    key = (form, lacks & asked)
    known = _FITTING.get(key)
    if known is None:
        if len(_FITTING) >= _MOST:
            _FITTING.clear()
        known = _FITTING[key] = tuple(entry for entry, need in rows if not need & lacks)
    return known


@of_spelling(4096)
def nouns_of(form: str) -> tuple[tuple[tuple[str, ...], str, Entry, int], ...]:
    """The entries of a noun's form, each with the words before it, the last of them ("" without any), and what its `with_` needs, as bits."""
    lex, context = lexicon(), context_bits()
    rows = ((before, lex.entries[name]) for before, name in lex.nouns.get(form, ()))
    return tuple((before, next((w for w in reversed(before) if w != "-"), ""), one, context.get(one.with_ or "", 0)) for before, one in rows)


@of_spelling(4096)
def nouns_alone(form: str) -> tuple[frozenset[str], tuple[tuple[tuple[str, ...], str, Entry, int], ...]]:
    """The words one of which must stand right before a noun's form for the rest of its entries; and the entries that ask for none."""
    rows = nouns_of(form)
    return frozenset(last for _, last, _, _ in rows if last), tuple(row for row in rows if not row[1])


def context_bits() -> dict[str, int]:
    """The sets of `CONTEXT`, as bits."""
    return _needed().context


def lacking(said: Iterable[str], names: Sequence[str], text: str) -> int:
    """The sets of which a sentence holds nothing, as bits. said: its words, which count as said and in the singular; names: its names
    as written; text: its words in a row, for phrases."""
    needed = _needed()
    there = reduce(or_, filter(None, map(_held, said)), 0)
    if names:
        there |= reduce(or_, map(_named, names), _named("someone"))
    for which, _, _ in needed.phrases.find_matches_as_indexes(text, overlapping=True):
        there |= needed.phrase_bits[which]
    return needed.every ^ there


@of_spelling(32_768)
def _held(word: str) -> int:
    return _as_said(word) | _as_said(singular(word))


@of_spelling(4096)
def _named(name: str) -> int:
    done_to = _needed().done_to
    return reduce(or_, (_as_said(word) | done_to.get(singular(word), 0) for word in name.lower().split()), 0)


def _as_said(word: str) -> int:
    return _needed().said.get(word, 0) | _needed().done_to.get(word, 0)
