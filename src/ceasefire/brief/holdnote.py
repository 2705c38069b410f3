"""The outlook in the brief, as data."""

from __future__ import annotations

import msgspec

from ceasefire.brief.line import Line
from ceasefire.outlook.likelihood import Confidence
from ceasefire.outlook.outlook import Outlook


class ChanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement in force. chances: of 7, 30, 90 and 365 days, printable; range_: of the last one given; word: ICD 203,
    of the year's chance."""

    title: str
    chances: tuple[str, ...]
    range_: str
    word: str
    confidence: Confidence


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One of them at length. why, news: lines; outlook: what the picture is drawn from."""

    title: str
    sentence: str
    why: tuple[Line, ...]
    news: tuple[str, ...]
    outlook: Outlook


class ExpectedRow(msgspec.Struct, frozen=True, kw_only=True):
    """Reported incidents to expect in one area and week, printable; why: why there is no figure."""

    area: str
    period: str
    mean: str
    range_: str
    any: str
    why: str = ""


class HoldNotes(msgspec.Struct, frozen=True, kw_only=True):
    """The section. rest: of those that had begun and are not in force, a sentence each; expected: by area."""

    rows: tuple[ChanceRow, ...] = ()
    told: tuple[Told, ...] = ()
    rest: tuple[Line, ...] = ()
    expected: tuple[ExpectedRow, ...] = ()
