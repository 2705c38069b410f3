"""A scenario as a picture that stands alone: the survival curve, and beneath it the tornado of levers."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from ceasefire.brief import scenariowords as words
from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.outlook.scenario_run import Lever, Outcome

WIDTH = 760.0
LEFT, RIGHT, TOP, PLOT = 44.0, 14.0, 62.0, 190.0
NAMES, WORTH = 330.0, 92.0
"""Widths of the column of names and of each column of worth in the tornado."""
ROWS = 12
STYLE = (
    "svg{font:12px 'Noto Sans','Segoe UI',system-ui,Arial,'Noto Sans Arabic',sans-serif;fill:#1c2026}"
    ".paper{fill:#fff}.head{font-size:15px;font-weight:600}.strong{font-weight:600}.small{font-size:11px;fill:#565d66}"
    ".grid{stroke:#e7eaed;fill:none}.axis{stroke:#565d66;fill:none}.band{fill:#4b7f99;fill-opacity:.18}"
    ".curve{fill:none;stroke:#1d4e7e;stroke-width:2.2}.fear{fill:none;stroke:#6d747d;stroke-width:1.4;stroke-dasharray:5 4}"
    ".half{stroke:#6d747d;stroke-dasharray:2 3;fill:none}.gain{fill:#4b7f99}.loss{fill:#d28a28}.whisker{stroke:#1c2026;fill:none}"
)


def draw(outcome: Outcome) -> str:
    """The picture as an SVG document."""
    curve = _curve(outcome)
    levers, height = _tornado(outcome, TOP + PLOT + 76.0)
    foot = height + 8.0
    lines = textwrap.wrap(words.NATURE, 118)
    body = element("style", STYLE) + element("rect", x=0, y=0, width=WIDTH, height=foot + 16 * len(lines) + 8, class_="paper")
    body += curve + levers
    for k, line in enumerate(lines):
        body += text(line, LEFT, foot + 16 * k + 8, "small")
    told = " ".join(words.lasting(outcome) + words.advice(outcome))
    return picture(body, WIDTH, foot + 16 * len(lines) + 8, outcome.title, told, "scenario") + "\n"


def _x(week: float, weeks: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * week / weeks


def _y(chance: float) -> float:
    return TOP + PLOT * (1.0 - chance)


def _line(values: tuple[float, ...], weeks: int) -> str:
    return "L".join(f"{number(_x(w, weeks))} {number(_y(v))}" for w, v in enumerate(values))


def _curve(outcome: Outcome) -> str:
    weeks = outcome.weeks
    heading = textwrap.shorten(outcome.title, 84, placeholder=" …")
    parts = [text(heading, LEFT, 22, "head"), text("Share of truces that still hold, by week", LEFT, 44, "small")]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(element("path", d=f"M{number(LEFT)} {number(_y(tick))}H{number(WIDTH - RIGHT)}", class_="grid"))
        parts.append(text(words.percent(tick), LEFT - 6, _y(tick) + 4, "small", "end"))
    back = "L".join(f"{number(_x(w, weeks))} {number(_y(outcome.low[w]))}" for w in range(weeks, -1, -1))
    band = title("90 % of the games lie in this band") + element("path", d=f"M{_line(outcome.high, weeks)}L{back}Z", class_="band")
    parts.append(element("g", band))
    fear = title("where each side expects the other to strike next week")
    parts.append(element("g", fear + element("path", d=f"M{_line(outcome.fearful, weeks)}", class_="fear")))
    parts.append(element("path", d=f"M{_line(outcome.survival, weeks)}", class_="curve"))
    if outcome.median is not None and outcome.median <= weeks:
        x = _x(outcome.median, weeks)
        parts.append(element("path", d=f"M{number(x)} {number(_y(0.5))}V{number(TOP + PLOT)}", class_="half"))
        right = x < WIDTH - 180
        parts.append(text(f"half have ended: week {words.weeks(outcome.median)}", x + (6 if right else -6), _y(0.5) - 6, "strong", None if right else "end"))
    parts.append(element("path", d=f"M{number(LEFT)} {number(TOP + PLOT)}H{number(WIDTH - RIGHT)}", class_="axis"))
    every = next(n for n in (1, 2, 4, 13, 26, 52, 104) if weeks / n <= 10)
    for week in range(0, weeks + 1, every):
        parts.append(text(str(week), _x(week, weeks), TOP + PLOT + 16, "small", "middle"))
    y = TOP - 18
    for x, class_, label in ((LEFT + 232, "curve", "mean over the priors"), (LEFT + 384, "fear", "if each expected the other to strike")):
        parts.append(element("path", d=f"M{number(x)} {number(y - 4)}h22", class_=class_) + text(label, x + 28, y, "small"))
    parts.append(element("rect", x=LEFT + 620, y=y - 10, width=14, height=10, class_="band") + text("90 % of games", LEFT + 638, y, "small"))
    return "".join(parts)


def _tornado(outcome: Outcome, top: float) -> tuple[str, float]:
    """The levers as bars, and the height at which the picture goes on."""
    levers = words.shown(outcome.levers, ROWS)
    y = top
    parts = [
        text(f"Weeks of truce within {outcome.weeks} that one plausible step of each lever adds", LEFT, y - 22, "strong"),
        text("bar: mean, line: 90 % of the games", LEFT, y - 6, "small"),
    ]
    start, end = LEFT + NAMES, WIDTH - RIGHT - 2 * WORTH
    for k, side in enumerate(outcome.sides):
        x = end + WORTH * (k + 1)
        lines = textwrap.wrap(side.name, 15)[:3]
        for n, line in enumerate(lines):
            parts.append(text(line, x, y - 6 - 13 * (len(lines) - 1 - n), "small", "end"))
    least = min([0.0, *(one.kept_low for one in levers)])
    most = max([1.0, *(one.kept_high for one in levers)])

    def at(value: float) -> float:
        return start + 8 + (end - start - 16) * (value - least) / (most - least)

    y += 8
    for one in levers:
        lines = textwrap.wrap(words.lever(outcome, one), 54)[:3]
        parts.append(_row(outcome, one, lines, y, at, end))
        y += 14 * len(lines) + 10
    parts.append(element("path", d=f"M{number(at(0.0))} {number(top)}V{number(y)}", class_="axis"))
    for value in sorted({round(least), 0, round(most)}):
        if value == 0 or abs(at(value) - at(0.0)) > 16:
            parts.append(text(words.signed(value, 0), at(value), y + 14, "small", "middle"))
    parts.append(text("worth to each, in hundredths", WIDTH - RIGHT, y + 14, "small", "end"))
    parts.append(text("of all that is contested", WIDTH - RIGHT, y + 27, "small", "end"))
    return "".join(parts), y + 36


def _row(outcome: Outcome, one: Lever, lines: list[str], y: float, at: Callable[[float], float], end: float) -> str:
    middle = y + 7 * len(lines)
    zero, mean = at(0.0), at(one.kept)
    parts = [title(f"{words.lever(outcome, one)}: {words.signed(one.kept)} weeks")]
    parts += [text(line, LEFT, y + 14 * k + 10, "small") for k, line in enumerate(lines)]
    class_ = "gain" if one.kept >= 0 else "loss"
    parts.append(element("rect", x=min(zero, mean), y=middle - 5, width=max(0.8, abs(mean - zero)), height=10, class_=class_))
    parts.append(element("path", d=f"M{number(at(one.kept_low))} {number(middle)}H{number(at(one.kept_high))}", class_="whisker"))
    for k, worth in enumerate(one.worth):
        parts.append(text(words.signed(100 * worth), end + WORTH * (k + 1), middle + 4, "small", "end"))
    return element("g", "".join(parts))
