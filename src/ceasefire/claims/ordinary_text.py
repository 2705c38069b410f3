"""Whether a text, or a sentence of one, is everyday news, told before anything is parsed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ceasefire.claims.everyday import KINDS, Lean, lean_of
from ceasefire.claims.gate import may_say
from ceasefire.claims.mentions import Mention, each_inside, find_mentions
from ceasefire.claims.plain_news import unnamed_keys
from ceasefire.claims.subject import TOPICS, Subject, maybe_ordinary, near, passed_over, struck, subject_of
from ceasefire.claims.text import clean, sentences
from ceasefire.claims.tokens import tokenise
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_SHOTS = words("rocket rockets missile missiles bullet bullets cannon")
"""Weapons that sports writers call a shot by."""
_AT_ODDS = words("ultimatum sanction sanctions embargo embargoes expelled")
"""What parties do to each other short of force. Whatever threatens does so in ordinary news too: fires, rain, a lead."""


def ordinary_news(text: str, vocabulary: Vocabulary, start: int = 0) -> bool:
    """Whether no sentence of a text can be about force and truces: ordinary news, at a cheap look."""
    body = " " * start + clean(text)[start:]
    tokens = tokenise(body)
    said, lean = frozenset(tokens.keys), None
    if not maybe_ordinary(said) and (lean := lean_of(said)).text >= 0:
        return False
    found = find_mentions(tokens, vocabulary, listed=True)
    if near(found, vocabulary):
        return False
    unnamed = unnamed_keys(tokens, found, 0, len(tokens.keys))
    if len(unnamed) < len(tokens.keys):
        said, lean = frozenset(unnamed), None
    about = subject_of(unnamed, said)
    lean = lean_of(said) if lean is None else lean
    listed = about.throughout
    if lean.throughout(listed) and _AT_ODDS.isdisjoint(said) and not struck(unnamed, said):
        return True
    if not (about.ordinary or lean.text < 0):
        return False
    cut = sentences(body, start)
    for one, named in zip(cut, each_inside(found, cut), strict=True):
        first, last = bisect_left(tokens.starts, one.start), bisect_left(tokens.starts, one.end)
        if may_say(tokens.keys[first:last]) and not everyday(about, lean, unnamed_keys(tokens, named, first, last), named, listed=listed):
            return False
    return True


def everyday(about: Subject, lean: Lean, mine: Sequence[str], named: Sequence[Mention], trade: bool = False, listed: bool = False) -> bool:
    """Whether a sentence of word keys `mine` is everyday news by its words and those of its text. trade: a list says that it is of a trade;
    listed: one says so of the text."""
    said = frozenset(mine)
    if not trade and struck(mine, said):
        return False
    if not said.isdisjoint(_AT_ODDS) and said.isdisjoint(TOPICS["sport"]) and len({one.id for one in named if one.kind == "actor"}) > 1:
        return False  # "X imposed an embargo on wheat for Y"
    listed = trade or listed or passed_over(about, said)
    if listed and said & KINDS["means"] <= _SHOTS and len(said & TOPICS["sport"]) > 1:
        return True  # a rocket past the goalkeeper; a grenade that was thrown into a club is no shot at goal
    actors = places = 0
    for one in named:
        actors += one.kind == "actor"
        places += one.kind == "place"
    return lean.everyday(said, actors, places, listed)
