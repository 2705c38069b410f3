"""Zone answers respect precision: inside, outside, or honestly indeterminate."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import write

from ceasefire.agreement.geometry import KM_PER_DEGREE
from ceasefire.agreement.zone import ZoneAnswer, Zones
from ceasefire.agreement.zone import locate as locate_named
from ceasefire.agreement.zonespec import ZoneSpec
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.load import load
from ceasefire.place import Place

SQUARE = '{"type": "Feature", "id": "square", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[8.0,47.0],[8.5,47.0],[8.5,47.5],[8.0,47.5],[8.0,47.0]]]}}'


def locate(place: Place | None, zone: ZoneSpec | None, dossier: Dossier) -> ZoneAnswer:
    return locate_named(place, "z" if zone else None, Zones({"z": zone} if zone else {}, {}, dossier))


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return load(write(tmp_path_factory.mktemp("zones"), {"zones/square.geojson": SQUARE}))


@pytest.mark.parametrize(
    ("place", "test"),
    [
        ("mill", "inside"),
        ("VA.north", "inside"),
        ("VA", "indeterminate"),
        ("west_gate", "outside"),
        ("VA.west", "outside"),
    ],
)
def test_membership_decides(dossier: Dossier, place: str, test: str) -> None:
    zone = ZoneSpec(admin=("VA.north", "VA.south"))
    assert locate(dossier.gazetteer.get(place), zone, dossier).test == test


def test_no_place_is_indeterminate_and_no_zone_is_everywhere(dossier: Dossier) -> None:
    assert locate(None, ZoneSpec(admin=("VA.north",)), dossier).test == "indeterminate"
    assert locate(None, None, dossier).test == "inside"


@pytest.mark.parametrize(
    ("place", "test"),
    [("mill", "inside"), ("mill_old", "inside"), ("VA.north", "indeterminate"), ("ford", "outside")],
)
def test_a_named_place(dossier: Dossier, place: str, test: str) -> None:
    assert locate(dossier.gazetteer.get(place), ZoneSpec(places=("mill",)), dossier).test == test


def test_a_district_centroid_is_not_a_point(dossier: Dossier) -> None:
    zone = ZoneSpec(shapes=("square",))
    at = {"lat": 47.25, "lon": 8.25}
    assert locate(Place(name="exact", where_prec=1, radius_km=1, **at), zone, dossier).test == "inside"
    assert (
        locate(Place(name="district", where_prec=3, radius_km=30, **at), zone, dossier).test
        == "indeterminate"
    )


@settings(max_examples=200)
@given(lat=st.floats(46.5, 48), lon=st.floats(7.5, 9), radius=st.floats(0.1, 40))
def test_answers_agree_with_an_independent_geometry(
    dossier: Dossier, lat: float, lon: float, radius: float
) -> None:
    """Oracle: sample the circle of doubt on the sphere; all in → inside, none near → outside."""
    answer = locate(
        Place(name="x", lat=lat, lon=lon, radius_km=radius), ZoneSpec(shapes=("square",)), dossier
    ).test
    square = shapely.box(8.0, 47.0, 8.5, 47.5)
    squeeze = shapely.affinity.affine_transform(square, [1, 0, 0, 1, 0, 0])
    import math

    ring = [
        shapely.Point(
            lon + f * radius / KM_PER_DEGREE / math.cos(math.radians(lat)) * math.cos(a),
            lat + f * radius / KM_PER_DEGREE * math.sin(a),
        )
        for f in (0, 0.5, 0.98)
        for a in [k * math.pi / 18 for k in range(36)]
    ]
    inside = [squeeze.contains(p) for p in ring]
    if answer == "inside":
        assert all(inside)
    if answer == "outside":
        assert not any(inside)
    if all(inside) and squeeze.boundary.distance(shapely.Point(lon, lat)) > 1.6 * radius / KM_PER_DEGREE:
        assert answer == "inside"
