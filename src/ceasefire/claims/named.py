"""Ids of claims while a text is read: made anew where a claim changes, and put off while it may still change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.ids import content_id


def renamed(claim: Claim, **changes: Any) -> Claim:
    """A claim with other fields, and the id that they make; none for a claim that has none yet."""
    if not claim.id:
        return msgspec.structs.replace(claim, **changes)
    bare = msgspec.structs.replace(claim, id="", why=msgspec.UNSET, **changes)
    return msgspec.structs.replace(bare, id=content_id("claim", bare), why=claim.why)


def named(claims: Iterable[Claim], as_read: Iterable[Claim]) -> list[Claim]:
    """The claims of a text, each with an id. as_read: the same, as they were before what changes no id; those without one get it from there."""
    return [one if one.id else msgspec.structs.replace(one, id=_id(read)) for one, read in zip(claims, as_read, strict=True)]


def _id(claim: Claim) -> str:
    return content_id("claim", claim if claim.why is msgspec.UNSET else msgspec.structs.replace(claim, why=msgspec.UNSET))
