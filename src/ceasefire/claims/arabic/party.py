"""Somebody in an act, and the parties of one act."""

from __future__ import annotations

import msgspec

from ceasefire.claims.arabic.names import Name


class Party(msgspec.Struct, frozen=True):
    """Somebody in an act. id: actor id or None; words: as written; start, end: characters;
    people: unarmed people, who are never the doer of a hostile act."""

    id: str | None
    words: str
    start: int
    end: int
    people: bool = False


class Parties(msgspec.Struct, frozen=True):
    """doer, target: None when not said; mutual: both sides are named, not who began."""

    doer: Party | None = None
    target: Party | None = None
    mutual: bool = False


def party(text: str, name: Name) -> Party:
    """A name as a party."""
    return Party(name.id, text[name.start : name.end], name.start, name.end, name.people)
