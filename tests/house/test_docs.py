"""Every command that docs/ shows is run, and prints what is shown."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    path.relative_to(ROOT).as_posix()
    for path in sorted((ROOT / "docs").rglob("*.md"))
    if "```console" in path.read_text("utf-8")
]


def test_the_pages_that_must_run_are_among_them() -> None:
    assert {"docs/tutorial/first-hour.md", "docs/reference/commands/check.md"} <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_its_commands_print(page: str, script: Run) -> None:
    done = script("docrun.py", ROOT / page)
    assert done.returncode == 0, done.stdout + done.stderr
