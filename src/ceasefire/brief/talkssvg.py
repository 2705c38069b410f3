"""The ladder of talks as SVG: time downwards, one lane for each side, whoever mediates in the middle."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ceasefire.brief import phrase, talkwords
from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.step import ANSWERS, DEALS, Step

DATE, LANE, TEXT = 96.0, 120.0, 430.0
"""Widths: the column of days, one lane, the column of words."""

TOP, LINE, PAD = 44.0, 15.0, 9.0
CHARACTERS = 62
"""Letters of one line of words."""

MOST_LANES = 5
"""Sides with a lane of their own; what further sides do stands in the lane of others."""

OTHERS = "others"

STYLE = (
    "svg{font:12px 'Noto Sans','Segoe UI',system-ui,'Noto Sans Arabic',sans-serif;fill:#1c2026;background:#fff}"
    ".small{font-size:11px;fill:#565d66}.strong{font-weight:600}.lane{stroke:#d4d8dd;stroke-width:1}.row{stroke:#e7eaed}"
    ".box{fill:#f5f6f8;stroke:#565d66}.ask{fill:#fdf0c2;stroke:#8a6d1b}.deal{fill:#dbe9f4;stroke:#1d4e7e}.answer{fill:#fff;stroke:#1c2026}"
    ".arrow{stroke:#565d66;fill:none}.tip{fill:#565d66}.disputed{stroke-dasharray:4 3}.fate{font-weight:600}"
)  # fmt: skip


def draw(steps: Sequence[Step], dossier: Dossier) -> str:
    """A picture of steps in order of time; one that says so where there are none."""
    lanes = _lanes(steps)
    width = DATE + LANE * max(1, len(lanes)) + TEXT + 20
    parts = [element("style", STYLE)]
    height = TOP
    if not steps:
        parts.append(text("No step of talks is told.", DATE, TOP + LINE, "small"))
    rows: list[str] = []
    last = ""
    for step in steps:
        lines = _words(step, dossier)
        tall = max(40.0, len(lines) * LINE + 2 * PAD)
        rows.append(_row(step, lines, lanes, dossier, height, tall, width, last))
        last = talkwords.day(step)
        height += tall
    for n, lane in enumerate(lanes):
        x = DATE + LANE * n + LANE / 2
        parts.append(element("path", d=f"M{number(x)} {number(TOP - 8)}V{number(height)}", class_="lane"))
        parts.append(text(_short(lane.replace("_", " "), 20), x, TOP - 18, "strong", "middle"))
    name = "Ladder of talks"
    told = f"{len(steps)} steps in order of time, downwards; lanes: {', '.join(lanes) or 'none'}"
    return picture("".join(parts) + "".join(rows), width, height + 44, name, told, "ladder")


def _lanes(steps: Sequence[Step]) -> list[str]:
    """Sides in the order in which they take their first step by order of intake, those that only mediate in the middle."""
    told = sorted(steps, key=lambda s: s.order)
    counts: dict[str, int] = {}
    for side in (p.side for s in told for p in (*s.by, *s.to) if p.side is not None):
        counts[side] = counts.get(side, 0) + 1
    bound = dict.fromkeys(p.side for s in told if s.kind in DEALS for p in s.by if p.side is not None)
    between = dict.fromkeys(p.side for s in told for p in s.mediators if p.side is not None and p.side not in bound)
    first = [s for s in counts if s not in between]
    # The most active sides keep a lane; of the same number those that came first.
    kept = set(sorted(counts, key=lambda s: -counts[s])[:MOST_LANES])
    outer = [s for s in first if s in kept]
    middle = [s for s in (*between, *counts) if s in kept and s not in outer]
    lanes = [*outer[:1], *dict.fromkeys(middle), *outer[1:]]
    rest = any(_lane(s, lanes) is None for s in steps)
    return [*lanes, OTHERS] if rest else lanes


def _lane(step: Step, lanes: Sequence[str]) -> int | None:
    """The lane of whoever takes a step: the first of its versions that has one."""
    return next((lanes.index(p.side) for p in step.by if p.side in lanes), None)


def _row(step: Step, lines: Sequence[tuple[str, str]], lanes: Sequence[str], dossier: Dossier, top: float, tall: float, width: float, last: str) -> str:
    parts = [element("path", d=f"M0 {number(top)}H{number(width)}", class_="row")]
    middle = top + 22
    day = talkwords.day(step)
    if day != last:
        known, _, rest = day.partition(" ") if step.dated in ("published", "assumed") else ("", "", day)
        parts.append(text(rest, DATE - 8, middle + 3, "strong", "end"))
        if known:
            parts.append(text(known, DATE - 8, middle + 16, "small", "end"))
    boxes = sorted({lanes.index(p.side) for p in step.by if p.side in lanes}) if step.kind in DEALS or step.kind == "talks" else []
    at = _lane(step, lanes)
    if at is None:
        at = len(lanes) - 1 if lanes and lanes[-1] == OTHERS else 0
    low, high = (boxes[0], boxes[-1]) if boxes else (at, at)
    x, end = DATE + LANE * low + 6, DATE + LANE * (high + 1) - 6
    kind = "deal" if step.kind in DEALS else "answer" if step.kind in ANSWERS else "ask" if step.kind in ("demand", "ultimatum", "threat") else "box"
    body = element("rect", x=x, y=top + 6, width=end - x, height=30.0, rx=4.0, class_=f"{kind} disputed" if step.disputed else kind)
    body += text(talkwords.KIND[step.kind], (x + end) / 2, middle + 3, "strong", "middle")
    parts.append(element("g", title(f"{talkwords.KIND[step.kind]}: {talkwords.who(step, dossier)}") + body))
    parts += [_arrow(at, lanes.index(p.side), middle) for p in step.to[:1] if p.side in lanes and lanes.index(p.side) != at and not boxes]
    words = DATE + LANE * max(1, len(lanes)) + 8
    for n, (line, class_) in enumerate(lines):
        parts.append(text(line, words, top + PAD + LINE * (n + 0.8), class_))
    return "".join(parts)


def _arrow(start: int, stop: int, y: float) -> str:
    """From the edge of the step's box to the middle of the lane it is addressed to."""
    right = stop > start
    x = DATE + LANE * (start + 1) - 6 if right else DATE + LANE * start + 6
    to = DATE + LANE * stop + LANE / 2 + (-4 if right else 4)
    tip = f"M{number(to)} {number(y)}l{-7 if right else 7} -4v8Z"
    return element("path", d=f"M{number(x)} {number(y)}H{number(to)}", class_="arrow") + element("path", d=tip, class_="tip")


def _words(step: Step, dossier: Dossier) -> list[tuple[str, str]]:
    """Lines beside a step: who, terms, sources, fate; (line, class)."""
    out: list[tuple[str, str]] = []
    for line in textwrap.wrap(talkwords.who(step, dossier), CHARACTERS - 8, max_lines=2, placeholder=" …"):
        out.append((line, "strong"))
    for told in [t for t in talkwords.terms(step, dossier) if not t.startswith("about: ")][:4]:
        out += [(line, "") for line in textwrap.wrap(told, CHARACTERS, max_lines=2, placeholder=" …")]
    names = dict.fromkeys(phrase.origin(dossier, t.origin) for t in step.tellings)
    days = sorted({t.published for t in step.tellings if t.published is not None})
    if names:
        span = f", {phrase.day_range(days[0], days[-1])}" if days else ""
        told = f"told by {', '.join(names)}{span}; {len(step.tellings)} {'claim' if len(step.tellings) == 1 else 'claims'}"
        out += [(line, "small") for line in textwrap.wrap(told, CHARACTERS, max_lines=2, placeholder=" …")]
    elif step.agreement is not None:
        out.append((f"agreements/{step.agreement}.yaml", "small"))
    if step.fates:
        out += [(line, "fate") for line in textwrap.wrap(f"→ {talkwords.summary(step)}", CHARACTERS - 8, max_lines=2, placeholder=" …")]
    return out


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
