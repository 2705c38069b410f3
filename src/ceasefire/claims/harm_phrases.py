"""Expressions of several words that say what befell people. Data in `harm_words.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

Side = Literal["before", "around", "after", "are"]
_ADVERB = 2
Slot = tuple[frozenset[str], bool]


class Phrase(msgspec.Struct, frozen=True):
    """One expression. label: what it says; side: where whom it befell stands; weak: only where no plain word says so;
    needs: the words of its slot that tells most."""

    label: Literal["killed", "injured"]
    side: Side
    weak: bool
    slots: tuple[Slot, ...]
    needs: frozenset[str]


class Match(msgspec.Struct, frozen=True):
    """An expression in a sentence: numbers of its first and last word."""

    first: int
    last: int
    phrase: Phrase


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Phrase, ...]]:
    """First word -> expressions, the longest first."""
    raw = files("ceasefire.claims").joinpath("harm_words.yaml").read_bytes()
    rows = msgspec.yaml.decode(raw, type=dict[Literal["killed", "injured"], dict[str, tuple[str, ...]]])
    table: dict[str, list[Phrase]] = {}
    for label, sides in rows.items():
        for side, texts in sides.items():
            for text in texts:
                slots = tuple((frozenset(one.removeprefix("?").split("|")), one.startswith("?")) for one in text.split())
                where: Side = "before" if side == "weak" else msgspec.convert(side, Side)
                needs = max((choice for choice, maybe in slots if not maybe), key=lambda choice: min(map(len, choice)))
                phrase = Phrase(label, where, side == "weak", slots, needs)
                for word in slots[0][0]:
                    table.setdefault(word, []).append(phrase)
    return {word: tuple(sorted(some, key=lambda one: -len(one.slots))) for word, some in table.items()}


@lru_cache(maxsize=1)
def needed() -> frozenset[str]:
    """Words without one of which no expression is there."""
    return frozenset().union(*(one.needs for some in _table().values() for one in some))


def phrases(words: Sequence[str], said: frozenset[str]) -> list[Match]:
    """The expressions of harm among lower-case words, in order, not overlapping. said: the different ones of them."""
    if needed().isdisjoint(said):
        return []
    table = _table()
    result: list[Match] = []
    free = 0
    for at in [at for at, word in enumerate(words) if word in table]:
        if at < free:
            continue
        for one in table[words[at]]:
            last = -1 if one.needs.isdisjoint(said) else _end(words, at, one.slots)
            if last >= 0:
                result.append(Match(at, last, one))
                free = last + 1
                break
    return result


def _end(words: Sequence[str], at: int, slots: Sequence[Slot]) -> int:
    """Number of the last word of an expression that begins at a word; -1 where it does not."""
    here = at
    for choice, maybe in slots:
        if here < len(words) and words[here] in choice:
            here += 1
            continue
        step = here
        while step < len(words) and here > at and step - here < _ADVERB and words[step].endswith("ly") and words[step] not in choice:
            step += 1
        if step < len(words) and words[step] in choice:
            here = step + 1
        elif not maybe:
            return -1
    return here - 1
