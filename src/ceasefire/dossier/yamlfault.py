"""Where a fault in YAML was made, which is often lines before the parser stumbles over it."""

from __future__ import annotations

import re

import yaml

_NEW_ENTRY = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$)|$)")
_HINT = "check indentation, quotes and colons on this line"


def told(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    """(1-based line, what is wrong, remedy). A quote or bracket left open is told where it was opened."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    began = error.context_mark.line if error.context_mark else line
    what = error.problem or error.context or "unreadable"
    quote = _open_quote(text, line)
    if error.context is not None and "quoted scalar" in error.context:
        quote = quote if quote is not None else began
    if quote is not None:
        return quote + 1, "a quote that begins here is not closed", "close the quote on this line"
    if began < line:
        if error.context == "while scanning a simple key":
            return began + 1, what, _HINT
        rows = text.split("\n")
        here = rows[line] if line < len(rows) else ""
        if "flow" in (error.context or "") and _NEW_ENTRY.match(here):
            bracket = "]" if "sequence" in (error.context or "") else "}"
            return began + 1, f"a bracket that is opened here is not closed with '{bracket}'", "close it"
    return line + 1, what, _HINT


def _open_quote(text: str, line: int) -> int | None:
    """The line of a quote that runs over lines and ends where the parser stumbled: the closing quote
    was forgotten, and the next opening one was taken for it."""
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            start, end = token.start_mark.line, token.end_mark.line
            if start > line:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and start < end == line:
                return int(start)
    except yaml.YAMLError:
        return None
    return None
