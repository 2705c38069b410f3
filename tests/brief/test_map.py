"""The map and the timeline as drawings."""

from __future__ import annotations

import re
from math import cos, radians
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.brief.brief import MapView, Outline, Spot, Town
from ceasefire.brief.label import Box, Label, place_labels
from ceasefire.brief.mapsvg import crowd, draw, draw_detail
from ceasefire.brief.timesvg import draw as draw_time


def spot(name: str, lat: float, lon: float, count: int = 1, **more: Any) -> Spot:
    fields: dict[str, Any] = {"radius_km": 1.0, "area": False, "killed": 0, "outcome": "pending", **more}
    return Spot(name=name, lat=lat, lon=lon, count=count, **fields)


def ground(west: float, south: float, east: float, north: float) -> Outline:
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Outline("Land", (ring,), True, ((west + east) / 2, (south + north) / 2))


def centres(svg: str, kind: str) -> list[tuple[float, float]]:
    found = re.findall(rf'<circle cx="([-\d.]+)" cy="([-\d.]+)" r="[\d.]+" class="{kind}', svg)
    return [(float(x), float(y)) for x, y in found]


def test_a_degree_east_is_shorter_than_a_degree_north() -> None:
    spots = (spot("a", 60.0, 20.0), spot("b", 60.0, 21.0), spot("c", 61.0, 20.0))
    svg = draw(MapView((ground(19, 59, 22, 62),), spots, (), ()), "x") or ""
    (ax, ay), (bx, by), (cx, cy) = centres(svg, "disc")
    assert (ay, ax) == (by, cx)
    assert abs((bx - ax) / (ay - cy) - cos(radians(60.5))) < 0.002


def test_a_disc_grows_with_the_square_root_of_the_count() -> None:
    svg = draw(
        MapView((ground(10, 45, 11, 46),), (spot("a", 45.2, 10.2, 100), spot("b", 45.8, 10.8, 25)), (), ()),
        "x",
    )
    radii = [float(r) for r in re.findall(r'r="([\d.]+)" class="disc', svg or "")]
    assert radii == [24.0, 12.0]


def test_an_area_is_hatched_and_has_no_disc() -> None:
    svg = (
        draw(
            MapView((ground(10, 45, 11, 46),), (spot("d", 45.5, 10.5, area=True, radius_km=9),), (), ()), "x"
        )
        or ""
    )
    assert centres(svg, "area")
    assert not centres(svg, "disc")


def test_discs_that_lie_too_close_are_drawn_once_more() -> None:
    near = tuple(spot(f"n{i}", 45.5 + i / 300, 10.5, i + 1) for i in range(4))
    view = MapView((ground(10, 45, 11, 46),), (*near, spot("far", 45.1, 10.1, 9)), (), ())
    assert [s.name for s in crowd(view)] == ["n0", "n1", "n2", "n3"]
    middle, svg = draw_detail(view) or ("", "")
    assert middle == "n3"
    assert len(centres(svg, "disc")) == 4
    assert "window" in (draw(view, "x") or "")
    assert draw_detail(MapView(view.outlines, near[:3], (), ())) is None


def test_names_in_a_picture_are_escaped() -> None:
    view = MapView((), (spot('<b>"&', 45.5, 10.5),), (Town("<i>", 45.6, 10.6, 0),), ())
    svg = draw(view, "</desc><script>") or ""
    assert "<script" not in svg
    assert "<b>" not in svg
    assert "<i>" not in svg


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 700), st.integers(0, 500), st.text("abc ", min_size=1, max_size=14)),
        max_size=40,
    )
)
def test_labels_never_cover_each_other(points: list[tuple[int, int, str]]) -> None:
    labels = [Label(name, "3", x, y, 5.0, "spotname", must=n < 4) for n, (x, y, name) in enumerate(points)]
    bounds = Box(0, 0, 760, 560)
    boxes = [box for _, box, _ in place_labels(labels, [], [], bounds)]
    assert all(bounds.holds(box) for box in boxes)
    assert not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_the_timeline_stacks_what_the_counts_say(world: Any) -> None:
    brief = world.brief()
    svg = draw_time(brief.timeline, brief.instruments, "x") or ""
    bars = re.findall(r'<rect [^>]*height="([\d.]+)" class="(\w+)"', svg)
    assert [(h, c) for h, c in bars if c != "force"] == [
        ("170", "serious_violation"), ("170", "minor_violation"), ("170", "pending"),
    ]  # fmt: skip
    assert "Averno ceasefire: from 1 May 2020, no end stated" in svg


def test_an_empty_timeline_is_not_drawn(bare: Any) -> None:
    from datetime import date

    brief = bare.brief(date(2019, 1, 1), date(2019, 1, 31))
    assert draw_time(brief.timeline, brief.instruments, "x") is None
