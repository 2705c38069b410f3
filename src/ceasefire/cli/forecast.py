"""`ceasefire forecast`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from cyclopts import Parameter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ceasefire.cli import show

if TYPE_CHECKING:
    from ceasefire.outlook.evaluate import Evaluation, Score
    from ceasefire.outlook.forecast import Forecast, Forecasts


def forecast(
    events: Path,
    /,
    *,
    by: Literal["admin1", "district"] = "admin1",
    every: Literal["day", "week", "month"] = "month",
    of: Literal["deaths", "events"] = "deaths",
    violence: Literal["state-based", "non-state", "one-sided", "all"] = "state-based",
    start: Annotated[str | None, Parameter(name="--from")] = None,
    area: Annotated[list[str] | None, Parameter(name="--area")] = None,
    coverage: Path | None = None,
    svg: Path | None = None,
    calibration: Path | None = None,
    json: bool = False,
) -> int:
    """Forecast how much happens in each area and period, with the width of what is not known, and score such forecasts.

    Needs no dossier. Reads UCDP GED tables or a table of `date, area, count` (CSV, gzipped CSV or Parquet). Each forecast
    is made one period earlier from earlier rows only; baselines are shown beside it.

    Parameters
    ----------
    events
        The table.
    by
        Which areas: admin1 or district.
    every
        Which periods: day, week (ISO, from Monday) or month.
    of
        What is counted: deaths, or events. A column `count` is taken as it is.
    violence
        UCDP's kind of violence, where the table has a column `type_of_violence`: state-based, non-state, one-sided or all.
    start
        First period to forecast: 2017-01, 2017-W05 or 2017-01-29. If not given, only the period after the last row is
        printed; the scores are of all from the thirteenth on.
    area
        Only print this area; repeat for more. All areas are learnt from.
    coverage
        A CSV with columns `area` (empty or `*` for all), `from`, `until`: times when nobody looked. They are missing, not zero.
    svg
        Write the forecasts as a picture here (a fan for each area).
    calibration
        Write a picture here of how often counts fell into which part of their forecast.
    json
        One JSON object for every area and period, then one of scores.
    """
    from ceasefire.outlook.events import only
    from ceasefire.outlook.forecast import forecast as forecast_panel
    from ceasefire.outlook.intake import read_panel

    events_, panel, problems = read_panel(events, by=by, of=of, violence=violence, every=every, coverage=coverage)
    chosen = tuple(area or ())
    only(events_, chosen)
    made = forecast_panel(panel, start, problems=problems)
    shown = [row for row in (made.rows if start is not None else made.next) if not chosen or row.area in chosen]
    if svg is not None or calibration is not None:
        _draw(made, chosen, svg, calibration)
    show.print_problems(problems)
    if json:
        for row in shown:
            show.emit(_object(row))
        show.emit(_scores(made))
    else:
        _print(made, shown)
    return 1 if any(p.severity == "error" for p in problems) else 0


def _object(row: Forecast) -> dict[str, Any]:
    out = {"area": row.area, "period": row.period, "observed": row.observed, "mean": row.mean, "quantiles": row.quantiles}
    return out if row.why is None else out | {"why": row.why}


def _scores(made: Forecasts) -> dict[str, Any]:
    out: dict[str, Any] = {"counted": made.panel.counted, "every": made.panel.every}
    if made.evaluation is None:
        return out | {"scores": None, "why": "too little to say: no forecast can be held against a count"}
    out |= msgspec.to_builtins(made.evaluation)
    return out


def _draw(made: Forecasts, areas: Sequence[str], svg: Path | None, calibration: Path | None) -> None:
    from ceasefire.brief.calibrationsvg import draw as draw_calibration
    from ceasefire.brief.fansvg import draw as draw_fan
    from ceasefire.errors import InputError

    if svg is not None:
        show.write_text(svg, draw_fan([*made.rows, *made.next], areas or made.panel.areas, made.panel.counted))
    if calibration is not None:
        if made.evaluation is None:
            raise InputError("too little to say: no forecast can be held against a count", "leave --calibration out")
        show.write_text(calibration, draw_calibration(made.evaluation))


def _print(made: Forecasts, shown: list[Forecast]) -> None:
    width = min(show.WIDTH, Console().width) if sys.stdout.isatty() else show.WIDTH
    console = Console(file=sys.stdout, width=width)
    panel = made.panel
    print(show.clean(f"{panel.counted}; by {panel.every}, {panel.label(0)} to {panel.label(panel.periods - 1)}, {len(panel.areas)} area{'s' * (len(panel.areas) != 1)}"))
    several = len({row.period for row in shown}) > 1
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("area", "period", "came", "expected", "half of cases", "nine of ten", "any at all"):
        table.add_column(name, justify="left" if name in ("area", "period") else "right", overflow="fold")
    for row in shown:
        table.add_row(*(Text(show.clean(cell)) for cell in _cells(row)))
    if not several and shown:
        print(f"\nforecast of {shown[0].period}")
    _emit(console, table)
    for why in dict.fromkeys(row.why for row in shown if row.why):
        silent = list(dict.fromkeys(row.area for row in shown if row.why == why))
        print(show.clean(f"{', '.join(silent[:12])}{' …' if len(silent) > 12 else ''}: {why}"))
    print()
    if made.evaluation is None:
        print("no scores: too little to say, no forecast can be held against a count")
        return
    _print_scores(console, made.evaluation, panel.every)


def _cells(row: Forecast) -> tuple[str, ...]:
    came = "" if row.observed is None else str(row.observed)
    if row.quantiles is None or row.mean is None or row.any is None:
        return row.area, row.period, came, "–", "–", "–", "–"
    q = row.quantiles
    return row.area, row.period, came, _rough(row.mean), f"{q['0.25']}–{q['0.75']}", f"{q['0.05']}–{q['0.95']}", f"{min(99, round(100 * row.any))} %"


def _rough(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def _print_scores(console: Console, found: Evaluation, every: str) -> None:
    spread = "in brackets nine of ten resamples" if found.scores["crps"].low is not None else "too few periods for an interval"
    print(f"how good such forecasts were: {found.forecasts} of them over {found.periods} {every}{'' if found.periods == 1 else 's'}, less is better; {spread}")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("", "log1p-CRPS", "CRPS", "ignorance", "in the 90 % interval"):
        table.add_column(name, justify="left" if not name else "right", overflow="fold")
    for name, scores in [("this forecast", found.scores), *found.baselines.items()]:
        cells = (_told(scores["log1p_crps"], 3), _told(scores["crps"], 1), f"{scores['ignorance'].mean:.2f}", f"{scores['coverage_90'].mean:.0%}")
        table.add_row(*(Text(show.clean(cell)) for cell in (name, *cells)))
    _emit(console, table)
    _print_strata(console, found)


def _print_strata(console: Console, found: Evaluation) -> None:
    """Whether widths are right for quiet areas and for busy ones."""
    if all(one.why for one in found.strata):
        print(f"\nwhether the intervals are right: {found.strata[0].why}")
        return
    print("\nwhether the intervals are right, by the count that the last year led one to expect")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("usual count", "forecasts", "in 90 % (transform)", "perfect ones, by chance", ""):
        table.add_column(name, justify="left" if name in ("usual count", "") else "right", overflow="fold")
    for whole in found.strata:
        for one in (whole, *whole.parts):
            name = one.usual if one is whole else f"  {one.usual}"
            chance = "{:.3f}–{:.3f}".format(*one.by_chance)
            table.add_row(name, f"{one.forecasts}", _told(one.scores["pit_coverage_90"], 3), chance, "too few to tell" if one.why else "")
    _emit(console, table)


def _told(score: Score, digits: int) -> str:
    if score.low is None or score.high is None:
        return f"{score.mean:.{digits}f}"
    return f"{score.mean:.{digits}f} ({score.low:.{digits}f}–{score.high:.{digits}f})"


def _emit(console: Console, table: Table) -> None:
    with console.capture() as captured:
        console.print(table)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))
