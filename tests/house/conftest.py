"""The scripts of the house are tested as they are run: by path, in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def script(root: Path) -> Run:
    """Run one of scripts/ with arguments; gives its exit code and what it printed."""

    def run(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(root / "scripts" / name), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=600)

    return run


@pytest.fixture
def plant(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Make a small tree that is in order, with the given files put into it."""

    def make(files: dict[str, str]) -> Path:
        sound = {"README.md": "make demo\nmake test\n", "src/ceasefire/clock.py": "x = 1\n"}
        for name, text in (sound | files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return make
