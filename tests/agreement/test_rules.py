"""Faults in an agreement are told with their line and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.small import FILES, small, write

from ceasefire.agreement.check import check_all
from ceasefire.agreement.load import load_agreements
from ceasefire.dossier.load import load

TRUCE = FILES["agreements/truce.yaml"]


def faults(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    write(tmp_path, {"agreements/truce.yaml": text})
    return [(p.line, p.code) for p in check_all(tmp_path)]


def test_a_good_dossier_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, TRUCE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("parties: [army, league]", "parties: [army, legue]", (6, "unknown_actor")),
        ("prohibits: [hostile_acts]", "prohibits: [hostile_act]", (15, "unknown_act")),
        ("    zone: vale\n    except", "    zone: val\n    except", (16, "unknown_zone")),
        ("target: [night_order]", "target: [day_order]", (17, "unknown_actor")),
        ('pages: [p1]\n  - id: "2"', 'pages: [p9]\n  - id: "2"', (18, "unknown_page")),
        ('id: "2"', 'id: "1"', (19, "duplicate_id")),
        ("until: 2030-12-01", "until: 2030-04-01", (5, "dates")),
        ("until: 2030-12-01", "until: soon", (5, "date")),
        ("class: cessation_of_hostilities", "class: peace", (3, "value")),
        ("permits: [safe_passage]", "note: nothing", (19, "kind")),
        ("admin: [VA.north, VA.south]", "admin: [VA.nrth]", (10, "unknown_place")),
        ("admin: [VA.north, VA.south]", "note: nothing", (10, "empty_zone")),
        ("class: ", "parent: truce\nclass: ", (3, "circle")),
        ("class: ", "parent: other\nclass: ", (3, "unknown_agreement")),
        ("    zone: vale\n    except", "    bearer: army\n    zone: vale\n    except", (16, "unknown_actor")),
    ],
)
def test_each_fault(tmp_path: Path, old: str, new: str, expected: tuple[int, str]) -> None:
    assert old in TRUCE
    assert expected in faults(tmp_path, TRUCE.replace(old, new, 1))


def test_times_become_utc(tmp_path: Path) -> None:
    (truce,) = load_agreements(small(tmp_path))
    assert truce.in_force.isoformat() == "2030-05-01T10:00:00+00:00"
    assert truce.provisions[0].kind == "prohibition"
    assert truce.provisions[1].kind == "permission"


def test_broken_yaml_leaves_the_rest_examined(tmp_path: Path) -> None:
    write(tmp_path, {"agreements/a.yaml": "id: [\n", "agreements/b.yaml": "id: b\nclass: peace\n"})
    codes = {(Path(p.file).name, p.code) for p in check_all(tmp_path)}
    assert ("a.yaml", "yaml") in codes
    assert ("b.yaml", "value") in codes
    assert ("b.yaml", "missing_key") in codes


def test_the_agreements_are_in_order_of_time(tmp_path: Path) -> None:
    later = TRUCE.replace("id: truce", "id: early", 1).replace("2030-05-01T12:00", "2029-05-01T12:00")
    write(tmp_path, {"agreements/z.yaml": later})
    assert [a.id for a in load_agreements(load(tmp_path))] == ["early", "truce"]
