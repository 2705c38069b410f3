"""Control in the brief, as data."""

from __future__ import annotations

import datetime

import msgspec


class ChangeRow(msgspec.Struct, frozen=True):
    """One change of hands. when, hands, how: printable; told: by whom; claims: numbers."""

    when: str
    place: str
    hands: str
    how: str
    told: str
    claims: tuple[int, ...]


class SideRow(msgspec.Struct, frozen=True):
    """One side that is said to hold a place. told: by whom; claims: numbers."""

    side: str
    told: str
    claims: tuple[int, ...]


class DisputeRow(msgspec.Struct, frozen=True):
    """One place that was contested. when: days; why: printable; also: claims of fighting and denials."""

    place: str
    when: str
    why: str
    sides: tuple[SideRow, ...]
    also: tuple[int, ...]


class HolderRow(msgspec.Struct, frozen=True):
    """One place that one side is said to hold. since, word: days."""

    place: str
    side: str
    since: str
    word: str
    told: str
    claims: tuple[int, ...]


class ControlNotes(msgspec.Struct, frozen=True, kw_only=True):
    """first, until: the days told of; kept: what is kept back, in a sentence; unknown: places on which no word stands;
    picture: a map of the last day as SVG, None where there is none to draw."""

    first: datetime.date
    until: datetime.date
    kept: str | None = None
    changes: tuple[ChangeRow, ...] = ()
    disputed: tuple[DisputeRow, ...] = ()
    holders: tuple[HolderRow, ...] = ()
    unknown: int = 0
    picture: str | None = None
