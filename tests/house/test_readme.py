"""The README's first screen is one whole run, and it is true."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
SCREEN = 50
"""Lines that a reader sees first."""


def test_the_first_screen_is_a_whole_run_of_the_demo(root: Path) -> None:
    first = (root / "README.md").read_text("utf-8").splitlines()[:SCREEN]
    assert first[2] == "```console"
    assert first[3].startswith("$ ceasefire demo")
    assert "```" in first[4:], "the run ends on the first screen"
    shown = "\n".join(first)
    assert re.search(r"^\d+ reports, \d+ claims, \d+ incidents, \d+ findings$", shown, re.MULTILINE)
    for column in ("outcome", "responsibility", "proof"):
        assert column in shown
    assert "brief: ceasefire-demo/brief.html" in shown


def test_what_the_readme_shows_is_what_its_commands_print(root: Path, script: Run) -> None:
    done = script("docrun.py", root / "README.md")
    assert done.returncode == 0, done.stdout + done.stderr
