"""`due` and `judge`: what was due, and what people say of findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.test_commands import objects, plain_reader, put, run
from tests.support.small import FILES, write
from tests.support.steps import headed

__all__ = ["plain_reader"]

DUTY = '  - {id: "3", title: Hand-over, text: Weapons go in., requires: [weapons_handover], bearer: [league], zone: vale, by: 2030-05-20}\n'
EYES = "- {id: c1, by: watch, place: VA.north, from: 2030-05-01, until: 2030-06-30, kind: post}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(
        tmp_path / "vale",
        {"agreements/truce.yaml": FILES["agreements/truce.yaml"] + DUTY, "coverage.yaml": EYES},
    )
    put(folder, "a.md", headed("watch", "2030-06-03", "army shelled Milltown, killing 3."))
    assert run_add(folder) == 0
    return folder


def run_add(folder: Path) -> int:
    from ceasefire.cli.main import main

    return main(["add", str(folder), str(folder / "reports")])


def test_due_tells_what_was_missed_and_by_which_finding(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    code, out, _ = run(capsys, "due", root)
    assert code == 0
    assert "The Vale truce (truce): 1 missed" in out
    assert "2030-05-20" in out
    (row,) = objects(run(capsys, "due", root, "--json")[1])
    assert row["status"] == "missed"
    assert row["finding"]["outcome"] == "minor_violation"
    assert run(capsys, "due", root, "--as-of", "2030-05-10", "--status", "missed", "--json")[1] == ""


@pytest.mark.parametrize(
    ("option", "value"), [("--status", "gone"), ("--agreement", "peace"), ("--as-of", "soon")]
)
def test_due_refuses_what_it_does_not_know(
    root: Path, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    capsys.readouterr()
    code, out, err = run(capsys, "due", root, option, value)
    assert (code, out) == (2, "")
    assert value in err


def test_people_decide_and_the_ledger_keeps_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    (finding,) = objects(run(capsys, "findings", root, "--json")[1])
    words = ("--by", "A. Officer", "--why", "seen on site")
    code, _, err = run(capsys, "judge", root, finding["id"], "--decision", "publish", *words)
    assert code == 2
    assert "review" in err
    assert run(capsys, "judge", root, finding["id"], "--decision", "review", *words)[0] == 0
    code, _, err = run(capsys, "judge", root, finding["id"], "--decision", "change", *words)
    assert (code, "says nothing new" in err) == (2, True)
    code, out, _ = run(
        capsys,
        "judge",
        root,
        finding["id"][:14],
        "--decision",
        "change",
        "--outcome",
        "not_a_violation",
        *words,
    )
    assert code == 0
    assert "change by A. Officer" in out
    (after,) = objects(run(capsys, "findings", root, "--json")[1])
    assert (after["state"], after["outcome"]) == ("endorsed", "not_a_violation")
    assert run(capsys, "verify", root)[0] == 0
    (absence,) = [row["finding"] for row in objects(run(capsys, "due", root, "--json")[1])]
    assert run(capsys, "judge", root, absence["id"], "--decision", "dissent", *words)[0] == 0
    (again,) = [row["finding"] for row in objects(run(capsys, "due", root, "--json")[1])]
    assert [d["who"] for d in again["dissent"]] == ["A. Officer"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("finding-ffff", "--decision", "endorse", "--by", "A", "--why", "b"), "is no finding"),
        (("finding-ffff", "--decision", "enjoy", "--by", "A", "--why", "b"), "one of: review"),
        (("finding-ffff", "--decision", "endorse", "--by", "A"), "why"),
    ],
)
def test_judge_refuses_with_what_would_be_right(
    root: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    capsys.readouterr()
    code, _, err = run(capsys, "judge", root, *words)
    assert code == 2
    assert told in err


def test_json_of_a_judgement(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    (finding,) = objects(run(capsys, "findings", root, "--json")[1])
    code, out, _ = run(
        capsys, "judge", root, finding["id"], "--decision", "review", "--by", "A", "--why", "b", "--json"
    )
    assert code == 0
    assert json.loads(out)["payload"]["decision"] == "review"
