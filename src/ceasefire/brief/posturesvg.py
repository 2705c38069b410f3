"""Moves of forces by month as SVG: for each side what builds up above a line, what draws down below it."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.brief import posturewords
from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.posture import WAY, Row

LEFT, WIDTH, PANEL, HEAD = 120.0, 760.0, 80.0, 44.0

MOST_MONTHS = 60
"""The last months that have a move are drawn; the picture says so."""

STYLE = (
    "svg{font:12px 'Noto Sans','Segoe UI',system-ui,sans-serif;fill:#1c2026;background:#fff}.small{font-size:11px;fill:#565d66}"
    ".strong{font-weight:600}.axis{stroke:#565d66}.up{fill:#8f5a1b}.down{fill:#4b7f99}.seenup{fill:none;stroke:#8a8f98}.unseen{fill:#e7eaed}"
)  # fmt: skip


def draw(rows: Sequence[Row], dossier: Dossier) -> str:
    """One panel a side, in the order in which they first move; months that nobody could have seen are shaded."""
    told = [r for r in rows if r.month is not None]
    months = _months([r.month for r in told if r.month is not None])
    shown = months[-MOST_MONTHS:]
    sides = list(dict.fromkeys(r.side for r in told))
    most = max((_count(r, way) for r in told for way in ("build_up", "draw_down", "presence")), default=1)
    parts = [element("style", STYLE)]
    if not told:
        parts.append(text("No move of forces is told.", 16, HEAD + 14, "small"))
    step = (WIDTH - LEFT - 12) / max(1, len(shown))
    for n, side in enumerate(sides):
        parts.append(_panel(dossier, side, [r for r in told if r.side == side], shown, HEAD + PANEL * n, step, most))
    height = HEAD + PANEL * max(1, len(sides))
    every = -(-len(shown) // 12) if shown else 1
    for i, month in enumerate(shown):
        if i % every == 0:
            parts.append(text(month, LEFT + step * (i + 0.5), height + 12, "small", "middle"))
    parts.append(text(f"above the line: builds up; below: draws down; outlined: other movements; tallest: {most}", LEFT, 16, "small"))
    parts.append(text("grey: nobody is known to have been able to see", LEFT, 31, "small"))
    if len(months) > len(shown):
        parts.append(text(f"the last {len(shown)} of {len(months)} months", LEFT, height + 28, "small"))
    about = f"{len(told)} rows of side and month, {len(sides)} sides, {len(shown)} months"
    return picture("".join(parts), WIDTH, height + 36, "Moves of forces by month", about, "posture")


def _months(told: Sequence[str]) -> list[str]:
    """All months from the first to the last, also those without a move."""
    if not told:
        return []
    year, month = (int(x) for x in min(told).split("-"))
    out: list[str] = []
    while (one := f"{year}-{month:02d}") <= max(told):
        out.append(one)
        year, month = year + month // 12, month % 12 + 1
    return out


def _count(row: Row, way: str) -> int:
    return sum(n for kind, n in row.kinds.items() if WAY[kind] == way)


def _panel(dossier: Dossier, side: str | None, own: Sequence[Row], months: Sequence[str], top: float, step: float, most: int) -> str:
    base = top + PANEL / 2
    unit = (PANEL / 2 - 10) / most
    parts = [text(posturewords.side(dossier, side), 8, base + 4, "strong")]
    for row in own:
        if row.month not in months:
            continue
        x = LEFT + step * months.index(row.month or "")
        wide = max(1.5, min(step * 0.7, 26.0))
        bar = x + (step - wide) / 2
        body = element("rect", x=x, y=top + 4, width=step, height=PANEL - 8, class_="unseen") if row.seen is False else ""
        up, down, other = (_count(row, way) for way in ("build_up", "draw_down", "presence"))
        if other:
            body += element("rect", x=bar - 1, y=base - unit * other, width=wide + 2, height=unit * other, class_="seenup")
        if up:
            body += element("rect", x=bar, y=base - unit * up, width=wide, height=unit * up, class_="up")
        if down:
            body += element("rect", x=bar, y=base, width=wide, height=unit * down, class_="down")
        said = f"{row.month}, {posturewords.side(dossier, side)}: {posturewords.kinds(row.kinds)}; {posturewords.seen(row)}"
        parts.append(element("g", title(said) + body))
    parts.append(element("path", d=f"M{number(LEFT)} {number(base)}H{number(WIDTH - 12)}", class_="axis"))
    return "".join(parts)
