"""`ceasefire check` reads the inbox as `ceasefire add` would, and takes nothing in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.small import FILES, write

from ceasefire.cli.check import check
from ceasefire.reports.check import check_whole

GOOD = "---\nsource: watch\npublished: 2030-05-02\nlanguage: en\ntitle: Calm\n---\nAll was calm.\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("2030-05-02", "2030-05-38", 3, "value"),
        ("2030-05-02", "next May", 3, "bad_date"),
        ("watch", "wach", 2, "unknown_source"),
        ("Calm\n---", "Calm\n", 1, "header_open"),
        ("language: en", "language: English", 4, "value"),
        (GOOD, "", 0, "empty"),
        (GOOD, " \n", 0, "empty"),
        ("All was calm.\n", "", 7, "empty"),
    ],
)
def test_a_bad_report_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, code: str) -> None:
    write(tmp_path, {"reports/2030/may/a.md": GOOD.replace(old, new), "reports/b.md": GOOD})
    (problem,) = check_whole(tmp_path)
    assert problem.file == str(tmp_path / "reports/2030/may/a.md")
    assert (problem.line, problem.code, problem.severity) == (line, code, "error")


def test_a_mistyped_key_is_told_as_add_tells_it(tmp_path: Path) -> None:
    write(tmp_path, {"reports/a.md": GOOD.replace("source: watch", "sourse: watch")})
    (problem,) = check_whole(tmp_path)
    assert (problem.line, problem.code, problem.remedy) == (2, "unknown_key", "did you mean 'source'?")


def test_an_unknown_source_has_the_nearest_one_as_remedy(tmp_path: Path) -> None:
    write(tmp_path, {"reports/a.md": GOOD.replace("watch", "wach")})
    assert "did you mean 'watch'?" in str(check_whole(tmp_path)[0])


def test_what_is_said_with_add_is_no_fault_of_the_inbox(tmp_path: Path) -> None:
    write(tmp_path, {"reports/a.txt": "Just text.\n", "reports/b.csv": "x;y\n1;2\n"})
    assert check_whole(tmp_path) == []


def test_a_header_with_no_source_and_an_early_date_are_warnings(tmp_path: Path) -> None:
    early = GOOD.replace("2030-05-02", "2020-05-02")
    write(tmp_path, {"reports/a.md": GOOD.replace("source: watch\n", ""), "reports/b.md": early})
    assert [(p.line, p.code, p.severity) for p in check_whole(tmp_path)] == [
        (1, "no_source", "warning"),
        (3, "before_agreement", "warning"),
    ]


def test_reports_are_not_blamed_for_sources_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"reports/a.md": GOOD, "sources.yaml": FILES["sources.yaml"] + "- {id: [\n"})
    assert {Path(p.file).name for p in check_whole(tmp_path)} == {"sources.yaml"}


def test_the_command_tells_it_and_takes_nothing_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"reports/a.md": GOOD.replace("2030-05-02", "soon")})
    assert check(tmp_path) == 3
    assert "reports/a.md:3: " in capsys.readouterr().out
    assert not (tmp_path / "ledger.db").exists()
    (tmp_path / "reports/a.md").write_text(GOOD, "utf-8")
    assert check(tmp_path) == 0
