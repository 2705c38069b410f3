"""The words of a parsed sentence as plain records: what the rules look at, read from the parser once.

spaCy makes a Python object anew each time a token, a head or a text is looked at, and the rules look
many times. The names of the fields are spaCy's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")
_DEEP = 200
"""Words of a sentence whose tree may be deeper than Python calls go."""


class Word:
    """One word and its place in the tree.

    doc: all words of the sentence; i: its number; idx: character offset in the parsed text; text, low:
    as written and in lower case; tag_: part of speech; dep_: relation to `head`, which is the word
    itself at the root; lefts, rights, children: what depends on it, in order.
    """

    __slots__ = (
        "_below", "children", "dep_", "doc", "head", "i", "idx", "known", "lefts", "low", "rights", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: list[Word]
    head: Word
    lefts: Sequence[Word]
    rights: Sequence[Word]
    children: Sequence[Word]

    def __init__(self, i: int, idx: int, text: str, space: int, tag: str, dep: str) -> None:
        self.i = i
        self.idx = idx
        self.text = text
        self.tag_ = tag
        self.dep_ = dep
        self.low = text.lower()
        self.whitespace_ = " " if space else ""
        self.lefts = self.rights = self.children = ()
        self._below: Sequence[Word] | None = None
        self.known: dict[object, Any] = {}

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_space(self) -> bool:
        """Whether it is white space alone."""
        return self.text.isspace()

    @property
    def subtree(self) -> Sequence[Word]:
        """The word and all below it, in order."""
        if self._below is None:
            self._below = tuple(self._walk()) if len(self.doc) > _DEEP else self._joined()
        return self._below

    def _joined(self) -> Sequence[Word]:
        below: list[Word] = []
        for one in self.lefts:
            below += one.subtree if one.children else (one,)
        below.append(self)
        for one in self.rights:
            below += one.subtree if one.children else (one,)
        return tuple(below)

    def _walk(self) -> Iterator[Word]:
        todo: list[tuple[Word, bool]] = [(self, False)]
        while todo:
            word, opened = todo.pop()
            if opened or not word.children:
                yield word
                continue
            todo += [(one, False) for one in reversed(word.rights)]
            todo.append((word, True))
            todo += [(one, False) for one in reversed(word.lefts)]


def regrown(words: Sequence[Word]) -> None:
    """To be called where the trees of words were changed: what was known to lie below them is looked up anew."""
    for word in words:
        word._below = None


def of_word(rule: Callable[[Any], T]) -> Callable[[Any], T]:
    """For a rule that looks at nothing but a word and its tree: it is worked out once for each word."""

    @wraps(rule)
    def known(word: Any) -> T:
        found: Any = word.known.get(rule, _UNASKED)
        if found is _UNASKED:
            found = word.known[rule] = rule(word)
        same: T = found.copy() if type(found) in _CHANGEABLE else found
        return same

    return known


_CHANGEABLE = frozenset({list, set})
_UNASKED = object()


def release(words: list[Word]) -> None:
    """Takes words apart that nobody needs any more: each is freed at once, without a search for circles."""
    for word in words:
        word.children = word.lefts = word.rights = ()
        word._below = None
        word.known.clear()
        del word.head
    words.clear()


def words_of(
    text: str, lengths: Sequence[int], spaces: Sequence[int], tags: Sequence[str], deps: Sequence[str],
    heads: Sequence[int],
) -> list[Word]:  # fmt: skip
    """Words of a parsed text. lengths: of each in characters; spaces: whether one follows; heads: how
    many words after it its head stands, 0 at the root."""
    result: list[Word] = []
    at = 0
    for number, (length, space, tag, dep) in enumerate(zip(lengths, spaces, tags, deps, strict=True)):
        result.append(Word(number, at, text[at : at + length], space, tag, dep))
        at += length + space
    lefts: dict[int, list[Word]] = {}
    rights: dict[int, list[Word]] = {}
    for number, (word, head) in enumerate(zip(result, heads, strict=True)):
        word.doc = result
        word.head = result[number + head]
        if head:
            (lefts if head > 0 else rights).setdefault(number + head, []).append(word)
    for number, some in lefts.items():
        result[number].lefts = result[number].children = some
    for number, some in rights.items():
        word = result[number]
        word.rights = some
        word.children = [*word.lefts, *some]
    return result
