"""Names of parties that are themselves what is counted: "23 rebels", "18 Xian soldiers"."""

from __future__ import annotations

from ceasefire.claims.numerals import number_at
from ceasefire.claims.parse import Parsed
from ceasefire.claims.person_words import group_of
from ceasefire.dossier.wordlist import words


def counted_parties(p: Parsed) -> frozenset[int]:
    """Parties' names that are themselves what is counted ("23 rebels"), whichever party it is."""
    return frozenset(
        at
        for at in p.named
        if at
        and p.lows[at] == "army"
        and p.mention(p.doc[at], "actor") is not None
        and (p.tags[at - 1] in {"CD", "JJ", "IN", "DT"} or number_at(p.lows, at - 1) is not None)
        and (p.lows[at + 1 : at + 2] in (["dead"], ["wounded"], ["injured"]) or not (p.tags[at + 1] if at + 1 < len(p.tags) else ".").startswith(("NN", "JJ", "POS", "HYPH", "VBG")))
    )


_ARMED = words("gunmen gunman terrorists terrorist militants fighters soldiers")
"""Words that say of anybody that he bears arms, and are nobody's name for his own: "rebels" is a party's."""


def bearers(p: Parsed, at: int) -> str:
    """What a party's name calls those who are counted: "18 Xian soldiers" are soldiers, "20 of a party" its members."""
    name = p.words(p.span(at, at)).split()
    return name[-1] if name[-1].islower() and group_of(name[-1]) == "combatants" and (len(name) > 1 or name[-1] in _ARMED) else "members"
