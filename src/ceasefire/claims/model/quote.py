"""A model's quotations held against the text: what does not stand there word for word is not believed."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ceasefire.claims.text import Span

MAX_CLAIMS = 300
"""Claims of one answer that are looked at."""


JOIN = " ... "
"""What stands between the quotations of a field that takes several."""
_LONGEST = 4000
_CUT = re.compile(r"\s*(?:\.{3}|…)\s*")
_ALIKE = str.maketrans("“”„«»‘’‚′`–—‑‐−\u00a0\u202f\u2009\u200e\u200f", "\"\"\"\"\"\'\'\'\'\'-----     ")
"""Signs of one meaning that a model writes for one another; as many characters as before."""


class Row(msgspec.Struct):
    """One claim as the model gives it; each field as said, of whatever type it came."""

    fields: dict[str, Any]

    def said(self, name: str) -> str | None:
        """The quotation of a field; None where there is none or it is no text."""
        value = self.fields.get(name)
        return value.strip() or None if isinstance(value, str) else None


def rows(content: str) -> list[Row] | None:
    """The claims of an answer; None when it is not of the form asked for."""
    found = listed(content, "claims")
    return [Row(one) for one in found[:MAX_CLAIMS] if isinstance(one, dict)] if found is not None else None


def listed(content: str, name: str) -> list[Any] | None:
    """The list that an answer, one JSON object, has under a name; None when it has none. A fence around it, as many models put, is no fault."""
    body = content.strip()
    if body.startswith("```"):
        body = body.split("\n", 1)[-1].rsplit("```", 1)[0]
    try:
        decoded = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    found = decoded.get(name) if isinstance(decoded, dict) else None
    return found if isinstance(found, list) else None


def find(text: str, words: str, within: Span) -> Span | None:
    """Where a quotation stands inside a span, first occurrence; None if it does not, letter for letter. A line
    break or another space between its words, or another form of dash or quotation mark, is no difference."""
    text, words = text.translate(_ALIKE), words.translate(_ALIKE).strip()
    at = text.find(words, *within) if words else -1
    if at >= 0:
        return at, at + len(words)
    parts = words.split()
    if len(parts) < 2 or len(words) > _LONGEST:
        return None
    loose = re.compile(r"\s+".join(re.escape(part) for part in parts)).search(text, *within)
    return loose.span() if loose is not None else None


def find_all(text: str, words: str, sentence: Span, within: Span) -> tuple[Span, ...]:
    """Where the quotations of a field stand, in the order given: whole, else each of those that `JOIN` joins. Each
    in the sentence, else nearest before it, else after it. None of them where one does not stand there."""
    whole = _nearest(text, words, sentence, within)
    if whole is not None:
        return (whole,)
    pieces = [one for one in _CUT.split(words) if one]
    if len(pieces) < 2:
        return ()
    found = [_nearest(text, one, sentence, within) for one in pieces]
    return tuple(one for one in found if one is not None) if None not in found else ()


def _nearest(text: str, words: str, sentence: Span, within: Span) -> Span | None:
    inside = find(text, words, sentence)
    if inside is not None:
        return inside
    at, last = within[0], None
    while (found := find(text, words, (at, max(at, sentence[0])))) is not None:
        last, at = found, found[1]
    return last or find(text, words, (min(sentence[1], within[1]), within[1]))
