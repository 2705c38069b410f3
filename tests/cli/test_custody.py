"""`custody`, `visit` and `add --via`, as a person uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.test_commands import objects, plain_reader, put, run
from tests.support.archives import SHELLED, answer, warc
from tests.support.small import write
from tests.support.steps import headed

__all__ = ["plain_reader"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "vale")


def added(capsys: pytest.CaptureFixture[str], root: Path, *more: str) -> str:
    put(root, "a.md", headed("watch", "2030-05-03", "army shelled Milltown, killing 3."))
    capsys.readouterr()
    code, out, _ = run(capsys, "add", root, root / "reports", "--json", *more)
    assert code == 0
    return str(objects(out)[0]["id"])


def test_the_chain_is_shown_and_what_is_marked_is_not(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = added(capsys, root, "--via", "handed over by a nurse")
    code, out, _ = run(capsys, "custody", root, report[:8])
    assert code == 0 and "received: a.md" in out and "in a folder" in out and "a nurse" in out
    assert str(root) not in out
    code, out, _ = run(capsys, "custody", root, report[:8], "--tlp", "AMBER")
    assert "a nurse" not in out and "1 steps may not be seen" in out
    (told,) = objects(run(capsys, "custody", root, report, "--json")[1])
    assert [step["what"] for step in told["steps"]] == ["received", "reached", "not read"]


def test_a_note_a_copy_and_a_correction_are_entries(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = added(capsys, root)
    assert run(capsys, "custody", root, report, "--note", "seen", "--act", "viewed", "--by", "ada")[1] == f"entry 2: {report[:12]} viewed by ada\n"
    assert run(capsys, "custody", root, report, "--out", tmp_path / "c.md", "--by", "ada")[0] == 0
    assert (tmp_path / "c.md").read_text() == (root / "reports" / "a.md").read_text()
    assert (tmp_path / "c.md").stat().st_mode & 0o077 == 0
    assert run(capsys, "custody", root, report, "--correct", "source=wire", "--why", "it is theirs", "--by", "ada")[0] == 0
    out = run(capsys, "custody", root, report)[1]
    assert "corrected: source was watch, is wire: it is theirs" in out
    assert run(capsys, "verify", root)[0] == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--act", "stolen", "--note", "x"], "--act 'stolen'"), (["--note", " "], "nothing says what was done"), (["--correct", "source"], "FIELD=VALUE"),
        (["--correct", "source=wire"], "needs a reason"), (["--correct", "source=wire", "--note", "x"], "goes by itself"), (["--note", "x", "--by", " "], "nobody is named"),
        (["--tlp", "PINK"], "PINK"), (["--note", "x", "--mark", "PINK"], "PINK"),
    ],
)  # fmt: skip
def test_a_mistake_ends_in_one_line(root: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str) -> None:
    report = added(capsys, root)
    code, out, err = run(capsys, "custody", root, report, *options)
    assert (code, out) == (2, "") and told in err and err.count("\n") == 1


def test_a_web_archive_is_added_and_its_page_is_read(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "w.warc.gz").write_bytes(warc([answer("https://wire.example/1", SHELLED)]))
    code, out, _ = run(capsys, "add", root, tmp_path / "w.warc.gz", "--source", "wire", "--json")
    assert code == 0
    assert [row["format"] for row in objects(out)] == ["warc", "html"]
    code, out, _ = run(capsys, "update", root)
    assert code == 0 and "2 reports (2 read now)" in out


def test_a_visit_is_entered_listed_and_withdrawn(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "visit", root)[1] == "no visit was entered\n"
    told = ["--place", "Milltown", "--from", "2024-05-02T10:00", "--to", "2024-05-02T12:00", "--by", "watch"]
    code, out, _ = run(capsys, "visit", root, *told, "--means", "drone", "--tlp", "AMBER")
    assert code == 0 and out == "entry 1: visit by drone, mill, 2024-05-02T08:00Z to 2024-05-02T10:00Z\n"
    assert "overflight  mill" in run(capsys, "visit", root)[1]
    assert run(capsys, "visit", root, "--tlp", "CLEAR")[1] == "no visit was entered\n"
    assert run(capsys, "visit", root, *told, "--denied", "army", "--json")[0] == 0
    code, _, err = run(capsys, "visit", root, "--place", "Miltown", *told[2:])
    assert code == 2 and "Milltown" in err
    code, _, err = run(capsys, "visit", root, "--place", "Milltown")
    assert code == 2 and "--from and --to and --by" in err
    assert run(capsys, "visit", root, "--withdraw", "1")[0] == 2
    assert run(capsys, "visit", root, "--withdraw", "1", "--why", "another town")[0] == 0
    assert [row["kind"] for row in objects(run(capsys, "visit", root, "--json")[1])] == ["denied"]
