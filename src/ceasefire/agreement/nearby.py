"""Which polygons a circle may touch at all: short lists for the cells of one coarse grid."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ceasefire.agreement.geometry import KM_PER_DEGREE
from ceasefire.agreement.jit import compiled
from ceasefire.agreement.raster import Floats, Ints, squeeze

SIDE = 128
"""Rows and columns of the coarse grid."""

REACHES_KM = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0)
"""A list holds for all circles up to its reach; beyond the last, all boxes are listed."""


class Nearby(NamedTuple):
    """grid: west, south, width, height of a cell; reaches: degrees of latitude; begins: where the list
    of (level, row, column) begins in `listed`, whose last part lists all."""

    grid: Floats
    reaches: Floats
    begins: Ints
    listed: Ints


def nearby(boxes: Floats) -> Nearby:
    """Lists of boxes (n, 4: west, south, east, north) in ascending order."""
    n = len(boxes)
    if n == 0:
        boxes = np.zeros((0, 4))
        grid = np.array([0.0, 0.0, 1.0, 1.0])
    else:
        west, south = boxes[:, 0].min(), boxes[:, 1].min()
        east, north = boxes[:, 2].max(), boxes[:, 3].max()
        grid = np.array([west, south, (east - west) / SIDE + 1e-9, (north - south) / SIDE + 1e-9])
    reaches = np.array(REACHES_KM) / KM_PER_DEGREE + 1e-6
    begins, listed = _lists(boxes, grid, reaches)
    return Nearby(grid, reaches, begins, listed)


@compiled
def _index(value: float, origin: float, width: float) -> int:
    return min(max(int(np.floor((value - origin) / width)), 0), SIDE - 1)


@compiled
def _lists(boxes: Floats, grid: Floats, reaches: Floats) -> tuple[Ints, Ints]:
    levels = len(reaches)
    count = np.zeros(levels * SIDE * SIDE + 2, np.int64)
    begins = count
    listed = np.zeros(0, np.int64)
    for write in range(2):
        if write == 1:
            begins = np.cumsum(count)
            begins[-1] = begins[-2] + len(boxes)
            listed = np.empty(begins[-1], np.int64)
            for b in range(len(boxes)):
                listed[begins[-2] + b] = b
            count = begins.copy()
        for level in range(levels):
            for b in range(len(boxes)):
                reach = reaches[level]
                widest = max(abs(boxes[b, 1]), abs(boxes[b, 3])) + reach
                across = reach / squeeze(min(widest, 90.0))
                south = _index(boxes[b, 1] - reach, grid[1], grid[3])
                north = _index(boxes[b, 3] + reach, grid[1], grid[3])
                west = _index(boxes[b, 0] - across, grid[0], grid[2])
                east = _index(boxes[b, 2] + across, grid[0], grid[2])
                for row in range(south, north + 1):
                    for column in range(west, east + 1):
                        key = (level * SIDE + row) * SIDE + column
                        if write == 0:
                            count[key + 1] += 1
                        else:
                            listed[count[key]] = b
                            count[key] += 1
    return begins, listed


@compiled
def list_of(grid: Floats, reaches: Floats, lon: float, lat: float, reach: float) -> int:
    """Which list is that of a circle of `reach` degrees of latitude: it is
    `listed[begins[n]:begins[n + 1]]`, with the arrays of `Nearby`. Unknown coordinates: all."""
    if np.isnan(lon) or np.isnan(lat):
        return len(reaches) * SIDE * SIDE
    for level in range(len(reaches)):
        if reach <= reaches[level]:
            row, column = _index(lat, grid[1], grid[3]), _index(lon, grid[0], grid[2])
            return (level * SIDE + row) * SIDE + column
    return len(reaches) * SIDE * SIDE
