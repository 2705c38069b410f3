"""Where and when somebody could see: posts, patrols, cameras, visits, and access that was denied."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec


class CoverageRow(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """One row of `coverage.yaml`.

    by: the actor or source that could see, or was to; place: a place or admin unit; from, until:
    local days, both included; kind: `denied`, `delayed` and `conditional` are access that was not
    given, the others are eyes on the place; denied_by: who did not give it; page: address.
    """

    id: str
    by: str
    place: str
    from_: date
    until: date
    kind: Literal["post", "patrol", "camera", "visit", "overflight", "denied", "delayed", "conditional"]
    denied_by: str | None = None
    page: str | None = None
    note: str | None = None


class Visit(CoverageRow, frozen=True, kw_only=True):
    """The same as somebody entered it in the ledger, to the minute. start, end: UTC instants, end exclusive; entry: its
    number; handling: who may see it."""

    start: datetime
    end: datetime
    entry: int
    handling: Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] = "CLEAR"


EYES = frozenset({"post", "patrol", "camera", "visit", "overflight"})
"""Kinds of row in which somebody could see."""
