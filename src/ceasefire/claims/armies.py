"""Whom "the army", "the military" means in a text that has named one of them by whose it is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.asserters import Asserter
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.dossier.wordlist import words

_FORCES = words("army military junta")


def _named(word: str, text: str, before: Sequence[Mention]) -> str | None:
    """The one actor that the names so far call by a word: in the name ("the Xian army") or right behind it."""
    ids = {
        m.id for m in before
        if m.kind == "actor" and not m.users and (word in m.surface.lower().split() or text[m.end : m.end + len(word) + 1].lower() == f" {word}")
    }  # fmt: skip
    return next(iter(ids)) if len(ids) == 1 else None


def army_meant(p: Parsed, one: Party, text: str, before: Sequence[Mention]) -> Party:
    """The party with the actor that a bare "the army" means; unchanged where the text has named several, or none."""
    if one.id is not None or one.pronoun or one.head not in _FORCES or one.token >= len(p.doc) or low(p.doc[one.token]) != one.head:
        return one
    token = p.doc[one.token]
    if [low(c) for c in token.lefts] != ["the"] or any(c.dep_ in {"prep", "relcl", "appos", "acl"} for c in token.rights):
        return one
    known = _named(one.head, text, before)
    return one if known is None else msgspec.structs.replace(one, id=known)


def army_speaks(chain: tuple[Asserter, ...], text: str, before: Sequence[Mention]) -> tuple[Asserter, ...]:
    """A chain of asserters with "the army" as whoever it is."""
    if not any(one.id is None and one.words.lower() in _FORCES for one in chain):
        return chain
    out: list[Asserter] = []
    for one in chain:
        definite = text[max(0, one.span[0] - 4) : one.span[0]].lower() == "the "
        known = _named(one.words.lower(), text, before) if one.id is None and one.words.lower() in _FORCES and definite else None
        out.append(one if known is None else msgspec.structs.replace(one, id=known))
    return tuple(out)
