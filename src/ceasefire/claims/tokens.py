"""Text as comparable tokens: one cheap pass that every dictionary look-up shares.

A token keeps its place in the text; its key drops case, diacritics, apostrophes and Arabic
spelling variants, so that a name in a table and the same name in a report meet.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from operator import add

import msgspec

from ceasefire.claims.memo import of_spelling

_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\u202a-\u202e\u2066-\u2069"
)
_APOSTROPHE = "'’‘ʿʾʻʼ`"


def _token(inner: str) -> str:
    """What a token looks like, inner: a character inside a word."""
    return (
        rf"(?:[A-Za-z]\.){{2,}}|[^\W_]{inner}*(?:[{_APOSTROPHE}](?!s\b)[^\W_]{inner}*)*"
        rf"|[{_APOSTROPHE}]s\b|[^\w\s\-‐‑_]"
    )


_TOKEN = re.compile(_token(rf"[\w{_MARKS}]"))
_MARKED = re.compile(f"[{_MARKS}]")
_CUT = re.compile(f"({_TOKEN.pattern})")
_CUT_PLAIN = re.compile("(" + _token(r"\w") + ")")
"""The same for a text without such marks, in less time."""
_CUT_ASCII = re.compile(
    r"(?=[^\s\x1c-\x1f_-])([A-Za-z0-9]\w++(?!['`])|(?:[A-Za-z]\.){2,}|[A-Za-z0-9]\w*(?:['`](?!s\b)[A-Za-z0-9]\w*)*|['`]s\b|[\x00-\x08\x0e-\x1b!-,./:-@\[-^`{-\x7f])", re.ASCII
)
"""The same for plain letters, in less time still: what opens no token is passed over quickly, and most words end before anything but an apostrophe."""
_STRIP = re.compile(rf"[{_MARKS}{_APOSTROPHE}.]")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه"})


class Tokens(msgspec.Struct, frozen=True):
    """text: as given; starts, ends: half-open character spans; keys: comparable forms;
    joined: the keys between single spaces, with a space at both ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    joined: str

    def offsets(self) -> tuple[int, ...]:
        """Where each key starts in `joined`: one before each, for the space there."""
        return tuple(map(add, accumulate(map(len, self.keys[:-1]), initial=1), range(len(self.keys)))) if self.keys else ()

    def index_from(self, offset: int) -> int:
        """Index of the first token that starts at or behind an offset of the text."""
        return bisect_left(self.starts, offset)


@of_spelling(100_000)
def key_of(word: str) -> str:
    """Comparable form of one token: `Ta'if` and `taif`, `U.S.` and `us`, `أحمد` and `احمد`."""
    if word in {"'s", "’s"}:
        return "'s"
    if word.isascii():
        return word.lower() if word.isalnum() else _STRIP.sub("", word).lower() or word
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).translate(_ARABIC))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    # A mark that NFKD splits off (hamza, madda) is gone now: fold the Arabic letters once more.
    return _STRIP.sub("", bare.translate(_ARABIC)).casefold() or word


@lru_cache(maxsize=4)
def tokenise(text: str) -> Tokens:
    """Tokens of a text, hyphens taken as spaces. Kept for the next who asks: a text is looked at from
    several sides one after the other."""
    cut = _CUT_ASCII if text.isascii() else _CUT if _MARKED.search(text) else _CUT_PLAIN
    parts = cut.split(text)  # what lies between, a token, what lies between, ...
    edges = tuple(accumulate(map(len, parts)))
    keys = tuple(map(key_of, parts[1::2]))
    return Tokens(text, edges[:-1:2], edges[1::2], keys, f" {' '.join(keys)} ")


def phrase_key(text: str) -> str:
    """A name as its tokens' keys, joined by spaces: what a dictionary holds."""
    return " ".join(map(key_of, _TOKEN.findall(text)))
