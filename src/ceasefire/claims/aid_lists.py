"""The word lists of humanitarian access, from `aid_words.yaml`, as patterns over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
from ahocorasick_rs import AhoCorasick

from ceasefire.claims.arabic.normal import fold

Hit = tuple[int, int]
_ARABIC = re.compile("[\u0621-\u064a]")
_PREFIX = "(?:[وفبكل]{0,2}(?:ال|لل)?)?"
_JOINT = re.compile(r" … |[* ]")


class Kinds:
    """Named lists of words. A sentence that holds no letters of any word of a list is not searched for it."""

    def __init__(self, listed: Mapping[str, list[str]]) -> None:
        self.listed = {kind: tuple(words) for kind, words in listed.items()}
        self._patterns = [(kind, pattern(words)) for kind, words in self.listed.items()]
        told = [(number, *_stretch(word)) for number, words in enumerate(self.listed.values()) for word in words]
        self._owners = [(number, begins, ends) for number, _, begins, ends in told]
        self._letters = AhoCorasick([letters for _, letters, _, _ in told])
        self._last: tuple[str, tuple[tuple[str, Hit], ...]] = ("", ())

    def search(self, text: str) -> tuple[tuple[str, Hit], ...]:
        """(kind, where) of every word of the lists in a folded text, by kind; kept for the next claim of the same sentence."""
        last, found = self._last
        if text != last:
            found = tuple(self._found(text))
            self._last = text, found
        return found

    def _found(self, text: str) -> Iterator[tuple[str, Hit]]:
        there: set[int] = set()
        for one, first, last in self._letters.find_matches_as_indexes(text, overlapping=True):
            number, begins, ends = self._owners[one]
            if not ((begins and _inside(text, first - 1)) or (ends and _inside(text, last))):
                there.add(number)
        for number in sorted(there):
            kind, words = self._patterns[number]
            for hit in words.finditer(text):
                yield kind, hit.span()


class Lists(msgspec.Struct, frozen=True):
    """`aid_words.yaml`: named lists of words, by what they tell."""

    status: Kinds
    items: Kinds
    service: Kinds
    protected: Kinds
    constraint: Kinds
    fate: Kinds
    organisation: Kinds
    state: Kinds
    passage: Kinds
    exempt: Kinds
    exempted: tuple[str, ...]
    movement: Kinds
    units: Kinds
    least: tuple[str, ...]
    most: tuple[str, ...]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The file, once."""
    return msgspec.yaml.decode(files("ceasefire.claims").joinpath("aid_words.yaml").read_bytes(), type=Lists, dec_hook=_decoded)


def _decoded(kind: type, value: Any) -> Any:
    return kind(value if isinstance(value, dict) else {"": value})


@lru_cache(maxsize=64)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words or phrases in folded text; see the head of the file for how they are written."""
    either = "|".join(_one(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _stretch(word: str) -> tuple[str, bool, bool]:
    """The longest stretch of a word of the lists that is always written as it is; whether a word begins with it, and ends."""
    told = fold(word)
    letters = max(_JOINT.split(told), key=len)
    begins = told.startswith(letters)
    return letters, begins and not _ARABIC.search(told), told.endswith(letters) and (told == letters or not begins)


def _inside(text: str, at: int) -> bool:
    """Whether a letter, digit or underscore stands there."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _one(word: str) -> str:
    told = fold(word)
    body = re.escape(told).replace("\\ …\\ ", r"\b[^.;:]{0,60}?\b").replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+")
    return (_PREFIX if _ARABIC.search(told) else "") + body
