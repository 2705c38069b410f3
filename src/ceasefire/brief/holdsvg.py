"""Pictures of the outlook: the curve ahead, and what was said week by week. They stand alone, with their own colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ceasefire.brief import holdwords, words
from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.outlook.likelihood import percent
from ceasefire.outlook.outlook import Outlook

if TYPE_CHECKING:
    from ceasefire.outlook.backtest import Backtest

WIDTH, HEIGHT = 760.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 14.0, 34.0, 40.0
INK, MUTED, LINE, BAND, RULE, MARK = "#1f2933", "#52606d", "#1d4ed8", "#bfdbfe", "#d9dee4", "#9f1239"
STYLE = f"text{{font:12px system-ui,sans-serif;fill:{INK}}}.m{{fill:{MUTED}}}.e{{fill:{MARK}}}"

Point = tuple[float, float]


def weekly(tested: Backtest) -> str:
    """The chance of breaking within 30 days as it was said, with its range, beside agreements like it; when it broke."""
    said = [(o.as_of, next(c for c in o.chances if c.days == 30)) for o in tested.said if o.chances]
    rows = [(day, 1 - c.probability, 1 - (c.high or 0.0), 1 - (c.low or 0.0), 1 - (c.like or 0.0)) for day, c in said if c.probability is not None]
    if not rows:
        return _frame("", "Nothing was said", "There were no reports to say anything from.")
    start, end = rows[0][0], max([rows[-1][0], *(b.on for b in tested.met if b.on is not None)])
    top = _ceiling(max(row[3] for row in rows))
    days = max(1, (end - start).days)

    def at(day: date, value: float) -> Point:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / days, HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top

    parts = [_scale(top)]
    for spell in tested.spells:
        x, x2 = at(spell.first, 0)[0], at(spell.last, 0)[0]
        parts.append(element("rect", title(f"at least twice its earlier median: {spell.first} to {spell.last}"), x=x - 3, y=TOP, width=x2 - x + 6, height=HEIGHT - TOP - BOTTOM, fill="#f1f5f9"))
    parts.append(_band([at(r[0], r[2]) for r in rows], [at(r[0], r[3]) for r in rows]))
    parts.append(_line([at(r[0], r[4]) for r in rows], MUTED, "5 4", 1.5))
    parts.append(_line([at(r[0], r[1]) for r in rows], LINE, None, 2))
    parts += [element("circle", title(f"{r[0]}: {percent(r[1])}"), cx=at(r[0], 0)[0], cy=at(r[0], r[1])[1], r=2.5, fill=LINE) for r in rows]
    for n, broken in enumerate(tested.met):
        if broken.on is None:
            continue
        x, x2 = at(broken.since or broken.on, 0)[0], at(broken.on, 0)[0]
        if x2 > x:  # an offensive, from its first day to the day that made it one
            parts.append(element("rect", title(broken.why), x=x, y=TOP, width=x2 - x, height=HEIGHT - TOP - BOTTOM, fill=MARK, fill_opacity="0.15"))
        parts.append(element("path", d=f"M{number(x2)} {number(TOP)}V{number(HEIGHT - BOTTOM)}", stroke=MARK, stroke_width=2 if n == 0 else 1, fill="none"))
        word = "broken" if n == 0 else "also met"
        began = f", from {broken.since}" if x2 > x else ""
        parts.append(text(f"{word} {broken.on}: {holdwords.DEFINITION[broken.definition]}{began}", x - 6, TOP + 14 + 16 * n, "e", "end"))
    parts += [text(label, x, HEIGHT - BOTTOM + 18, "m", "middle") for x, label in _months(start, end, lambda d: at(d, 0)[0])]
    parts.append(text("chance of breaking within 30 days, as said then (band: 90 %; dashed: agreements like it)", LEFT, 16, ""))
    spells = "; ".join(f"{s.first} to {s.last}, up to {percent(s.peak)}" for s in tested.spells) or "never"
    described = f"{tested.title}. From {start} to {rows[-1][0]}. At least twice its own earlier median: {spells}. " + (f"Broken on {tested.broken}." if tested.broken else "Not broken.")
    return _frame("".join(parts), "What the outlook said, with what was known then", described)


def ahead(one: Outlook, ids: str | None = None) -> str:
    """The chance that it is intact over the coming year, with its range, beside agreements like it. ids: inside a page that
    has its own style, a prefix for ids; None: a file of its own."""
    rows = [(c.days, c.probability, c.low or 0.0, c.high or 0.0, c.like or 0.0) for c in one.chances if c.probability is not None]
    if not rows:
        return _frame("", "No curve", f"{one.title}: {holdwords.state(one)}", ids)

    def at(days: int, value: float) -> Point:
        # The square root of time: the first weeks matter most and would be a smear otherwise.
        return LEFT + (WIDTH - LEFT - RIGHT) * (days / 365) ** 0.5, HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value

    first = at(0, 1.0)
    parts = [_scale(1.0), _band([first, *(at(r[0], r[2]) for r in rows)], [first, *(at(r[0], r[3]) for r in rows)])]
    parts.append(_line([first, *(at(r[0], r[4]) for r in rows)], MUTED, "5 4", 1.5))
    parts.append(_line([first, *(at(r[0], r[1]) for r in rows)], LINE, None, 2))
    for days, p, low, high, _ in rows:
        x, y = at(days, p)
        parts.append(element("circle", title(f"{days} days: {percent(p)} ({percent(low)} to {percent(high)})"), cx=x, cy=y, r=3, fill=LINE))
        parts.append(text(percent(p), min(x, WIDTH - RIGHT - 14), y + 18, "", "middle"))  # the dashed line is mostly above
        parts.append(text(f"{days} days", min(x, WIDTH - RIGHT - 24), HEIGHT - BOTTOM + 18, "m", "middle"))
    parts.append("" if ids else text("chance that it is intact (band: 90 %; dashed: agreements like it)", LEFT, 16, ""))
    told = "; ".join(f"{r[0]} days {percent(r[1])} ({percent(r[2])} to {percent(r[3])})" for r in rows)
    return _frame("".join(parts), "Chance that it is intact", f"{one.title}, as of {one.as_of}: {told}.", ids)


def _frame(body: str, name: str, description: str, ids: str | None = None) -> str:
    if ids is not None:
        return picture(body, WIDTH, HEIGHT, name, description, ids)
    style = element("style", STYLE)
    ground = element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill="#ffffff")
    return picture(style + ground + body, WIDTH, HEIGHT, name, description, "hold") + "\n"


def _ceiling(value: float) -> float:
    return next((top for top in (0.05, 0.1, 0.2, 0.4, 0.6, 0.8) if value <= top), 1.0)


def _scale(top: float) -> str:
    parts = []
    for n in range(5):
        value = top * n / 4
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * n / 4
        parts.append(element("path", d=f"M{number(LEFT)} {number(y)}H{number(WIDTH - RIGHT)}", stroke=RULE, fill="none"))
        shown = f"{100 * value:g} %"
        parts.append(text(shown, LEFT - 6, y + 4, "m", "end"))
    return "".join(parts)


def _line(points: Sequence[Point], colour: str, dash: str | None, width: float) -> str:
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return element("path", d=d, stroke=colour, stroke_width=width, stroke_dasharray=dash, fill="none")


def _band(low: Sequence[Point], high: Sequence[Point]) -> str:
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in [*low, *reversed(high)]) + "Z"
    return element("path", d=d, fill=BAND)


def _months(start: date, end: date, where: Callable[[date], float]) -> list[tuple[float, str]]:
    """First days of months, at most ten with a label."""
    found: list[date] = []
    day = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    while day <= end:
        found.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    every = -(-len(found) // 10) or 1
    return [(where(d), f"{words.MONTHS[d.month - 1]} {d.year}") for d in found[::every]]
