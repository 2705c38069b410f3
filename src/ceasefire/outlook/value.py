"""The value of each driver on a day: from the signals known, counted over the windows that its unit names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.outlook.driver import Driver, drivers
from ceasefire.outlook.pressure import Pressure
from ceasefire.outlook.signal import Signal

MONTH, WEEK, LONG = 28, 7, 56
YES_OR_NO = frozenset({"talks", "deadline", "aid_through", "guarantor_present"})
WINDOW = {"large_scale": WEEK, "guarantor_present": LONG, "guarantor_leaves": LONG}
"""Days in which what has no end of its own counts, where not four weeks."""

_SHARE = 0.25
"""Each of two parties has at least this share of the attributed breaches: both ways."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One driver on one day. value: in the driver's unit, None = not known; count: incidents counted; beside: the
    28-day mean it is compared with (of `rate`); signals: what was counted, in order of time; also: rows it rests on (of `stress`);
    parts: breaches attributed to each party, most first (of `both_ways`)."""

    driver: str
    value: float | None
    count: int = 0
    beside: float | None = None
    signals: tuple[Signal, ...] = ()
    also: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()


def values(signals: Sequence[Signal], declared: bool, start: date, today: date, heard: bool, stress: Pressure | None = None) -> tuple[Value, ...]:
    """Every driver on the local day `today`, in the order of the table.

    start: the agreement's first local day; declared: somebody declared it over; heard: anything at all was reported
    from its zone of late: where nothing was, silence is no sign, and only `declared` and `stress` are known.
    """
    out: list[Value] = []
    own: dict[str, list[Signal]] = {}
    for signal in signals:
        if signal.day <= today:
            own.setdefault(signal.driver, []).append(signal)
    for driver in drivers():
        if driver.id == "declared":
            out.append(Value(driver="declared", value=float(declared), count=int(declared)))
        elif driver.id == "stress":
            change = None if stress is None or stress.change is None else max(-driver.most, min(driver.most, stress.change))
            out.append(Value(driver="stress", value=change, count=stress.series if stress else 0, also=stress.rows if stress else ()))
        elif not heard:
            out.append(Value(driver=driver.id, value=None))
        else:
            out.append(_value(driver, own, start, today))
    return tuple(out)


def _value(driver: Driver, own: Mapping[str, Sequence[Signal]], start: date, today: date) -> Value:
    if driver.id == "rate":
        return _rate(driver, own.get("rate", ()), start, today)
    if driver.id == "both_ways":
        return _both_ways(own.get("rate", ()), today)
    first = today - timedelta(days=WINDOW.get(driver.id, MONTH) - 1)
    near = _once([s for s in own.get(driver.id, ()) if (s.day >= first if s.until is None else s.until >= today)])
    value = float(bool(near)) if driver.id in YES_OR_NO else math.log1p(len(near))
    return Value(driver=driver.id, value=min(value, driver.most), count=len(near), signals=tuple(near))


def _rate(driver: Driver, signals: Sequence[Signal], start: date, today: date) -> Value:
    """Breaches of the last four weeks against the mean of the life before; not known in the first eight weeks."""
    own = _once(signals)
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
    near = [s for s in _once([s for s in signals if s.day >= first]) if len(s.by) == 1]
    if not near:
        return Value(driver="both_ways", value=None)
    parts = sorted((sum(s.by[0] == party for s in near) for party in dict.fromkeys(s.by[0] for s in near)), reverse=True)
    both = sum(part / len(near) >= _SHARE for part in parts) >= 2
    return Value(driver="both_ways", value=float(both), count=len(near), signals=tuple(near), parts=tuple(parts))


def _once(signals: Sequence[Signal]) -> list[Signal]:
    """Each thing once."""
    return list({s.thing: s for s in signals}.values())


def doubts(values: Sequence[Value], share: float) -> tuple[float, ...]:
    """How unsure each value is, as a standard deviation in its unit: its whole spread where it is not known; where it depends on the
    ground, as much of it as was not seen. share: of the ground that was seen, 0 to 1."""
    return tuple(
        d.spread if v.value is None else d.spread * (1 - share) if d.ground else 0.0 for d, v in zip(drivers(), values, strict=True)
    )
