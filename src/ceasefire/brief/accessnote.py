"""Humanitarian access as rows of a brief."""

from __future__ import annotations

import msgspec

from ceasefire.brief.line import Line


class SeverityNote(msgspec.Struct, frozen=True):
    """One unit and month, in words. claims: numbers of those that the annex has."""

    area: str
    month: str
    overall: str
    seen: str
    worst: str
    coverage: str
    claims: tuple[int, ...]


class EntryNote(msgspec.Struct, frozen=True):
    """One thing told of access. told: (who says it, what besides), one for each claim."""

    when: str
    place: str
    what: str
    by: str
    told: tuple[tuple[str, str], ...]
    claims: tuple[int, ...]


class AccessNotes(msgspec.Struct, frozen=True):
    """The section. sums: deliveries, obstruction by kind and by whom, needs beside deliveries; more: rows not listed."""

    severity: tuple[SeverityNote, ...] = ()
    entries: tuple[EntryNote, ...] = ()
    sums: tuple[Line, ...] = ()
    more: int = 0
