"""The value of each driver on a day: from the signals known, counted over the windows that its unit names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.outlook.driver import Driver, drivers
from ceasefire.outlook.signal import Signal

MONTH, WEEK, LONG = 28, 7, 56
_SHARE = 0.25
"""Each of two parties has at least this share of the attributed breaches: both ways."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One driver on one day. value: in the driver's unit, None = not known; count: incidents counted; beside: the
    28-day mean it is compared with (of `rate`); signals: what was counted, in order of time."""

    driver: str
    value: float | None
    count: int = 0
    beside: float | None = None
    signals: tuple[Signal, ...] = ()


def values(signals: Sequence[Signal], declared: bool, start: date, today: date, heard: bool) -> tuple[Value, ...]:
    """Every driver on the local day `today`, in the order of the table.

    start: the agreement's first local day; declared: somebody declared it over; heard: anything at all was reported
    from its zone of late: where nothing was, silence is no sign, and only `declared` is known.
    """
    out: list[Value] = []
    for driver in drivers():
        if driver.id == "declared":
            out.append(Value(driver="declared", value=float(declared), count=int(declared)))
        elif not heard:
            out.append(Value(driver=driver.id, value=None))
        else:
            out.append(_value(driver, signals, start, today))
    return tuple(out)


def _value(driver: Driver, signals: Sequence[Signal], start: date, today: date) -> Value:
    if driver.id == "rate":
        return _rate(driver, signals, start, today)
    if driver.id == "both_ways":
        return _both_ways(signals, today)
    window = WEEK if driver.id == "large_scale" else LONG if driver.id == "guarantor_present" else MONTH
    own = [s for s in signals if s.driver == driver.id and s.day <= today]
    first = today - timedelta(days=window - 1)
    near = _once([s for s in own if (s.day >= first if s.until is None else s.until >= today)])
    yes_or_no = driver.id in ("talks", "aid_through", "guarantor_present")
    value = float(bool(near)) if yes_or_no else math.log1p(len(near))
    return Value(driver=driver.id, value=min(value, driver.most), count=len(near), signals=tuple(near))


def _rate(driver: Driver, signals: Sequence[Signal], start: date, today: date) -> Value:
    """Breaches of the last four weeks against the mean of the life before; not known in the first eight weeks."""
    own = _once([s for s in signals if s.driver == "rate" and s.day <= today])
    first = today - timedelta(days=MONTH - 1)
    near = [s for s in own if s.day >= first]
    before = (first - start).days
    if before < MONTH:
        return Value(driver="rate", value=None, count=len(near), signals=tuple(near))
    mean = sum(s.day < first for s in own) * MONTH / before
    value = math.log((len(near) + 1) / (mean + 1))
    return Value(driver="rate", value=max(-driver.most, min(driver.most, value)), count=len(near), beside=mean, signals=tuple(near))


def _both_ways(signals: Sequence[Signal], today: date) -> Value:
    first = today - timedelta(days=MONTH - 1)
    near = [s for s in _once([s for s in signals if s.driver == "rate" and first <= s.day <= today]) if len(s.by) == 1]
    if not near:
        return Value(driver="both_ways", value=None)
    shares = [sum(s.by[0] == party for s in near) / len(near) for party in dict.fromkeys(s.by[0] for s in near)]
    both = sum(share >= _SHARE for share in shares) >= 2
    return Value(driver="both_ways", value=float(both), count=len(near), signals=tuple(near) if both else ())


def _once(signals: Sequence[Signal]) -> list[Signal]:
    """Each incident once."""
    return list({s.incident: s for s in signals}.values())
