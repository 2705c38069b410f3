"""Polygons as cells and rows of edges: what stands where is read off, not computed anew.

Each polygon has a grid of its own over its bounding box. A cell holds 0 where the outline passes,
else how many cells away the outline is: positive inside, negative outside. A point in a cell that
the outline passes is decided by the edges of that row alone, a circle by the edges it can touch.
What lies within `EDGE` of a limit is not decided here: the answer is `ASK`, and `geometry.polygon`
is asked, so that the answers are the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians, sqrt
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import shape as shape_of

from ceasefire.agreement.jit import compiled

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.int8]

OUTSIDE, INSIDE, OPEN, ASK = 0, 1, 2, 3
"""Codes of a test: `OPEN` is indeterminate, `ASK` leaves it to the record path."""

EDGE = 1e-9
"""Degrees (a tenth of a millimetre): far above what rounding can move, far below what is known."""

CELLS = 128
"""Rows and columns of a polygon's grid."""

_FAR = 127


class Rasters(NamedTuple):
    """k polygons. box: (k, 4) west, south, east, north; size: (k, 2) width and height of a cell,
    degrees; cells: (k, CELLS, CELLS) int8; rows: (k * CELLS + 1) where the edges of each row begin in
    `edges`: (m, 4) x1, y1, x2, y2, an edge once for every row it passes."""

    box: Floats
    size: Floats
    cells: Bytes
    rows: Ints
    edges: Floats


def usable(shape: Mapping[str, Any]) -> bool:
    """Whether a shape can be rastered: a valid polygon or multipolygon that is not empty."""
    if shape.get("type") not in ("Polygon", "MultiPolygon"):
        return False
    made = shape_of(dict(shape))
    return bool(made.is_valid) and not made.is_empty


def rasters(shapes: Sequence[Mapping[str, Any]]) -> Rasters:
    """Raster usable GeoJSON polygons. Lengths in degrees; memory about 16 kB a polygon plus edges."""
    made = [_edges_of(shape) for shape in shapes]
    k = len(made)
    box = np.zeros((k, 4))
    size = np.ones((k, 2))
    cells = np.zeros((k, CELLS, CELLS), np.int8)
    rows = [np.zeros(1, np.int64)]
    edges: list[Floats] = []
    total = 0
    for i, lines in enumerate(made):
        west, east = lines[:, (0, 2)].min(), lines[:, (0, 2)].max()
        south, north = lines[:, (1, 3)].min(), lines[:, (1, 3)].max()
        box[i] = west, south, east, north
        # A little wider than the polygon, so that no edge lies on the rim of the grid.
        size[i] = (east - west) * (1 + 1e-9) / CELLS + 1e-12, (north - south) * (1 + 1e-9) / CELLS + 1e-12
        begins, listed = _fill(lines, box[i], size[i], cells[i])
        rows.append(begins[1:] + total)
        edges.append(listed)
        total += len(listed)
    return Rasters(box, size, cells, np.concatenate(rows), np.concatenate([*edges, np.zeros((0, 4))]))


def _edges_of(shape: Mapping[str, Any]) -> Floats:
    parts: list[Floats] = []
    polygons = [shape_of(dict(shape))]
    if polygons[0].geom_type == "MultiPolygon":
        polygons = list(polygons[0].geoms)
    for polygon in polygons:
        for ring in (polygon.exterior, *polygon.interiors):
            points = shapely.get_coordinates(ring)
            parts.append(np.hstack([points[:-1], points[1:]]))
    return np.concatenate(parts)


@compiled
def _cell(value: float, origin: float, width: float) -> int:
    """The cell of a coordinate, held within the grid. Monotone, so that ranges of cells are safe."""
    found = int(np.floor((value - origin) / width))
    return min(max(found, 0), CELLS - 1)


@compiled
def _fill(lines: Floats, box: Floats, size: Floats, cells: Bytes) -> tuple[Ints, Floats]:
    count = np.zeros(CELLS + 1, np.int64)
    for e in range(len(lines)):
        low, high = min(lines[e, 1], lines[e, 3]), max(lines[e, 1], lines[e, 3])
        first = _cell(low - EDGE, box[1], size[1])
        last = _cell(high + EDGE, box[1], size[1])
        for row in range(first, last + 1):
            count[row + 1] += 1
    begins = np.cumsum(count)
    at = begins[:-1].copy()
    listed = np.empty((begins[-1], 4), np.float64)
    for e in range(len(lines)):
        x1, y1, x2, y2 = lines[e, 0], lines[e, 1], lines[e, 2], lines[e, 3]
        first = _cell(min(y1, y2) - EDGE, box[1], size[1])
        last = _cell(max(y1, y2) + EDGE, box[1], size[1])
        for row in range(first, last + 1):
            listed[at[row], 0], listed[at[row], 1] = x1, y1
            listed[at[row], 2], listed[at[row], 3] = x2, y2
            at[row] += 1
            _mark(x1, y1, x2, y2, row, box, size, cells)
    _sides(begins, listed, box, size, cells)
    return begins, listed


@compiled
def _mark(
    x1: float, y1: float, x2: float, y2: float, row: int, box: Floats, size: Floats, cells: Bytes
) -> None:
    """Mark (by 1) the cells of a row that an edge passes, a little too many rather than too few."""
    low, high = min(x1, x2), max(x1, x2)
    if y1 != y2:
        bottom, top = box[1] + row * size[1] - 2 * EDGE, box[1] + (row + 1) * size[1] + 2 * EDGE
        a = x1 + (bottom - y1) / (y2 - y1) * (x2 - x1)
        b = x1 + (top - y1) / (y2 - y1) * (x2 - x1)
        low, high = max(low, min(a, b)), min(high, max(a, b))
    for column in range(_cell(low - EDGE, box[0], size[0]), _cell(high + EDGE, box[0], size[0]) + 1):
        cells[row, column] = 1


@compiled
def _sides(begins: Ints, listed: Floats, box: Floats, size: Floats, cells: Bytes) -> None:
    """Marks become distances in cells (king's moves) to the outline, signed by side."""
    far = np.full((CELLS + 2, CELLS + 2), _FAR, np.int64)
    for row in range(CELLS):
        for column in range(CELLS):
            if cells[row, column] != 0:
                far[row + 1, column + 1] = 0
    for row in range(1, CELLS + 1):
        for column in range(1, CELLS + 1):
            near = min(far[row - 1, column - 1], far[row - 1, column], far[row - 1, column + 1])
            near = min(near, far[row, column - 1])
            far[row, column] = min(far[row, column], near + 1)
    for row in range(CELLS, 0, -1):
        for column in range(CELLS, 0, -1):
            near = min(far[row + 1, column - 1], far[row + 1, column], far[row + 1, column + 1])
            near = min(near, far[row, column + 1])
            far[row, column] = min(far[row, column], near + 1)
    for row in range(CELLS):
        y = box[1] + (row + 0.5) * size[1]
        side, known = 0, False
        for column in range(CELLS):
            if far[row + 1, column + 1] == 0:
                cells[row, column] = 0
                known = False
                continue
            if not known:
                x = box[0] + (column + 0.5) * size[0]
                side = _within(x, y, listed, begins[row], begins[row + 1])
                known = True
            distance = min(far[row + 1, column + 1], _FAR)
            cells[row, column] = distance if side == INSIDE else -distance


@compiled
def _within(x: float, y: float, edges: Floats, first: int, last: int) -> int:
    """Even-odd rule over the edges of the point's row; `ASK` on the outline itself."""
    inside = False
    for e in range(first, last):
        x1, y1, x2, y2 = edges[e, 0], edges[e, 1], edges[e, 2], edges[e, 3]
        if (y1 < y and y2 < y) or (y1 > y and y2 > y):
            continue
        if y1 == y2:
            if min(x1, x2) - EDGE <= x <= max(x1, x2) + EDGE:
                return ASK
            continue
        crossing = x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        if abs(crossing - x) < EDGE:
            return ASK
        if (y1 > y) != (y2 > y) and x < crossing:
            inside = not inside
    return INSIDE if inside else OUTSIDE


@compiled
def squeeze(lat: float) -> float:
    """How long a degree of longitude is against one of latitude; as `geometry` has it."""
    return max(0.01, cos(radians(lat)))


@compiled
def circle(
    box: Floats, size: Floats, cells: Bytes, rows: Ints, edges: Floats, k: int, lon: float, lat: float,
    reach: float, squeezed: float,
) -> int:  # fmt: skip
    """A circle of doubt of `reach` (degrees of latitude) about a point against polygon k.

    The arrays are those of `Rasters`, one by one because a record of arrays is slow to hand on.
    `OUTSIDE`, `INSIDE`, `OPEN`, or `ASK` where rounding could decide.
    """
    west, south = box[k, 0], box[k, 1]
    beside = max(west - lon, lon - box[k, 2], 0.0) * squeezed
    above = max(south - lat, lat - box[k, 3], 0.0)
    if max(beside, above) > reach + EDGE:
        return OUTSIDE
    width, height = size[k, 0], size[k, 1]
    side = OUTSIDE
    if beside > 0.0 or above > 0.0:
        if reach == 0.0:
            return ASK
    else:
        row = _cell(lat, south, height)
        cell = np.int64(cells[k, row, _cell(lon, west, width)])
        if cell != 0:
            side = INSIDE if cell > 0 else OUTSIDE
            if reach == 0.0:
                return side
            away = abs(cell)
            if (away - 1) * min(height, width * squeezed) > reach + EDGE:
                return side
            if away < _FAR and (away + 1) * sqrt(height**2 + (width * squeezed) ** 2) < reach - EDGE:
                return OPEN
        else:
            side = _within(lon, lat, edges, rows[k * CELLS + row], rows[k * CELLS + row + 1])
            if side == ASK or reach == 0.0:
                return side
    first, last = _cell(lat - reach - EDGE, south, height), _cell(lat + reach + EDGE, south, height)
    return _touch(edges, rows[k * CELLS + first], rows[k * CELLS + last + 1], lon, lat, reach, squeezed, side)


@compiled
def _touch(
    edges: Floats, first: int, last: int, lon: float, lat: float, reach: float, squeezed: float, side: int
) -> int:
    """Whether any edge comes within reach. An edge stands in every row it passes, so the rows that
    the circle passes hold all that can touch it."""
    least = np.inf
    sure = max(reach - EDGE, 0.0) ** 2
    far = (reach + EDGE) ** 2
    span = (reach + EDGE) / squeezed
    for e in range(first, last):
        x1, x2 = edges[e, 0] - lon, edges[e, 2] - lon
        if (x1 > span and x2 > span) or (x1 < -span and x2 < -span):
            continue
        y1, y2 = edges[e, 1] - lat, edges[e, 3] - lat
        x1, x2 = x1 * squeezed, x2 * squeezed
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        along = -(x1 * dx + y1 * dy) / length if length > 0.0 else 0.0
        along = min(max(along, 0.0), 1.0)
        px, py = x1 + along * dx, y1 + along * dy
        distance = px * px + py * py
        if distance < sure:
            return OPEN
        least = min(least, distance)
    return ASK if least <= far else side


def circles(made: Rasters, k: int, lon: Floats, lat: Floats, reach: Floats) -> Bytes:
    """One polygon against n circles, reach in degrees of latitude: n codes (see `circle`)."""
    return _circles(*made, k, lon, lat, reach)


@compiled
def _circles(
    box: Floats, size: Floats, cells: Bytes, rows: Ints, edges: Floats, k: int, lon: Floats, lat: Floats,
    reach: Floats,
) -> Bytes:  # fmt: skip
    out = np.empty(len(lon), np.int8)
    for i in range(len(lon)):
        out[i] = circle(box, size, cells, rows, edges, k, lon[i], lat[i], reach[i], squeeze(lat[i]))
    return out
