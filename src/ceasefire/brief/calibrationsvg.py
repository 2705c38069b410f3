"""Calibration as SVG: how often counts fell into each tenth of their forecast, for all areas and by stratum."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ceasefire.brief.fansvg import STYLE
from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.outlook.evaluate import Evaluation

WIDTH, PANEL, GAP, TOP, HIGH = 760.0, 340.0, 40.0, 60.0, 110.0


def draw(found: Evaluation) -> str:
    """PIT histograms: each tenth should hold a tenth of the counts; nine of ten bars of a calibrated forecast end within
    the grey band. The first chart has all forecasts, the others those of areas that were expected, by their last year, to
    be quiet or not; strata that were joined stand behind their whole."""
    charts = [("all areas", found.forecasts, found.pit)]
    charts += [(f"usual count {s.usual}", s.forecasts, s.pit) for whole in found.strata for s in (whole, *whole.parts)]
    parts = [element("style", STYLE + ".band{fill:#e4e4e4}"), text("How often counts fell into each tenth of their forecast", 30, 18, "strong")]
    parts.append(text("a tenth each is right; high at both ends: forecasts too narrow; high in the middle: too wide", 30, 35, "small"))
    height = TOP
    for n, (name, count, pit) in enumerate(charts):
        x, y = 30 + (n % 2) * (PANEL + GAP), TOP + (n // 2) * (HIGH + 60)
        parts.append(element("g", _chart(name, count, pit), transform=f"translate({number(x)} {number(y)})"))
        height = y + HIGH + 46
    described = f"Probability integral transforms of {found.forecasts} forecasts in ten bins: {', '.join(f'{v:.0%}' for v in found.pit)}."
    return picture("".join(parts), WIDTH, height, "Calibration of forecasts", described, "pit")


def _chart(name: str, count: int, pit: Sequence[float]) -> str:
    most = max(0.2, *pit)
    half = 1.645 * math.sqrt(0.09 / max(count, 1))

    def y(share: float) -> float:
        return 20 + HIGH * (1 - share / most)

    low, high = max(0.0, 0.1 - half), min(most, 0.1 + half)
    parts = [text(f"{name} ({count:,} forecasts)", 0, 8, "small strong")]
    parts.append(element("rect", x=0, y=y(high), width=PANEL - 30, height=y(low) - y(high), class_="band"))
    width = (PANEL - 30) / len(pit)
    for n, share in enumerate(pit):
        said = title(f"{n * 10} to {n * 10 + 10} %: {share:.1%} of counts")
        parts.append(element("rect", said, x=n * width + 2, y=y(share), width=width - 4, height=20 + HIGH - y(share), class_="half"))
    parts.append(element("path", d=f"M0 {number(y(0.1))}H{number(PANEL - 30)}", class_="middle"))
    parts.append(element("path", d=f"M0 {number(20 + HIGH)}H{number(PANEL - 30)}", class_="axis"))
    parts.append(text("low end", 0, 34 + HIGH, "small"))
    parts.append(text("high end", PANEL - 30, 34 + HIGH, "small", "end"))
    return "".join(parts)
