"""Shared fixtures. Real input outside the repository is used where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real input that is not ours to copy: skipped where absent, required on CI."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{folder} is absent, and on CI nothing may be skipped")
        pytest.skip(f"{folder} is absent: real texts and event files are not on this machine")
    return folder
