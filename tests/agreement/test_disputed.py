"""Zones that are disputed: readings, buffers, corridors with validity, lines with sides."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.small import FILES, day, write

from ceasefire.agreement.check import check_all
from ceasefire.agreement.zone import Zones, locate, side_of_line
from ceasefire.agreement.zonespec import Buffer, Line, ZoneSpec
from ceasefire.clock import parse_local
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.load import load
from ceasefire.place import Place

LINE = '{"type": "Feature", "id": "front", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[7.0,47.0],[9.0,47.0]]}}'


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return load(write(tmp_path_factory.mktemp("disputed"), {"zones/front.geojson": LINE}))


def test(place: Place | None, zone: ZoneSpec, dossier: Dossier, when: str = "2030-05-10") -> tuple[str, str]:
    answer = locate(
        place,
        "z",
        Zones({"z": zone}, {"front": Line(shape="front", left="army", right="league")}, dossier),
        day(when),
    )
    return answer.test, answer.why


test.__test__ = False  # type: ignore[attr-defined]


def spot(lat: float, lon: float = 8.0, radius: float = 0.5) -> Place:
    return Place(name="spot", lat=lat, lon=lon, where_prec=1, radius_km=radius)


@pytest.mark.parametrize(
    ("lat", "radius", "expected"),
    [(47.02, 0.5, "inside"), (47.1, 0.5, "outside"), (47.04, 2.0, "indeterminate"), (46.98, 0.5, "inside")],
)
def test_a_strip_along_a_line(dossier: Dossier, lat: float, radius: float, expected: str) -> None:
    assert (
        test(spot(lat, radius=radius), ZoneSpec(buffers=(Buffer(line="front", km=5),)), dossier)[0]
        == expected
    )


def test_a_strip_on_one_side_only(dossier: Dossier) -> None:
    left = ZoneSpec(buffers=(Buffer(line="front", km=5, side="left"),))
    assert test(spot(47.02), left, dossier)[0] == "inside"
    assert test(spot(46.98), left, dossier)[0] == "outside"


def test_readings_that_differ_are_told_by_party(dossier: Dossier) -> None:
    zone = ZoneSpec(
        readings={"army": ZoneSpec(admin=("VA.north",)), "league": ZoneSpec(admin=("VA.north", "VA.south"))}
    )
    assert test(dossier.gazetteer.get("ford"), zone, dossier) == (
        "disputed",
        "Fordham is inside by the reading of River League only",
    )
    assert test(dossier.gazetteer.get("mill"), zone, dossier)[0] == "inside"
    assert test(dossier.gazetteer.get("west_gate"), zone, dossier)[0] == "outside"


def test_a_zone_exists_from_and_until(dossier: Dossier) -> None:
    zone = ZoneSpec(admin=("VA.north",), from_=parse_local("2030-06-01", "UTC")[0])
    mill = dossier.gazetteer.get("mill")
    assert test(mill, zone, dossier, "2030-05-10")[0] == "outside"
    assert test(mill, zone, dossier, "2030-06-10")[0] == "inside"


def test_what_a_zone_leaves_out(dossier: Dossier) -> None:
    zones = Zones(
        {"z": ZoneSpec(admin=("VA.north",), without=("town",)), "town": ZoneSpec(places=("mill",))},
        {},
        dossier,
    )
    assert locate(dossier.gazetteer.get("mill"), "z", zones).test == "outside"
    assert locate(dossier.gazetteer.get("VA.north"), "z", zones).test == "indeterminate"


@pytest.mark.parametrize(
    ("lat", "lon", "side"),
    [(47.1, 8.0, "left"), (46.9, 8.0, "right"), (47.001, 8.0, None), (47.1, 9.5, None)],
)
def test_a_line_has_two_sides_and_none_beyond_its_ends(
    dossier: Dossier, lat: float, lon: float, side: str | None
) -> None:
    assert side_of_line(spot(lat, lon), Line(shape="front"), dossier) == side


@pytest.mark.parametrize(
    ("addition", "code"),
    [
        ("lines:\n  contact: {shape: front, left: army}\n", "no_sides"),
        ("lines:\n  contact: {shape: back, left: army, right: league}\n", "unknown_place"),
        ("suspensions:\n  - {from: 2030-07-01, until: 2030-06-01}\n", "dates"),
        ("extensions:\n  - {until: 2030-06-01}\n", "dates"),
        ("amendments:\n  - {id: a, from: 2029-01-01, repeals: ['9']}\n", "dates"),
        ("amendments:\n  - {id: a, from: 2030-06-01, repeals: ['9']}\n", "unknown_article"),
        (
            "amendments:\n"
            + "".join(
                f"  - {{id: {n}, from: 2030-06-01, articles: [{{id: '1', title: t, text: t, prohibits: [shelling]}}]}}\n"
                for n in "ab"
            ),
            "overlap",
        ),
        ("security:\n  - {zone: nowhere, by: [army]}\n", "unknown_zone"),
        ("void_if:\n  - {id: v, text: t, acts: [nonsense]}\n", "unknown_act"),
    ],
)
def test_faults_of_the_wider_terms(tmp_path: Path, addition: str, code: str) -> None:
    crossing = FILES["agreements/truce.yaml"].replace(
        "    zone: vale\n    except", "    direction: {across: contact}\n    zone: vale\n    except", 1
    )
    text = (crossing if addition.startswith("lines") else FILES["agreements/truce.yaml"]) + addition
    write(tmp_path, {"agreements/truce.yaml": text, "zones/front.geojson": LINE})
    assert code in {p.code for p in check_all(tmp_path)}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("except: {target: [night_order]}", "except: {act: [hostile_acts]}", "swallowed"),
        ("except: {target: [night_order]}", "except: {actor: [army, league]}", "swallowed"),
        ("permits: [safe_passage]", "requires: [aid_delivery]\n    by: 2029-01-01", "dates"),
        ("permits: [safe_passage]", "requires: [aid_delivery]\n    within: {days: 0}", "dates"),
        ("permits: [safe_passage]", 'requires: [aid_delivery]\n    after: "7"', "unknown_article"),
        ("permits: [safe_passage]", "permits: [safe_passage]\n    by: 2030-06-01", "kind"),
        ("permits: [safe_passage]", "permits: [safe_passage]\n    bearer: [night_order]", "no_role"),
        ("except: {target: [night_order]}", "weapon: [heavvy]", "unknown_weapon"),
        ("except: {target: [night_order]}", "direction: {}", "direction"),
    ],
)
def test_faults_of_an_article(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = FILES["agreements/truce.yaml"]
    assert old in text
    write(tmp_path, {"agreements/truce.yaml": text.replace(old, new, 1)})
    assert code in {p.code for p in check_all(tmp_path)}


def test_a_shape_with_swapped_axes_is_told(tmp_path: Path) -> None:
    swapped = '{"type": "Feature", "id": "sq", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[47.0,8.0],[47.5,8.0],[47.5,8.5],[47.0,8.0]]]}}'
    text = FILES["agreements/truce.yaml"].replace("admin: [VA.north, VA.south]", "shapes: [sq]")
    write(tmp_path, {"agreements/truce.yaml": text, "zones/sq.geojson": swapped})
    assert any("axes look swapped" in p.remedy for p in check_all(tmp_path))
