"""HTML as tags and text, however broken, in time that grows with its length alone.

The standard library's parser looks ahead again at every comment or tag that is never closed, which hostile pages use.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec

_TAG = re.compile(r"<(?:(?P<end>/)?(?P<name>[a-zA-Z][^\s/>]{0,60})|(?P<comment>!--)|(?P<other>[!?]))")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW = ("script", "style", "textarea", "title", "noscript", "iframe", "template", "xmp")
_LONGEST = 8192  # characters of a tag that are looked at; longer ones carry pictures


class Tag(msgspec.Struct):
    """A start tag, or an end tag where `end`. name: in lower case; given: attributes, in lower case, with their values."""

    name: str
    given: dict[str, str]
    end: bool = False


def markup(text: str) -> Iterator[Tag | str]:
    """Tags and the text between them, in order. What stands inside scripts, styles and the like is one text."""
    at, close = 0, -1
    while True:
        found = _TAG.search(text, at)
        if found is None:
            break
        if found.start() > at:
            yield html.unescape(text[at : found.start()])
        start = found.end()
        if found["comment"]:
            end = text.find("-->", start)
            at = len(text) if end < 0 else end + 3
            continue
        if close < start:
            close = text.find(">", start)
            if close < 0:
                yield html.unescape(text[found.start() :])
                return
        if found["other"]:
            at = close + 1
            continue
        inner = text[start:close]
        if len(inner) < _LONGEST and inner.count('"') % 2:  # `>` stands inside a value
            quote = text.find('"', close, close + _LONGEST)
            later = text.find(">", quote, quote + _LONGEST) if quote >= 0 else -1
            if later >= 0 and "<" not in text[close:quote]:
                inner, close = text[start:later], later
        at, name = close + 1, found["name"].lower()
        yield Tag(name, {} if found["end"] else _attributes(inner[:_LONGEST]), end=bool(found["end"]))
        if not found["end"] and inner.rstrip().endswith("/") and name in ("script", "style"):
            yield Tag(name, {}, end=True)
        elif not found["end"] and name in _RAW:
            raw = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, at)
            until = len(text) if raw is None else raw.start()
            yield html.unescape(text[at:until]) if name in ("title", "textarea") else text[at:until]
            at = until
    if at < len(text):
        yield html.unescape(text[at:])


def _attributes(inner: str) -> dict[str, str]:
    made: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inner):
        made.setdefault(name.lower(), html.unescape(double or single or bare))
    return made
