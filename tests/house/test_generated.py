"""What is made from code: schemas that editors can use, pages that say when they are stale."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """The scripts and the reference pages, with the program reached as it is installed."""
    shutil.copytree(root / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "docs" / "reference", tmp_path / "docs" / "reference")
    return tmp_path


def generate(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "scripts" / "generate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def test_a_stale_page_is_named_and_made_anew(copy: Path) -> None:
    assert generate(copy).returncode == 0
    fresh = generate(copy, "--check")
    assert (fresh.returncode, fresh.stdout) == (0, "")
    acts, check = copy / "docs/reference/acts.md", copy / "docs/reference/commands/check.md"
    acts.write_text(acts.read_text("utf-8").replace("airstrike", "air strike"), "utf-8")
    check.write_text(check.read_text("utf-8").replace("`--json`", "`--jsn`"), "utf-8")
    stale = generate(copy, "--check")
    assert stale.returncode == 1
    assert stale.stdout.splitlines() == [
        f"{name}: is not what the code makes; run `make schemas` and commit the result"
        for name in ("docs/reference/acts.md", "docs/reference/commands/check.md")
    ]
    generate(copy)
    assert "airstrike" in acts.read_text("utf-8")
    assert "`--json`" in check.read_text("utf-8")


def test_what_people_wrote_around_a_table_stays(copy: Path) -> None:
    page = copy / "docs/reference/commands/new.md"
    page.write_text(page.read_text("utf-8") + "\nA word at the end.\n", "utf-8")
    generate(copy)
    assert page.read_text("utf-8").endswith("\nA word at the end.\n")


def test_the_schemas_refuse_unknown_keys_and_name_what_is_needed(copy: Path) -> None:
    generate(copy)
    agreement = json.loads((copy / "docs/reference/schemas/agreement.json").read_text("utf-8"))
    record = agreement["$defs"]["Agreement"]
    assert record["additionalProperties"] is False
    assert {"id", "title", "class", "in_force", "parties", "provisions"} <= set(record["required"])
    actors = json.loads((copy / "docs/reference/schemas/actors.json").read_text("utf-8"))
    assert actors["type"] == "array"
