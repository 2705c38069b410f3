"""What a reader of texts must know: who is who, what is where, who publishes, which clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from ceasefire.dossier.actor import Actor
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.pair import Pair
from ceasefire.dossier.source import Source


class Vocabulary(msgspec.Struct, frozen=True):
    """actors, sources: by id; gazetteer: places by name; time_zone: IANA name that dates in the
    texts are meant in; area: admin ids that the dossier is about, preferred for ambiguous names; copies: report or claim ->
    source (or actor) whose account it was found to repeat; leads: report -> sources and reports that it may repeat, which it does
    where both tell of one happening; days: report -> local day of publication; pairs: what people said of pairs of claims."""

    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    gazetteer: Gazetteer
    time_zone: str
    area: tuple[str, ...] = ()
    copies: Mapping[str, str] = {}
    leads: Mapping[str, tuple[str, ...]] = {}
    days: Mapping[str, date] = {}
    pairs: tuple[Pair, ...] = ()
