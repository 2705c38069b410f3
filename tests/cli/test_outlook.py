"""`ceasefire outlook` as people meet it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.support.packaged import dossier, opened, taken
from tests.support.small import write
from tests.support.steps import headed

from ceasefire.cli.main import main

EXAMPLES = sorted(p.parent for p in (Path(__file__).resolve().parents[2] / "examples").glob("*/dossier.yaml"))


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["outlook", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.name)
def test_every_example_gives_an_answer_or_says_that_there_is_none(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any report, on a day on which all its agreements had begun."""
    root = tmp_path / "it"
    shutil.copytree(example, root, ignore=shutil.ignore_patterns("reports", "*.db*"))
    code, out, _ = run(capsys, str(root), "--as-of", "2026-01-01", "--json")
    assert code == 0
    found = [json.loads(line) for line in out.splitlines()]
    assert found
    assert {one["state"] for one in found} <= {"too_little", "ended", "broken"}
    assert all(one["chances"] == [] and one["log_hazard"] is None for one in found)


def test_a_mistyped_agreement_is_told_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path)
    code, _, err = run(capsys, str(root), "--agreement", "truse")
    assert code == 2
    assert "'truce'" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--backtest",), "--agreement"), (("--svg", "x.svg"), "--agreement"), (("--every", "year"), "day, week, month"),
        (("--as-of", "soon"), "2017-07-09"), (("--as-of", "0001-01-01"), "1800"), (("--as-of", "9999-12-31"), "2199"), ((), "--as-of"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str) -> None:
    code, _, err = run(capsys, str(write(tmp_path)), *words)
    assert code == 2
    assert told in err


def test_it_prints_chances_reasons_news_and_the_past(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = dossier(tmp_path, {"a.md": headed("wire", "2030-05-20", "army shelled Milltown, killing 3.")})
    with opened(root) as process:
        taken(process)
    picture = tmp_path / "ahead.svg"
    code, out, _ = run(capsys, str(root), "--agreement", "truce", "--as-of", "2030-05-25", "--svg", str(picture))
    assert code == 0
    for part in ("30 days", "confidence:", "news that may come", "an offensive (counts): not met", "log hazard"):
        assert part in out
    assert picture.read_text("utf-8").startswith("<svg")
    code, out, _ = run(capsys, str(root), "--as-of", "2030-05-25")
    assert code == 0
    assert "truce: " in out
    assert "why: " in out


@pytest.mark.parametrize("words", [["outlook"], ["control"], ["due"]])
def test_the_day_is_of_a_report_that_may_be_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """A later report that is hidden changes nothing, not even the day that all is told as of."""
    told = {"a.md": headed("wire", "2030-05-20", "army shelled Milltown, killing 3.")}
    hidden = headed("wire", "2030-06-25", "league shelled Fordham, killing 1.", "handling: RED\n")
    said = []
    for name, reports in (("without", told), ("with", told | {"b.md": hidden})):
        with opened(dossier(tmp_path / name, reports)) as process:
            taken(process)
        assert main([*words, str(tmp_path / name), "--tlp", "GREEN"]) == 0
        said.append(capsys.readouterr().out)
        assert main([*words, str(tmp_path / name)]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] == said[2] != said[3]


def test_moves_too_young_to_be_told_of_move_no_chance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Below RED a column of yesterday is neither counted nor cited; a week later it is."""
    for name, more in (("without", {}), ("with", {"b.md": headed("wire", "2030-05-20", "On 19 May 2030 the Vale Army sent tanks to Milltown.")})):
        with opened(dossier(tmp_path / name, {"a.md": headed("wire", "2030-05-20", "army shelled Milltown, killing 3.")} | more)) as process:
            taken(process)

    def said(name: str, *words: str) -> str:
        assert main(["outlook", str(tmp_path / name), *words]) == 0
        return capsys.readouterr().out

    young = ("--as-of", "2030-05-21", "--tlp", "GREEN")
    assert said("without", *young) == said("with", *young) != said("with", "--as-of", "2030-05-21")
    late = ("--as-of", "2030-05-28", "--tlp", "GREEN")
    assert said("without", *late) != said("with", *late)
