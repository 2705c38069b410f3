"""Whose a noun phrase is not, though a name stands in it; and who stands in brackets behind it."""

from __future__ import annotations

from typing import Any

from ceasefire.claims.mentions import Mention
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


def organisation(p: Parsed, head: str, token: Any, owner: Any, mention: Mention | None) -> bool:
    """ "the N.N. organisation" is N.N., where N.N. is no country."""
    return (
        head in {"organisation", "organization"} and owner.dep_ == "compound" and owner.i == token.i - 1
        and mention is not None and not mention.adjective and p.mention(owner, "place") is None
    )  # fmt: skip
