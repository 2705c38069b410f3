"""The word lists of humanitarian access, from `aid_words.yaml`, as patterns over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.normal import fold

Hit = tuple[int, int]
_ARABIC = re.compile("[\u0621-\u064a]")
_PREFIX = "(?:[وفبكل]{0,2}(?:ال|لل)?)?"


class Lists(msgspec.Struct, frozen=True):
    """`aid_words.yaml`: named lists of words, by what they tell."""

    status: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[str, ...]]
    service: Mapping[str, tuple[str, ...]]
    protected: Mapping[str, tuple[str, ...]]
    constraint: Mapping[str, tuple[str, ...]]
    fate: Mapping[str, tuple[str, ...]]
    organisation: tuple[str, ...]
    state: Mapping[str, tuple[str, ...]]
    passage: tuple[str, ...]
    exempt: Mapping[str, tuple[str, ...]]
    exempted: tuple[str, ...]
    movement: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    least: tuple[str, ...]
    most: tuple[str, ...]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The file, once."""
    return msgspec.yaml.decode(files("ceasefire.claims").joinpath("aid_words.yaml").read_bytes(), type=Lists)


@lru_cache(maxsize=64)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words or phrases in folded text; see the head of the file for how they are written."""
    return re.compile("|".join(_one(word) for word in sorted(words, key=lambda w: (-len(w), w))))


def _one(word: str) -> str:
    told = fold(word)
    body = re.escape(told).replace("\\ …\\ ", r"\b[^.;:]{0,60}?\b").replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+")
    return rf"(?<!\w){_PREFIX if _ARABIC.search(told) else ''}{body}(?!\w)"


def found(kinds: Mapping[str, tuple[str, ...]], text: str) -> Iterator[tuple[str, Hit]]:
    """(kind, where) of every word of the lists in a folded text, by kind."""
    for kind, words in kinds.items():
        for hit in pattern(tuple(words)).finditer(text):
            yield kind, hit.span()
