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
    i: int
    idx: int
    text: str
    low: str
    tag_: str
    dep_: str
    whitespace_: str
    known: dict[object, Any]
    _below: Sequence[Word] | None

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
        found: Any = word.known.get(rule, _NEVER)
        if found is _NEVER:
            found = word.known[rule] = rule(word)
        same: T = found.copy() if type(found) in _CHANGEABLE else found
        return same

    return known


_CHANGEABLE = frozenset({list, set})
_NEVER = object()  # stands for what has not been worked out: nearly every second question is the first of its kind


def release(words: list[Word]) -> None:
    """Takes words apart that nobody needs any more: each is freed at once, without a search for circles."""
    for word in words:
        word.children = word.lefts = word.rights = ()
        word._below = None
        del word.head, word.known
    words.clear()


def words_of(
    text: str, lengths: Sequence[int], spaces: Sequence[int], tags: Sequence[str], deps: Sequence[str],
    heads: Sequence[int],
) -> list[Word]:  # fmt: skip
    """Words of a parsed text. lengths: of each in characters; spaces: whether one follows; heads: how
    many words after it its head stands, 0 at the root."""
    result: list[Word] = []
    at = 0
    for length, space, tag, dep in zip(lengths, spaces, tags, deps, strict=True):
        word = Word()  # without an __init__: to call one for each word takes as long as all that it would do
        word.i = len(result)
        word.idx = at
        word.text = said = text[at : at + length]
        word.low = said.lower()
        word.tag_ = tag
        word.dep_ = dep
        word.whitespace_ = " " if space else ""
        word.lefts = word.rights = word.children = ()
        word._below = None
        word.known = {}
        word.doc = result
        result.append(word)
        at += length + space
    both: list[Word] = []
    for word, head in zip(result, heads, strict=True):
        word.head = above = result[word.i + head]
        if not head:
            continue
        side: Any = above.lefts if head > 0 else above.rights
        if side:
            side.append(word)
        elif head > 0:
            above.lefts = above.children = [word]
        else:
            above.rights = above.children = [word]
            if above.lefts:
                both.append(above)
    for word in both:
        word.children = [*word.lefts, *word.rights]
    return result
