"""How much aid, how many people on the move, how many prisoners: numbers that are no harm."""

from __future__ import annotations

from ceasefire.claims.numerals import number_at
from ceasefire.claims.parse import Parsed
from ceasefire.claims.text import Span
from ceasefire.dossier.wordlist import words

_COUNTED: dict[str, tuple[str, frozenset[str]]] = {
    "aid_delivery": ("trucks", words("truck trucks lorry lorries truckload truckloads")),
    "aid_obstruction": ("trucks", words("truck trucks lorry lorries truckload truckloads")),
    "prisoner_exchange": ("prisoners", words("prisoner prisoners detainee detainees captive captives hostage hostages soldiers pows")),
    "displacement": ("people", words("people persons civilians residents inhabitants refugees villagers individuals")),
    "evacuation": ("people", words("people persons civilians residents patients wounded fighters")),
}
_FAMILIES = words("family families household households")


def counted(p: Parsed, act: str) -> tuple[str, str, Span] | None:
    """(what is counted, its number, where) of aid, displacement or an exchange; None where no number is told."""
    if act not in _COUNTED:
        return None
    name, nouns = _COUNTED[act]
    if nouns.isdisjoint(p.said) and (name != "people" or _FAMILIES.isdisjoint(p.said)):
        return None
    for at in range(len(p.lows)):
        value = number_at(p.lows, at)
        if value is None or (at and number_at(p.lows, at - 1) is not None):
            continue
        number, after = value
        for index in range(after, min(after + 5, len(p.lows))):
            word = p.lows[index]
            if word in nouns or (name == "people" and word in _FAMILIES):
                kind = "families" if word in _FAMILIES else name
                return kind, str(number), p.span(at, index)
            if p.tags[index] not in {"JJ", "NN", "NNP", "HYPH", "IN", "VBN", "DT"} or word in {"from", "to", "in", "near", "and"}:
                break
    return None
