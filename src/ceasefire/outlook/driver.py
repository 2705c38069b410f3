"""What moves the hazard of an agreement from day to day: the table of drivers with their stated effects."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec


class Driver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One driver. track: which tracks know it; ground: whether somebody has to have seen the ground for it to be known;
    unit: what its value is; effect: mean and standard deviation of its effect on the log hazard, a unit;
    typical, spread: mean and standard deviation of the value in ordinary times; most: the value is cut there (and at
    minus that); direction: why the effect has its sign."""

    id: str
    name: str
    track: str
    ground: bool
    unit: str
    effect: tuple[float, float]
    typical: float
    spread: float
    most: float
    direction: str


@lru_cache(maxsize=1)
def drivers() -> tuple[Driver, ...]:
    """All drivers, in the order of the file."""
    raw = files("ceasefire.outlook").joinpath("drivers.yaml").read_bytes()
    return tuple(msgspec.yaml.decode(raw, type=list[Driver]))


FADES_DAYS = (90.0, 0.6)
"""What happens now tells less of later: a driver's effect on the hazard falls to 1/e in about so many days (median, and
standard deviation of its logarithm). Stated, not estimated."""
