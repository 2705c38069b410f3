"""Why: what each thing adds to the log hazard of the coming days, in words, with what it rests on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ceasefire.outlook.base import AGE, Base
from ceasefire.outlook.covariates import NAMES
from ceasefire.outlook.driver import drivers
from ceasefire.outlook.outlook import Contribution
from ceasefire.outlook.value import Value

if TYPE_CHECKING:
    from ceasefire.outlook.learn import Learned

_NINETY = 1.6449
"""Standard deviations from the mean of a normal distribution to the ends of its middle 90 %."""

_YES_OR_NO = frozenset(NAMES) - {"earlier", "failures", "years_of_war", "record"}


def contributions(
    model: Base, known: Mapping[str, float | None], x: Sequence[float], learned: Learned, values: Sequence[Value]
) -> tuple[tuple[Contribution, ...], float]:
    """All contributions, the largest first, and their sum."""
    out: list[Contribution] = []
    for name, weight, low, high, at in zip(model.names, model.coefficients, model.low, model.high, x, strict=True):
        given = known.get(name)
        ends = sorted((low * at, high * at))
        told = name in AGE or given is not None
        out.append(Contribution(part="file", name=name, text=_of_file(name, given), effect=weight * at, low=ends[0], high=ends[1], known=told))
    record = float(learned.mean[0]) + model.frailty**2 / 2
    out.append(Contribution(part="record", name="record", text="weeks in which it, and what came before it, held or broke", effect=record))
    for n, (driver, value) in enumerate(zip(drivers(), values, strict=True), 1):
        beside = 0.0 if value.value is None else value.value - driver.typical
        mean, sd = float(learned.mean[n]) * beside, math.sqrt(float(learned.covariance[n, n])) * abs(beside)
        out.append(
            Contribution(
                part="driver", name=driver.id, text=_of_driver(driver.name, value), effect=mean, low=mean - _NINETY * sd, high=mean + _NINETY * sd,
                known=value.value is not None,
                findings=tuple(dict.fromkeys(f for s in value.signals for f in s.findings)),
                claims=tuple(dict.fromkeys(c for s in value.signals for c in s.claims)),
            )
        )  # fmt: skip
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
    if value.driver in ("talks", "aid_through", "guarantor_present", "declared", "both_ways"):
        return f"{name}: {'yes' if value.value else 'none known' if value.driver != 'both_ways' else 'no'}"
    if value.driver == "rate":
        return f"{name}: {value.count} in four weeks, {value.beside:.1f} on average before"
    return f"{name}: {value.count or 'none known'}"
