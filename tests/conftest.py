"""Shared fixtures. Real input outside the repository is used where it is present."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import postgres

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


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server of this run's own: skipped where it is not installed, required on CI."""
    if not postgres.available():
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is absent, and on CI nothing may be skipped")
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with postgres.server() as address:
        yield address


_numbers = count()


@pytest.fixture
def postgres_address(postgres_server: str) -> str:
    """Address of an empty store in it."""
    return f"{postgres_server}&schema=s{next(_numbers)}"
