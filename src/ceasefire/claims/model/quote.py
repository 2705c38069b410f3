"""A model's quotations held against the text: what does not stand there word for word is not believed."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ceasefire.claims.text import Span

MAX_CLAIMS = 300
"""Claims of one answer that are looked at."""


_LONGEST = 4000


class Row(msgspec.Struct):
    """One claim as the model gives it; each field as said, of whatever type it came."""

    fields: dict[str, Any]

    def said(self, name: str) -> str | None:
        """The quotation of a field; None where there is none or it is no text."""
        value = self.fields.get(name)
        return value.strip() or None if isinstance(value, str) else None


def rows(content: str) -> list[Row] | None:
    """The claims of an answer; None when it is not of the form asked for."""
    body = content.strip()
    if body.startswith("```"):  # fenced, as many models do
        body = body.split("\n", 1)[-1].rsplit("```", 1)[0]
    try:
        decoded = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    listed = decoded.get("claims") if isinstance(decoded, dict) else None
    if not isinstance(listed, list):
        return None
    return [Row(one) for one in listed[:MAX_CLAIMS] if isinstance(one, dict)]


def find(text: str, words: str, within: Span) -> Span | None:
    """Where a quotation stands inside a span, first occurrence; None if it does not, letter for letter. A line
    break or another space between its words is no difference."""
    at = text.find(words, *within)
    if at >= 0:
        return at, at + len(words)
    parts = words.split()
    if len(parts) < 2 or len(words) > _LONGEST:
        return None
    loose = re.compile(r"\s+".join(re.escape(part) for part in parts)).search(text, *within)
    return loose.span() if loose is not None else None
