"""A dossier: one ceasefire process as a folder of text files and one database."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.dossier.actor import Actor
from ceasefire.dossier.coverage import CoverageRow
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary


class DossierFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`dossier.yaml`. time_zone: IANA name that local dates are meant in; languages: ISO 639-1 of
    the reports; area: admin ids of `places.yaml` that the process is about; store: a database
    address, or None for `ledger.db` in the folder; effective_control: whether the act of a proxy
    (`controlled_by`) is held to be the act of who controls it: a rule the dossier states, off
    unless it does."""

    title: str
    time_zone: str
    languages: tuple[str, ...] = ("en",)
    area: tuple[str, ...] = ()
    about: str = ""
    store: str | None = None
    effective_control: bool = False


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded dossier. shapes: GeoJSON geometries of `zones/*.geojson` by feature id; file names
    of actors and the rest are fixed, see the reference page on the format."""

    root: Path
    id: str
    title: str
    time_zone: str
    languages: tuple[str, ...]
    area: tuple[str, ...]
    about: str
    store: str | None
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    gazetteer: Gazetteer
    shapes: Mapping[str, Mapping[str, Any]]
    coverage: tuple[CoverageRow, ...] = ()
    effective_control: bool = False


def vocabulary(dossier: Dossier) -> Vocabulary:
    """What a reader of texts needs of a dossier."""
    return Vocabulary(dossier.actors, dossier.sources, dossier.gazetteer, dossier.time_zone, dossier.area)
