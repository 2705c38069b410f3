"""A seat of government that is struck, where its name could be its state's: "air strikes on" a capital, "bombed" one, its suburbs."""

from __future__ import annotations

from ceasefire.claims.lexicon import inflect, singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_BLOWS = words(
    """strike strikes airstrike airstrikes attack attacks raid raids shelling bombing bombings bombardment assault siege fall battle barrage missiles rockets
    drones blast explosion fire offensive march advance push"""
)
_ON = frozenset({"on", "of", "at", "over"})
_STRUCK = frozenset(form for base in words("bomb shell hit strike pound raid storm besiege bombard shake rock blockade encircle") for form in inflect(base))
"""What is done to a town and to no government."""
_PARTS = words("suburb suburbs outskirt outskirts airport port district neighbourhood neighborhood quarter market street centre center hospital station zone skyline city prison university")


def struck_seat(p: Parsed, token: Word, head: Word) -> bool:
    """Whether a town's name that is a state's too stands behind "the capital" or a word of force, or has a part. head: the first of
    the list it is in."""
    if p.lows[max(0, token.i - 2) : token.i] == ["capital", ","] or p.lows[max(0, token.i - 1) : token.i] == ["capital"]:
        return True  # "in the capital, X, gangs attacked"
    place = p.mention(token, "place")
    if place is None or not place.ids or not place.ids[0].startswith("geonames:"):
        return False
    if head.dep_ == "pobj":
        return head.head.low in _ON and head.head.head.low in _BLOWS
    if head.dep_ in {"dobj", "nsubjpass"}:
        return head.head.low in _STRUCK
    return head.dep_ == "poss" and singular(head.head.low) in _PARTS
