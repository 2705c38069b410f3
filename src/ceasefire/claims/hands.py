"""Whose a place is now: "went back to government control", "passed into the hands of X"."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire.claims import roles
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.word import Word


def objects_beyond(token: Word) -> Iterator[tuple[str, Word]]:
    """As `roles.prep_objects`, also over "back": "went back to X"."""
    yield from roles.prep_objects(token)
    for child in token.children:
        if child.dep_ in {"advmod", "prt"} and low(child) == "back":
            yield from roles.prep_objects(child)


def holder(p: Parsed, noun: Word) -> Party | None:
    """Who has what a noun says: "government control", "the authority of X"; None where nobody is named."""
    before = next((c for c in reversed(list(noun.lefts)) if p.mention(c, "actor") is not None), None)
    found = before or next((o for prep, o in roles.prep_objects(noun) if prep == "of" and p.mention(o, "actor") is not None), None)
    mention = p.mention(found, "actor") if found is not None else None
    if found is None or mention is None:
        return None
    span = (mention.start, mention.end)
    return Party(mention.id, p.words(span), span, found.i, False, singular(found.text))
