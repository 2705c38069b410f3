"""A dossier loads whole or says everything that is wrong, with lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.support.small import FILES, small, write

from ceasefire.dossier.actor import belongs_to, side_of
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded, find
from ceasefire.dossier.load import examine, load
from ceasefire.errors import DossierError, InputError


def test_the_small_dossier_loads(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    assert list(dossier.actors) == ["army", "league", "otters", "night_order", "civilians"]
    assert dossier.sources["echo"].family == "watch"
    assert [p.id for p in dossier.gazetteer.find("mill town")] == ["mill"]
    assert vocabulary(dossier).time_zone == "Europe/Zurich"


def test_an_actor_changes_side_on_its_date(tmp_path: Path) -> None:
    actors = small(tmp_path).actors
    assert belongs_to(actors, "otters", date(2030, 5, 31)) == ("otters", "league")
    assert belongs_to(actors, "otters", date(2030, 6, 1)) == ("otters", "army")
    assert side_of(actors, "otters", date(2030, 5, 1)) == "league"


def test_every_fault_is_told_at_its_line(tmp_path: Path) -> None:
    actors = (
        FILES["actors.yaml"].replace("kind: coalition", "kind: colition").replace("to: army", "to: armee")
    )
    sources = FILES["sources.yaml"] + "- {id: watch, name: Another Watch, relibility: B}\n"
    write(tmp_path, {"actors.yaml": actors, "sources.yaml": sources})
    _, problems = examine(tmp_path)
    told = {(Path(p.file).name, p.line, p.code) for p in problems}
    assert ("actors.yaml", 9, "value") in told
    assert ("actors.yaml", 18, "unknown_actor") in told
    assert ("sources.yaml", 7, "unknown_key") in told
    assert all(p.remedy for p in problems)


def test_remedies_name_the_nearest_known_word(tmp_path: Path) -> None:
    write(tmp_path, {"actors.yaml": FILES["actors.yaml"].replace("kind: coalition", "kind: colition")})
    _, problems = examine(tmp_path)
    assert "did you mean 'coalition'?" in str(problems[0])


def test_load_raises_with_all_problems(tmp_path: Path) -> None:
    write(tmp_path, {"actors.yaml": "- id: [\n", "sources.yaml": "x: 1\n"})
    with pytest.raises(DossierError) as caught:
        load(tmp_path)
    assert {p.code for p in caught.value.problems} >= {"yaml", "shape"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("places.yaml", "\x00bad", "yaml"),
        ("places.yaml", "", "empty"),
        ("actors.yaml", "- id: a\n  id: b\n  name: X\n", "duplicate_key"),
        ("dossier.yaml", "title: X\ntime_zone: Mars/Olympus\n", "time_zone"),
        ("places.yaml", "- {id: p, name: P, lat: 107.0, lon: 36.0}\n", "off_earth"),
        ("places.yaml", "- {id: p, name: P, lat: 7.0}\n", "half_point"),
        ("places.yaml", "- {id: p, name: P, radius_km: -1}\n", "radius"),
        ("places.yaml", "- {id: p, name: P, admin: [nowhere]}\n", "unknown_place"),
        ("actors.yaml", "- {id: a, name: A, affiliations: [{to: a}]}\n", "self_link"),
    ],
)
def test_each_fault_has_its_code(tmp_path: Path, name: str, content: str, code: str) -> None:
    write(tmp_path, {name: content})
    _, problems = examine(tmp_path)
    assert code in {p.code for p in problems}, problems


def test_two_actors_that_contain_each_other_are_refused(tmp_path: Path) -> None:
    circle = "- {id: a, name: A, affiliations: [{to: b}]}\n- {id: b, name: B, affiliations: [{to: a}]}\n"
    write(tmp_path, {"actors.yaml": circle})
    assert "circle" in {p.code for p in examine(tmp_path)[1]}


def test_one_after_the_other_is_no_circle(tmp_path: Path) -> None:
    fine = (
        "- {id: a, name: A, affiliations: [{to: b, until: 2030-01-01}]}\n"
        "- {id: b, name: B, affiliations: [{to: a, from: 2030-01-01}]}\n"
    )
    write(tmp_path, {"actors.yaml": fine})
    assert "circle" not in {p.code for p in examine(tmp_path)[1]}


@pytest.mark.parametrize(
    ("ring", "code"),
    [
        ("[[8,47],[9,48],[9,47],[8,48],[8,47]]", "crosses_itself"),
        ("[[8,147],[9,147],[9,148],[8,147]]", "off_earth"),
        ("[[8,47],[9]]", "geometry"),
    ],
)
def test_a_bad_shape_is_told_with_its_line(tmp_path: Path, ring: str, code: str) -> None:
    feature = f'{{"type": "Feature", "id": "x",\n "properties": {{}},\n "geometry": {{"type": "Polygon", "coordinates": [{ring}]}}}}'
    write(tmp_path, {"zones/x.geojson": feature})
    found = [p for p in examine(tmp_path)[1] if p.code == code]
    assert found
    assert found[0].line == 1


def test_a_folder_that_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match=r"no dossier\.yaml"):
        load(tmp_path)
    with pytest.raises(InputError, match="there is no dossier 'nowhere'"):
        find("nowhere")


def test_the_embedded_dossier_is_whole() -> None:
    dossier = load(embedded("southwest-syria"))
    assert len(dossier.gazetteer) >= 150
    assert {"SY.daraa", "SY.quneitra", "SY.suwayda"} <= set(dossier.area)
