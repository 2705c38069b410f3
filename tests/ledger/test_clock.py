"""A clock that is set back: the number is the order, everything is kept, and `verify` says how many entries go back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ceasefire.cli.main import main
from ceasefire.ledger import chain
from ceasefire.ledger.verify import verify
from ceasefire.store import open_store

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(("hours", "back"), [((0, 1, 1, 2), 0), ((0, 5, 1, 2), 1), ((3, 2, 1, 1), 2), ((1, 0.95, 0.9, 0.8), 1)])
def test_entries_that_go_back_in_time_are_kept_and_counted(tmp_path: Path, hours: tuple[float, ...], back: int, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ledger.db"
    with open_store(path, create=True, write=True) as store:
        for hour in hours:
            chain.append(store, "judgement", {"hour": str(hour)}, at=NOON + timedelta(hours=hour))
        told = verify(store)
        assert (told.entries, told.back) == (4, back)
        assert [entry.payload["hour"] for entry in chain.entries(store)] == [str(hour) for hour in hours]
    assert main(["verify", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("4 entries hold")
    assert (f"warning: {back} entr" in said.err) == (back > 0)
