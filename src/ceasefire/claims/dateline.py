"""The dateline of a report: "GOMA, DR Congo (Agency) - ", "Yangon, 9 January - ". It says where it was written, not where
anything happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from ceasefire.claims.mentions import Mention
from ceasefire.claims.text import Sentence

_REST = re.compile(
    r"""(?P<wider>(?:\s?[,/]\s?(?:and\s)?[A-Z][\w.'’-]*(?:\s(?:of\s)?[A-Z][\w.'’-]*){0,3}){0,2}?)
    (?P<date>,?\s\(?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?\)?)?
    (?P<agency>,?\s\((?!\d)[^()\n]{2,40}\))?
    \s?(?:[-–—]{1,2}|:(?=\s["“]))\s?(?=["“'‘A-Z0-9])""",
    re.VERBOSE,
)
_BODY = 15
"""Characters that must follow a dateline."""


def without_datelines(text: str, cut: tuple[Sentence, ...], found: tuple[Mention, ...]) -> tuple[tuple[Sentence, ...], tuple[Mention, ...]]:
    """The sentences behind their datelines, and the names that stand in none."""
    result: list[Sentence] = []
    gone: set[int] = set()
    for number, one in enumerate(cut):
        at = bisect_left(found, one.start, key=lambda m: m.start)
        if at < len(found) and found[at].start == one.start and (not number or cut[number - 1].paragraph != one.paragraph):
            mine = [m for m in found[at:] if m.end <= one.end]
            begin = _body(text, one, mine)
            if begin > one.start:
                gone.update(m.start for m in mine if m.start < begin)
                one = msgspec.structs.replace(one, start=begin)
        result.append(one)
    return (tuple(result), tuple(m for m in found if m.start not in gone)) if gone else (cut, found)


def _body(text: str, one: Sentence, named: Sequence[Mention]) -> int:
    """Where a sentence's own words begin: behind its dateline, else where it starts itself. named: the names in it.

    "Town - 3 killed in shelling" has none: with no agency and no date the town is where it was, unless another is named.
    """
    first = next((m for m in named if m.kind == "place"), None)
    if first is None or first.start != one.start:
        return one.start
    found = _REST.match(text, first.end, one.end)
    if found is None or found.end() + _BODY > one.end or (found["wider"] and text[found.start("wider") : found.end("wider")].strip(" ,/").lower() in _NO_NAME):
        return one.start
    sure = found["agency"] or found["date"]
    if not sure and not (found[0].rstrip()[-1:] in "-–—" and any(m.kind == "place" and m.start >= found.end() for m in named)):
        return one.start
    return found.end()


_NO_NAME = frozenset({"the", "a"})
