"""What is erased is gone from the file, says so, and leaves every proof of the others standing."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.test_chain import filled

from ceasefire.errors import BusyError, InputError, LedgerError, StoreError
from ceasefire.ids import sha256
from ceasefire.ledger import chain
from ceasefire.ledger.erase import erase
from ceasefire.ledger.merkle import included
from ceasefire.ledger.verify import verify
from ceasefire.store import open_store

AT = datetime(2030, 6, 1, tzinfo=UTC)


def test_a_report_is_gone_and_the_rest_holds(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    before = filled(path)
    with open_store(path, write=True) as store:
        proof = chain.tree(store).inclusion(2)
        third = store.entry(3)
        entry = erase(store, [2], why="the person asked", at=AT, author="ada")
        assert entry.payload == {"entries": [2], "were": [["report_received", "2030-05-01T12:00:00.000000Z"]], "why": "the person asked"}
        assert [e.seq for e in chain.entries(store)] == [1, 3, 4, 5]
        assert [r.seq for r in store.reports()] == [1]
        assert store.blob(sha256(b"second report")) is None
        assert store.report(sha256(b"second report")) is None
        told = verify(store, head=before)
        assert (told.entries, told.reports, told.erased) == (5, 2, 1)
        assert third is not None
        assert included(third.leaf, 2, 4, proof, bytes.fromhex(before.partition("-")[2]))
        assert store.report_count() == 2  # its number is not given again
    data = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"second report" not in data
    assert sha256(b"second report").encode() not in data
    assert sha256(b"first report").encode() in data


def test_what_can_not_be_erased(tmp_path: Path) -> None:
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        for seqs, why, said in (([9], "x", "no entry 9"), ([], "x", "nothing says"), ([1], " ", "needs a reason")):
            with pytest.raises(InputError, match=said):
                erase(store, seqs, why=why, at=AT)
        entry = erase(store, [4], why="x", at=AT)
        for seq, said in ((4, "erased before"), (entry.seq, "stays")):
            with pytest.raises(InputError, match=said):
                erase(store, [seq], why="x", at=AT)
        assert store.entry_count() == 5


def test_the_database_lets_nobody_erase_without_an_entry(tmp_path: Path) -> None:
    filled(tmp_path / "l.db")
    raw = sqlite3.connect(tmp_path / "l.db")
    for statement in (
        "UPDATE entry SET body = x'' WHERE seq = 2",
        "DELETE FROM blob",
        "UPDATE report SET json = x'' WHERE seq = 1",
        "INSERT INTO erasure VALUES (2, 3, NULL)",
        "INSERT INTO erasure VALUES (2, 99, NULL)",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(statement)
        raw.rollback()
    raw.close()
    with open_store(tmp_path / "l.db", write=True) as store:
        with pytest.raises(StoreError, match="append-only"):
            store.erase([2], 3, [])
        assert verify(store).erased == 0


def test_an_entry_emptied_in_silence_and_a_report_that_stayed_are_named(tmp_path: Path) -> None:
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        erase(store, [2], why="x", at=AT)
    raw = sqlite3.connect(tmp_path / "l.db")
    raw.execute("DROP TRIGGER report_no_update")
    raw.execute("UPDATE report SET json = x'7b7d' WHERE seq = 2")
    raw.commit()
    raw.close()
    with open_store(tmp_path / "l.db") as store, pytest.raises(LedgerError, match=r"entry 2 .* was erased, and its report is still there"):
        verify(store)


def test_a_file_of_the_dossier_is_gone_with_all_entries_that_hold_its_bytes(tmp_path: Path) -> None:
    data = b"- {id: quiet, name: a person}"
    with open_store(tmp_path / "l.db", create=True, write=True) as store:
        for path in ("sources.yaml", "other.yaml"):
            chain.append(store, "dossier_file", {"path": path, "sha256": sha256(data), "size": len(data)}, at=AT)
        store.put_blob(sha256(data), data)
        with pytest.raises(InputError, match="entries 1, 2 are of the same bytes"):
            erase(store, [1], why="x", at=AT)
        erase(store, [1, 2], why="x", at=AT)
        assert store.blob(sha256(data)) is None
        assert verify(store).erased == 2
    kept = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"a person" not in kept
    assert sha256(data).encode() not in kept


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO erasure VALUES (3, 5, NULL); UPDATE entry SET body = x'' WHERE seq = 3",  # entry 5 does not name 3
        "UPDATE erasure SET by_entry = 4 WHERE seq = 2",
        "DELETE FROM erasure WHERE seq = 2",
        "UPDATE entry SET at = '2030-05-01T13:00:00.000000Z' WHERE seq = 2",
        "UPDATE entry SET kind = 'judgement' WHERE seq = 2",
    ],
)
def test_an_erasure_that_is_not_what_its_entry_says_is_named(tmp_path: Path, statement: str) -> None:
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        erase(store, [2], why="x", at=AT)
        verify(store)
    raw = sqlite3.connect(tmp_path / "l.db")
    triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    raw.executescript(statement)
    for _, text in triggers:
        raw.execute(text)
    raw.commit()
    raw.close()
    with open_store(tmp_path / "l.db") as store, pytest.raises(LedgerError, match=r"(entry 2|entry 3)|reports are kept"):
        verify(store)


def test_an_erasure_that_was_stopped_before_the_disk_forgot_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.db"
    filled(path)
    store = open_store(path, write=True)
    reader = open_store(path)  # keeps the log from being removed
    with monkeypatch.context() as patched:
        patched.setattr(type(store), "forget", lambda self: None)
        erase(store, [2], why="x", at=AT)
    name = sha256(b"second report").encode()
    assert name in b"".join(p.read_bytes() for p in tmp_path.glob("l.db*"))
    with pytest.raises(InputError, match="entry 2 was erased before"):
        erase(store, [2], why="x", at=AT)
    assert name not in b"".join(p.read_bytes() for p in tmp_path.glob("l.db*"))
    reader.close()
    store.close()


def test_an_erasure_says_so_where_a_reader_holds_the_log(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path)
    with open_store(path, write=True) as store, open_store(path) as reader:
        store._dbapi.execute("PRAGMA busy_timeout = 50")  # type: ignore[attr-defined]
        with reader.transaction():
            reader.entry_count()
            with pytest.raises(BusyError, match="still in its log"):
                erase(store, [2], why="x", at=AT)
        with pytest.raises(InputError, match="erased before"):
            erase(store, [2], why="x", at=AT)
        assert sha256(b"second report").encode() not in b"".join(p.read_bytes() for p in tmp_path.glob("l.db*"))


@pytest.mark.parametrize("first", [1, 5])
def test_a_report_that_is_a_file_of_the_dossier_too_goes_with_it_or_stays(tmp_path: Path, first: int) -> None:
    filled(tmp_path / "l.db")
    data = b"first report"
    with open_store(tmp_path / "l.db", write=True) as store:
        chain.append(store, "dossier_file", {"path": "sources.yaml", "sha256": sha256(data), "size": len(data)}, at=AT)
        with pytest.raises(InputError, match="entries 1, 5 are of the same bytes"):
            erase(store, [first], why="x", at=AT)
        verify(store)
        erase(store, [1, 5], why="x", at=AT)
        assert verify(store).erased == 2
        assert store.blob(sha256(data)) is None
