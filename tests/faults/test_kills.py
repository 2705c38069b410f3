"""A short run of `make test-faults`: kills at random moments over both stores, with a fixed seed."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.fault_check import Known, LossError, check, seeded
from tests.support.postgres import available
from tests.support.small import write

from ceasefire.errors import LedgerError

KILLS = 40


def test_kills_over_both_stores_lose_nothing(root: Path) -> None:
    run = [sys.executable, "-m", "scripts.faults", "--kills", str(KILLS), "--seed", os.environ.get("CEASEFIRE_SEED", "20300501")]
    done = subprocess.run(run, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    first, _, *rows, last = done.stdout.splitlines()
    assert first == f"{KILLS} kills, seed {run[-1]}"
    assert f"{KILLS} kills, seed {run[-1]}, " in last
    assert ", 0 rounds with a loss," in last
    kinds = {(row.split()[0], row.split()[1]) for row in rows}
    assert {kind for kind, _ in kinds} >= {"intake", "batch", "update", "erase", "backup", "export", "move", "migrate"}
    if available() or os.environ.get("CI"):
        assert ("server", "postgresql") in kinds


@pytest.fixture
def known(tmp_path: Path) -> Known:
    made = Known(write(tmp_path / "vale"))
    seeded(made.root, random.Random(1), 4)
    check(made, random.Random(1))
    return made


@pytest.mark.parametrize(
    "acknowledged",
    [{"last": [5, "00" * 32]}, {"last": [4, "00" * 32]}, {"report": "ab" * 32}, {"erased": [2]}],
)
def test_what_was_acknowledged_and_is_not_there_is_found(known: Known, acknowledged: dict[str, object]) -> None:
    known.told(acknowledged)
    with pytest.raises(LossError):
        check(known, random.Random(1))


def test_a_head_seen_before_that_is_not_continued_is_found(known: Known) -> None:
    known.heads = ["3-" + "00" * 32]
    with pytest.raises(LossError, match="does not begin with"):
        check(known, random.Random(1))


def test_a_lost_entry_is_found(known: Known) -> None:
    raw = sqlite3.connect(known.root / "ledger.db")
    for table, sort in (("entry", "no_delete"), ("report", "no_delete")):
        raw.execute(f"DROP TRIGGER {table}_{sort}")
        raw.execute(f"DELETE FROM {table} WHERE seq = 4")
    raw.commit()
    raw.close()
    with pytest.raises((LossError, LedgerError)):
        check(known, random.Random(1))
