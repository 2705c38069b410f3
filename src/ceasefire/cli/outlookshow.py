"""Outlooks and backtests as people and machines see them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ceasefire.brief import holdwords
from ceasefire.cli import show
from ceasefire.outlook.likelihood import percent
from ceasefire.outlook.outlook import Outlook

if TYPE_CHECKING:
    from ceasefire.outlook.backtest import Backtest
    from ceasefire.outlook.forecast import Forecast


NARROW = 80
"""On fewer columns the range and the confidence are told in the lines beneath only."""


def print_outlooks(found: Sequence[Outlook], ahead: Sequence[Forecast], zone: str, whole: bool, json: bool) -> None:
    """Those in force in one table, with why and what would change it; of the rest a line each. whole: everything of one."""
    if json:
        for one in (*found, *ahead):
            show.emit(one)
        return
    if not found:
        print("no agreement had begun by then")
        return
    print(f"as of {found[0].as_of}, {zone}")
    current = [o for o in found if o.state == "in_force"]
    if whole:
        for one in current:
            _whole(one)
    elif current:
        _summary(current)
    rest = [o for o in found if o.state != "in_force"]
    if rest:
        print()
    for one in rest:
        show.wrapped(f"{one.title} ({one.agreement}): {holdwords.state(one)}")
        if whole:
            _past(one)
    _expected(ahead)
    if current:
        print("\nwords after ICD 203; ranges hold 90 %; effects of events are stated, not estimated (docs: reference, outlook)")


def _expected(ahead: Sequence[Forecast]) -> None:
    """How many reported incidents are to be expected where."""
    if not ahead:
        return
    print()
    table = _table({f"incidents, {holdwords.period(ahead[0])}": 30, "expected": 9, "nine of ten": 12, "any at all": 11})
    for row in ahead:
        area = Text(show.clean(row.area))
        if row.mean is None or row.quantiles is None or row.any is None:
            table.add_row(area, Text(row.why or ""), "", "")
            continue
        table.add_row(area, f"{row.mean:.1f}", f"{row.quantiles['0.05']} to {row.quantiles['0.95']}", percent(row.any))
    _print(table)


def _summary(current: Sequence[Outlook]) -> None:
    narrow = sys.stdout.isatty() and Console().width < NARROW
    table = _table({"intact after": 42, "7 days": 6, "30 days": 7, "90 days": 7, "365 days": 8, **({} if narrow else {"(90 %)": 19, "confidence": 10})})
    for one in current:
        cells = ["" if c.probability is None else percent(c.probability) for c in one.chances]
        year = one.chances[-1]
        ends = f"runs out {one.runs_out}" if year.low is None or year.high is None else f"{percent(year.low)} to {percent(year.high)}"
        table.add_row(Text(show.clean(f"{one.title} ({one.agreement})")), *cells, *(() if narrow else (ends, one.confidence)))
    print()
    _print(table)
    for one in current:
        print()
        show.wrapped(f"{one.agreement}: {holdwords.sentence(one)}")
        show.wrapped(f"why: {holdwords.why(one)}", "  ")
        show.wrapped(f"news that would move it most: {holdwords.most_news(one)}", "  ")


def _whole(one: Outlook) -> None:
    print()
    show.say(f"{one.title} ({one.agreement})")
    table = _table({"intact after": 12, "chance": 6, "90 % range": 16, "in words": 32, "agreements like it": 18})
    for chance in one.chances:
        if chance.probability is None:
            table.add_row(f"{chance.days} days", "", "", f"runs out on {one.runs_out}", "")
            continue
        ends = f"{percent(chance.low or 0.0)} to {percent(chance.high or 0.0)}"
        table.add_row(f"{chance.days} days", percent(chance.probability), ends, chance.word or "", percent(chance.like or 0.0))
    _print(table)
    show.wrapped(f"confidence: {one.confidence} ({one.confidence_why})")
    print()
    why = _table({"risk": 6, "": 4, "because": 84})
    for c in one.contributions:
        risk = f"±{c.high or 0.0:.2f}" if c.part == "width" else f"{c.effect:+.2f}"
        why.add_row(risk, holdwords.arrow(c.effect), Text(show.clean(c.text + holdwords.behind(c))))
    why.add_row(f"{one.log_hazard:+.2f}", "", "in all: log hazard beside an average agreement of the base")
    _print(why)
    print()
    news = _table({"news that may come": 66, "30 days": 7, "change": 13})
    for item in one.news:
        news.add_row(item.text, percent(item.probability), holdwords.points(item.change))
    _print(news)
    print()
    _past(one)


def _past(one: Outlook) -> None:
    for b in one.past.of:
        counts = "counts" if b.definition in one.past.definitions else "does not count for it"
        when = f" on {b.on}" if b.on else ""
        show.wrapped(f"{holdwords.DEFINITION[b.definition]} ({counts}): {holdwords.STATUS[b.status]}{when}; {b.why}")


def print_backtest(tested: Backtest, json: bool) -> None:
    """What was said, one line each; then in plain words when it rose; then scores."""
    if json:
        for one in tested.said:
            show.emit({"as_of": one.as_of, "state": one.state, "chances": one.chances, "log_hazard": one.log_hazard})
        rest = {n: getattr(tested, n) for n in ("agreement", "broken", "definition", "until", "spells", "scores")}
        show.emit(msgspec.to_builtins(rest))
        return
    show.say(f"{tested.title} ({tested.agreement}): what was said with what was known then")
    table = _table({"as of": 11, "broken in 7 days": 17, "30 days": 9, "90 days": 9, "365 days": 9, "most added by": 40})
    for one in tested.said:
        if not one.chances:
            table.add_row(str(one.as_of), Text("too little to say" if one.state == "too_little" else one.state), "", "", "", "")
            continue
        cells = ["" if c.probability is None else percent(1 - c.probability) for c in one.chances]
        table.add_row(str(one.as_of), *cells, Text(show.clean(holdwords.most(one))))
    _print(table)
    for line in holdwords.plainly(tested):
        show.wrapped(line)
    scores = _table({"days ahead": 11, "forecasts": 10, "broke": 6, "Brier": 7, "base": 7, "K-M": 7, "constant": 9, "log": 7, "base ": 7, "K-M ": 7, "constant ": 9})
    for s in tested.scores:
        figures = (s.brier, s.like_brier, s.km_brier, s.constant_brier, s.log, s.like_log, s.km_log, s.constant_log)
        scores.add_row(str(s.days), str(s.count), str(s.broke), *("" if f is None else f"{f:.3f}" for f in figures))
    _print(scores)


def _table(columns: dict[str, int]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for name, size in columns.items():
        table.add_column(name.rstrip(), max_width=size, no_wrap=0 < size <= 13, overflow="fold")
    return table


def _print(table: Table) -> None:
    width = min(show.WIDTH, Console().width) if sys.stdout.isatty() else show.WIDTH
    console = Console(file=sys.stdout, width=width)
    with console.capture() as captured:
        console.print(table)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))
