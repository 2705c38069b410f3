"""What a pattern cannot do without: strings of which every match holds at least one.

Most patterns of dates and times need a month's or a day's name or a digit somewhere; a text without
them need not be searched. The strings are read from the pattern itself, so they cannot fall behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

DIGIT = "\\d"
"""Stands for any digit among the strings of a pattern."""
_SHORT = 2
# Letters that a pattern which ignores case takes for these, and that lower case leaves as they are.
_SAME = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})


def needs(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Sets of lower-case strings; each match holds one of each set. Empty where nothing can be said."""
    found = _sequence(_parsed(pattern))
    return tuple(dict.fromkeys(_least(one) for one in found if all(len(s) >= _SHORT for s in one)))


def _parsed(pattern: re.Pattern[str]) -> list[Any]:
    try:
        from re import _parser  # type: ignore[attr-defined]
    except ImportError:  # where Python keeps it elsewhere, every text is searched
        return []
    return list(_parser.parse(pattern.pattern, pattern.flags))


def _least(strings: frozenset[str]) -> frozenset[str]:
    """Without those that hold another: where "january" stands, "jan" does."""
    return frozenset(one for one in strings if not any(other in one for other in strings - {one}))


def _sequence(items: Iterable[Any]) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in items:
        name = str(kind)
        if name == "LITERAL":
            run += chr(value).lower()
            continue
        if name == "AT":
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        found += _one(name, value)
    return [*found, frozenset({run})] if run else found


def _one(name: str, value: Any) -> list[frozenset[str]]:
    if name == "SUBPATTERN":
        return _sequence(value[3])
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _sequence(value[2]) if value[0] > 0 else []
    if name == "BRANCH":
        either: set[str] = set()
        for branch in value[1]:
            one = _best(_sequence(branch))
            if one is None:
                return []
            either |= one
        return [frozenset(either)]
    if name == "IN" and [(str(a), str(b)) for a, b in value] == [("CATEGORY", "CATEGORY_DIGIT")]:
        return [frozenset({DIGIT})]
    return []


def _best(sets: list[frozenset[str]]) -> frozenset[str] | None:
    """The set that tells most: whose shortest string is longest."""
    return max(sets, key=lambda one: (min(map(len, one)), -len(one)), default=None)


def enough(pattern: re.Pattern[str]) -> frozenset[str]:
    """Strings each of which alone makes a match: alternatives of the pattern that are plain letters."""
    items = _parsed(pattern)
    if len(items) != 1 or str(items[0][0]) != "BRANCH":
        return frozenset()
    found: set[str] = set()
    for branch in items[0][1][1]:
        kinds = {str(kind) for kind, _ in branch}
        if kinds == {"LITERAL"} or (kinds == {"IN"} and len(branch) == 1):
            found |= _best(_sequence(branch)) or set()
    return frozenset(found)


class Presence:
    """Which of several patterns may match a text at all, by one look for all their strings. gate: a pattern
    without a match of which none of them counts."""

    def __init__(self, gate: re.Pattern[str], patterns: Iterable[re.Pattern[str]]) -> None:
        listed = [needs(one) for one in patterns]
        sets = tuple(dict.fromkeys(one for several in listed for one in several))
        self._gate, self._enough, self._gated = gate, enough(gate), needs(gate)
        self._sets = [(1 << at, one) for at, one in enumerate(sets)]
        self._needs = [sum(1 << sets.index(one) for one in several) for several in listed]
        strings = {s for one in (*sets, *self._gated, self._enough) for s in one}
        self._strings = tuple(sorted(strings - {DIGIT}))

    def __call__(self, text: str, start: int, end: int) -> list[bool]:
        """For each pattern, in order, whether it may match text[start:end]; nothing where the gate does not."""
        part = text[start:end]
        low = part.lower() if part.isascii() else part.translate(_SAME).lower()
        here = {one for one in self._strings if one in low}
        if any(map(str.isdecimal, low)):
            here.add(DIGIT)
        if self._enough.isdisjoint(here) and (
            any(one.isdisjoint(here) for one in self._gated) or not self._gate.search(text, start, end)
        ):
            return []
        held = 0
        for bit, one in self._sets:
            if not one.isdisjoint(here):
                held |= bit
        return [need & held == need for need in self._needs]
