"""Texts too long for one memory, cut into pieces that are read each by itself.

What a sentence means may hang on those before it, so a reader looks back; over thousands of sentences each looking back the
time would grow with the square. What stands 50,000 letters (some twenty pages) away explains nothing any more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.given import Text
from ceasefire.claims.text import Span, clean
from ceasefire.ids import content_id

WHOLE = 50_000
"""Letters of the longest text that is read in one."""
_AT_LEAST = WHOLE * 4 // 5
"""Letters of a piece before it may end."""
# Best first: between paragraphs, between lines, between sentences, between words.
_BREAKS = tuple(map(re.compile, (r"\n[^\S\n]*\n\s*", r"\n\s*", r"[.!?؟][\"”’»)\]]*\s+", r"\s+")))


def pieces(text: str, start: int = 0) -> list[Span]:
    """Spans of a text that follow each other without a gap and hold it whole; what stands before `start` is with the first."""
    cuts = [0]
    at = start
    while len(text) - at > WHOLE:
        at = _cut(text, at + _AT_LEAST, at + WHOLE)
        cuts.append(at)
    return [*zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _cut(text: str, first: int, last: int) -> int:
    for one in _BREAKS:
        ends = [found.end() for found in one.finditer(text, first, last)]
        if ends:
            return ends[-1]
    return last


def in_pieces(one: Text) -> list[Text]:
    """The pieces of a text, each as a text of its own, without mark-up: a cut must not lay a script's inside open."""
    whole = clean(one.text)
    return [msgspec.structs.replace(one, text=whole[first:last], start=0 if first else one.start) for first, last in pieces(whole, one.start)]


def together(of: Sequence[Text], claims: Sequence[tuple[Claim, ...]]) -> tuple[Claim, ...]:
    """The claims of pieces that follow each other as claims of the whole, spans and order counted in it."""
    out: list[Claim] = []
    at = 0
    for piece, found in zip(of, claims, strict=True):
        for one in found:
            spans = {field: (first + at, last + at) for field, (first, last) in one.spans.items()}
            number = content_id("claim", [one.id, at]) if at else one.id
            out.append(msgspec.structs.replace(one, id=number, spans=spans, order=(one.order[0], len(out))))
        at += len(piece.text)
    return tuple(out)
