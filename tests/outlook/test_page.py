"""The picture on the page of the backtest is what the program draws (its figures: `tests/house/test_docs.py`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_picture_is_what_the_program_draws() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "backtest_page.py"), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_page_shows_it() -> None:
    page = (ROOT / "docs" / "reference" / "backtest-southwest-syria.md").read_text("utf-8")
    picture = (ROOT / "docs" / "reference" / "backtest-southwest-syria.svg").read_text("utf-8")
    assert "(backtest-southwest-syria.svg)" in page
    assert "broken 2018-06" in picture
    assert "<desc" in picture
