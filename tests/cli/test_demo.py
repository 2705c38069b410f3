"""The embedded dossier from end to end, with the real readers: the main job, run as a new user runs it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from ceasefire.cli.demo import NAME
from ceasefire.cli.main import main
from ceasefire.dossier.embedded import embedded


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `ceasefire demo` has made, once for this module."""
    folder = tmp_path_factory.mktemp("demo") / "southwest"
    assert main(["demo", str(folder), "--json"]) == 0
    return folder


def test_a_second_run_prints_the_table_and_writes_the_same_brief(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (made / "brief.html").read_bytes()
    capsys.readouterr()
    assert main(["demo", str(made)]) == 0
    out, err = capsys.readouterr()
    assert (made / "brief.html").read_bytes() == before
    lines = out.splitlines()
    assert max(len(line) for line in lines if str(made) not in line) <= 100  # a path is not folded
    assert not [line for line in lines if line != line.rstrip()]
    assert re.match(r"\d+ reports, \d+ claims, \d+ incidents, \d+ findings$", lines[0])
    assert "Southwest Syria ceasefire of July 2017 (southwest-2017)" in out
    assert re.search(r"Article 1, Cessation of hostilities: \d+ serious violation", out)
    assert re.search(r"^place +date +act +outcome +responsibility +proof$", out, re.MULTILINE)
    assert f"brief: {made / 'brief.html'}" in out
    assert "problem" not in err


def test_every_report_of_the_dossier_is_in_and_the_ledger_holds(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["verify", str(made), "--json"]) == 0
    verified = json.loads(capsys.readouterr().out)
    assert verified["reports"] == len(list((made / "reports").glob("*.md"))) >= 80


def test_every_file_of_the_dossier_is_copied(made: Path) -> None:
    origin = embedded(NAME)
    files = [path.relative_to(origin) for path in origin.rglob("*") if path.is_file()]
    assert [str(part) for part in files if not (made / part).is_file()] == []


def test_what_a_person_changed_stays_and_another_version_is_refused(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marker = made / ".ceasefire-demo.json"
    kept = marker.read_bytes()
    marker.write_bytes(b"{}")
    try:
        assert main(["demo", str(made)]) == 2
        assert "another version" in capsys.readouterr().err
    finally:
        marker.write_bytes(kept)
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["demo", str(tmp_path)]) == 2
    assert "is not a demo" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_event_data_through_add_and_findings(
    shared: Path, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No row lost; an attack by somebody whom no agreement binds is no breach by a party."""
    folder = tmp_path / "ged"
    origin = root / "examples" / "southwest-syria"
    for path in (*origin.glob("*.yaml"), *origin.glob("agreements/*.yaml"), *origin.glob("zones/*.geojson")):
        target = folder / path.relative_to(origin)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    table = shared / "data" / "ucdp-ged-syria" / "ged_southwest_syria_2016_2019.csv"
    assert main(["add", str(folder), str(table)]) == 0
    assert "1352 rows" in capsys.readouterr().out
    assert main(["update", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"] == 1352
    assert main(["findings", str(folder), "--json", "--agreement", "southwest-2017"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    months = Counter(f["start"][:7] for f in found)
    assert months["2018-06"] > 2 * months["2018-05"]
    attacks = [f for f in found if f["start"] == f["end"] == "2018-07-25" and "SY.suwayda" in f["admin"]]
    assert len(attacks) >= 3
    assert max(f["killed"][1] for f in attacks) > 200
    assert all("islamic_state" in f["actors"] + f["targets"] for f in attacks)
    assert {f["outcome"] for f in attacks} == {"not_a_violation"}
