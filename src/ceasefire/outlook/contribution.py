"""Why: what each thing adds to the log hazard of the coming days, in words, with what it rests on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ceasefire.outlook.base import AGE, Base
from ceasefire.outlook.covariates import NAMES
from ceasefire.outlook.driver import drivers
from ceasefire.outlook.outlook import Contribution
from ceasefire.outlook.sight import Sight
from ceasefire.outlook.value import YES_OR_NO, Value, doubts

if TYPE_CHECKING:
    from ceasefire.outlook.learn import Learned

_NINETY = 1.6449
"""Standard deviations from the mean of a normal distribution to the ends of its middle 90 %."""

_YES_OR_NO = frozenset(NAMES) - {"earlier", "failures", "years_of_war", "record"}


def contributions(
    model: Base, known: Mapping[str, float | None], x: Sequence[float], learned: Learned, values: Sequence[Value], eyes: Sight
) -> tuple[tuple[Contribution, ...], float]:
    """All contributions, the largest first, and their sum. eyes: how much of the ground was seen: it adds nothing, and widens."""
    out: list[Contribution] = []
    for name, weight, low, high, at in zip(model.names, model.coefficients, model.low, model.high, x, strict=True):
        given = known.get(name)
        ends = sorted((low * at, high * at))
        told = name in AGE or given is not None
        out.append(Contribution(part="file", name=name, text=_of_file(name, given), effect=weight * at, low=ends[0], high=ends[1], known=told))
    record = float(learned.mean[0]) + model.frailty**2 / 2
    out.append(Contribution(part="record", name="record", text="weeks in which it, and what came before it, held or broke", effect=record))
    unsure = 0.0
    for n, (driver, value, doubt) in enumerate(zip(drivers(), values, doubts(values, eyes.share), strict=True), 1):
        beside = 0.0 if value.value is None else value.value - driver.typical
        size, variance = float(learned.mean[n]), float(learned.covariance[n, n])
        mean, sd = size * beside, math.sqrt(variance * beside**2 + (size**2 + variance) * doubt**2)
        unsure += (size**2 + variance) * doubt**2 * (value.value is not None)
        out.append(
            Contribution(
                part="driver", name=driver.id, text=_of_driver(driver.name, value), effect=mean, low=mean - _NINETY * sd, high=mean + _NINETY * sd,
                known=value.value is not None,
                findings=tuple(dict.fromkeys(f for s in value.signals for f in s.findings)),
                claims=tuple(dict.fromkeys(c for s in value.signals for c in s.claims)),
                also=tuple(dict.fromkeys((*value.also, *(a for s in value.signals for a in s.also)))),
            )
        )  # fmt: skip
    wide = _NINETY * math.sqrt(unsure)
    out.append(Contribution(part="width", name="coverage", text=f"{eyes.words}; moves nothing, widens what depends on it", effect=0.0, low=-wide, high=wide, claims=eyes.claims))
    total = sum(c.effect for c in out)
    return tuple(sorted(out, key=lambda c: -abs(c.effect))), total


def _of_file(name: str, value: float | None) -> str:
    words = NAMES[name]
    if name in AGE:
        return words
    if value is None:
        return f"{words}: not known"
    if name in _YES_OR_NO:
        return f"{words}: {'yes' if value else 'no'}"
    shown = math.exp(value) if name == "record" else math.expm1(value)
    return f"{words}: {shown:.0f}" if name in ("earlier", "years_of_war") else f"{words}: {shown:.2f}"


def _of_driver(name: str, value: Value) -> str:
    if value.value is None:
        return f"{name}: not known"
    if value.driver == "stress":
        return f"{name}: {100 * math.expm1(value.value):+.0f} % ({value.count} series)"
    if value.driver == "both_ways":
        return f"{name}: {'yes' if value.value else 'no'} ({' and '.join(map(str, value.parts))} in four weeks)"
    if value.driver in YES_OR_NO | {"declared"}:
        due = sorted({s.due for s in value.signals if s.due is not None})
        return f"{name}: {'yes' if value.value else 'none known'}{''.join(f', {day}' for day in due)}"
    if value.driver == "rate":
        return f"{name}: {value.count} in four weeks, {value.beside:.1f} on average before"
    return f"{name}: {value.count or 'none known'}"
