"""The record of one act while a sentence is put together, and what is remembered between sentences."""

from __future__ import annotations

from datetime import date

import msgspec

from ceasefire import clock
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.dates import When
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.party import Parties, Party
from ceasefire.claims.arabic.places import Spot
from ceasefire.claims.arabic.unharmed import Hurt

Span = tuple[int, int]


class Memory(msgspec.Struct):
    """What earlier sentences of the text left: the last doer, place and time, and the last act's
    number, for "the same forces", "the town", and harm told in the next sentence."""

    doer: Party | None = None
    gender: str = ""
    places: list[Spot] = []
    when: When | None = None
    when_span: Span | None = None
    event: int = -1
    groups: frozenset[str] = frozenset()
    day: When | None = None
    vague: bool = False
    paragraph: int = -1
    actors: list[tuple[str, Name]] = []
    today: date | None = None
    zone: str = "UTC"


class Event(msgspec.Struct, kw_only=True):
    """One act of a sentence. anchor; sentence: characters; spots: its places, empty when none;
    when: its time with its characters; hurts: harm of it; scope: who asserts it; rules: how its parties were read; drop: told before;
    unreal: planned, demanded, agreed or conditional, which gives no claim."""

    act: str
    kind: str
    entry: str
    head: Span
    sentence: Span
    parties: Parties
    spots: list[Spot]
    when: clock.Interval | None = None
    when_span: Span | None = None
    killed: Hurt | None = None
    injured: Hurt | None = None
    killed_span: Span | None = None
    injured_span: Span | None = None
    weapon: Span | None = None
    scope: Scope | None = None
    modality: str = "asserted"
    gender: str = ""
    vague: bool = False
    terms: dict[str, str] = {}
    term_spans: dict[str, Span] = {}
    rules: dict[str, str] = {}
    drop: bool = False
    unreal: bool = False
