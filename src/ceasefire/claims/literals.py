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
    try:
        from re import _parser  # type: ignore[attr-defined]
    except ImportError:  # pragma: no cover - where Python keeps it elsewhere, every text is searched
        return ()
    found = _sequence(_parser.parse(pattern.pattern, pattern.flags))
    return tuple(dict.fromkeys(_least(one) for one in found if all(len(s) >= _SHORT for s in one)))


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


class Presence:
    """Which of several patterns may match a text at all, by one look for all their strings."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._needs = [needs(one) for one in patterns]
        self._strings = tuple(sorted({s for sets in self._needs for one in sets for s in one} - {DIGIT}))

    def __call__(self, text: str) -> list[bool]:
        """For each pattern, in order, whether it may match."""
        low = text.lower() if text.isascii() else text.translate(_SAME).lower()
        here = {one for one in self._strings if one in low}
        if any(map(str.isdigit, low)):
            here.add(DIGIT)
        return [not any(one.isdisjoint(here) for one in sets) for sets in self._needs]
