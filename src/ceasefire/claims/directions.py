"""Places that share their noun: "the western and eastern countryside of X" are two."""

from __future__ import annotations

import re

from ceasefire.claims.nametable import Dictionary, Sense
from ceasefire.claims.tokens import phrase_key

_WORD = r"(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?|central"
_FIRST = re.compile(rf"(?:{_WORD})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b((?:{_WORD})(?:(?:\s*,\s*|\s+)(?:{_WORD}))*)(?:\s*,)?\s+(?:and|or|as well as)\s+(?:the\s+)?$", re.IGNORECASE)
_EACH = re.compile(_WORD, re.IGNORECASE)
_REACH = 60
"""Characters before a name that its other directions stand in."""

_AR_WORD = "ال(?:شرقي|غربي|شمالي|جنوبي|[أا]وسط)(?: ال(?:شرقي|غربي))?"
_ALONE = re.compile(_AR_WORD)
_ARABIC = re.compile(rf"(?<!\w)[وفبل]?(?P<noun>ريفي?) (?P<name>\w+(?: \w+){{0,2}}?) (?P<one>{_AR_WORD}) ?و(?P<two>{_AR_WORD})(?!\w)")

Found = tuple[int, int, tuple[Sense, ...]]


def shared_nouns(text: str, made: Dictionary, found: list[Found]) -> list[Found]:
    """The places whose direction alone stands before "and" and a listed name of another direction: each with the span of that
    word. Only what the vocabulary lists by its whole name."""
    out: list[Found] = []
    for both in _ARABIC.finditer(text) if "ريف" in text else ():
        for key, start in (("one", both.start("noun")), ("two", both.start("two"))):
            other = _listed(made, f"ريف {both['name']} {both[key]}")
            if other and (key == "two" or both["noun"] == "ريفي"):  # the dual is no listed name
                out.append((start, both.end(key), other))
    for start, end, senses in found:
        own = _FIRST.match(text, start, end)
        if own is None or own.end() == end or not any(s.kind == "place" for s in senses):
            continue
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        if before is None:
            continue
        for one in _EACH.finditer(text, *before.span(1)):
            other = _listed(made, one.group() + text[own.end() : end])
            if other:
                out.append((*one.span(), other))
    return out


def _listed(made: Dictionary, name: str) -> tuple[Sense, ...]:
    return tuple(s for s in made.keys.get(phrase_key(name), ()) if s.kind == "place")


def is_direction(surface: str) -> bool:
    """Whether a name is a direction alone, in Arabic: a place by the noun before it."""
    return _ALONE.fullmatch(surface) is not None
