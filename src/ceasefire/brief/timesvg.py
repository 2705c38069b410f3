"""The timeline as SVG: stacked bars of incidents, the agreements in force as bars beneath."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ceasefire.brief import phrase, words
from ceasefire.brief.brief import Bucket, Instrument, Timeline
from ceasefire.brief.svg import element, number, picture, text, title

WIDTH = 760.0
LEFT, RIGHT, TOP, PLOT = 38.0, 8.0, 16.0, 170.0
ROW = 30.0


def draw(timeline: Timeline, instruments: Sequence[Instrument], description: str) -> str | None:
    """The chart, or None when neither an incident nor an agreement falls into the period."""
    shown = [i for i in instruments if i.overlaps]
    most = max(sum(b.counts) for b in timeline.buckets)
    if most == 0 and not shown:
        return None
    start, end = timeline.buckets[0].first, timeline.end
    ticks = _steps(most)
    top = ticks[-1]
    base = TOP + PLOT
    parts = []
    for tick in ticks:
        y = base - PLOT * tick / top
        parts.append(element("path", d=f"M{number(LEFT)} {number(y)}H{number(WIDTH - RIGHT)}", class_="grid"))
        parts.append(text(f"{tick:,}", LEFT - 6, y + 4, "small", "end"))
    nexts = [b.first for b in timeline.buckets[1:]] + [end]
    for bucket, after in zip(timeline.buckets, nexts, strict=True):
        parts.append(_bar(bucket, after, start, end, base, top))
    parts.append(element("path", d=f"M{number(LEFT)} {number(base)}H{number(WIDTH - RIGHT)}", class_="axis"))
    for x, label, anchor in _dates(timeline, start, end):
        parts.append(element("path", d=f"M{number(x)} {number(base)}v5", class_="axis"))
        if label:
            parts.append(text(label, x, base + 18, "small", anchor))
    height = base + 30
    if shown:
        parts.append(text(words.TIMELINE_FORCE, LEFT, height + 12, "small strong"))
        height += 20
    for instrument in shown:
        parts.append(_force(instrument, start, end, height))
        height += ROW
    return picture("".join(parts), WIDTH, height + 6, words.TIMELINE_ALT, description, "time")


def _x(day: date, start: date, end: date) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / (end - start).days


def _bar(bucket: Bucket, after: date, start: date, end: date, base: float, top: int) -> str:
    if not any(bucket.counts):
        return ""
    x, x2 = _x(bucket.first, start, end), _x(after, start, end)
    gap = min(2.0, (x2 - x) * 0.2)
    width = min(x2 - x - gap, 60.0)
    middle = (x + x2 - width) / 2
    y = base
    parts = []
    for outcome, count in zip(words.OUTCOMES, bucket.counts, strict=True):
        if count:
            h = PLOT * count / top
            y -= h
            parts.append(element("rect", x=middle, y=y, width=max(0.8, width), height=h, class_=outcome))
    said = ", ".join(
        f"{words.OUTCOME[o].lower()} {n}" for o, n in zip(words.OUTCOMES, bucket.counts, strict=True) if n
    )
    last = after - timedelta(days=1)
    return element("g", title(f"{phrase.day_range(bucket.first, last)}: {said}") + "".join(parts))


def _steps(most: int) -> list[int]:
    """Round figures from 0 to at or above the highest bar, at most six."""
    size = 1
    for power in (1, 10, 100, 1000, 10000, 100000, 1000000):
        for step in (1, 2, 5):
            size = step * power
            if size * 5 >= most:
                count = max(1, -(-most // size))
                return [size * i for i in range(count + 1)]
    return [0, max(1, most)]


def _dates(timeline: Timeline, start: date, end: date) -> list[tuple[float, str, str]]:
    """Ticks with labels far enough apart to be read: days, first days of months, or Januaries."""
    length = (end - start).days
    if timeline.unit == "day" and length <= 62:
        every = -(-length // 9)
        days = [start + timedelta(days=i) for i in range(0, length, every)]
        labels = [f"{d.day} {words.MONTHS[d.month - 1]}" for d in days]
        # The middle of the day's bar, not the edge.
        half = (WIDTH - LEFT - RIGHT) / length / 2
        return [(_x(d, start, end) + half, label, "middle") for d, label in zip(days, labels, strict=True)]
    months = list(_firsts(start, end))
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len(months) / n <= 10)
    out = []
    for d in months:
        index = d.year * 12 + d.month - 1
        if index % every and every != 1:
            out.append((_x(d, start, end), "", "middle"))
            continue
        label = str(d.year) if every >= 12 else f"{words.MONTHS[d.month - 1]} {d.year}"
        x = _x(d, start, end)
        out.append((x, label if x < WIDTH - RIGHT - 34 else "", "start" if x < LEFT + 24 else "middle"))
    return out


def _firsts(start: date, end: date) -> list[date]:
    day = start if start.day == 1 else date(start.year + start.month // 12, start.month % 12 + 1, 1)
    found = []
    while day < end:
        found.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


def _force(instrument: Instrument, start: date, end: date, y: float) -> str:
    """One agreement: its title above the bar; an arrow where it runs past the period."""
    first = max(instrument.since or start, start)
    after = min((instrument.until or end) + timedelta(days=1), end) if instrument.until else end
    x, x2 = _x(first, start, end), _x(after, start, end)
    right = x > LEFT + (WIDTH - LEFT - RIGHT) * 0.55
    label = text(
        f"{instrument.number}  {instrument.title}",
        WIDTH - RIGHT if right else x,
        y + 11,
        "small",
        "end" if right else None,
    )
    bar = element("rect", x=x, y=y + 16, width=max(3.0, x2 - x), height=6, class_="force")
    onward = ""
    if instrument.until is None or instrument.until >= end:
        onward = element("path", d=f"M{number(x2 - 7)} {number(y + 14)}l7 5l-7 5Z", class_="force")
    return element("g", title(f"{instrument.title}: {instrument.period}") + label + bar + onward)
