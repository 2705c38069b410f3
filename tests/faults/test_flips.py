"""A flipped bit anywhere in a closed database: named, or where nothing is kept."""

from __future__ import annotations

import os
from pathlib import Path

from scripts.fault_flips import flips

SEED = int(os.environ.get("CEASEFIRE_SEED", "20300501"))


def test_a_flipped_bit_is_named_or_harmless(tmp_path: Path) -> None:
    told, wrong = flips(tmp_path / "vale", 320, SEED)
    assert not wrong, f"seed {SEED}: " + "\n".join(wrong)
    assert told["named"] + told["harmless"] == 320
    assert told["named"] > 100
