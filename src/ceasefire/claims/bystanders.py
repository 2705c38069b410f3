"""States that a text names for where something is and not for what they do: "fled to Xland", "the border with Xland",
"the Xville agreements". No "they" and no "army" is theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.mentions import Mention

_WHERE = re.compile(r"\b(?:in|into|inside|to|from|across|near|outside|within|towards?|borders? (?:with|of)|bordering)\s(?:the\s|(?:north|south|east|west)(?:ern)?\s|neighbou?ring\s|nearby\s){0,2}$", re.IGNORECASE)
_AWAY = re.compile(r"\b(?:borders? (?:with|of)|bordering|(?:fled|flee|fleeing|crossed|crossing|escaped|escaping) (?:in)?to|refugees? in)\s(?:the\s|neighbou?ring\s|nearby\s){0,2}$", re.IGNORECASE)
_DEALS = re.compile(r"\s(?:agreement|accord|deal|protocol|process|memorandum|declaration|summit|conference)s?\b")
_FAR = 40


def no_bystanders(named: Sequence[Mention], text: str) -> Sequence[Mention]:
    """Names without those that only say where, or which deal."""
    spots = {m.start for m in named if m.kind == "place"}
    return [m for m in named if m.kind != "actor" or m.start not in spots or not _only_says_where(m, text)] if spots else named


def _only_says_where(one: Mention, text: str) -> bool:
    return _DEALS.match(text, one.end) is not None or _WHERE.search(text[max(0, one.start - _FAR) : one.start]) is not None


def lies_elsewhere(one: Mention, text: str) -> bool:
    """Whether a place is named as where people fled to or what lies beyond a border."""
    return _AWAY.search(text[max(0, one.start - _FAR) : one.start]) is not None
