"""Whose a noun phrase is not, though a name stands in it; and who stands in brackets behind it."""

from __future__ import annotations

from typing import Any

from ceasefire.claims.parse import Parsed
from ceasefire.dossier.wordlist import words

_AGAINST = words(
    """opposition rebel rebels insurgent insurgents separatist separatists dissident dissidents militant militants jihadist
    jihadists guerrilla guerrillas breakaway anti-government antigovernment exiled"""
)


def opposed(p: Parsed, token: Any, owner: Any) -> bool:
    """ "the Xland armed opposition group", "Xian rebels": of that country, and not its state's."""
    first, last = sorted((owner.i, token.i))
    return not _AGAINST.isdisjoint(p.lows[first + 1 : last + 1])


def bracketed(p: Parsed, token: Any) -> Any:
    """The name in brackets right behind a noun: "the armed opposition group (XLF)"; None elsewhere."""
    at = token.i + 1
    if at + 2 < len(p.doc) and p.doc[at].text == "(" and p.doc[at + 2].text == ")" and token.i not in p.named:
        inside = p.doc[at + 1]
        return inside if p.mention(inside, "actor") is not None else None
    return None
