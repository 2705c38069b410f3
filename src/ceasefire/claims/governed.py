"""What a place stands under in a parsed sentence: whether fire comes from it, who left it, whose clause it is in."""

from __future__ import annotations

from typing import Any

from ceasefire.claims.lexicon import lexicon
from ceasefire.claims.roles import low
from ceasefire.dossier.wordlist import words

AWAY = frozenset({"from"})
FORCE_ACTS = words("shelling airstrike missile_strike drone_strike ground_assault explosive_device small_arms_fire")


def acts_of(token: Any) -> set[str]:
    """The acts that a word may name."""
    lex = lexicon()
    named = {lex.entries[name].act for _, name in lex.nouns.get(low(token), ())}
    return named | {lex.entries[name].act for _, name in lex.verbs.get(low(token), ())}


def _top(token: Any) -> Any:
    """The preposition that a place stands under, else the word itself."""
    head = token
    while head.dep_ in {"conj", "compound", "poss", "amod", "nmod", "appos"} and head.head != head:
        head = head.head
    return head.head if head.dep_ == "pobj" else head


def fired_from(token: Any) -> bool:
    """ "fired from X", "rockets launched from X": fire comes from there and falls elsewhere."""
    top = _top(token)
    if low(top) not in AWAY or top.dep_ != "prep":
        return False
    above = top.head
    return above.tag_.startswith("VB") or bool(acts_of(above) & FORCE_ACTS) or low(above) in _SHOTS


_SHOTS = words("rocket rockets missile missiles shell shells drone drones mortar mortars fire gunfire projectile projectiles barrage salvo round rounds artillery")


def fought_for(token: Any) -> bool:
    """ "the battle for X"."""
    top = _top(token)
    return low(top) == "for" and low(top.head) in _CONTESTS


_CONTESTS = words("battle battles fight fighting struggle offensive war")


def left_behind(token: Any) -> bool:
    """ "from X", "out of X", "left X"."""
    top = _top(token)
    return low(top) in AWAY or (low(top) == "of" and low(top.head) == "out") or token.dep_ == "dobj"


def of_a_part(token: Any) -> bool:
    """ "X countryside", "X province": a place by its noun, whatever stands before it."""
    return token.dep_ in {"compound", "nmod", "poss"} and low(token.head) in _PARTS


_PARTS = words("countryside province governorate district outskirts suburbs city town region area village neighbourhood neighborhood camp desert")


def road_end(token: Any) -> bool:
    """ "the road from X to Y": both are its ends."""
    return low(_top(token).head) in {"road", "highway", "route", "way", "track"}


def under(token: Any, event: Any) -> bool:
    """Whether a word stands under the act."""
    at = token
    for _ in range(14):
        if at == event:
            return True
        if at.head == at:
            return False
        at = at.head
    return False


def of_another(token: Any, event: Any) -> bool:
    """Whether a place belongs to a clause joined by "and" that has a subject of its own and not the act in it."""
    at = token
    for _ in range(14):
        if at.head == at or at == event:
            return False
        if at.dep_ == "conj" and at.tag_.startswith("VB") and any(c.dep_ in {"nsubj", "nsubjpass"} for c in at.children):
            return not under(event, at)
        at = at.head
    return False
