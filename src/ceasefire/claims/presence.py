"""Which of many patterns may match a text, and from where to where a match may begin: told by one look for all their strings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from ceasefire.claims.literals import (
    COMMON,
    OFTEN,
    enough,
    letters,
    longest,
    lowered,
    needs,
    other_digit,
    told_apart,
    ways,
)


class Presence:
    """Which of several patterns may match a text at all. gate: a pattern in small letters without a match of which none of
    them counts. As a `Sieve`, it looks once it has been asked often."""

    def __init__(self, gate: re.Pattern[str], patterns: Iterable[re.Pattern[str]], often: int = OFTEN, slow: Collection[int] | None = None) -> None:
        """often: times asked before what the patterns cannot do without is worked out; slow: the numbers of those for which it
        pays to say where a match may begin, all where None."""
        self._gate = gate
        self._patterns = tuple(patterns)
        self._left = often
        self._slow = range(len(self._patterns)) if slow is None else slow
        self._ways: dict[int, list[tuple[int, int]]] = {}  # a set as a bit -> what else is needed with it, and for which pattern
        if not often:
            self._look()

    def _look(self) -> None:
        passes, gated = enough(self._gate), needs(self._gate)
        listed = [[tuple(one for one in way if letters(one) >= COMMON) or way for way in ways(one)] for one in self._patterns]
        sets = tuple(dict.fromkeys((passes, *gated, *(one for several in listed for way in several for one in way))))
        self._passes = 1 << sets.index(passes)
        self._gated = sum(1 << sets.index(one) for one in gated)
        bits = {one: 1 << at for at, one in enumerate(sets)}
        self._find, self._bits, self._digit = told_apart(sets)
        self._always = frozenset(at for at, several in enumerate(listed) if not all(several))
        asked = Counter(one for several in listed for way in several for one in way)
        self._telling = [0] * len(listed)
        self._longest = [longest(one) for one in self._patterns]
        for at, several in enumerate(listed):
            for way in filter(None, several):
                telling = bits[max(way, key=lambda one: (letters(one), -asked[one], -bits[one]))]
                self._ways.setdefault(telling, []).append((sum(bits[one] for one in way), at))
                self._telling[at] |= telling
        self._opening = sum(self._ways)
        self._placed = frozenset(self._slow) - self._always

    def __call__(self, text: str, start: int, end: int) -> list[tuple[int, int, int]]:
        """The patterns that may match text[start:end], in order: the number of each, and the first and the last place where a match of
        it may begin. Nothing where the gate does not match."""
        low = lowered(text[start:end])
        if self._left:
            self._left -= 1
            if not self._left:
                self._look()
            return [(number, start, end) for number in range(len(self._patterns))] if self._gate.search(low) else []
        held, bits, opening = 0, self._bits, self._opening
        marks: list[tuple[int, int]] = []
        for number, at, until in self._find(low, overlapping=True):
            said, begins = bits[number]
            if begins and not (at and (low[at - 1].isalnum() or low[at - 1] == "_")):
                said |= begins
            held |= said
            if said & opening:
                marks.append((said, start + until))
        anywhere = len(low) != end - start or other_digit(low)  # what was found does not say where
        if anywhere:
            held |= self._digit if other_digit(low) else 0
        if not held & self._passes and held & self._gated != self._gated:
            return []
        likely = set(self._always)
        rest = held & opening
        while rest:
            bit = rest & -rest
            rest ^= bit
            for need, number in self._ways[bit]:
                if need & held == need:
                    likely.add(number)
        # asked last: it is slow, and mostly nothing is left that it could keep out
        if not likely or (not held & self._passes and not self._gate.search(low)):
            return []
        placed = frozenset[int]() if anywhere else self._placed
        return [(number, *self._where(number, marks, start)) if number in placed else (number, start, end) for number in sorted(likely)]

    def _where(self, number: int, marks: Sequence[tuple[int, int]], start: int) -> tuple[int, int]:
        """Where a match of a pattern may begin: it holds one of the strings that tell of it. marks: those found, with their ends, in order."""
        telling, first, last = self._telling[number], start, start
        for said, until in marks:
            if said & telling:
                first = until - self._longest[number]
                break
        for said, until in reversed(marks):
            if said & telling:
                last = until
                break
        return max(start, first), last
