"""Civilians, residents, families: people who are harmed or helped, and no party that an act is aimed at."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ceasefire.claims.draft import STATEMENTS
from ceasefire.claims.lexicon import singular
from ceasefire.claims.roles import Party
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.wordlist import words

_ANYBODY = words("civilian resident inhabitant local family citizen people population woman child idp displaced villager person")
_OF_THEM = STATEMENTS | {"displacement"}
"""Acts that are told of the people themselves, or addressed to them."""


def unaimed(one: Party, act: str, actors: Mapping[str, Actor]) -> Party:
    """A target without the actor that a dossier has for people at large; whoever bears a name or an office stays."""
    record = actors.get(one.id or "")
    if record is None or record.kind != "population" or act in _OF_THEM or singular(one.head) not in _ANYBODY:
        return one
    return msgspec.structs.replace(one, id=None)
