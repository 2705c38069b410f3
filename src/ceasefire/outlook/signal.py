"""One thing that feeds a driver: what, on which day, resting on what."""

from __future__ import annotations

from datetime import date

import msgspec


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """day: local day on which it was; until: last local day on which it still counts, None = as long as the driver's window;
    thing: id of the incident, step, move or row that it is, which counts once; order: of its first claim, which breaks ties of
    day; claims, findings: what it rests on; due: the local day of a deadline; also: beside these, rows of the dossier's files, in words; by: parties, where breaches."""

    driver: str
    day: date
    until: date | None = None
    due: date | None = None
    thing: str
    order: tuple[int, int]
    claims: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
