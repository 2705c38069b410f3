"""Places that only say where another one lies, though words stand between that no list of containers has: "X city, north of
the Yian capital Z"; and those in the name of whoever speaks: "according to the Council of X, Y and Z"."""

from __future__ import annotations

from collections.abc import Collection

from ceasefire.claims.parse import Parsed
from ceasefire.dossier.wordlist import words

_POINTS = words("north south east west northeast northwest southeast southwest north-east north-west south-east south-west outside")
_PLAIN = words(
    """city town village district province county governorate region state camp area neighbourhood neighborhood suburb township the a an
    of capital main country's largest biggest port border coastal about some around just miles km kilometres kilometers mile kilometre"""
)
_MEASURES = words("miles km kms kilometres kilometers mile kilometre")
_REACH = 12


def lies_by(p: Parsed, one: int, other: int) -> bool:
    """Whether the words between two places say where the first lies: a comma, then "north of" and nothing but what describes
    the second."""
    gap = p.lows[one + 1 : other]
    if not 2 < len(gap) <= _REACH or "," not in gap or "and" in gap:
        return False
    comma = gap.index(",")
    if not _MEASURES.isdisjoint(gap):
        far = max(i for i, word in enumerate(gap) if word in _MEASURES)
        if comma < far and "from" in gap[far:] and set(gap[far + 1 :]) <= _PLAIN | {"from", "away", "(", ")"}:
            return True  # "in X in the same region, about 10 km from the town of Z"
    if not set(gap[:comma]) <= _PLAIN:
        return False
    behind = gap[comma + 1 :]
    of = next((i for i, word in enumerate(behind) if word in {"of", "outside"} and (word == "outside" or (i and behind[i - 1] in _POINTS))), -1)
    if of < 0:
        return False
    first = one + 1 + comma + 1
    described = all(w in _PLAIN or p.tags[first + of + 1 + i] in {"JJ", "NNP", "POS"} for i, w in enumerate(behind[of + 1 :]))
    return described and all(w in _PLAIN | _POINTS or w.replace(".", "").isdigit() for w in behind[:of])


def named_on(p: Parsed, at: int, stop: int, places: Collection[int]) -> int:
    """Where the words about a speaker end who is called after several places: behind the list that begins before `stop`, if no
    verb follows it."""
    if stop >= len(p.lows) or p.lows[stop] != "," or not any(p.lows[i] == "of" for i in range(at, stop)) or not p.tags[stop - 1].startswith("NNP"):
        return stop
    end, joined = stop, False
    while end < len(p.lows) and (p.lows[end] in {",", "and"} or p.tags[end].startswith("NNP") or end in places):
        joined = joined or p.lows[end] == "and"
        end += 1
    closed = end >= len(p.lows) or p.lows[end] in {".", ";", '"', "”"}
    return end if joined and closed else stop
