"""The map as SVG: equirectangular, east-west distances shrunk by cos(latitude)."""

from __future__ import annotations

from math import cos, log10, radians, sqrt

import msgspec

from ceasefire.brief import words
from ceasefire.brief.brief import MapView, Ring, Spot
from ceasefire.brief.label import Box, Label, place_labels
from ceasefire.brief.svg import element, number, picture, text, title
from ceasefire.place import EARTH_KM

WIDTH = 760.0
TALLEST = 900.0
MARGIN = 26.0
LABELLED = 28
"""Places with incidents that may carry a label; all stand in the table beneath."""

FOREMOST = 8
"""Places whose label is drawn even over another mark."""

NEAR_KM = 4.0
"""Discs closer than this to one another are drawn once more, larger."""

DETAIL_KM, DETAIL_HIGH = 14.0, 400.0
"""Width of the detail on the ground, km; its height in drawing units."""

_KM_A_DEGREE = EARTH_KM * radians(1)


class Frame(msgspec.Struct, frozen=True):
    """From degrees to drawing units. scale: units a km; shrink: cos of the middle latitude."""

    west: float
    north: float
    scale: float
    shrink: float
    height: float

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Drawing coordinates of a point."""
        x = MARGIN + (lon - self.west) * _KM_A_DEGREE * self.shrink * self.scale
        return x, MARGIN + (self.north - lat) * _KM_A_DEGREE * self.scale

    def shows(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the frame."""
        x, y = self.xy(lon, lat)
        return 0 <= x <= WIDTH and 0 <= y <= self.height


def draw(view: MapView, description: str) -> str | None:
    """The map, or None when there is nothing to draw."""
    frame = frame_of(view)
    if frame is None:
        return None
    near = crowd(view)
    window = _window(frame, _close(near)) if near else ""
    return _picture(view, frame, window, words.MAP_ALT, description, "map")


def draw_detail(view: MapView) -> tuple[str, str] | None:
    """(name of its middle, map) of the place where discs lie too close together to be read, else None."""
    near = crowd(view)
    if not near:
        return None
    frame = _close(near)
    inside = [s for s in view.spots if not s.area and frame.shows(s.lon, s.lat)]
    part = msgspec.structs.replace(
        view,
        spots=tuple(inside),
        towns=tuple(t for t in view.towns if frame.shows(t.lon, t.lat)),
        outlines=tuple(msgspec.structs.replace(o, at=None) for o in view.outlines),
    )
    middle = max(near, key=lambda s: s.count).name
    said = ", ".join(f"{s.name} {s.count}" for s in sorted(inside, key=lambda s: -s.count))
    most = max(s.count for s in view.spots)
    return middle, _picture(part, frame, "", words.MAP_DETAIL.format(name=middle), said, "detail", most)


def crowd(view: MapView) -> list[Spot]:
    """The spots within `NEAR_KM` of the one that has most of them there; empty when fewer than four."""
    points = [s for s in view.spots if not s.area]
    best: list[Spot] = []
    for spot in points:
        shrink = cos(radians(spot.lat))
        near = [
            s for s in points
            if ((s.lat - spot.lat) ** 2 + ((s.lon - spot.lon) * shrink) ** 2) * _KM_A_DEGREE**2 <= NEAR_KM**2
        ]  # fmt: skip
        if (len(near), sum(s.count for s in near)) > (len(best), sum(s.count for s in best)):
            best = near
    return best if len(best) >= 4 else []


def _picture(
    view: MapView, frame: Frame, window: str, name: str, description: str, ids: str, most: int = 0
) -> str:
    most = most or max((s.count for s in view.spots), default=1)
    areas = [s for s in view.spots if s.area]
    points = sorted((s for s in view.spots if not s.area), key=lambda s: -s.count)
    parts = [_hatch(), element("rect", x=0, y=0, width=WIDTH, height=frame.height, class_="sea")]
    # Neighbours first, then the areas the dossier is about with their ground, then what lies in them.
    for outline in sorted(view.outlines, key=lambda o: (o.main, not o.name)):
        d = " ".join(ring_path(frame, ring) for ring in outline.rings)
        kind = ("lead" if outline.name else "part") if outline.main else "land"
        parts.append(element("path", d=d, class_=kind))
    parts += [_area(frame, spot) for spot in areas]
    parts += [_halo(frame, spot) for spot in points]
    parts += [_disc(frame, spot, most) for spot in points]
    parts.append(window)
    parts.append(_names(frame, view, points, areas, most))
    parts.append(_furniture(frame, most))
    box = element("rect", x=0, y=0, width=WIDTH, height=frame.height)
    clip = element("clipPath", box, id=f"{ids}-clip")
    body = element("g", "".join(parts), clip_path=f"url(#{ids}-clip)")
    hatch = f"{ids}-hatch"
    return picture((clip + body).replace("map-hatch", hatch), WIDTH, frame.height, name, description, ids)


def _close(near: list[Spot]) -> Frame:
    """A frame of `DETAIL_KM` width around the middle of the spots."""
    lat = (min(s.lat for s in near) + max(s.lat for s in near)) / 2
    lon = (min(s.lon for s in near) + max(s.lon for s in near)) / 2
    shrink = max(0.05, cos(radians(lat)))
    scale = WIDTH / DETAIL_KM
    west = lon - (WIDTH / 2 - MARGIN) / scale / _KM_A_DEGREE / shrink
    return Frame(west, lat + (DETAIL_HIGH / 2 - MARGIN) / scale / _KM_A_DEGREE, scale, shrink, DETAIL_HIGH)


def _window(frame: Frame, detail: Frame) -> str:
    """Where the detail lies on the map."""
    north, west = detail.north + MARGIN / detail.scale / _KM_A_DEGREE, detail.west
    west -= MARGIN / detail.scale / _KM_A_DEGREE / detail.shrink
    x, y = frame.xy(west, north)
    size = frame.scale / detail.scale
    return element("rect", x=x, y=y, width=WIDTH * size, height=DETAIL_HIGH * size, class_="window")


def frame_of(view: MapView) -> Frame | None:
    """The frame that shows the main outlines, else all spots and towns; None where there is nothing to show."""
    main = [p for o in view.outlines if o.main for ring in o.rings for p in ring]
    points = main or [(s.lon, s.lat) for s in view.spots] + [(t.lon, t.lat) for t in view.towns]
    if not points or not (view.spots or main):
        return None
    pad = 0.0 if main else 0.08
    west, east = min(p[0] for p in points) - pad, max(p[0] for p in points) + pad
    south, north = min(p[1] for p in points) - pad, max(p[1] for p in points) + pad
    shrink = max(0.05, cos(radians((south + north) / 2)))
    wide = max(1.0, (east - west) * _KM_A_DEGREE * shrink)
    tall = max(1.0, (north - south) * _KM_A_DEGREE)
    scale = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
    # A tall area is put in the middle of the width.
    side = (WIDTH - 2 * MARGIN - wide * scale) / 2 / (_KM_A_DEGREE * shrink * scale)
    return Frame(west - side, north, scale, shrink, tall * scale + 2 * MARGIN)


def ring_path(frame: Frame, ring: Ring) -> str:
    """The `d` of a path, with no more corners than can be seen."""
    points = _thin([frame.xy(lon, lat) for lon, lat in ring], 0.35)
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def _thin(points: list[tuple[float, float]], tolerance: float) -> list[tuple[float, float]]:
    """Douglas and Peucker's line simplification: a border has more corners than a picture can show."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = sqrt((bx - ax) ** 2 + (by - ay) ** 2)
        far, at = tolerance, -1
        for i in range(first + 1, last):
            px, py = points[i]
            if length:
                off = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length
            else:
                off = sqrt((px - ax) ** 2 + (py - ay) ** 2)
            if off > far:
                far, at = off, i
        if at >= 0:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _radius(count: int, most: int) -> float:
    """Area in proportion to the count; the largest disc has 24 units, a single incident at least 4."""
    return max(4.0, 24.0 * sqrt(count / max(most, 12)))


def _hatch() -> str:
    line = element("path", d="M0 0V7", class_="hatchline")
    pattern = element(
        "pattern", line, id="map-hatch", width="7", height="7", patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    return element("defs", pattern)


def _said(spot: Spot) -> str:
    added = f" ({words.KILLED_SUM})" if spot.count > 1 else ""
    killed = f"; {words.KILLED_LEAST.lower()}{added}: {spot.killed}" if spot.killed else ""
    return (
        f"{spot.name}: {words.INCIDENTS.lower()}: {spot.count}{killed}; {words.OUTCOME[spot.outcome].lower()}"
    )


def _area(frame: Frame, spot: Spot) -> str:
    x, y = frame.xy(spot.lon, spot.lat)
    if spot.rings:
        shape = element("path", d=" ".join(ring_path(frame, ring) for ring in spot.rings), class_="area")
    else:
        shape = element("circle", cx=x, cy=y, r=max(10.0, spot.radius_km * frame.scale), class_="area")
    return element("g", title(_said(spot)) + shape)


def _halo(frame: Frame, spot: Spot) -> str:
    x, y = frame.xy(spot.lon, spot.lat)
    return element("circle", cx=x, cy=y, r=max(2.0, spot.radius_km * frame.scale), class_="halo")


def _disc(frame: Frame, spot: Spot, most: int) -> str:
    x, y = frame.xy(spot.lon, spot.lat)
    disc = element("circle", cx=x, cy=y, r=_radius(spot.count, most), class_=f"disc {spot.outcome}")
    return element("g", title(_said(spot)) + disc)


def _names(frame: Frame, view: MapView, points: list[Spot], areas: list[Spot], most: int) -> str:
    """Labels, most incidents first, then towns for orientation; one that finds no room is left out."""
    marks = [_box(frame, s, most) for s in points]
    furniture = Box(0, frame.height - 74, 250, frame.height)
    wanted = []
    for n, spot in enumerate(points[:LABELLED]):
        x, y = frame.xy(spot.lon, spot.lat)
        radius = _radius(spot.count, most)
        wanted.append(Label(spot.name, str(spot.count), x, y, radius, "spotname", must=n < FOREMOST))
    for spot in sorted(areas, key=lambda s: -s.count):
        x, y = frame.xy(spot.lon, spot.lat)
        wanted.append(Label(spot.name, str(spot.count), x, y, 0.0, "areaname"))
    drawn = {spot.name for spot in view.spots}
    for outline in view.outlines:
        if outline.name and outline.at and outline.name not in drawn:
            x, y = frame.xy(*outline.at)
            wanted.append(Label(outline.name, "", x, y, 0.0, "region"))
    dots = []
    for town in sorted(view.towns, key=lambda t: t.rank):
        if town.name in drawn:
            continue
        x, y = frame.xy(town.lon, town.lat)
        wanted.append(Label(town.name, "", x, y, 2.0, "town"))
    out = []
    bounds = Box(2, 2, WIDTH - 2, frame.height - 2)
    for label, box, anchor in place_labels(wanted, marks, [furniture], bounds):
        if label.class_ == "town":
            dots.append(element("circle", cx=label.x, cy=label.y, r=1.6, class_="towndot"))
        at = box.left if anchor == "start" else box.right if anchor == "end" else (box.left + box.right) / 2
        shown = text(label.text, at, box.bottom - 3.5, label.class_, anchor)
        if label.figure:
            shown = shown.replace("</text>", f'<tspan class="figure-n" dx="4">{label.figure}</tspan></text>')
        out.append(shown)
    return "".join(dots + out)


def _box(frame: Frame, spot: Spot, most: int) -> Box:
    x, y = frame.xy(spot.lon, spot.lat)
    r = _radius(spot.count, most) * 0.8
    return Box(x - r, y - r, x + r, y + r)


def _furniture(frame: Frame, most: int) -> str:
    """Scale bar, north, and the sizes of the discs, at the lower left."""
    km = _round_down(150 / frame.scale)
    length, y = km * frame.scale, frame.height - 14
    bar = element(
        "path", d=f"M14 {number(y - 5)}V{number(y)}H{number(14 + length)}V{number(y - 5)}", class_="bar"
    )
    out = [bar, text(f"{km:g} km", 14 + length + 6, y + 1, "small")]
    x, top = WIDTH - 26, 18.0
    out.append(element("path", d=f"M{number(x)} {number(top)}l6 18l-6 -4l-6 4Z", class_="north"))
    out.append(text(words.NORTH, x, top + 31, "small strong", "middle"))
    at = 20.0
    sizes = list(dict.fromkeys((1, max(2, _round_count(most / 3)), max(3, most))))
    for size in sizes[: 1 if most == 1 else 3]:
        r = _radius(size, most)
        at += r
        out.append(element("circle", cx=at, cy=y - 36, r=r, class_="size"))
        at += r + 4
        out.append(text(str(size), at, y - 32, "small"))
        at += 8 * len(str(size)) + 12
    return "".join(out)


def _round_down(value: float) -> float:
    """The greatest of 1, 2, 5, 10, 20 … that is not above the value."""
    power = 10.0 ** int(log10(value)) if value >= 1 else 0.1
    return next((step * power for step in (5, 2, 1) if step * power <= value), power)


def _round_count(value: float) -> int:
    return int(_round_down(max(1.0, value)))
