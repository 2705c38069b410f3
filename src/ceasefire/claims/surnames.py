"""People whose surname is a town's: "Prime Minister Adel Karsun ... at Karsun's request" names no place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.mentions import Mention
from ceasefire.claims.people import TITLES

_OFFICES = TITLES | frozenset(["mr", "mrs", "ms", "dr", "premier-elect", "mayor", "warlord", "judge", "imam", "spokesperson", "director", "coach", "professor"])
_TITLED = re.compile(
    rf"\b(?:{'|'.join(sorted((*_OFFICES, *(one.title() for one in _OFFICES)), key=len, reverse=True))})s?\.?,? (?:[A-Z][\w'’-]+\.? (?:(?:bin|ibn|abu|de|van|von) )?){{1,2}}(?:(?:al|el|Al|El|ash|an|ad)-)?(?P<name>[A-Z][\w'’]+(?:-[A-Z]\w+)?)\b"
)
_AT = re.compile(r"\b(?:in|at|near|of|outside|around|towards?|from|to|into|inside|town|city|village|district|province) (?:the )?$", re.IGNORECASE)


def without_surnames(text: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Names without those of places that are the surname of somebody whom the text names in full with an office.

    A preposition of place before it makes it the place again."""
    spots = [m for m in found if m.kind == "place"]
    if not spots:
        return tuple(found)
    names = {one["name"].lower() for one in _TITLED.finditer(text)}
    if not names:
        return tuple(found)
    return tuple(m for m in found if m.kind != "place" or _bare(m.surface) not in names or _there(text, m))


def _bare(surface: str) -> str:
    name = surface.lower().removesuffix("'s").removesuffix("’s")
    return name.partition("-")[2] if name[:3] in {"al-", "el-"} else name


def _there(text: str, one: Mention) -> bool:
    owned = text[one.end : one.end + 2].lower() in {"'s", "’s"} or one.surface.lower().endswith(("'s", "’s"))  # "at Karsun's request"
    return not owned and _AT.search(text, max(0, one.start - 12), one.start) is not None
