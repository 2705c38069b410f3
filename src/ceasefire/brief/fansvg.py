"""Forecasts as SVG: for each area a fan of the forecasts made one period earlier, and what came."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.outlook.forecast import Forecast

WIDTH = 760.0
LEFT, RIGHT, TOP, HIGH, GAP = 52.0, 12.0, 22.0, 96.0, 26.0
LONGEST = 72
"""Periods drawn, the latest."""

BANDS = (("0.05", "0.95", "wide"), ("0.25", "0.75", "half"))
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}.small{font-size:11px;fill:#555}.strong{font-weight:600}"
    ".grid{stroke:#ddd;fill:none}.axis{stroke:#888;fill:none}.wide{fill:#c9d7e8}.half{fill:#8fb0d3}"
    ".middle{stroke:#1f4e79;fill:none;stroke-width:1.5}.came{fill:#b3401c}"
)
"""The picture stands alone: it brings its own style."""


def draw(rows: Sequence[Forecast], areas: Sequence[str], counted: str) -> str:
    """One small chart an area, on the scale log(1 + x), the latest `LONGEST` periods.

    Light band: nine of ten cases; dark band: half of the cases; line: the middle; dots: what came.
    """
    parts = [element("style", STYLE)]
    y = 30.0
    parts.append(text("Forecast one period ahead, and what came", LEFT, 16, "strong"))
    key = "light: nine of ten cases; dark: half; line: middle; dots: what came. Scale: log(1 + x)"
    parts.append(text(key, LEFT, 32, "small"))
    y += 14
    for area in areas:
        own = [row for row in rows if row.area == area][-LONGEST:]
        if own:
            parts.append(element("g", _chart(area, own), transform=f"translate(0 {number(y)})"))
            y += TOP + HIGH + GAP
    return picture("".join(parts), WIDTH, y + 6, "Fan chart of forecasts", f"Counted: {counted}. {key}.", "fan")


def _chart(area: str, rows: Sequence[Forecast]) -> str:
    known = [row for row in rows if row.quantiles is not None]
    peak = max([row.quantiles["0.95"] for row in known if row.quantiles] + [row.observed or 0 for row in rows] + [1])
    base, top = TOP + HIGH, float(np.log1p(peak))
    step = (WIDTH - LEFT - RIGHT) / len(rows)

    def x(n: float) -> float:
        return LEFT + step * (n + 0.5)

    def y(count: float) -> float:
        return base - HIGH * float(np.log1p(count)) / top

    parts = [text(area, LEFT, TOP - 8, "strong")]
    apart = base + 20.0
    for tick in _ticks(peak):
        if apart - y(tick) < 12:
            continue  # no room for its number
        apart = y(tick)
        parts.append(element("path", d=f"M{number(LEFT)} {number(y(tick))}H{number(WIDTH - RIGHT)}", class_="grid"))
        parts.append(text(f"{tick:,}", LEFT - 6, y(tick) + 4, "small", "end"))
    for low, high, kind in BANDS:
        for n, row in enumerate(rows):
            if row.quantiles is not None:
                a, b = y(row.quantiles[high]), y(row.quantiles[low])
                said = title(f"{area}, {row.period}: {row.quantiles['0.05']} to {row.quantiles['0.95']}, middle {row.quantiles['0.50']}")
                parts.append(element("rect", said, x=x(n) - step / 2, y=a, width=step * 0.96, height=max(b - a, 0.8), class_=kind))
    for n, row in enumerate(rows):
        if row.quantiles is not None:
            m = y(row.quantiles["0.50"])
            parts.append(element("path", d=f"M{number(x(n) - step / 2)} {number(m)}h{number(step * 0.96)}", class_="middle"))
        if row.observed is not None:
            parts.append(element("circle", title(f"{row.period}: {row.observed}"), cx=x(n), cy=y(row.observed), r=2.4, class_="came"))
    parts.append(element("path", d=f"M{number(LEFT)} {number(base)}H{number(WIDTH - RIGHT)}", class_="axis"))
    every = max(1, -(-len(rows) // 8))
    for n in range(0, len(rows), every):
        parts.append(text(rows[n].period, x(n), base + 15, "small", "middle"))
    return "".join(parts)


def _ticks(peak: int) -> list[int]:
    """0 and powers of ten up to the peak."""
    found = [0]
    while 10 ** (len(found) - 1) <= peak and len(found) < 10:
        found.append(10 ** (len(found) - 1))
    return found
