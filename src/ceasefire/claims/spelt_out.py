"""Places that a wider one is spelt out by: "several towns in X region, including A and B" happened at A and at B."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.parse import Parsed
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

MANY = words(
    """towns villages cities districts suburbs neighbourhoods neighborhoods settlements hamlets areas localities communities camps quarters municipalities
    positions places parts sites locations provinces regions counties states"""
)
"""Nouns for several places, of which a list that follows names some."""
_OPENS = frozenset({"including", "namely", "notably", "among", ":", "like", "especially"})
_JOINS = frozenset({",", "and", "or", "as", "well", "the", "in", "also"})
_NEAR, _BACK = 4, 9
_ONE = words("town city village suburb hamlet settlement port resort enclave municipality township")


def spelt_out(p: Parsed, near: list[Word], candidates: Sequence[Word]) -> list[Word]:
    """Places found for an act, with those listed behind "including" in the stead of the wider one that they are in."""
    if _OPENS.isdisjoint(p.said) and ":" not in p.lows:
        return near
    result: list[Word] = []
    for token in near:
        listed = _list_behind(p, token, candidates)
        result += [t for t in (listed or [token]) if t not in result]
    return result


def _list_behind(p: Parsed, wide: Word, candidates: Sequence[Word]) -> list[Word]:
    opens = next((i for i in range(wide.i + 1, min(wide.i + _NEAR, len(p.lows))) if p.lows[i] in _OPENS), None)
    if opens is None or MANY.isdisjoint(p.lows[max(0, wide.i - _BACK) : wide.i]) or not set(p.lows[wide.i + 1 : opens]) <= {",", "(", "region", "province", "district", "state"}:
        return []
    here = opens + 1
    found: list[Word] = []
    for token in sorted((t for t in candidates if t.i > opens), key=lambda t: t.i):
        gap = p.lows[here : token.i]
        if len(gap) > (_NEAR if not found else _NEAR + 1) or not (set(gap) <= _JOINS or (not found and not any(p.tags[i].startswith("VB") for i in range(here, token.i)))):
            break
        found.append(token)
        here = token.i + 1
    return found


def only_region(p: Parsed, at: int) -> bool:
    """ "the Xland town of Y": a name that only says in which region the town is."""
    if p.lows[at + 2 : at + 3] != ["of"] or p.lows[at + 1] not in _ONE or "the" not in p.lows[max(0, at - 2) : at]:
        return False
    return at + 3 in p.named or p.tags[at + 3 : at + 4] == ["NNP"]
