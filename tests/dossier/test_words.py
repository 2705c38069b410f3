"""Words of closed lists, addresses and GeoJSON are checked, with the line of the very item."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.small import FILES, write

from ceasefire.agreement.check import check_all
from ceasefire.dossier.geojson import located
from ceasefire.errors import Problem

TRUCE = FILES["agreements/truce.yaml"]
DATES = "conflicting_dates: [{of: %s, value: 2030-01-01, page: p1}]\n"


def told(root: Path, name: str, text: str) -> list[Problem]:
    write(root, {name: text})
    return check_all(root)


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "said"),
    [
        ("places.yaml", "kind: town", "kind: towwn", 5, "did you mean 'town'?"),
        ("actors.yaml", "{text: crown", "{lang: english, text: crown", 6, "such as 'en'"),
        ("actors.yaml", "{text: crown", "{lang: xx, text: crown", 6, "two letters of ISO 639-1"),
        ("actors.yaml", "used_by: [crown]", "used_by: [crwn]", 12, "did you mean 'crown'?"),
        ("actors.yaml", "used_by: [crown]", "used_by: [army]", 12, "its side is 'crown'"),
        ("sources.yaml", "leaning: league", "leaning: leegue", 2, "did you mean 'league'?"),
        ("sources.yaml", "reliability: F", "languages: [en, eng]", 6, "such as 'en'"),
        ("sources.yaml", "reliability: D", "url: 'htp:/crown.example'", 1, "https://"),
        ("sources.yaml", "reliability: D", "url: 'https://'", 1, "https://"),
        ("actors.yaml", "to: league,", "to: league, page: www.example.org,", 17, "https://"),
        ("agreements/truce.yaml", "https://example.org/truce", "htp:/example.org", 8, "https://"),
        ("dossier.yaml", "area:", "languages: [english]\narea:", 3, "such as 'en'"),
        ("agreements/truce.yaml", "zones:\n", DATES % "untill" + "zones:\n", 9, "did you mean 'until'?"),
        ("agreements/truce.yaml", "    zone: vale\n    pages", "    hours: {start: '06:00', end: '07:00', zone: Mars}\n    zone: vale\n    pages", 23, "IANA"),
    ],
)  # fmt: skip
def test_a_word_nobody_knows_is_an_error(
    tmp_path: Path, name: str, old: str, new: str, line: int, said: str
) -> None:
    assert old in FILES[name]
    (problem,) = told(tmp_path, name, FILES[name].replace(old, new, 1))
    assert (Path(problem.file).name, problem.line, problem.severity) == (Path(name).name, line, "error")
    assert said in problem.remedy


def test_a_side_like_no_other_is_a_warning(tmp_path: Path) -> None:
    (problem,) = told(
        tmp_path, "sources.yaml", FILES["sources.yaml"].replace("leaning: league", "leaning: neutrals", 1)
    )
    assert (problem.line, problem.severity) == (2, "warning")


def test_good_words_are_no_fault(tmp_path: Path) -> None:
    good = TRUCE.replace("zones:\n", DATES % "until" + "zones:\n")
    assert told(tmp_path, "agreements/truce.yaml", good) == []


def test_an_alias_of_a_source_is_told_on_its_own_line(tmp_path: Path) -> None:
    text = (
        FILES["sources.yaml"] + "- id: late\n  name: Late\n  aliases: [Latest,\n    Later,\n    World Wire]\n"
    )
    (problem,) = told(tmp_path, "sources.yaml", text)
    assert (problem.line, problem.code) == (11, "alias_twice")


def collection(ring: str, kind: str = "FeatureCollection", name: str = "sq") -> str:
    other = '{"type": "Feature", "id": "other", "properties": {}, "geometry": {"type": "Point", "coordinates": [8.1, 47.1]}}'
    return (
        f'{{\n"type": "{kind}",\n"features": [\n{other},\n{{"type": "Feature",\n "properties": {{}},\n "id": "{name}",\n'
        f' "geometry": {{"type": "Polygon", "coordinates": [{ring}]}}}}\n]}}\n'
    )


GOOD = "[[8,47],[8.5,47],[8.5,47.5],[8,47]]"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (collection(GOOD, "FeatureCollectoin"), 2, "type"),
        (collection("[[8,47],[8.5,47],[8.5,47.5],[8,47.5]]"), 7, "open_ring"),
        (collection("[[47,8],[47,8.5],[47.5,8.5],[47,8]]"), 7, "far_away"),
        (collection("[[8,47],[8.5,47.5],[8.5,47],[8,47.5],[8,47]]"), 7, "crosses_itself"),
        (collection(GOOD, name=""), 5, "feature_id"),
        (collection(GOOD).replace('"Feature",\n', '"Featur",\n'), 5, "type"),
        (collection(GOOD).replace('"features"', '"featurs"'), 2, "collection"),
        (collection(GOOD)[:-5], 8, "json"),
    ],
)
def test_a_fault_of_a_shape_is_told_once_in_its_file(tmp_path: Path, text: str, line: int, code: str) -> None:
    uses = TRUCE.replace("admin: [VA.north, VA.south]", "shapes: [sq]")
    write(tmp_path, {"zones/sq.geojson": text, "agreements/truce.yaml": uses})
    write_more = uses.replace("id: truce", "id: second", 1)
    (tmp_path / "agreements" / "second.yaml").write_text(write_more, "utf-8")
    (problem,) = check_all(tmp_path)
    assert (Path(problem.file).name, problem.line, problem.code) == ("sq.geojson", line, code)


def test_a_shape_on_no_file_is_told_where_it_is_first_used(tmp_path: Path) -> None:
    uses = TRUCE.replace("admin: [VA.north, VA.south]", "shapes: [sq]")
    write(
        tmp_path, {"agreements/truce.yaml": uses, "agreements/b.yaml": uses.replace("id: truce", "id: b", 1)}
    )
    assert [(Path(p.file).name, p.line, p.code) for p in check_all(tmp_path)] == [
        ("b.yaml", 10, "unknown_place")
    ]


def test_features_are_found_wherever_they_stand() -> None:
    found = located('{"features": [ {"a": "]}"} ,\n{"b": [1]}] , "type": "FeatureCollection"}')
    assert [found.line_of(n) for n in range(2)] == [1, 2]
    assert found.line(found.keys["type"]) == 2
    assert located("[1, 2]").data == [1, 2]
