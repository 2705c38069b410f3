"""Numbers of a sentence about aid: trucks, tonnes, parcels, and for how many people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ceasefire.claims.aid_lists import Hit, lists, pattern
from ceasefire.claims.arabic.numbers import value_at
from ceasefire.claims.arabic.tokens import Token
from ceasefire.claims.numerals import may_count, number_at

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|-")
_BACK = 5
"""Words before a unit among which its number stands."""
_PEOPLE = ("people", "families", "fighters")
_RANGE = re.compile(r"(?:between\s+)?(?P<a>\d[\d,]*)\s*(?:and|to|[-\u2013]|و|الي)\s*(?P<b>\d[\d,]*)\s*$")
_PART = re.compile(r"(?:including|among them|of (?:them|whom)|بينهم|منهم|بينهن)(?:\s+\w+){0,2}\s+$")
_HARMED = re.compile(r"\s+(?:\w+\s+){0,2}(?:killed|hurt|wounded|injured|died|dead)\b")
_DECIMAL = re.compile(r"\d+\.\d+")

Figure = tuple[str, str, Hit]


def figures(folded: str, act: Hit, kind: str, harm: Sequence[Hit] = ()) -> Iterator[Figure]:
    """(key, value, where) of each number that counts what a claim of that act may tell of.

    Of several numbers of people the one nearest to the act's words is the claim's: `number`, or `number_min` and `number_max`
    where the words bound it; `number_of` says of whom. harm: stretches that tell of killed and injured; their numbers are left
    out, as are those of a part ("including 106 fighters").
    """
    units = sorted(lists().units.search(folded), key=lambda one: one[1]) if may_count(folded) else []
    words = [(hit[0], hit.span()) for hit in _WORD.finditer(folded)] if units else []
    best: tuple[int, int, list[Figure]] | None = None
    taken: set[str] = set()
    for unit, hit in units:
        said = _before(folded, words, hit[0])
        if said is None:
            continue
        low, high, where = said
        if any(where[0] < last and first < hit[1] for first, last in harm) or _HARMED.match(folded, hit[1]):
            continue
        if _PART.search(folded, max(0, where[0] - 24), where[0]):
            continue
        if unit in _PEOPLE:
            apart = max(0, where[0] - act[1], act[0] - hit[1])
            told = [("number_of", unit, hit), *_bounds(folded, low, high, where)]
            if best is None or (apart, where[0]) < best[:2]:
                best = (apart, where[0], told)
        elif unit not in taken and kind in {"aid_delivery", "aid_obstruction", "evacuation"}:
            taken.add(unit)
            if unit == "kilograms" and "tonnes" not in taken:
                yield "tonnes", f"{high / 1000:g}", (where[0], hit[1])
            elif unit != "kilograms":
                yield unit, f"{high:g}", (where[0], hit[1])
    if best is not None:
        yield from best[2]


def _bounds(folded: str, low: float, high: float, where: Hit) -> list[Figure]:
    if low != high:
        return [("number_min", f"{low:.0f}", where), ("number_max", f"{high:.0f}", where)]
    lead = folded[max(0, where[0] - 22) : where[0]].rstrip()
    words = lists()
    if any(hit.end() == len(lead) for hit in pattern(words.least).finditer(lead)):
        return [("number_min", f"{low:.0f}", where)]
    if any(hit.end() == len(lead) for hit in pattern(words.most).finditer(lead)):
        return [("number_max", f"{high:.0f}", where)]
    return [("number", f"{low:.0f}", where)]


def _before(folded: str, words: list[tuple[str, Hit]], unit: int) -> tuple[float, float, Hit] | None:
    """(least, most, where) of the number that stands before a unit, one adjective between at most."""
    at = next((i for i, (_, span) in enumerate(words) if span[0] >= unit), len(words))
    for gap in (0, 1):
        end = at - gap
        if end <= 0:
            return None
        last = words[end - 1]
        if _DECIMAL.fullmatch(last[0]):
            value = float(last[0])
            return value, value, last[1]
        ranged = _RANGE.search(folded, max(0, last[1][0] - 40), last[1][1])
        if ranged is not None and last[0][:1].isdigit():
            low, high = (float(ranged[name].replace(",", "")) for name in ("a", "b"))
            if low < high:
                return low, high, (ranged.start("a"), last[1][1])
        for first in range(max(0, end - _BACK), end):
            made = _number([word for word, _ in words[first:end]], [span for _, span in words[first:end]])
            if made is not None:
                return made, made, (words[first][1][0], last[1][1])
    return None


def _number(words: list[str], spans: list[Hit]) -> float | None:
    """The number that all of these words make."""
    if words[0] in {"-", "and"}:
        return None
    english = number_at(words, 0)
    if english is not None and english[1] == len(words):
        return float(english[0])
    if words[0].isascii() and not words[0].isdigit():
        return None
    tokens = [Token(first, last, word, "n" if word[0].isdigit() else "w") for word, (first, last) in zip(words, spans, strict=True)]
    arabic = value_at(tokens, 0)
    return float(arabic[0]) if arabic is not None and arabic[1] == len(words) else None
