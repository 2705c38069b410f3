"""How late and how coarsely positions of forces are published."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Level = Literal["place", "admin3", "admin2", "admin1", "country"]
"""Fine to coarse: a named place of the gazetteer, then units of its admin chain, the country being the first in it."""

LEVELS: tuple[Level, ...] = get_args(Level)

LONGEST_DELAY = 3650
"""Days; a longer delay is a slip of the pen."""


class Publication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`publication:` of `dossier.yaml`, which every output of positions of forces and of control of places obeys.

    delay_days: a position is published only this many local days after the day it is of; finest: the finest level that
    control of a place is published at, never finer than its evidence; movements: the same of movements and positions of
    forces (acts of the group `military`), never finer than `finest`; coarsest: what is known only more coarsely than this is
    not published as a position.
    """

    delay_days: int = 7
    finest: Level = "place"
    movements: Level = "admin2"
    coarsest: Level = "country"
