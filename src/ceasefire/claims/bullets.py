"""Who speaks the items of a list: "X reported:" and below it a line for each act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import Asserter
from ceasefire.claims.frames import as_words, speaker_in
from ceasefire.claims.mentions import Mention
from ceasefire.claims.text import Sentence, Span

_LIST = re.compile(
    r"^(?P<head>[^\n]{2,160}):[ \t]*\n+(?P<items>(?:[ \t]*(?:[-•*–·▪◦]|\(?\d{1,2}[.)])[ \t]+[^\n]+(?:\n+|$))+)", re.MULTILINE
)
_ACCORDING = re.compile(r"\b(?:according to|as (?:reported|told|documented) by|per)\s+(?P<who>[^,:;]+)", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+")
_LOOSE = frozenset({"has", "have", "had", "also", "today", "yesterday", "later", "further"})


def listed_voices(text: str, found: Sequence[Mention]) -> list[tuple[Span, Asserter]]:
    """(where the items of a list stand, who says them) for each list whose head names a speaker. found: all names of the text."""
    if ":" not in text:
        return []
    out: list[tuple[Span, Asserter]] = []
    for one in _LIST.finditer(text):
        who = _speaker(text, one.span("head"), found)
        if who is not None:
            out.append((one.span("items"), who))
    return out


def _speaker(text: str, span: Span, found: Sequence[Mention]) -> Asserter | None:
    start = max(text.rfind(stop, span[0], span[1]) + 2 for stop in (". ", "! ", "? "))
    start = start if start > span[0] + 1 else span[0]
    head = Sentence(start, span[1], 0)
    named = [m for m in found if m.start >= start and m.end <= span[1]]
    bare = as_words(text, head, named)
    if (said := _ACCORDING.search(bare)) is not None:
        return speaker_in(text, start, said.span("who"), bare, named)
    for verb in _WORD.finditer(bare):
        if verb[0].lower() in w.PLAIN_SAY and verb.start() > 1:
            words = list(_WORD.finditer(bare, 0, verb.start()))
            while words and words[-1][0].lower() in _LOOSE:
                words.pop()
            return speaker_in(text, start, (0, words[-1].end()), bare, named) if words else None
    return None
