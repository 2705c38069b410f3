"""Plain texts: the whole text is the item, and nothing in it says who published it when."""

from __future__ import annotations


def body(text: str) -> tuple[int, int]:
    """The half-open span of the item in the text: without blank space around it."""
    start = len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip()))
