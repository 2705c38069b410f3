"""A seat of government that is struck, where its name could be its state's: "air strikes on" a capital."""

from __future__ import annotations

from typing import Any

from ceasefire.claims.parse import Parsed
from ceasefire.dossier.wordlist import words

_BLOWS = words("strike strikes airstrike airstrikes attack attacks raid raids shelling bombing bombings bombardment assault siege fall battle barrage missiles rockets drones blast explosion fire")
_ON = frozenset({"on", "of", "at", "over"})


def struck_seat(p: Parsed, token: Any, head: Any) -> bool:
    """Whether a town's name that is a state's too stands behind "the capital" or a word of force. head: the first of the list it is in."""
    if p.lows[max(0, token.i - 2) : token.i] == ["capital", ","] or p.lows[max(0, token.i - 1) : token.i] == ["capital"]:
        return True  # "in the capital, X, gangs attacked"
    if head.dep_ != "pobj" or head.head.low not in _ON or head.head.head.low not in _BLOWS:
        return False
    place = p.mention(token, "place")
    return place is not None and bool(place.ids) and place.ids[0].startswith("geonames:")
