"""An older store comes forward whole or not at all, and is rehearsed on a copy."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.format1 import write

from ceasefire.cli.main import main
from ceasefire.errors import StoreError
from ceasefire.ledger import chain
from ceasefire.ledger.migrate import migrate
from ceasefire.ledger.verify import verify
from ceasefire.store import open_store

AT = datetime(2030, 6, 1, tzinfo=UTC)


def test_an_older_store_comes_forward_and_verifies(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    write(path, [b"first", b"second"])
    with pytest.raises(StoreError, match="older version") as told:
        open_store(path, write=True)
    assert "ceasefire migrate" in told.value.remedy
    before = sorted(p.name for p in tmp_path.iterdir())
    rehearsed = migrate(path, at=AT, rehearse=True)
    assert rehearsed is not None
    assert (rehearsed.verified.entries, rehearsed.verified.reports, rehearsed.kept) == (3, 2, None)
    assert {p.name for p in tmp_path.iterdir()} - {"ledger.db.lock"} <= set(before)
    done = migrate(path, at=AT, author="ada")
    assert done is not None
    assert done.kept == tmp_path / "ledger.db.format-1"
    with open_store(path, write=True) as store:
        assert verify(store, head=rehearsed.verified.head).entries == 4
        assert [e.kind for e in chain.entries(store)] == ["report_received", "report_received", "dossier_version", "format_changed"]
        assert next(iter(chain.entries(store))).payload["report"]["title"] == "Überblick"
        assert [store.blob(r.id) for r in store.reports()] == [b"first", b"second"]
        chain.append(store, "judgement", {}, at=AT)
        verify(store)
    assert migrate(path, at=AT) is None
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ledger.db", "ledger.db.format-1", "ledger.db.lock"]


def test_an_altered_entry_stops_it_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    write(path, [b"first", b"second"])
    raw = sqlite3.connect(path)
    raw.execute("UPDATE entry SET author = 'eve' WHERE seq = 2")
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match=r"entry 2 .* was altered"):
        migrate(path, at=AT)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ledger.db", "ledger.db.lock"]
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (1,)


def test_a_kill_between_the_two_names_is_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    write(path, [b"first"])
    (tmp_path / "ledger.db.format-1").hardlink_to(path)
    (tmp_path / "ledger.db.new").write_bytes(b"half of one")
    done = migrate(path, at=AT)
    assert done is not None
    assert done.verified.reports == 1
    (tmp_path / "other.db").write_bytes(b"x" * 600)
    with pytest.raises(StoreError, match="not a database of ours"):
        migrate(tmp_path / "other.db", at=AT)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ledger.db"
    write(path, [b"first"])
    assert main(["migrate", str(path), "--rehearse"]) == 0
    assert capsys.readouterr().out == "rehearsed: 2 entries and 1 reports would arrive and hold; nothing was changed\n"
    assert main(["migrate", str(path)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("3 entries hold, 1 reports are as they were received; the old file is ")
    assert out[1].startswith("head 3-")
    assert main(["migrate", str(path)]) == 0
    assert capsys.readouterr().out.endswith("has today's format\n")
    assert main(["verify", str(path), "--head", out[1].removeprefix("head ")]) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET payload = '{\"report\"' WHERE seq = 1",
        "UPDATE blob SET packed = 1 WHERE rowid = 1",
        "ALTER TABLE entry RENAME COLUMN author TO autumn",
        "ALTER TABLE report RENAME TO retort",
    ],
)
def test_a_damaged_old_file_is_told_and_not_touched(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "ledger.db"
    write(path, [b"first", b"second"])
    raw = sqlite3.connect(path)
    raw.execute(statement)
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match=r"damaged|altered"):
        migrate(path, at=AT)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ledger.db", "ledger.db.lock"]
