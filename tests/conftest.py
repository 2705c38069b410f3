"""Shared fixtures. Real input outside the repository is used where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# On CI the same examples every time: what fails there must fail again here. Elsewhere new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

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
