"""Numbers in words and digits: "twenty-three", "two hundred", "1,200", "half a dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = {w: n for n, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}  # fmt: skip
_TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
NUMBER_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS)}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
"""A number below a hundred in words, as a pattern."""
_BIG = {"hundred": 100, "thousand": 1000}
OPENS = frozenset({*_UNITS, *_TENS, "a", "half"})
"""Words that a number may begin with."""
VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "several"})
"""Words of a number that is not told."""
OPENING = OPENS | VAGUE
"""Words that a number told or vague begins with, where no digit does."""
_COUNTING = (OPENS - {"a"}) | VAGUE | {"dozen", "score", *_BIG, *"0123456789"}
_RUN = re.compile(r"[a-z]+|[0-9]")
_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d{1,6}$")


def may_count(low: str) -> bool:
    """Whether a text in small letters may hold a number, told or vague: a cheap look before its words are told apart."""
    return not low.isascii() or not _COUNTING.isdisjoint(_RUN.findall(low))


def number_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """(value, index after) of the number that starts at a word; "twenty-three", "two hundred", "1,200"."""
    word = words[at]
    if word not in OPENS:
        return (int(word.replace(",", "")), at + 1) if word[:1].isdecimal() and _DIGITS.match(word) else None
    if word == "a" and at + 1 < len(words) and words[at + 1] == "dozen":
        return 12, at + 2
    if word == "a" and words[at + 1 : at + 3] == ["score", "of"]:
        return 20, at + 2
    if word == "a" and at + 1 < len(words) and words[at + 1] in _BIG:
        return _BIG[words[at + 1]], at + 2
    if word == "half" and words[at + 1 : at + 3] == ["a", "dozen"]:
        return 6, at + 3
    total, part, index, seen = 0, 0, at, False
    while index < len(words):
        word = words[index]
        if word in _UNITS:
            part += _UNITS[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word in _BIG and seen:
            part = max(part, 1) * _BIG[word]
            if word == "thousand":
                total, part = total + part, 0
        elif word == "dozen" and seen:
            part *= 12
        elif (
            word in {"-", "and"}
            and seen
            and index + 1 < len(words)
            and (words[index + 1] in _UNITS or words[index + 1] in _TENS)
            and (word == "-" or (part % 100 == 0 and part > 0))
        ):
            index += 1
            continue
        else:
            break
        seen = True
        index += 1
    return (total + part, index) if seen else None
