"""A dossier: one ceasefire process as a folder of text files and one database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from ceasefire.dossier.actor import Actor
from ceasefire.dossier.coverage import CoverageRow
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.outlookspec import OutlookSpec
from ceasefire.dossier.pair import Pair
from ceasefire.dossier.publication import Publication
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary


class ReaderFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`reader:` of `dossier.yaml`: a language model that reads where `ceasefire read --reader model` asks for it.
    address: base of an OpenAI-compatible service (`https://host/v1`); model: its name there; timeout: seconds
    for a whole answer; retries: further tries; key_variable: variable of the environment that holds the key,
    which is written nowhere; send: the strictest TLP mark that may be sent; send_unmarked: texts without a mark may
    be sent too; ask_again: a second, short question about what the first answer leaves open."""

    address: str | None = None
    model: str | None = None
    timeout: float = 60.0
    retries: int = 2
    key_variable: str = "CEASEFIRE_READER_KEY"
    send: Literal["CLEAR", "GREEN"] = "CLEAR"
    send_unmarked: bool = False
    ask_again: bool = True


class DossierFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`dossier.yaml`. time_zone: IANA name that local dates are meant in; languages: ISO 639-1 of
    the reports; area: admin ids of `places.yaml` that the process is about; store: a database
    address, or None for `ledger.db` in the folder; effective_control: whether the act of a proxy
    (`controlled_by`) is held to be the act of who controls it: a rule the dossier states, off
    unless it does; reader: a language model that may be asked to read, None: none; publication: how late
    and how coarsely positions of forces are published; outlook: what "broken" means for its agreements, where they do
    not say it themselves."""

    title: str
    time_zone: str
    languages: tuple[str, ...] = ("en",)
    area: tuple[str, ...] = ()
    about: str = ""
    store: str | None = None
    effective_control: bool = False
    reader: ReaderFile | None = None
    publication: Publication = Publication()
    outlook: OutlookSpec = OutlookSpec()


class StressRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of `stress.csv`. line: 1-based; first, last: local days it is about, the ends of the month where only that is
    told; place: id; indicator: `price.bread`; value in `unit`; source: id; page: address; published: local day."""

    line: int
    first: date
    last: date
    place: str
    indicator: str
    value: float
    unit: str
    source: str
    page: str | None = None
    published: date | None = None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded dossier. shapes: GeoJSON geometries of `zones/*.geojson` by feature id; file names
    of actors and the rest are fixed, see the reference page on the format; copies, leads, days, pairs: as in `Vocabulary`, of its
    reports as far as they were read."""

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
    stress: tuple[StressRow, ...] = ()
    effective_control: bool = False
    reader: ReaderFile | None = None
    publication: Publication = Publication()
    outlook: OutlookSpec = OutlookSpec()
    copies: Mapping[str, str] = {}
    leads: Mapping[str, tuple[str, ...]] = {}
    days: Mapping[str, date] = {}
    pairs: tuple[Pair, ...] = ()


def vocabulary(dossier: Dossier) -> Vocabulary:
    """What a reader of texts needs of a dossier."""
    return Vocabulary(
        dossier.actors, dossier.sources, dossier.gazetteer, dossier.time_zone, dossier.area, dossier.copies, dossier.leads,
        dossier.days, dossier.pairs,
    )
