"""Control as pictures: a map of who is said to hold which place, a timeline of places changing hands.

Points and bars of named places, no areas and no lines between them. Every side has a shape and a pattern beside its colour;
what is contested is hatched, what is unknown hollow. Everything is drawn with attributes, so that a picture is the same in a
file of its own and in a brief, whose security policy allows no style of a picture's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from ceasefire.brief.brief import MapView, Spot
from ceasefire.brief.controlwords import side_name
from ceasefire.brief.label import Box, Label, place_labels
from ceasefire.brief.mapsvg import WIDTH, Frame, frame_of, ring_path
from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.brief.where import outlines, towns
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.control import Control, Spell, Track
from ceasefire.tracks.controltable import is_place, sides_of
from ceasefire.tracks.month import months

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#7a4fa3", "#5f5f5f")
"""Okabe and Ito's colours, told apart by the colour-blind; to sides in order of the first word on each."""

DASHES = ("", "M0 3H6", "M3 0V6", "M0 0L6 6", "M0 6L6 0", "M0 3H6M3 0V6", "M0 0L6 6M0 6L6 0", "M1 3H3")
"""Strokes over a colour in a tile of 6 by 6 units; the first side is plain."""

SIZE = 7.0
LABELLED = 45
"""Places that may carry a label; each mark has its name as a tooltip."""

ROWS = 60
"""Places that a timeline shows; those with most changes, in order of the first word."""

NAMES, ROW, TOP = 190.0, 17.0, 34.0

_FONT = "'Noto Sans','Segoe UI',system-ui,'Noto Sans Arabic',sans-serif"
_INK, _GREY, _LAND, _EDGE = "#1c2026", "#565d66", "#f5f6f8", "#b4bac2"


def map_of(dossier: Dossier, whole: Control, day: date, ids: str = "control-map") -> str | None:
    """Who is said to hold which place on a day; None where no place with a point has a word on it by then."""
    drawn = [(t, s) for t in whole.tracks if is_place(t) and t.place.lat is not None and (s := t.at(day)) is not None]
    if not drawn:
        return None
    spots = tuple(
        Spot(name=t.place.name, lat=t.place.lat or 0.0, lon=t.place.lon or 0.0, radius_km=t.place.radius_km, area=False, count=1, killed=0, outcome="pending")
        for t, _ in drawn
    )  # fmt: skip
    view = MapView(outlines(dossier), spots, towns(dossier), ())
    frame = frame_of(view)
    if frame is None:
        return None
    inside = [(t, s) for t, s in drawn if frame.shows(t.place.lon or 0.0, t.place.lat or 0.0)]
    sides = sides_of(whole)
    parts = [element("rect", x=0, y=0, width=WIDTH, height=frame.height, fill="#fff")]
    for outline in sorted(view.outlines, key=lambda o: o.main):
        d = " ".join(ring_path(frame, ring) for ring in outline.rings)
        parts.append(element("path", d=d, fill=_LAND if outline.main else "#fff", stroke=_EDGE, stroke_width="0.8"))
    # The unknown beneath, the contested on top: they are what a reader looks for.
    order = {"unknown": 0, "held": 1, "contested": 2}
    for track, spell in sorted(inside, key=lambda one: order[one[1].value]):
        x, y = frame.xy(track.place.lon or 0.0, track.place.lat or 0.0)
        parts.append(element("g", title(f"{track.place.name}: {_said(dossier, spell)}") + _mark(spell, sides, x, y, ids)))
    parts.append(_labels(frame, inside))
    low, legend = _legend(dossier, sides, inside, frame.height + 18, ids)
    parts.append(legend)
    left_out = len(drawn) - len(inside)
    told = f"{len(inside)} places on {day}" + (f"; {left_out} lie outside the map" if left_out else "")
    notes = [told, *([whole.withheld] if whole.withheld and day >= whole.until else [])]
    for n, note in enumerate(notes):
        parts.append(_text(note, 14, low + 14 + 15 * n, size=11, fill=_GREY))
    body = _defs(sides, ids) + element("g", "".join(parts), font_family=_FONT, font_size="12", fill=_INK)
    return picture(body, WIDTH, low + 22 + 15 * len(notes), f"Who is said to hold which place on {day}", _listed(dossier, inside), ids)


def timeline_of(dossier: Dossier, whole: Control, first: date | None = None, ids: str = "control-time") -> str | None:
    """Places down, time across: who is said to hold each. first: the first day drawn, that of the first word published if not
    given. None where nobody is told to hold any place."""
    told = [t for t in whole.tracks if any(s.value != "unknown" for s in t.spells)]
    if not told:
        return None
    begin = first or max(min(t.spells[0].first for t in told), min(dossier.days.values(), default=date.min))
    end = whole.until + timedelta(days=1)
    begin = min(begin, end - timedelta(days=1))
    told = [t for t in told if any(s.value != "unknown" and s.until > begin for s in t.spells)]
    most = set(sorted((t.key for t in told), key=lambda k: -len(next(t for t in told if t.key == k).spells))[:ROWS])
    rows = [t for t in told if t.key in most]
    sides = sides_of(whole)
    base = TOP + ROW * len(rows)

    def x_of(day: date) -> float:
        return NAMES + (WIDTH - NAMES - 10) * max(0, (day - begin).days) / (end - begin).days

    parts = [element("rect", x=0, y=0, width=WIDTH, height=base + 120, fill="#fff")]
    parts += _years(begin, end, base, x_of)
    for n, track in enumerate(rows):
        y = TOP + ROW * n
        parts.append(_text(_short(track.place.name) if is_place(track) else f"[{_short(track.place.name)}]", NAMES - 8, y + 11, "end", size=11))
        for spell in track.spells:
            if spell.until <= begin:
                continue
            x, x2 = x_of(max(spell.first, begin)), x_of(spell.until)
            said = f"{track.place.name}, {spell.first} to {spell.until - timedelta(days=1)}: {_said(dossier, spell)}"
            parts.append(element("g", title(said) + _bar(spell, sides, x, y + 2, max(1.5, x2 - x), ids)))
    low, legend = _legend(dossier, sides, [(t, s) for t in rows for s in t.spells], base + 14, ids, bars=True)
    parts.append(legend)
    notes = [f"{len(told) - len(rows)} more places are not drawn"] if len(rows) < len(told) else []
    notes += [whole.withheld] if whole.withheld else []
    for n, note in enumerate(notes):
        parts.append(_text(note, 14, low + 14 + 15 * n, size=11, fill=_GREY))
    body = _defs(sides, ids) + element("g", "".join(parts), font_family=_FONT, font_size="12", fill=_INK)
    name = f"Places and who is said to hold them, {begin} to {whole.until}"
    return picture(body, WIDTH, low + 22 + 15 * len(notes), name, f"{len(rows)} places; sides: {', '.join(side_name(dossier, s) for s in sides)}", ids)


def _text(content: str, x: float, y: float, anchor: str | None = None, *, size: int = 12, fill: str = _INK) -> str:
    return element("g", text(content, x, y, "t", anchor), font_size=str(size), fill=fill)


def _fill(side: str, sides: Sequence[str], ids: str) -> str:
    n = sides.index(side) % len(COLOURS)
    return f"url(#{ids}-p{n})" if DASHES[n] else COLOURS[n]


def _defs(sides: Sequence[str], ids: str) -> str:
    """Patterns of the sides, and the hatch of what is contested."""
    made = []
    for n, colour in enumerate(COLOURS[: len(sides)]):
        if DASHES[n]:
            inner = element("rect", width=6, height=6, fill=colour) + element("path", d=DASHES[n], stroke="#fff", stroke_width="1.4")
            made.append(element("pattern", inner, id=f"{ids}-p{n}", width="6", height="6", patternUnits="userSpaceOnUse"))
    inner = element("rect", width=5, height=5, fill="#fff") + element("path", d="M0 5L5 0M-1 1L1 -1M4 6L6 4", stroke=_INK, stroke_width="1.5")
    made.append(element("pattern", inner, id=f"{ids}-x", width="5", height="5", patternUnits="userSpaceOnUse"))
    return element("defs", "".join(made))


def _shape(n: int, x: float, y: float, fill: str, stroke: str, size: float = SIZE) -> str:
    """A circle, square, triangle or diamond."""
    style = {"fill": fill, "stroke": stroke, "stroke_width": "1.3"}
    if n % 4 == 0:
        return element("circle", cx=x, cy=y, r=size, **style)
    if n % 4 == 1:
        return element("rect", x=x - size * 0.9, y=y - size * 0.9, width=size * 1.8, height=size * 1.8, **style)
    h = size * 1.15
    points = [(x, y - h), (x + h, y + h * 0.8), (x - h, y + h * 0.8)] if n % 4 == 2 else [(x, y - h), (x + h, y), (x, y + h), (x - h, y)]
    return element("path", d="M" + "L".join(f"{number(a)} {number(b)}" for a, b in points) + "Z", **style)


def _mark(spell: Spell, sides: Sequence[str], x: float, y: float, ids: str) -> str:
    if spell.value == "unknown":
        return element("circle", cx=x, cy=y, r=SIZE * 0.6, fill="#fff", stroke=_GREY, stroke_width="1.3")
    if spell.value == "contested":
        return element("circle", cx=x, cy=y, r=SIZE * 1.1, fill=f"url(#{ids}-x)", stroke=_INK, stroke_width="1.6")
    n = sides.index(spell.sides[0])
    return _shape(n, x, y, COLOURS[n % len(COLOURS)], _INK)


def _bar(spell: Spell, sides: Sequence[str], x: float, y: float, width: float, ids: str) -> str:
    high = ROW - 5
    if spell.value == "unknown":
        return element("rect", x=x, y=y + high / 2 - 1, width=width, height=2, fill="#fff", stroke=_EDGE, stroke_width="0.6")
    fill = f"url(#{ids}-x)" if spell.value == "contested" else _fill(spell.sides[0], sides, ids)
    return element("rect", x=x, y=y, width=width, height=high, fill=fill, stroke=_INK if spell.value == "contested" else None, stroke_width="0.5")


def _labels(frame: Frame, inside: Sequence[tuple[Track, Spell]]) -> str:
    wanted: list[Label] = []
    marks: list[Box] = []
    rank = {"contested": 0, "held": 1, "unknown": 2}
    for track, spell in sorted(inside, key=lambda one: rank[one[1].value]):
        x, y = frame.xy(track.place.lon or 0.0, track.place.lat or 0.0)
        marks.append(Box(x - SIZE, y - SIZE, x + SIZE, y + SIZE))
        if spell.value != "unknown" and len(wanted) < LABELLED:
            wanted.append(Label(track.place.name, "", x, y, SIZE, "t"))
    bounds = Box(2, 2, WIDTH - 2, frame.height - 2)
    out = []
    for label, box, anchor in place_labels(wanted, marks, [], bounds):
        at = box.left if anchor == "start" else box.right if anchor == "end" else (box.left + box.right) / 2
        out.append(_text(label.text, at, box.bottom - 3.5, anchor, size=11))
    return "".join(out)


def _legend(dossier: Dossier, sides: Sequence[str], drawn: Sequence[tuple[Track, Spell]], y: float, ids: str, bars: bool = False) -> tuple[float, str]:
    """(y of its last line, markup): only what is drawn has an entry."""
    used = [s for s in sides if any(spell.value == "held" and spell.sides[0] == s for _, spell in drawn)]
    values = {spell.value for _, spell in drawn}
    entries = [(_swatch(sides, s, bars, ids), f"said to be held by {side_name(dossier, s)}") for s in used]
    hatch = element("circle", cx=0, cy=0, r=SIZE, fill=f"url(#{ids}-x)", stroke=_INK, stroke_width="1.6")
    hollow = element("circle", cx=0, cy=0, r=SIZE * 0.6, fill="#fff", stroke=_GREY, stroke_width="1.3")
    entries += [(hatch, "contested")] if "contested" in values else []
    entries += [(hollow, "unknown: no word, or none for a year")] if "unknown" in values else []
    out, x = [], 22.0
    for mark, words in entries:
        width = 26 + 6.6 * len(words)
        if x + width > WIDTH and x > 22:
            x, y = 22.0, y + 20
        out.append(element("g", mark, transform=f"translate({number(x)} {number(y)})") + _text(words, x + 13, y + 4))
        x += width
    return y + 8, "".join(out)


def _swatch(sides: Sequence[str], side: str, bars: bool, ids: str) -> str:
    n = sides.index(side)
    if bars:
        return element("rect", x=-9, y=-6, width=18, height=12, fill=_fill(side, sides, ids))
    return _shape(n, 0, 0, COLOURS[n % len(COLOURS)], _INK)


def _years(begin: date, end: date, base: float, x_of: Callable[[date], float]) -> list[str]:
    across = months(begin, end)
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len(across) / n <= 12)
    out = []
    for month in across:
        if (month.year * 12 + month.month - 1) % every or month < begin:
            continue
        x = x_of(month)
        out.append(element("path", d=f"M{number(x)} {number(TOP - 6)}V{number(base)}", stroke="#e7eaed", stroke_width="1"))
        out.append(_text(month.strftime("%Y") if every >= 12 else month.strftime("%Y-%m"), x, TOP - 12, "middle", size=11, fill=_GREY))
    return out


def _said(dossier: Dossier, spell: Spell) -> str:
    if spell.value == "unknown":
        return "unknown" + (f", last said to be held by {side_name(dossier, spell.was)}, {spell.word}" if spell.was else "")
    names = " / ".join(side_name(dossier, s) for s in spell.sides)
    return f"said to be held by {names}, last word {spell.word}" if spell.value == "held" else f"contested{': ' + names if names else ''}"


def _listed(dossier: Dossier, inside: Sequence[tuple[Track, Spell]]) -> str:
    return "; ".join(f"{t.place.name}: {_said(dossier, s)}" for t, s in inside if s.value != "unknown")


def _short(name: str) -> str:
    return name if len(name) <= 26 else name[:25] + "…"
