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
    "entered": "forces of another side are said to have entered",
}

BASIS = {
    "gained": "{who}: took or holds it",
    "held": "{who}: held it",
    "taken_from": "{who}: held it until it was taken",
    "lost": "{who}: lost it",
    "withdrew": "{who}: left it",
    "denied": "{who}: said not to hold it",
    "agreement": "{who}: to hold it by the agreement",
    "entered": "{who}: moved there",
    "fortified": "{who}: dug in there",
    "attacked_there": "{who}: attacked there",
    "partition": "{who}: was to hold it",
}


def side_name(dossier: Dossier, side: str | None) -> str:
    """A side as output calls it: the neutral name of the actor whose id it is, else its word."""
    if side is None:
        return "not told"
    return dossier.actors[side].name if side in dossier.actors else side.replace("_", " ")


def month_name(month: date) -> str:
    """`May 2018`."""
    return f"{MONTHS[month.month - 1]} {month.year}"


CONTROL = "Control"
NOTE = (
    "Who is said to hold which place, in the days {days}. A claim holds until it is contradicted, at most a year; what opposed sources say "
    "stands side by side; what is said of a province is not said of its towns."
)
CHANGES, NO_CHANGES = "Changes of hands", "No change of hands is told of in these days."
CONTESTED, NONE_CONTESTED = "Contested places", "No place is contested in these days, by what is told."
HOLDERS, NO_HOLDERS = "Holders on {day}", "No place that may be named is said to be held on that day."
HANDS, HOW, WHY_HEAD, SAID, HELD_BY, SINCE, WORD = "From → to", "How", "Why", "Said to be held by, according to", "Said to be held by", "Since", "Last word"
NOT_TOLD, BY_FORCE = "not told", "fighting or fire there in the week before"
MAP = "Map of places and who is said to hold them"
MAP_NOTE = "Points of named places; no area and no line is drawn. Contested places are hatched, places on which no word stands are hollow."
PART = "{area}, or a part of it"
"""An area of which something is said: nobody says which of its towns."""

UNKNOWN = "Places on which no word stands any more: {n}."
