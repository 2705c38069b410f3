"""Who says that monitors were kept out, where somebody else than the report itself says it: "the ministry said observers
were denied access", "..., a spokesman said"."""

from __future__ import annotations

import re

import msgspec

from ceasefire.claims.asserters import trimmed
from ceasefire.claims.observation.scene import Scene
from ceasefire.claims.text import Span

_SAYS = r"(?:said|says|reported|reports|announced|stated|added|claimed|complained|noted|confirmed|told\s+(?:reporters|journalists|[A-Z]\w+))"
_NOUNS = r"[^,.;:\"“”]{2,80}?"
_FIRST = re.compile(rf"[\"“]?(?P<who>{_NOUNS})(?:,\s+{_NOUNS},)?\s+(?:also\s+|later\s+|has\s+|had\s+)?{_SAYS}(?:\s+(?:on|in|at|late|early)\s+[^,.;:]{{2,40}}?)?(?:,\s+(?:however|meanwhile|too|in\s+turn),)?(?:\s+that\b|:\s*[\"“]?|(?=\s))")
_TO_FIRST = re.compile(rf"According\s+to\s+(?P<who>{_NOUNS}),")
_LAST = re.compile(rf"[,\"”]\s*(?:(?P<who>{_NOUNS})\s+{_SAYS}|{_SAYS}\s+(?P<whom>{_NOUNS})|according\s+to\s+(?P<to>{_NOUNS}))(?:\s+(?:on|in|at)\s+[^,.;:]{{2,40}}|,[^.]{{2,60}})?\s*[.!]?$")
_SHARED = re.compile(r"\band\s+(?:then\s+|later\s+|again\s+)?$")


class Voice(msgspec.Struct, frozen=True):
    """who: id of a known source or actor, else the words; span: of the words; first, last: what is said lies between."""

    who: str
    span: Span
    first: int
    last: int


def voice(scene: Scene, start: int, end: int, act: int) -> Voice | None:
    """Who says what a sentence tells of the restriction at offset `act`; None where nobody is named."""
    text = scene.text
    found = _TO_FIRST.match(text, start, end) or _FIRST.match(text, start, end)
    if found is not None and found.end() <= act and _SHARED.search(text, found.end(), act) is None:
        return _named(scene, found.span("who"), found.end(), end)
    found = _LAST.search(text, act, end)
    if found is None:
        return None
    group = next(g for g in ("who", "whom", "to") if found[g] is not None)
    return _named(scene, found.span(group), start, found.start())


def _named(scene: Scene, span: Span, first: int, last: int) -> Voice:
    words, where = trimmed(scene.text, span)
    known = scene.within(*span, "source") or scene.within(*span, "actor")
    one = next((m.id for m in known if m.id is not None), None)
    return Voice(one or words, where, first, last)
