"""Signs that somebody other than the outlet speaks: where they stand and which acts they reach, in any language.

What the rules of a language bound to a speaker never comes here. This is for the rest: an act with no asserter
beside a word of saying is given to whoever says it, because words lent to an outlet are worse than words taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

Span = tuple[int, int]
UNNAMED = "“…”"
"""Who speaks a quotation that names nobody."""
RULE = "safety net: a word of saying that no rule could bind"
_LONG = 4
"""Words in quotation marks from which on they quote a statement, and do not only hold a word at arm's length."""
_MARK = re.compile(r'[“”«»"]|\n\n')
_MARKS = {"“": "”", "«": "»", '"': '"'}


class Sign(msgspec.Struct, frozen=True):
    """Words of saying at [start, end), characters of the text. who: whose words they are, None where no phrase names
    them. kind: `lead` governs what follows up to a border, `near` only up to a comma, `tail` what stands before it,
    `whole` all of its sentence, `colon` all that follows in its sentence and behind its semicolons. back: they point to whoever spoke before ("in his words")."""

    kind: Literal["lead", "near", "tail", "whole", "colon"]
    start: int
    end: int
    who: Span | None = None
    back: bool = False


class Borders(msgspec.Struct, frozen=True):
    """Offsets in a sentence at which a new statement may begin: strong ones end all that a word of saying governs,
    commas only what it governs in passing."""

    strong: tuple[int, ...] = ()
    commas: tuple[int, ...] = ()

    def between(self, first: int, last: int, *, commas: bool = False) -> bool:
        """Whether one lies in [first, last)."""
        return any(first <= at < last for at in (*self.strong, *(self.commas if commas else ())))


def sign_over(act: Span, signs: Sequence[Sign], borders: Borders, taken: Sequence[Span]) -> Sign | None:
    """The sign of an act's own sentence that reaches it: one that names somebody before one that does not, the nearest
    that leads it before one that covers all.

    taken: words of asserters that the rules found for other acts of the sentence: a leading sign among them was bound,
    and not to this act."""
    ours = sorted((one for one in signs if not _overlap((one.start, one.end), act)), key=lambda one: one.who is not None)
    for one in reversed(ours):
        if one.end > act[0] or (one.who is not None and any(_overlap(one.who, other) for other in taken)):
            continue
        if one.kind == "colon" or (one.kind in {"lead", "near"} and not borders.between(one.end, act[0], commas=one.kind == "near")):
            return one
    return next((one for one in ours if one.kind == "whole" or (one.kind == "tail" and act[1] <= one.start)), None)


def quotations(text: str, start: int = 0) -> list[Span]:
    """What stands between quotation marks and is long enough to be a statement, from `start` on. A quotation that
    is not closed ends with its paragraph."""
    found: list[Span] = []
    closing, begun = "", 0
    for mark in _MARK.finditer(text, start):
        at, char = mark.start(), mark[0]
        if closing and char in {closing, "\n\n"}:
            found.append((begun, at))
            closing = ""
        elif not closing and char in _MARKS and (char != '"' or _opens(text, at)):
            closing, begun = _MARKS[char], at + 1
    if closing:
        found.append((begun, len(text)))
    return [one for one in found if len(text[slice(*one)].split()) >= _LONG or text[slice(*one)].rstrip()[-1:] in {".", "!", "؟", "?"}]


def closed(text: str, quote: Span) -> bool:
    """Whether a quotation has its closing mark."""
    return text[quote[1] : quote[1] + 1] == _MARKS[text[quote[0] - 1]]


def _opens(text: str, at: int) -> bool:
    return not (at and text[at - 1].isalnum()) and not text[at + 1 : at + 2].isspace()


def quoted_by(quote: Span, near: Sequence[Sign]) -> Sign | None:
    """Who speaks a quotation, of the signs around it: the nearest that stands outside of it."""
    outside = [(max(quote[0] - one.end, one.start - quote[1]), one) for one in near if one.end <= quote[0] or one.start >= quote[1]]
    return min(outside, key=lambda pair: pair[0])[1] if outside else None


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
