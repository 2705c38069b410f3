"""Phrases that stand behind a verb: "put out of action", "put the town's only hospital out of action"."""

from __future__ import annotations

from ceasefire.claims.lexicon import Entry
from ceasefire.claims.word import Word, of_word

NEAR = 10
"""How many words on "after" reaches: "took three of the charity's drivers hostage"."""
_REACH = 12
"""How many letters on a phrase may stand behind a verb without an object."""


def phrase_behind(token: Word, entry: Entry) -> bool:
    """Whether one of an entry's phrases stands behind a verb, near it or behind its object."""
    behind = _behind(token)
    if not any(phrase in behind for phrase in entry.prt_phrase):
        return False
    if not entry.obj and any(c.dep_ == "dobj" for c in token.children):
        return True
    near = " ".join([t.low for t in token.doc[token.i + 1 : token.i + NEAR - 1]])
    return any(0 <= near.find(phrase) <= _REACH for phrase in entry.prt_phrase)


@of_word
def _behind(token: Word) -> str:
    """The words behind a word, as far as a phrase of its may stand."""
    return " ".join([t.low for t in token.doc[token.i + 1 : token.i + NEAR + 5]])
