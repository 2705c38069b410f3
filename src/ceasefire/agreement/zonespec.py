"""Zones and lines as an agreement's file gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from ceasefire.agreement.timing import LocalTime


class Buffer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A strip along a line. line: name of one of the agreement's lines, or a feature id of
    `zones/*.geojson`; km: its width on each side; side: of the line as it is drawn."""

    line: str
    km: float
    side: Literal["both", "left", "right"] = "both"


class ZoneSpec(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """Where a term holds: admin units, named places, shapes, buffers; any of them, less `without`.

    admin, places: ids of places.yaml; shapes: feature ids of `zones/*.geojson`; without: names of
    zones of the same agreement; from, until: when the zone exists, None = as long as the agreement;
    readings: where parties read it differently, one specification for each party's reading.
    """

    admin: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    buffers: tuple[Buffer, ...] = ()
    without: tuple[str, ...] = ()
    from_: LocalTime | None = None
    until: LocalTime | None = None
    readings: Mapping[str, ZoneSpec] = {}
    note: str | None = None

    @property
    def empty(self) -> bool:
        """Whether it covers nothing."""
        return not (self.admin or self.places or self.shapes or self.buffers or self.readings)


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line between two sides. shape: feature id of a LineString; left, right: the actor that
    holds that side, looking along the line as it is drawn."""

    shape: str
    left: str | None = None
    right: str | None = None
    note: str | None = None
