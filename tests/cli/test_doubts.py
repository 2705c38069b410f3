"""`ceasefire work --doubts`: what to check first, obeying marks; and doubt in what `read` and `export` give."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.support.small import write

from ceasefire.cli.main import main
from ceasefire.process import open_process

SAID = (
    ("After the withdrawal the River League, which had rejected the terms, said on Monday that Fordham and Westgate were hit. Nine people died.", "CLEAR"),
    ("The Vale Army shelled Milltown on 3 May 2030, killing two people.", "CLEAR"),
    ("A camp official named Orrin said on 3 May 2030 that the Vale Army had shelled Milltown, which others say was Fordham.", "CLEAR"),
    ("Nobody could say which town the Vale Army had shelled, and after the clash near Fordham others died in a place called Hollin.", "RED"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("doubts") / "vale")
    with open_process(root, write=True) as process:
        for n, (text, mark) in enumerate(SAID):
            path = root / "reports" / f"{n}.md"
            path.write_text(f"---\nsource: wire\npublished: 2030-05-04\nhandling: {mark}\nlanguage: en\ntitle: Report {n}\n---\n{text}\n", "utf-8")
            list(process.add([path]))
        process.update()
    return root


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_claims_behind_open_findings_come_first_and_say_what_to_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in told(capsys, "work", str(folder), "--doubts", "--json").splitlines()]
    assert rows and all(row["doubt"] and row["read"] for row in rows)
    behind = [bool(row["open"]) for row in rows]
    assert behind == sorted(behind, reverse=True)
    page = told(capsys, "work", str(folder), "--doubts", "--top", "1")
    assert rows[0]["claim"] in page
    assert (f"… {len(rows) - 1} more; --top 0 for all" in page) is (len(rows) > 1)
    whole = told(capsys, "work", str(folder), "--doubts", "--top", "0")
    assert "\u2068" in "".join(row["read"] for row in rows), "a word that is quoted"
    assert not {"\u2068", "\u2069", "\ufffd"} & set(whole)


def test_a_strict_mark_reaches_no_less_strict_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_process(folder) as process:
        secret = {report.id for report in process.reports() if report.handling == "RED"}
    assert secret
    rows = [json.loads(line) for line in told(capsys, "work", str(folder), "--doubts", "--json", "--tlp", "CLEAR").splitlines()]
    assert not secret & {row["report"] for row in rows}


@pytest.mark.parametrize(("options", "says"), [(("--top", "-1"), "is below 0"), (("--tlp", "MAUVE"), "MAUVE")])
def test_a_slip_is_told(folder: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], says: str) -> None:
    assert main(["work", str(folder), "--doubts", *options]) == 2
    assert says in capsys.readouterr().err
    assert main(["work", str(folder), "finding-1", "--doubts"]) == 2
    assert "whole dossier" in capsys.readouterr().err


def test_the_export_has_what_the_claims_have(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "export", str(folder), "--out", str(tmp_path / "out"), "--tlp", "RED")
    with next((tmp_path / "out").rglob("claims.csv")).open(encoding="utf-8", newline="") as table:
        rows = {row["claim_id"]: row["doubt"] for row in csv.DictReader(table)}
    with open_process(folder) as process:
        claims = process.results().claims
    assert {one.id: ";".join(f"{field} {chance:.2f}" for field, chance in one.doubt.items()) for one in claims if isinstance(one.doubt, dict)} == rows


def test_a_dossier_without_reports_has_nothing_to_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "work", str(write(tmp_path / "empty")), "--doubts") == "no claim was read with doubt\n"
