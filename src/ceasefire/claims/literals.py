"""What a pattern cannot do without: strings of which every match holds at least one.

Most patterns of dates and times need a month's or a day's name or a digit somewhere; a text without
them need not be searched. The strings are read from the pattern itself, so they cannot fall behind it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

DIGIT = "\\d"
"""Stands for any digit among the strings of a pattern."""
EDGE = "\\b"
"""Before a string that stands at the beginning of a word."""
_SHORT = 2
OFTEN = 24  # times that a pattern is asked for before it is worth working out what it cannot do without
_WAYS = 24  # ways through the alternatives of one pattern that are told apart
_KNOWN, _LONG = 128, 2000  # texts of which it is kept what they hold, and characters of the longest stretch that is asked about
_MANY = 64  # strings of one set that are still told apart
COMMON = 3  # letters of a word that tells something: "in", or the "rd " of "third", nearly every text has
# Letters that a pattern which ignores case takes for these, and that lower case leaves as they are; and halves
# of characters, which no look for strings can bear.
_SAME = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"}) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_ANY_DIGIT = re.compile(r"\d")
_UNTIL = itemgetter(2)  # where a hit ends: they come in that order


def needs(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Sets of lower-case strings; each match holds one of each set. Empty where nothing can be said."""
    return _telling(_parsed(pattern))


def ways(pattern: re.Pattern[str]) -> tuple[tuple[frozenset[str], ...], ...]:
    """As `needs`, for each way through the alternatives of a pattern: a match holds all that one of them needs."""
    todo, done = [list(_parsed(pattern))], list[list[Any]]()
    while todo:
        items = todo.pop()
        spread = _spread(items)
        if spread is None or len(todo) + len(done) + len(spread) > _WAYS:
            done.append(items)
        else:
            todo += spread
    return tuple(dict.fromkeys(map(_telling, done)))


def _spread(items: list[Any]) -> list[list[Any]] | None:
    """The sequences that the first alternatives among items stand for; None where each needs one thing at most."""
    for at, (kind, value) in enumerate(items):
        before, after = items[:at], items[at + 1 :]
        if str(kind) == "BRANCH" and any(len(_sequence(branch, False)) > 1 for branch in value[1]):
            return [[*before, *branch, *after] for branch in value[1]]
        if str(kind) == "SUBPATTERN" and not value[1] and not value[2] and _spread(list(value[3])) is not None:
            return [[*before, *value[3], *after]]
    return None


def _telling(items: Iterable[Any]) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(_least(one) for one in _sequence(items, False) if all(map(_tells, one))))


def _parsed(pattern: re.Pattern[str]) -> Any:
    try:
        from re import _parser  # type: ignore[attr-defined]
    except ImportError:  # where Python keeps it elsewhere, every text is searched
        return []
    return _parser.parse(pattern.pattern, pattern.flags)


def _tells(string: str) -> bool:
    """Whether a string is rare enough to be looked for."""
    bare = _bare(string)
    return len(bare) >= _SHORT or not (bare.isalnum() or bare.isspace() or bare in ",.-'’")


def _bare(string: str) -> str:
    return string.removeprefix(EDGE)


def _least(strings: frozenset[str]) -> frozenset[str]:
    """Without those that hold another: where "january" stands, "jan" does."""
    return frozenset(one for one in strings if not any(_holds(one, other) for other in strings - {one}))


def _holds(one: str, other: str) -> bool:
    """Whether a text with the one string has the other too."""
    return one.startswith(other) if other.startswith(EDGE) else other in _bare(one)


def _open(string: str) -> bool:
    """Whether what follows a string begins a word, where it is a letter."""
    return bool(string) and not (string[-1].isalnum() or string[-1] == "_")


def _sequence(items: Iterable[Any], edge: bool) -> list[frozenset[str]]:
    """The sets of items one after the other. edge: the first stands where a word begins."""
    found: list[frozenset[str]] = []
    runs = frozenset({""})

    def flush() -> None:
        nonlocal runs, edge
        if runs != {""}:
            found.append(frozenset(EDGE + run if edge and run[0].isalnum() else run for run in runs))
            edge = all(map(_open, runs))
            runs = frozenset({""})

    for kind, value in items:
        name = str(kind)
        if name == "AT":
            if str(value) == "AT_BOUNDARY" and runs == {""}:
                edge = True
            continue
        if name in {"ASSERT", "ASSERT_NOT"}:
            continue
        more = _texts([(kind, value)])
        if more is not None and len(runs) * len(more) <= _MANY:
            runs = frozenset(run + one for run in runs for one in more)
            continue
        flush()
        found += _one(name, value, edge)
        edge = _closes(name, value, edge)
    flush()
    return found


def _texts(items: Iterable[Any]) -> frozenset[str] | None:
    """All strings that items match, in lower case, where those are few and plain; else None."""
    texts = frozenset({""})
    for kind, value in items:
        name = str(kind)
        more: frozenset[str] | None = None
        if name == "LITERAL":
            more = frozenset({chr(value).lower()})
        elif name == "IN" and all(str(one) == "LITERAL" for one, _ in value):
            more = frozenset(chr(one).lower() for _, one in value)
        elif name == "SUBPATTERN":
            more = _texts(value[3])
        elif name == "BRANCH":
            parts = [_texts(branch) for branch in value[1]]
            more = frozenset().union(*(one for one in parts if one is not None)) if None not in parts else None
        if more is None or len(texts) * len(more) > _MANY:
            return None
        texts = frozenset(text + one for text in texts for one in more)
    return texts


def _closes(name: str, value: Any, edge: bool) -> bool:
    """Whether a word begins after an item. edge: whether one begins before it."""
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return (edge or value[0] > 0) and _ends_open(value[2])
    return _ends_open([(name, value)])


def _ends_open(items: Iterable[Any]) -> bool:
    """Whether every match of items ends in what is no letter, digit or underscore."""
    for kind, value in list(items)[-1:]:
        name = str(kind)
        if name == "LITERAL":
            return _open(chr(value))
        if name == "BRANCH":
            return all(map(_ends_open, value[1]))
        return name == "SUBPATTERN" and _ends_open(value[3])
    return False


def _one(name: str, value: Any, edge: bool) -> list[frozenset[str]]:
    if name == "SUBPATTERN":
        return _sequence(value[3], edge)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _sequence(value[2], edge) if value[0] > 0 else []
    if name == "BRANCH":
        either: set[str] = set()
        for branch in value[1]:
            one = _best(_sequence(branch, edge))
            if one is None:
                return []
            either |= one
        return [frozenset(either)]
    if name == "IN" and [(str(a), str(b)) for a, b in value] == [("CATEGORY", "CATEGORY_DIGIT")]:
        return [frozenset({DIGIT})]
    return []


def letters(strings: frozenset[str]) -> int:
    """Letters of the shortest word of a set: how much it tells. A digit tells as much as a word."""
    return min(COMMON if any(map(str.isdigit, one)) or one == DIGIT else len(_bare(one).strip()) for one in strings)


def _best(sets: list[frozenset[str]]) -> frozenset[str] | None:
    """The set that tells most: whose shortest word is longest."""
    return max(sets, key=lambda one: (min(len(_bare(s).strip()) for s in one), -len(one)), default=None)


def longest(pattern: re.Pattern[str]) -> int:
    """Letters of the longest match that a pattern may have."""
    parsed = _parsed(pattern)
    return int(parsed.getwidth()[1]) if hasattr(parsed, "getwidth") else sys.maxsize


def enough(pattern: re.Pattern[str]) -> frozenset[str]:
    """Strings each of which alone makes a match: alternatives of the pattern that are plain letters."""
    items = _parsed(pattern)
    if len(items) != 1 or str(items[0][0]) != "BRANCH":
        return frozenset()
    found: set[str] = set()
    for branch in items[0][1][1]:
        kinds = {str(kind) for kind, _ in branch}
        if kinds == {"LITERAL"} or (kinds == {"IN"} and len(branch) == 1):
            found |= _best(_sequence(branch, False)) or set()
    return frozenset(found)


class Sieve:
    """A pattern that is searched only where what it cannot do without stands. It finds what the pattern finds.

    One look at a text serves all that ask about it or a stretch of it. What patterns cannot do without is worked out once
    one of them has been asked for often: for a few sentences it is not worth it."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self._number = len(_SIEVES)
        self._asked = 0
        _SIEVES.append(self)

    def may(self, text: str, start: int, end: int) -> bool:
        """Whether the pattern may match in text[start:end]. What is too long to be kept is not looked through: a claim
        that asks about all that follows it would make the whole text be read once for each of its claims."""
        pool, number = _POOL[0], self._number
        told, first, last, held = pool.last
        if told is text and first == start and last == end and number < len(pool.needs):
            return held & (need := pool.needs[number]) == need
        if min(end, len(text)) - start > _LONG:
            return True
        if number < len(pool.needs):
            return not (need := pool.needs[number]) or pool(text, start, end) & need == need
        self._asked += 1
        if self._asked == OFTEN:
            _POOL[0] = _Pool(_SIEVES)
        return True

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As the pattern's own `search`."""
        return self.pattern.search(text, start, end) if self.may(text, start, end) else None

    def within(self, text: str, start: int, end: int) -> bool:
        """Whether the pattern matches in a stretch of a text that is taken by itself: where "^" stands for its beginning."""
        return self.may(text, start, end) and self.pattern.search(text[start:end]) is not None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As the pattern's own `match`."""
        return self.pattern.match(text, start, end) if self.may(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As the pattern's own `finditer`."""
        return self.pattern.finditer(text, start, end) if self.may(text, start, end) else iter(())


def told_apart(sets: Sequence[frozenset[str]]) -> tuple[Any, list[tuple[int, int]], int]:
    """What finds the strings of sets; for each of them the sets it speaks for wherever it stands, and those where it
    begins a word, as bits; and the sets that a digit speaks for."""
    from ahocorasick_rs import AhoCorasick, Implementation

    bits: dict[str, int] = {}
    for at, one in enumerate(sets):
        for string in one:
            bits[string] = bits.get(string, 0) | 1 << at
    digit = bits.pop(DIGIT, 0)
    if digit:
        bits |= dict.fromkeys("0123456789", digit)
    strings = tuple(sorted({_bare(one) for one in bits}))
    return AhoCorasick(strings, implementation=Implementation.DFA).find_matches_as_indexes, [(bits.get(one, 0), bits.get(EDGE + one, 0)) for one in strings], digit


def lowered(part: str) -> str:
    """A text in small letters, as patterns that ignore case take it."""
    return part.lower() if part.isascii() else part.translate(_SAME).lower()


def other_digit(low: str) -> bool:
    """Whether a text has a digit that is none of 0 to 9, which are looked for like letters."""
    return not low.isascii() and _ANY_DIGIT.search(low) is not None


def _held(low: str, find: Any, bits: Sequence[tuple[int, int]], digit: int) -> int:
    """The sets of which a text in lower case has a string, as bits. digit: those that a digit speaks for."""
    held = digit if other_digit(low) else 0
    for number, at, _ in find(low, overlapping=True):
        anywhere, begins = bits[number]
        held |= anywhere
        if begins and not (at and (low[at - 1].isalnum() or low[at - 1] == "_")):
            held |= begins
    return held


_SIEVES: list[Sieve] = []


class _Pool:
    """What all of some sieves need, looked for at once. needs: of each sieve, as bits; last: the stretch that was asked about
    last, and what it holds: the next question mostly is about the same."""

    def __init__(self, sieves: Sequence[Sieve]) -> None:
        listed = [needs(one.pattern) for one in sieves]
        sets = tuple(dict.fromkeys(one for several in listed for one in several))
        bit = {one: 1 << at for at, one in enumerate(sets)}
        self.needs = [sum(bit[one] for one in several) for several in listed]
        self._find, self._bits, self._digit = told_apart(sets)
        self._known: dict[str, dict[tuple[int, int], int]] = {}
        self._last: tuple[str, list[tuple[int, int, int]] | None] = ("", [])
        self.last = ("", 0, 0, 0)

    def __call__(self, text: str, start: int, end: int) -> int:
        """What a stretch of a text holds, as bits."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _KNOWN:
                self._known = {}
            known = self._known[text] = {}
        held = known.get((start, end))
        if held is None:
            held = known[start, end] = self._within(text, start, end) if start or end < len(text) else self._look(text)
        self.last = text, start, end, held
        return held

    def _look(self, part: str) -> int:
        return _held(lowered(part), self._find, self._bits, self._digit)

    def _within(self, text: str, start: int, end: int) -> int:
        """As a look at the stretch alone, from one look at the whole text."""
        last, hits = self._last
        if last is not text:
            low = lowered(text)
            # None: where the whole text in lower case says nothing of its stretches, each is looked at alone.
            apart = len(low) != len(text) or other_digit(low)
            hits = None if apart else self._find(low, overlapping=True)
            self._last = text, hits
        if hits is None:
            return self._look(text[start:end])
        held = 0
        for number, first, _ in hits[bisect_right(hits, start, key=_UNTIL) : bisect_right(hits, end, key=_UNTIL)]:
            if first >= start:
                anywhere, begins = self._bits[number]
                held |= anywhere
                if begins and (first == start or not (text[first - 1].isalnum() or text[first - 1] == "_")):
                    held |= begins
        return held


_POOL = [_Pool(())]
