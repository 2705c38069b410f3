"""`--jobs`: many files on several cores print what one process prints, in the order of the files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ceasefire.claims import many
from ceasefire.claims.many import JOBS
from ceasefire.cli.main import main


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(40):
        (folder / f"{n:02}.txt").write_text(f"Rebels shelled Taiz on Sunday, killing {n + 2} people, a doctor said. " * (1 + n % 3), "utf-8")
    (folder / "05.txt").write_text("", "utf-8")
    (folder / "06.bin").write_bytes(b"\x00\x01")
    (folder / "07.txt").write_bytes(b"\xff\xfe\x00\x01\x02\x03\x00")
    (folder / "39b.txt").write_text("Les rebelles ont tiré sur la ville dimanche, selon un médecin.", "utf-8")
    return [str(tmp_path / "absent.txt"), str(folder), str(tmp_path / "absent too.txt")]


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main([*words])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")
def test_jobs_change_nothing_of_what_is_printed(files: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_PAYS", 500)
    monkeypatch.setattr(many, "_HERE", 100)
    monkeypatch.setattr(many, "_FIRST", 300)
    alone = _run(capsys, "read", *files, "--published", "2024-03-04", "--jobs", "1")
    assert alone[1].count("\n") > 40
    assert [alone[2].count(name) for name in ("absent.txt", "05.txt", "06.bin", "39b.txt", "absent too.txt")] == [1] * 5
    assert alone[2].index("absent.txt") < alone[2].index("05.txt") < alone[2].index("39b.txt") < alone[2].index("absent too.txt")
    assert _run(capsys, "read", *files, "--published", "2024-03-04", "--jobs", "2") == alone
    monkeypatch.setenv(JOBS, "3")
    assert _run(capsys, "read", *files, "--published", "2024-03-04") == alone


@pytest.mark.parametrize("words", [("read", "x.txt", "--jobs", "0"), ("update", ".", "--jobs", "-2")])
def test_no_core_at_all_is_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, *words)
    assert (code, out) == (2, "")
    assert "does no work; give 1 or more" in err
