"""Harm told of him or her: "leading to his death", "killing him", "which left her wounded"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.claim import Harm
from ceasefire.claims.harm_words import HarmFound, token_at
from ceasefire.claims.parse import Parsed

_LED = r"\b(?:lead(?:s|ing)? to|led to|result(?:s|ed|ing)? in|caus(?:es|ed|ing))\s+(?:his|her)\s+(?:\w+\s+)?"
_OTHERS = r"(?! \w*(?:husband|wife|son|daughter|brother|sister|father|mother|child|children|family|driver|guard|companion))"
"""Behind "killing her" these say that somebody else was."""
_TOLD = {
    "killed": re.compile(rf"{_LED}death\b|\bkill(?:ing|ed) (?:him|her)\b{_OTHERS}", re.IGNORECASE),
    "injured": re.compile(
        rf"{_LED}(?:injury|injuries|wounding)\b|\b(?:wound|injur)(?:ing|ed) (?:him|her)\b{_OTHERS}|\b(?:left|leaving) (?:him|her) (?:\w+ )?(?:wounded|injured)\b",
        re.IGNORECASE,
    ),
}
HIM_OR_HER = frozenset({"him", "his", "her"})
_ONE = Harm(low=1, best=1, high=1)


def their_harm(p: Parsed, masked: str, told: Sequence[HarmFound]) -> list[HarmFound]:
    """What an act led to for one person, where the sentence tells no other harm of that kind. masked: the sentence."""
    if HIM_OR_HER.isdisjoint(p.said):
        return []
    out: list[HarmFound] = []
    for which, pattern in _TOLD.items():
        found = None if any(getattr(h, which) is not None for h in told) else pattern.search(masked)
        if found is None:
            continue
        at = token_at(p, found.end() - 1)
        span = p.span(token_at(p, found.start()), at)
        out.append(HarmFound(_ONE, None, at, span) if which == "killed" else HarmFound(None, _ONE, at, span))
    return out
