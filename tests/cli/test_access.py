"""`ceasefire access` and `ceasefire coverage`: what a reader at each mark and day sees, and mistakes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from tests.support.reported import reported
from tests.support.small import write

from ceasefire.cli.main import main

TEXTS = (
    ("Six trucks of flour reached Milltown on 10 May 2030.", "wire", "2030-05-11", "CLEAR"),
    ("The Vale Army blocked an aid convoy to Milltown on 12 May 2030.", "river_voice", "2030-05-13", "CLEAR"),
    ("The Vale Army looted an aid convoy in Fordham on 14 May 2030.", "watch", "2030-05-15", "RED"),
    ("The Vale Army besieged Fordham on 20 June 2030.", "watch", "2030-06-21", "CLEAR"),
)
STRESS = "date,place,indicator,value,unit,source,page,published\n2030-02,mill,price.bread,100,pound,wire,,\n2030-05,mill,price.bread,150,pound,wire,,\n2030-05,ford,price.bread,9,pound,rumour,,\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("access") / "vale", {"stress.csv": STRESS})
    sources = root / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").replace("name: Rumour Mill,", "name: Rumour Mill, handling: RED,"), "utf-8")
    return reported(root, TEXTS)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(capsys, "access", str(folder), "--json", *more).splitlines()]


def test_the_table_then_the_evidence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = run(capsys, "access", str(folder))
    assert "North Province" in table and "2030" in table and "2 Safe passage: permits safe passage" in table
    told = run(capsys, "access", str(folder), "--place", "Milltown", "--month", "2030-05")
    assert "movement of aid: 2" in told and "not reported: needs denied" in told
    assert "World Wire: food; 6 trucks [claim-" in told and "obstruction of aid, refused; by Vale Army" in told
    assert "Fordham" not in told


def test_red_material_reaches_nothing_below_red(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, clear = run(capsys, "access", str(folder), "--json"), run(capsys, "access", str(folder), "--json", "--tlp", "CLEAR")
    assert "looted" in own and "rumour" in own
    assert "looted" not in clear and "rumour" not in clear
    assert "looted" not in run(capsys, "access", str(folder), "--tlp", "CLEAR", "--district", "VA.south")
    seen = [json.loads(line) for line in run(capsys, "coverage", str(folder), "--json", "--tlp", "CLEAR", "--month", "2030-05").splitlines()]
    assert {r["area"]: r["word"] for r in seen}["VA.south"] == "unseen"


def test_later_reports_are_not_known_yet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "siege" in {r["kind"] for r in rows(capsys, folder) if r["record"] == "entry"}
    early = rows(capsys, folder, "--as-of", "2030-06-01")
    assert "siege" not in {r["kind"] for r in early if r["record"] == "entry"}
    assert all(r["month"] <= "2030-06-01" for r in early if r["record"] == "severity")


def test_stress_is_told_with_change_and_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "access", str(folder), "--stress")
    assert "Milltown, price.bread: 150 pound (2030-05), 2 values since 2030-02" in told
    assert "against 3 months before: +50 (x1.50); against 12 months before: -" in told
    assert "stress.csv:3" in told


def test_pictures_are_well_formed(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ((), ("--stress",), ("--month", "2031-01", "--as-of", "2031-02-01")):
        run(capsys, "access", str(folder), "--svg", str(tmp_path / "a.svg"), *more)
        assert ElementTree.parse(tmp_path / "a.svg").getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--district", "Nort Province"], "North Province"), (["--month", "may"], "2021-08"), (["--kind", "deliveries"], "delivery"),
        (["--place", "Miltown"], "Milltown"), (["--month", "2040-01"], "after"), (["--as-of", "soon"], "--as-of"), (["--tlp", "BLUE"], "CLEAR"),
    ],
)  # fmt: skip
def test_a_mistake_ends_in_a_remedy(folder: Path, words: list[str], hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["access", str(folder), *words]) == 2
    assert hint in capsys.readouterr().err


def test_a_dossier_without_reports_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "vale")
    for command in ("access", "coverage"):
        assert main([command, str(root)]) == 0
        assert "no report" in capsys.readouterr().err
    assert "unseen" in run(capsys, "coverage", str(root), "--as-of", "2030-05-31", "--month", "2030-05")
