"""Labels that do not cover each other: greedy, in the order wanted, so the same input gives the same map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

HEIGHT = 15.0


class Box(msgspec.Struct, frozen=True):
    """A rectangle in drawing units, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def around(self, x: float, y: float) -> bool:
        """Whether the point is its middle."""
        return abs(self.left + self.right - 2 * x) < 1 and abs(self.top + self.bottom - 2 * y) < 1

    def holds(self, other: Box) -> bool:
        """Whether the other lies within."""
        return (
            self.left <= other.left and other.right <= self.right
            and self.top <= other.top and other.bottom <= self.bottom
        )  # fmt: skip


class Label(msgspec.Struct, frozen=True):
    """text and figure at a point (x, y) whose mark has that radius. must: better on top of another
    mark than not at all."""

    text: str
    figure: str
    x: float
    y: float
    radius: float
    class_: str
    must: bool = False


def place_labels(
    labels: Sequence[Label], marks: Sequence[Box], taken: Sequence[Box], bounds: Box
) -> Iterator[tuple[Label, Box, str]]:
    """Each label that finds room, its box and its text anchor. marks: drawn marks, which a label may
    not cover; taken: room that is used already."""
    used = [*taken]
    for label in labels:
        # A label may touch the mark it belongs to; an area has none.
        others = [m for m in marks if not label.radius or not m.around(label.x, label.y)]
        free = [
            (box, anchor)
            for box, anchor in _candidates(label)
            if bounds.holds(box) and not any(box.meets(b) for b in used)
        ]
        clear = [(box, anchor) for box, anchor in free if not any(box.meets(m) for m in others)]
        for box, anchor in (clear or (free if label.must else []))[:1]:
            used.append(box)
            yield label, box, anchor


def width(label: Label) -> float:
    """Estimated width of the text: the fonts of the reader's machine are not known."""
    wide = {"town": 6.3, "region": 9.4}.get(label.class_, 7.2)
    return wide * len(label.text) + (7.5 * len(label.figure) + 6 if label.figure else 0.0)


def _candidates(label: Label) -> Iterator[tuple[Box, str]]:
    """Right, left, above, below, then the corners."""
    w, r, x, y = width(label), label.radius + 5, label.x, label.y
    half = HEIGHT / 2
    if label.radius == 0:
        yield Box(x - w / 2, y - half, x + w / 2, y + half), "middle"
    yield Box(x + r, y - half, x + r + w, y + half), "start"
    yield Box(x - r - w, y - half, x - r, y + half), "end"
    yield Box(x - w / 2, y - r - HEIGHT, x + w / 2, y - r), "middle"
    yield Box(x - w / 2, y + r, x + w / 2, y + r + HEIGHT), "middle"
    d = r * 0.75
    yield Box(x + d, y - d - HEIGHT, x + d + w, y - d), "start"
    yield Box(x + d, y + d, x + d + w, y + d + HEIGHT), "start"
    yield Box(x - d - w, y - d - HEIGHT, x - d, y - d), "end"
    yield Box(x - d - w, y + d, x - d, y + d + HEIGHT), "end"
