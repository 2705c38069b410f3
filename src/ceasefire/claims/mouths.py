"""Actors taken back where nobody speaks who would call them so: "gunmen" in a wire's own words (see `usage`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.mentions import Mention
from ceasefire.claims.nametable import dictionary
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party
from ceasefire.claims.tokens import phrase_key
from ceasefire.claims.usage import side_of_speaker, sides_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.ids import content_id


def publisher(source: str | None, found: Iterable[Mention], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Who speaks where nobody is named: whoever publishes, where that is not known the outlets that a text names, if they are of one side."""
    if source is not None:
        return (source,)
    outlets = tuple(dict.fromkeys(m.id for m in found if m.kind == "source" and m.id is not None))
    return outlets if len({side_of_speaker(one, vocabulary) for one in outlets}) == 1 else ()


def in_mouth(p: Parsed, one: Party, chain: Sequence[str | None], text: tuple[str, ...], vocabulary: Vocabulary) -> Party:
    """A party without the actor that only others than those who speak mean by its words. chain: who asserts, outermost first;
    text: who speaks where nobody is named."""
    if one.id is None or one.pronoun:
        return one
    some = p.memo.get("used by some")
    if some is None:
        some = p.memo["used by some"] = [m for same in p.named.values() for m in same if m.users or m.shunned]
    if not some:
        return one
    mention = next((m for m in some if m.id == one.id and one.span[0] <= m.start and m.end <= one.span[1]), None)
    if mention is None or _meant(mention.users, mention.shunned, chain, text, vocabulary):
        return one
    return msgspec.structs.replace(one, id=None)


def _meant(users: tuple[str, ...], shunned: str | None, chain: Sequence[str | None], text: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    sides = sides_of((*text, *chain), vocabulary)
    inner = next((side for one in reversed(chain) if (side := side_of_speaker(one, vocabulary)) is not None), None)
    return (not users or not sides.isdisjoint(users)) and (shunned is None or inner != shunned)


def said_by_users(claim: Claim, text: tuple[str, ...], vocabulary: Vocabulary) -> Claim:
    """A claim without actors that only others than those who assert it mean by the words used."""
    changed: dict[str, None] = {}
    for field in ("actor", "target"):
        actor, words = getattr(claim, field), getattr(claim, f"{field}_surface")
        if actor is None or not words:
            continue
        sense = next((s for s in dictionary(vocabulary).keys.get(phrase_key(words), ()) if s.id == actor and s.kind == "actor"), None)
        if sense is not None and not _meant(sense.users, sense.shunned, claim.attributed_chain, text, vocabulary):
            changed[field] = None
    if not changed:
        return claim
    bare = msgspec.structs.replace(claim, id="", why=msgspec.UNSET, **changed)
    return msgspec.structs.replace(bare, id=content_id("claim", bare), why=claim.why)
