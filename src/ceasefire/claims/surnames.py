"""People whose surname is a town's: "Prime Minister Adel Karsun ... at Karsun's request" names no place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.mentions import Mention
from ceasefire.claims.people import TITLES
from ceasefire.claims.stance_words import SAY

_OFFICES = TITLES | frozenset(["mr", "mrs", "ms", "dr", "premier-elect", "mayor", "warlord", "judge", "imam", "spokesperson", "director", "coach", "professor"])
_TITLED = re.compile(
    rf"\b(?:{'|'.join(sorted((*_OFFICES, *(one.title() for one in _OFFICES)), key=len, reverse=True))})s?\.?,? (?:[A-Z][\w'’-]+\.? (?:(?:bin|ibn|abu|de|van|von) )?){{1,2}}(?:(?:al|el|Al|El|ash|an|ad)-)?(?P<name>[A-Z][\w'’]+(?:-[A-Z]\w+)?)\b"
)
_NEXT = re.compile(r"\s+(?:(?:has|had|have|also|later|then|himself|herself) )*(?P<verb>[a-z]+)")


def without_surnames(text: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Names without those of places that are the surname of somebody whom the text names in full with an office.

    Such a name is a person where it owns something or speaks; elsewhere it may still be the town."""
    people = [m for m in found if m.kind == "place" and _person(text, m)]
    if not people:
        return tuple(found)
    names = {one["name"].lower() for one in _TITLED.finditer(text)}
    theirs = [m for m in people if _bare(m.surface) in names]
    return tuple(m for m in found if m not in theirs) if theirs else tuple(found)


def _bare(surface: str) -> str:
    name = surface.lower().removesuffix("'s").removesuffix("’s")
    return name.partition("-")[2] if name[:3] in {"al-", "el-"} else name


def _person(text: str, one: Mention) -> bool:
    if text[one.end : one.end + 2].lower() in {"'s", "’s"} or one.surface.lower().endswith(("'s", "’s")):
        return True  # "at Karsun's request"
    following = _NEXT.match(text, one.end)
    return following is not None and following["verb"] in SAY
