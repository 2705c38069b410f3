"""Access as SVG: severity of districts by month, and series of stress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ceasefire.brief import accesswords, phrase
from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.area import Areas
from ceasefire.tracks.month import months
from ceasefire.tracks.severity import SCALE, Severity
from ceasefire.tracks.stress import Series

LEFT, WIDTH, ROW, HEAD = 190.0, 860.0, 20.0, 58.0
FILLS = ("#dcefe4", "#f6eec7", "#f0cf8e", "#e0a05c", "#c46a3c", "#93362b")
STYLE = (
    "svg{font:12px 'Noto Sans','Segoe UI',system-ui,sans-serif;fill:#1c2026;background:#fff}.small{font-size:11px;fill:#565d66}.axis{stroke:#c8ccd2}"
    ".unseen{fill:#eceef1}.open{fill:none;stroke:#565d66;stroke-dasharray:2 2}.line{fill:none;stroke:#2f6580;stroke-width:1.6}.dot{fill:#2f6580}"
)  # fmt: skip


def draw(rows: Sequence[Severity], dossier: Dossier) -> str:
    """A cell for each unit and month: its fill is the least severity that what is told allows, with the number of indicators told;
    grey where nothing is told. Units and months of which nothing is told at all are left out."""
    told = [one for one in rows if one.known]
    areas = Areas(dossier)
    units = list(dict.fromkeys(one.area for one in told))
    columns = list(months(min(s.month for s in told), max(s.month for s in told))) if told else []
    parts = [element("style", STYLE), text("least severity that what is told allows; the digit: indicators told, of nine", 8, 16, "small")]
    for n, word in enumerate(SCALE):
        parts.append(element("rect", x=8 + 105 * n, y=24, width=14, height=14, fill=FILLS[n]) + text(word, 26 + 105 * n, 35, "small"))
    parts.append(element("rect", x=8 + 105 * len(SCALE), y=24, width=14, height=14, class_="unseen") + text("not told", 26 + 105 * len(SCALE), 35, "small"))
    step = min(22.0, (WIDTH - LEFT - 8) / max(1, len(columns)))
    of = {(s.area, s.month): s for s in told}
    for n, unit in enumerate(units):
        top = HEAD + ROW * n
        parts.append(text(areas.name(unit)[:28], 8, top + 14, ""))
        for i, month in enumerate(columns):
            parts.append(_cell(of.get((unit, month)), LEFT + step * i, top, step, f"{areas.name(unit)}, {month:%Y-%m}"))
    bottom = HEAD + ROW * max(1, len(units))
    for i, month in enumerate(columns):
        if month.month == 1 or i == 0:
            parts.append(text(f"{month:%Y-%m}", LEFT + step * i, bottom + 14, "small"))
    if not told:
        parts.append(text("Nothing is told of access.", LEFT, HEAD + 14, "small"))
    return picture("".join(parts), WIDTH, bottom + 24, "Humanitarian access by district and month", f"{len(units)} units, {len(columns)} months", "access")


def _cell(one: Severity | None, x: float, y: float, step: float, name: str) -> str:
    wide, high = step - 1, ROW - 2
    if one is None:
        return element("rect", x=x, y=y, width=wide, height=high, class_="unseen")
    body = title(f"{name}: {accesswords.overall(one)}; {one.known} of 9 indicators told; {accesswords.worst(one)}; coverage: {one.coverage}")
    body += element("rect", x=x, y=y, width=wide, height=high, fill=FILLS[SCALE.index(one.lowest)])
    if step >= 12:
        body += text(str(one.known), x + wide / 2, y + 13, "small", "middle")
    return element("g", body)


def draw_series(told: Sequence[Series], dossier: Dossier) -> str:
    """One small line for each series, each on its own scale, with its least and greatest value."""
    areas = Areas(dossier)
    parts = [element("style", STYLE), text("each series has its own scale; units and sources are not mixed", 8, 16, "small")]
    panel = 46.0
    first = min((s.points[0].first for s in told), default=date.min)
    last = max((s.points[-1].first for s in told), default=date.min)
    width = max(1, (last - first).days)
    for n, one in enumerate(told):
        top = 28 + panel * n
        values = [p.value for p in one.points]
        low, high = min(values), max(values)
        at = [(320 + (WIDTH - 420) * (p.first - first).days / width, top + 34 - 26 * ((p.value - low) / (high - low) if high > low else 0.5)) for p in one.points]
        parts.append(text(f"{areas.name(one.place)[:24]}: {one.indicator}"[:48], 8, top + 16, "") + text(f"{phrase.actor(dossier, one.source)[:28]}, {one.unit}", 8, top + 31, "small"))
        if len(at) > 1:
            parts.append(element("path", d="M" + "L".join(f"{number(x)} {number(y)}" for x, y in at), class_="line"))
        dots = "".join(element("circle", title(f"{p.first}: {p.value:g} {one.unit}"), cx=x, cy=y, r=2.4, class_="dot") for (x, y), p in zip(at, one.points, strict=True))
        parts.append(dots + text(f"{low:g}" if low == high else f"{low:g} to {high:g}", WIDTH - 92, top + 24, "small"))
    bottom = 28 + panel * max(1, len(told))
    parts.append(text(f"{first:%Y-%m} to {last:%Y-%m}" if told else "No series.", 320, bottom + 12, "small"))
    return picture("".join(parts), WIDTH, bottom + 24, "Prices and other stress, as reported", f"{len(told)} series", "stress")
