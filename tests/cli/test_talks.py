"""`ceasefire talks` and `ceasefire posture`: what a reader at each mark sees, and mistakes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from tests.support.reported import reported
from tests.support.small import write

from ceasefire.cli import show
from ceasefire.cli.main import main

TEXTS = (
    ("The Vale Army demanded on 10 May 2030 that the River League hand over its weapons in Milltown by 20 May.", "watch", "2030-05-11", "CLEAR"),
    ("The River League on 12 May 2030 rejected the demand of the Vale Army for weapons.", "wire", "2030-05-13", "RED"),
    ("The River League handed over weapons in Milltown on 18 May 2030.", "wire", "2030-05-19", "CLEAR"),
    ("On 22 May 2030 the Vale Army shelled Milltown, Vale Watch said.", "watch", "2030-05-23", "CLEAR"),
    ("The Vale Army sent reinforcements of 400 soldiers to Milltown on 24 May 2030.", "watch", "2030-05-25", "CLEAR"),
    ("The River League dug trenches near Fordham on 24 May 2030.", "wire", "2030-05-25", "RED"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("talks") / "vale")
    return reported(root, TEXTS)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def steps(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> dict[str, dict]:  # type: ignore[type-arg]
    told = run(capsys, "talks", str(folder), "--from", "2030-05-02", "--json", *more)
    return {one["kind"]: one for one in map(json.loads, told.splitlines())}


def test_the_rounds_then_the_ladder_of_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = run(capsys, "talks", str(folder))
    assert "rounds of talks" in listed and "ultimatum" in listed
    number = next(line.split()[0] for line in listed.splitlines() if "ultimatum" in line)
    ladder = run(capsys, "talks", str(folder), "--round", number)
    assert "ULTIMATUM, Vale Army → River League" in ladder and "deadline: 20 May 2030" in ladder
    assert "> refused 12 May 2030" in ladder and "> carried out 22 May 2030" in ladder
    assert "says Vale Watch, 11 May 2030 [claim-" in ladder
    assert "1 step" in run(capsys, "talks", str(folder), "--kind", "ultimatum").splitlines()[0]


def test_red_material_reaches_nothing_below_red(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, clear = steps(capsys, folder), steps(capsys, folder, "--tlp", "CLEAR")
    assert "refusal" in own and "refusal" not in clear
    assert "refused" not in [f["what"] for f in clear["ultimatum"]["fates"]]
    assert own["refusal"]["tellings"][0]["claim"] not in run(capsys, "talks", str(folder), "--from", "2030-01-01", "--tlp", "AMBER")
    assert "earthworks" in run(capsys, "posture", str(folder)) and "earthworks" not in run(capsys, "posture", str(folder), "--tlp", "AMBER", "--as-of", "2030-08-01")


def test_what_was_known_earlier(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early = steps(capsys, folder, "--as-of", "2030-05-12")
    assert [f["what"] for f in early["ultimatum"]["fates"]] == ["open"]
    assert "ULTIMATUM" in run(capsys, "talks", str(folder), "--open", "--as-of", "2030-05-12")


def test_what_forces_did_lately_is_no_answer_yet_below_red(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = ("--as-of", "2030-05-20")
    assert "met" in [f["what"] for f in steps(capsys, folder, *known)["ultimatum"]["fates"]]
    assert "met" not in [f["what"] for f in steps(capsys, folder, *known, "--tlp", "CLEAR")["ultimatum"]["fates"]]
    assert "met" in [f["what"] for f in steps(capsys, folder, "--as-of", "2030-06-20", "--tlp", "CLEAR")["ultimatum"]["fates"]]


def test_pictures_are_xml_and_name_no_hidden_thing(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for words in (["talks"], ["posture"]):
        out = tmp_path / f"{words[0]}.svg"
        run(capsys, *words, str(folder), "--tlp", "CLEAR", "--svg", str(out))
        text = out.read_text("utf-8")
        assert ElementTree.fromstring(text).tag.endswith("svg")
        assert "refusal" not in text and "earthworks" not in text


def test_moves_by_side_and_month(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "400 men" in run(capsys, "posture", str(folder))
    told = run(capsys, "posture", str(folder), "--side", "crown", "--month", "2030-05")
    assert "REINFORCEMENT, Vale Army" in told and "under truce" in told
    assert run(capsys, "posture", str(folder), "--side", "Crown", "--month", "2030-05") == told
    late = run(capsys, "posture", str(folder), "--tlp", "CLEAR")
    assert "are not shown" in late and "reinforcement" not in late


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["talks", "--round", "99"], "there is no round 99"),
        (["talks", "--kind", "ultimatim"], "did you mean"),
        (["talks", "--agreement", "nothing"], "there is no agreement 'nothing'"),
        (["talks", "--from", "May"], "--from 'May' is not a date"),
        (["talks", "--from", "2030-05-02", "--until", "2030-05-01"], "is before --from"),
        (["posture", "--month", "2030-13"], "is not a month"),
        (["posture", "--side", "moon"], "no move of a side 'moon'"),
    ],
)
def test_mistakes_end_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert main([words[0], str(folder), *words[1:]]) == 2
    assert said in capsys.readouterr().err


def test_an_empty_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "empty")
    assert "1 round of talks" in run(capsys, "talks", str(root))
    run(capsys, "posture", str(root))


@pytest.mark.parametrize("width", [60, 80, 100])
def test_words_of_the_posture_table_stay_whole_in_a_narrow_terminal(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr(show, "width", lambda: width)
    table = [line for line in run(capsys, "posture", str(folder)).splitlines() if "2030-05" in line or line.startswith("month")]
    assert table[0].split()[:3] == ["month", "side", "moves"] and "coverage" in table[0]
    assert len(table) == 2 and "2 of 2" in table[1]
    assert all(len(line) <= width for line in table)
