"""One fault is told once, where it was made; what only follows from it is not told, what else is wrong is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.small import FILES, write

from ceasefire.agreement.check import check_all

ACTORS, SOURCES, PLACES = FILES["actors.yaml"], FILES["sources.yaml"], FILES["places.yaml"]
TRUCE = FILES["agreements/truce.yaml"]
LOCAL = TRUCE.replace("id: truce", "id: local", 1).replace("class: ", "parent: truce\nclass: ", 1)


def told(root: Path, files: dict[str, str]) -> list[tuple[str, int]]:
    write(root, files)
    return [(Path(p.file).name, p.line) for p in check_all(root)]


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("actors.yaml", "slant: delegitimising", "slant: rude", 6),
        ("actors.yaml", "  kind: armed_forces", "  kind: army", 3),
        ("actors.yaml", "relation: part_of, from: 2030", "relation: inside, from: 2030", 18),
        ("actors.yaml", "from: 2030-06-01}", "from: 2030-66-01}", 18),
        ("actors.yaml", "  name: Vale Army", "  nam: Vale Army", 2),
        ("actors.yaml", "- id: army", "- idd: army", 1),
        ("sources.yaml", "reliability: D", "reliability: Z", 1),
        ("places.yaml", "lat: 47.5", "lat: north", 2),
        ("dossier.yaml", "Europe/Zurich", "Europe/Zürich", 2),
        ("agreements/truce.yaml", "class: cessation_of_hostilities", "class: peace", 3),
        ("agreements/truce.yaml", 'in_force: "2030', 'in_force: "2030-', 4),
        ("agreements/truce.yaml", 'in_force: "2030-05-01T12:00 Europe/Zurich"', "in_force: 2030-15-01", 4),
        ("agreements/truce.yaml", "until: 2030-12-01", "until: 2029-12-01", 5),
        ("agreements/truce.yaml", "parties: [army, league]", "partys: [army, league]", 6),
        ("agreements/truce.yaml", "parties: [army, league]", "parties: army", 6),
        ("agreements/truce.yaml", "zones:", "zone:", 9),
        ("agreements/truce.yaml", "pages:\n", "pagges:\n", 7),
        ("agreements/truce.yaml", "published: 2030-04-30}", "published: soon}", 8),
        ("agreements/truce.yaml", "    prohibits:", "    prohibit:", 15),
        ("agreements/truce.yaml", "id: truce\n", "id: truce\nid: truce\n", 2),
    ],
)
def test_one_fault_gives_one_line(tmp_path: Path, name: str, old: str, new: str, line: int) -> None:
    assert old in FILES[name]
    assert told(tmp_path, {name: FILES[name].replace(old, new, 1), "agreements/local.yaml": LOCAL}) == [
        (Path(name).name, line)
    ]


@pytest.mark.parametrize("name", ["actors.yaml", "sources.yaml", "places.yaml"])
def test_nobody_is_blamed_for_the_names_of_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    assert {file for file, _ in told(tmp_path, {name: FILES[name] + '- {id: x, name: "X}\n'})} == {name}


def test_a_parent_that_cannot_be_read_is_still_a_parent(tmp_path: Path) -> None:
    files = {"agreements/truce.yaml": TRUCE + "note: [\n", "agreements/local.yaml": LOCAL}
    assert {file for file, _ in told(tmp_path, files)} == {"truce.yaml"}


def test_a_bad_field_hides_no_other_fault_of_its_record(tmp_path: Path) -> None:
    actors = ACTORS.replace("kind: coalition", "kind: colition\n  affiliations: [{to: otters}]")
    sources = SOURCES.replace("alignment: army, reliability: D", "alignment: armee, reliability: Z")
    write(tmp_path, {"actors.yaml": actors, "sources.yaml": sources})
    codes = [(Path(p.file).name, p.code) for p in check_all(tmp_path)]
    assert codes == [
        ("actors.yaml", "value"),
        ("actors.yaml", "circle"),
        ("sources.yaml", "value"),
        ("sources.yaml", "unknown_actor"),
    ]


def test_a_unit_in_the_wrong_place_is_told_not_its_places(tmp_path: Path) -> None:
    towns = "".join(
        f"- {{id: t{n}, name: Town {n}, lat: 47.5, lon: 8.{n}, admin: [VA, VA.north]}}\n" for n in range(1, 4)
    )
    places = PLACES.replace("lat: 47.5, lon: 8.0, radius_km: 40", "lat: 8.0, lon: 47.5, radius_km: 40", 1)
    write(tmp_path, {"places.yaml": places + towns})
    (problem,) = check_all(tmp_path)
    assert (problem.line, problem.code, problem.remedy) == (2, "far_from_places", "lat and lon look swapped")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('- {id: a, name: A}\n- {id: b, name: "B}\n- {id: c, name: C}\n- {id: d, name: "D"}\n', 2),
        ("- id: a\n  name: 'A\n- id: b\n  name: B\n", 2),
        ('- id: a\n  name: "A\n- id: b\n  name: B\n- id: c\n  name: "C"\n', 2),
        ("- id: a\n  name: A\n  aliases: [x, y\n- id: b\n  name: B\n", 3),
        ("- {id: a, name: A\n- {id: b, name: B}\n", 1),
        ("- id: a\n  name A\n  kind: monitor\n", 2),
        ("- id: a\n  name: A: b\n", 2),
    ],
)
def test_a_slip_of_yaml_is_told_where_it_was_made(tmp_path: Path, text: str, line: int) -> None:
    assert told(tmp_path, {"sources.yaml": text}) == [("sources.yaml", line)]
