"""Where an act was, by the English words around a place that a model quoted or left out: a part of a country, a street of a town, one of two
villages of a name, the town whose people made a deal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ceasefire.claims.mentions import Mention
from ceasefire.claims.text import Span
from ceasefire.dossier.gazetteer import SETTLEMENTS, Gazetteer
from ceasefire.place import Place


def part_of_country(quoted: str, place: Place, gazetteer: Gazetteer) -> bool:
    """Whether a quotation names a part of a country by the points of the compass ("eastern Ukraine"), not a country or place so called ("South Sudan")."""
    return place.kind == "country" and _COMPASS.match(quoted) is not None and not gazetteer.find(quoted)


def is_line(name: str) -> bool:
    """Whether a name is that of a street, a bridge or a river, which is in or at a town."""
    return _LINE.search(name) is not None


def is_street(name: str) -> bool:
    """Whether a name is that of a street of a town, which is not where it is named after: "Sumska street" is not in Sumy."""
    return _STREET.search(name) is not None


def without_kind(name: str) -> str:
    """The name of a quarter or hamlet that no gazetteer has, without the word for what it is: "PK5 quarter"."""
    return _KIND.sub("", name) or name


def sides(name: str, country: str | None, gazetteer: Gazetteer) -> list[Place]:
    """The towns and villages of a country that bear a name with a word before it that tells one from another: "Eastern X", "Lower X"."""
    found = {p.id: p for side in _SIDES for p in gazetteer.find(f"{side} {name}") if p.kind in SETTLEMENTS and (country is None or p.admin[:1] == (country,))}
    return list(found.values())


def nearest_first(names: Iterable[Mention], span: Span, sentence: Span) -> list[Mention]:
    """Names in the order in which they may say in which town a street lies: those before it in its sentence, the nearest first, those behind it there,
    those of the sentences before, those after."""

    def rank(name: Mention) -> tuple[int, int]:
        inside = sentence[0] <= name.start < sentence[1]
        before = name.end <= span[0]
        return (0 if before else 1) if inside else (2 if before else 3), abs(name.start - span[0])

    return sorted(names, key=rank)


def deal_places(text: str, names: Sequence[Mention], act: Span, sentence: Span) -> list[Mention]:
    """The names of places that a sentence tells of an agreement: of its parties or where it was made ("the factions in Xville reached a deal", "signed in
    Xville"). Not those where only somebody speaks, nor those within its terms ("agreed on how the observers in Xville are to work")."""
    told = [m for m in names if sentence[0] <= m.start < sentence[1] and not m.adjective and _AT.search(text, max(sentence[0], m.start - _FEW), m.start) is not None]
    before = [m for m in told if m.end <= act[0] and _SAYS.search(text, m.end, act[0]) is None]
    return before + [m for m in told if m.start >= act[1] and _TERMS.search(text, act[1], m.start) is None]


def witness_places(text: str, names: Sequence[Mention], act: Span, sentence: Span) -> list[Mention]:
    """The names of places in which somebody himself heard or saw an act: "a reporter in Xville heard outgoing fire". Not what he was told or saw pictures of."""
    return [
        m for m in names
        if sentence[0] <= m.start and m.end <= act[0] and _WITNESS.search(text, max(sentence[0], m.start - _FEW), m.start) is not None
        and _SAW.match(text, m.end, act[0]) is not None and _HEARSAY.search(text, m.end, act[0]) is None
    ]  # fmt: skip


def denies_at_large(text: str, sentence: Span) -> bool:
    """Whether a denial names what it denies and points back at nothing: "denied shelling homes", against "denied shelling the village",
    "denied shelling Xville", "denied it"."""
    found = _DENIES.search(text, *sentence)
    return found is not None and found["what"].lower() == found["what"] and _POINTS.search(text, found.start("what"), found.end()) is None


def in_condition(text: str, act: Span, place: Span) -> bool:
    """Whether a place stands in the condition of what is refused: "would not talk before the troops had left Xville"."""
    return act[0] <= place[0] and _CONDITION.search(text, act[0], place[0]) is not None and not _ENDS.search(text, act[1], place[0])


_FEW = 48
"""Characters before a name in which "in the port city of" stands."""
_COMPASS = re.compile(r"(?:far |deep )?(?:north|south|east|west|central|centre|mid)(?:[- ]?(?:east|west|central))?(?:ern)?\s+(?:of\s+)?(?=[A-Z])", re.IGNORECASE)
_LINE = re.compile(r"\b(?:street|road|avenue|boulevard|lane|highway|motorway|bridge|river|canal)$|^river\b", re.IGNORECASE)
_STREET = re.compile(r"[^\W\d_] (?:street|avenue|boulevard|lane)$", re.IGNORECASE)
_KIND = re.compile(r"\s+(?:quarter|neighbou?rhood|suburb|village|hamlet|settlement)$")
_SIDES = ("Eastern", "East", "Western", "West", "Northern", "North", "Southern", "South", "Upper", "Lower", "Old", "New", "Great", "Little")
_AT = re.compile(
    r"\b(?:in|at|of|for|around|near|inside|enter(?:ed|ing|s)?|leav(?:e|es|ing)|left|among them|including)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:(?:city|town|village|district|quarter|area|province|region)\s+(?:of\s+)?)?$"
)
_SAYS = re.compile(r"\b(?:said|says|say|told|announced|announces|reported|reports|according)\b", re.IGNORECASE)
_TERMS = re.compile(r"\b(?:how|that|which|whether|to|when|where|on)\b(?! (?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:before|until|till|unless|as long as|so long as|while)\b", re.IGNORECASE)
_DENIES = re.compile(r"\bden(?:y|ies|ied|ying) (?:ever )?(?:having )?\w+(?:ing|ed) (?P<what>[^.;!?]+)", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|its|he|she|they|them|their|that|this|those|these|there|the|any|such|so|either)\b", re.IGNORECASE)
_WITNESS = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|photographers?|cameram[ae]n|witness(?:es)?|eyewitness(?:es)?|residents?|inhabitants?|observers?|monitors?|teams?|patrols?)\b(?: [\w'’-]+){0,3} in $", re.IGNORECASE
)
_SAW = re.compile(r",? (?:(?:could|also|has|have|had|reported|later) )*(?:heard|hear|hearing|saw|see|seen|seeing|witnessed|counted|recorded|observed|filmed|watched)\b", re.IGNORECASE)
_HEARSAY = re.compile(r"\b(?:from|that|how|hear\w* of|on television|online|(?:saw|see|seen) in|pictures?|videos?|footage)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.;!?]")
