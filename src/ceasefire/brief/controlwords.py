"""Words for control of places, for terminal, brief and pictures."""

from __future__ import annotations

from datetime import date

from ceasefire.brief.words import MONTHS
from ceasefire.dossier.dossier import Dossier

WHY = {
    "sources differ": "opposed sources say different things",
    "denied": "denied",
    "fighting": "fighting reported, no change of hands told",
    "no word": "nobody is told to have said who held it",
    "old": "the last word is too old",
    "left": "the holder is said to have left",
}

BASIS = {
    "gained": "{who} took or holds it",
    "held": "{who} held it",
    "taken_from": "{who} held it until it was taken",
    "lost": "{who} lost it",
    "withdrew": "{who} left it",
    "denied": "{who} does not hold it",
    "agreement": "{who} is to hold it by the agreement",
    "entered": "{who} moved there",
    "fortified": "{who} dug in there",
    "attacked_there": "{who} was attacked there",
    "partition": "{who} was to hold it",
}


def side_name(dossier: Dossier, side: str | None) -> str:
    """A side as output calls it: the neutral name of the actor whose id it is, else its word."""
    if side is None:
        return "not told"
    return dossier.actors[side].name if side in dossier.actors else side.replace("_", " ")


def month_name(month: date) -> str:
    """`May 2018`."""
    return f"{MONTHS[month.month - 1]} {month.year}"
