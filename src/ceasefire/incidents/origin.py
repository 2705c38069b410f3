"""Whose word a claim is: the origin behind it, counted once however often it is repeated."""

from __future__ import annotations

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.dossier.actor import side_of
from ceasefire.dossier.vocabulary import Vocabulary

UNKNOWN = "unknown"
"""Family of what no known source stands behind. Never counted as independent of anything."""


class Origin(msgspec.Struct, frozen=True):
    """family: origin family, or `actor:ID` for a party's own statement, or `unknown`;
    side: the side it speaks for or leans to, None if neither; grade: Admiralty A-F;
    speaks_for: id of the party it is an organ of, None if of none."""

    family: str
    side: str | None = None
    grade: str = "F"
    speaks_for: str | None = None


def origin_of(claim: Claim, vocabulary: Vocabulary) -> Origin:
    """The innermost asserter that is known, else whom the claim or its report was found to repeat, else the
    publisher, else unknown.

    An unnamed witness ("activists said", "residents said") is the word of the outlet that heard them.
    """
    repeated = vocabulary.copies.get(claim.id) or vocabulary.copies.get(claim.report)
    for asserter in (claim.attributed_to, *reversed(claim.attributed_chain), repeated, claim.source):
        if asserter is None:
            continue
        if asserter in vocabulary.sources:
            return _of_source(asserter, vocabulary)
        known = vocabulary.actors.get(asserter)
        if known is not None and known.kind != "population":
            return Origin(f"actor:{asserter}", side_of(vocabulary.actors, asserter), "F", asserter)
    return Origin(UNKNOWN)


def _of_source(name: str, vocabulary: Vocabulary) -> Origin:
    """What a relay gives is the word of the head of its family, with that one's worth and side."""
    source = vocabulary.sources[name]
    family = source.family or source.id
    head = vocabulary.sources.get(family, source)
    side = side_of(vocabulary.actors, head.alignment) or head.leaning
    return Origin(family, side, head.reliability, head.alignment)


def opposed(a: Origin, b: Origin) -> bool:
    """Whether two origins stand on different sides, both known."""
    return a.side is not None and b.side is not None and a.side != b.side
