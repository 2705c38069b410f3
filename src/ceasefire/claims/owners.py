"""Whose a noun phrase is not, though a name stands in it; and who stands in brackets behind it."""

from __future__ import annotations

from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_AGAINST = words(
    """opposition rebel rebels insurgent insurgents separatist separatists dissident dissidents militant militants jihadist
    jihadists guerrilla guerrillas breakaway anti-government antigovernment exiled"""
)


_CALLED = frozenset({"known", "called"})


def opposed(p: Parsed, token: Word, owner: Word) -> bool:
    """ "the Xland armed opposition group", "Xian rebels": of that country, and not its state's."""
    first, last = sorted((owner.i, token.i))
    return not _AGAINST.isdisjoint(p.lows[first + 1 : last + 1])


def bracketed(p: Parsed, token: Word) -> Word | None:
    """The name in brackets right behind a noun: "the armed opposition group (XLF)"; None elsewhere."""
    at = token.i + 1
    if at + 1 < len(p.doc) and token.i not in p.named and p.lows[at] in _CALLED and p.doc[at].head is token:
        # "rescue workers known as N.N."
        named = next((o for c in p.doc[at].children for o in ([c] if c.dep_ == "oprd" else c.children if c.low == "as" else ()) if p.mention(o, "actor") is not None), None)
        if named is not None:
            return named
    if at + 2 < len(p.doc) and p.doc[at].text == "(" and p.doc[at + 2].text == ")" and token.i not in p.named:
        inside = p.doc[at + 1]
        return inside if p.mention(inside, "actor") is not None else None
    return None


def organisation(p: Parsed, head: str, token: Word, owner: Word, mention: Mention | None) -> bool:
    """ "the N.N. organisation" is N.N., where N.N. is no country."""
    return (
        head in {"organisation", "organization"} and owner.dep_ == "compound" and owner.i == token.i - 1
        and mention is not None and not mention.adjective and p.mention(owner, "place") is None
    )  # fmt: skip
