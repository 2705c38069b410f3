"""Forecasts of a table: for every area and period the distribution of what was not yet known, and how good they were."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from ceasefire.errors import InputError, Problem
from ceasefire.outlook import grid
from ceasefire.outlook.ensemble import Extra, roll
from ceasefire.outlook.evaluate import Evaluation, evaluate
from ceasefire.outlook.grid import Floats, Ints
from ceasefire.outlook.panel import Panel
from ceasefire.outlook.period import a_year, parse

PERCENT: Floats = np.arange(1, 100) / 100.0
"""Levels of the quantiles that are given."""

NAMES = tuple(f"{level:.2f}" for level in PERCENT)

LEAST_PERIODS = 6
"""An area that was seen in fewer earlier periods than this has no forecast: there is too little to say."""

LEARNING = 12
"""Periods before the first that is scored, where the user does not say from when."""


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """One area and period. observed: what came, None where it is not known; mean, quantiles: of the forecast made one
    period earlier, quantiles by level ("0.01" … "0.99"); any: probability of at least one; why: why there is no
    forecast, where there is none."""

    area: str
    period: str
    observed: int | None
    mean: float | None
    quantiles: dict[str, int] | None
    any: float | None = None
    why: str | None = None


class Forecasts(msgspec.Struct, frozen=True, kw_only=True):
    """rows: by period, then area; next: those of the period after the last; evaluation: how good the earlier ones
    were, None where none can be held against a count; panel: what was counted; problems: what was left out."""

    rows: tuple[Forecast, ...]
    next: tuple[Forecast, ...]
    evaluation: Evaluation | None
    panel: Panel
    problems: tuple[Problem, ...] = ()


def forecast(panel: Panel, start: str | None = None, *, problems: Sequence[Problem] = (), extra: Sequence[Extra] = ()) -> Forecasts:
    """Forecasts from the period `start` on, each from earlier periods only, and that of the period after the last.

    start: `2017-01`, `2017-W05`, `2017-01-29`; after 12 periods if not given. Raises `InputError` where it lies outside.
    """
    first = LEARNING if start is None else parse(start, panel.every) - panel.start
    if start is not None and not 0 <= first <= panel.periods:
        raise InputError(f"--from {start} lies outside the table", f"give a period from {panel.label(0)} to {panel.label(panel.periods)}")
    rows: list[Forecast] = [_nothing(panel, t, n, 0) for t in range(first, 1) for n in range(len(panel.areas))]
    after: tuple[Forecast, ...] = ()
    kept: list[tuple[int, Ints, Floats, dict[str, Ints], np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]] = []
    for made in roll(panel, max(1, min(first, panel.periods)), extra=extra):
        seen = panel.seen[: made.t].sum(0)
        draws = grid.draws(made.cdf)
        told = _rows(panel, made.t, seen, draws, grid.mean(made.cdf))
        if made.t == panel.periods:
            after = told
            continue
        rows += told
        use = panel.scored[made.t] & (seen >= LEAST_PERIODS)
        kept.append((made.t, draws, made.usual, {name: grid.draws(cdf) for name, cdf in made.baselines.items()}, use))
    block = max(1, round(a_year(panel.every) / 2))
    evaluation = evaluate(panel.counts, kept, block) if any(use.any() for *_, use in kept) else None
    if not after:
        after = tuple(_nothing(panel, panel.periods, n, int(panel.seen[:, n].sum())) for n in range(len(panel.areas)))
    return Forecasts(rows=tuple(rows), next=after, evaluation=evaluation, panel=panel, problems=tuple(problems))


def _rows(panel: Panel, t: int, seen: Ints, draws: Ints, means: Floats) -> tuple[Forecast, ...]:
    out = []
    ranks = np.ceil(PERCENT * grid.DRAWS - 1e-9).astype(np.int64) - 1
    for n, area in enumerate(panel.areas):
        if seen[n] < LEAST_PERIODS:
            out.append(_nothing(panel, t, n, int(seen[n])))
            continue
        values = dict(zip(NAMES, draws[n, ranks].tolist(), strict=True))
        any_ = float((draws[n] > 0).mean())
        out.append(Forecast(area=area, period=panel.label(t), observed=_observed(panel, t, n), mean=round(float(means[n]), 4), quantiles=values, any=any_))
    return tuple(out)


def _nothing(panel: Panel, t: int, n: int, seen: int) -> Forecast:
    periods = f"{seen} {panel.every}{'' if seen == 1 else 's'}"
    why = f"too little to say: seen in {periods} before, {LEAST_PERIODS} are needed"
    return Forecast(area=panel.areas[n], period=panel.label(t), observed=_observed(panel, t, n), mean=None, quantiles=None, why=why)


def _observed(panel: Panel, t: int, n: int) -> int | None:
    return int(panel.counts[t, n]) if t < panel.periods and panel.scored[t, n] else None
