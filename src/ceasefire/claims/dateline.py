"""The dateline of a report: "GOMA, DR Congo (Agency) - ", "Yangon, 9 January - ". It says where it was written, not where
anything happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from ceasefire.claims.calendar_words import DAY_NAME, MONTH
from ceasefire.claims.mentions import Mention
from ceasefire.claims.text import Sentence

_REST = re.compile(
    r"""(?P<wider>(?:\s?[,/]\s?(?:and\s)?[A-Z][\w.'’-]*(?:\s(?:of\s)?[A-Z][\w.'’-]*){0,3}){0,2}?)
    (?P<date>,?\s\(?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?\)?)?
    (?P<agency>,?\s\((?!\d)[^()\n]{2,40}\))?
    (?P<end>\s?[-–—]{1,2}\s?|:\s|(?<=\))\s)(?=["“'‘A-Za-z0-9])""",
    re.VERBOSE,
)
_TOWN = re.compile(r"[A-Z][\w'’]+(?:[ -][A-Za-z][\w'’]+){0,3}")
_BODY = 15
"""Characters that must follow a dateline."""


def without_datelines(text: str, cut: tuple[Sentence, ...], found: tuple[Mention, ...]) -> tuple[tuple[Sentence, ...], tuple[Mention, ...]]:
    """The sentences behind their datelines, and the names that stand in none."""
    result: list[Sentence] = []
    gone: set[int] = set()
    for number, one in enumerate(cut):
        if not number or cut[number - 1].paragraph != one.paragraph:
            at = bisect_left(found, one.start, key=lambda m: m.start)
            mine = [m for m in found[at:] if m.end <= one.end]
            stamp = _STAMP.match(text, one.start, one.end)
            begin = stamp.end() if stamp is not None else _body(text, one, mine)
            if begin > one.start:
                if any(m.kind == "place" and m.start >= begin for m in found) or not _THE_TOWN.search(text, begin, one.end):
                    gone.update(m.start for m in mine if m.start < begin)  # else "the town" is where it was written
                one = msgspec.structs.replace(one, start=begin)
        result.append(one)
    return (tuple(result), tuple(m for m in found if m.start not in gone)) if gone or tuple(result) != cut else (cut, found)


def _body(text: str, one: Sentence, named: Sequence[Mention]) -> int:
    """Where a sentence's own words begin: behind its dateline, else where it starts itself. named: the names in it.

    "Town - 3 killed in shelling" has none: with no agency and no date the town is where it was, unless another is named; so
    too "Town, 4 July: shells fell". A town that nobody lists has one where an agency stands in it, or it is in capitals with a date.
    """
    first = next((m for m in named if m.kind == "place"), None)
    listed = first is not None and first.start == one.start
    end = first.end if first is not None and listed else None
    if end is None:
        town = _TOWN.match(text, one.start, one.end)
        if town is None:
            return one.start
        end = town.end()
    found = _REST.match(text, end, one.end)
    if found is None or found.end() + _BODY > one.end or (found["wider"] and text[found.start("wider") : found.end("wider")].strip(" ,/").lower() in _NO_NAME):
        return one.start
    loud = text[one.start : end].isupper()
    if not found["end"].strip():
        return found.end() if loud and found["agency"] and found["date"] else one.start  # "GOMA, 9 May (Agency) Shells"
    if not listed:
        return found.end() if found["agency"] and (loud or found["date"]) and ":" not in found["end"] else one.start
    other = any(m.kind == "place" and m.start >= found.end() for m in named)
    if ":" in found["end"]:
        quoted = text[found.end() : found.end() + 1] in {'"', "“"}
        return found.end() if (quoted and found["agency"]) or (found["date"] and (quoted or other)) or (loud and other) else one.start
    if text[found.end()].islower() or not (found["agency"] or found["date"] or other):
        return one.start
    return found.end()


_THE_TOWN = re.compile(r"\b(?:the|this) (?:city|town|village|camp)\b", re.IGNORECASE)
_NO_NAME = frozenset({"the", "a"})
_STAMP = re.compile(rf"(?:{DAY_NAME},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH} \d{{1,2}})(?:,? \d{{4}})?(?:,? (?:at )?\d{{1,2}}(?:[:.]\d{{2}})?\s?(?:[ap]\.?m\.?)?)?\s?(?::|[–—-])\s+(?=\S)")
_LINE = 60
"""Characters before a sentence in which its day may stand."""


def stamped(text: str, start: int) -> int:
    """Where the day stands that opens a line before a sentence ("4 July, 8 pm: "), else where the sentence starts."""
    line = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    if line == start or (line and text[line - 1] != "\n"):
        return start
    return line if text[line:start].rstrip()[-1:] == ":" or _STAMP.match(text, line, start) else start
