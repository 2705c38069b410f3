"""The SQLite store: what is acknowledged is there, what is kept cannot change, mistakes are told."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.nobody import as_nobody

from ceasefire.errors import BusyError, StoreError
from ceasefire.ids import sha256
from ceasefire.store import EntryRow, ReportRow, Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, create=True, write=True) as made:
        yield made


def entry(seq: int) -> EntryRow:
    return EntryRow(seq, "judgement", "2030-01-01T00:00:00.000000Z", bytes(32), b"{}")


@settings(deadline=None)  # a loaded machine is no fault
@given(data=st.binary(max_size=5000))
def test_a_blob_comes_back_as_it_was_put(data: bytes) -> None:
    with open_store(":memory:") as store:
        store.put_blob(sha256(data), data)
        assert store.blob(sha256(data)) == data


def test_blobs_are_packed_only_when_that_is_smaller(store: Store, path: Path) -> None:
    store.put_blob("a", b"x" * 10_000)
    store.put_blob("b", os.urandom(200))
    rows = (
        sqlite3.connect(path)
        .execute("SELECT packed, size, length(data) FROM blob ORDER BY sha256")
        .fetchall()
    )
    assert rows[0][:2] == (1, 10_000)
    assert rows[0][2] < 100
    assert rows[1] == (0, 200, 200)


def test_the_file_is_in_wal_mode_with_strict_tables(store: Store, path: Path) -> None:
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    strict = dict(
        raw.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    )
    assert {"blob", "report", "entry", "subtree", "erasure", "reading", "result"} <= {n for n, s in strict.items() if s == 1}


@pytest.mark.parametrize("table", ["blob", "report", "entry"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 7"])
def test_what_is_kept_refuses_change_even_from_outside(
    store: Store, path: Path, table: str, statement: str
) -> None:
    store.put_blob("a", b"1")
    store.add_report(ReportRow("a", 1, b"{}"))
    store.add_entries([entry(1)])
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sqlite3.connect(path).execute(statement.format(table))


def test_insert_or_replace_does_not_slip_past_the_triggers(store: Store, path: Path) -> None:
    store.put_blob("a", b"1")
    store.add_report(ReportRow("a", 1, b"{}"))
    store.add_entries([entry(1)])
    raw = sqlite3.connect(path)
    for statement in (
        "INSERT OR REPLACE INTO blob VALUES ('a', 1, 0, x'32')",
        "INSERT OR REPLACE INTO report VALUES (1, 'b', x'7b7d')",
        "INSERT OR REPLACE INTO report VALUES (2, 'a', x'7b7d')",
        "INSERT OR REPLACE INTO entry VALUES (1, 'k', '', zeroblob(32), x'7b7d')",
        "INSERT INTO entry VALUES (3, 'k', '', zeroblob(32), x'7b7d')",
        "INSERT INTO entry VALUES (2, 'k', '', zeroblob(31), x'7b7d')",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(statement)
        raw.rollback()
    assert store.blob("a") == b"1"


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="append-only"), store.transaction():
        store.put_blob("a", b"1")
        store.add_report(ReportRow("a", 5, b"{}"))
    assert store.blob("a") is None
    store.put_blob("a", b"1")
    assert store.blob("a") == b"1"


def test_reports_and_entries_come_in_order_over_pages(store: Store) -> None:
    with store.transaction():
        for seq in range(1, 2502):
            store.add_report(ReportRow(f"r{seq}", seq, b"{}"))
            store.add_entries([entry(seq)])
    assert [r.seq for r in store.reports()] == list(range(1, 2502))
    assert [e.seq for e in store.entries(2400)] == list(range(2401, 2502))
    last = store.last_entry()
    assert last is not None
    assert last.seq == 2501
    assert store.last_entry("brief_published") is None


def test_derived_tables_can_be_dropped_and_kept_ones_stay(store: Store) -> None:
    store.put_blob("a", b"1")
    store.put_reading("a", "k1", b"one")
    store.put_reading("a", "k2", b"two")
    store.put_result("judged", "k", b"r")
    assert store.reading("a", "k1") is None
    assert store.reading("a", "k2") == b"two"
    assert store.reading_keys() == {"a": "k2"}
    store.drop_derived()
    assert store.reading("a", "k2") is None
    assert store.result("judged", "k") is None
    assert store.blob("a") == b"1"


def test_derived_tables_missing_altogether_are_made_again(path: Path) -> None:
    open_store(path, create=True, write=True).close()
    raw = sqlite3.connect(path)
    raw.executescript("DROP TABLE reading; DROP TABLE result")
    raw.close()
    with open_store(path, write=True) as store:
        assert store.reading_keys() == {}


def test_a_second_writer_is_told_who_is_in_its_way_and_readers_work(store: Store, path: Path) -> None:
    store.put_blob("a", b"1")
    with open_store(path) as reader, store.transaction():
        with pytest.raises(BusyError) as told:
            open_store(path, write=True, wait=0.1)
        assert f"process {os.getpid()} (" in told.value.what
        assert "since 20" in told.value.what
        assert "only read work meanwhile" in told.value.remedy
        assert reader.blob("a") == b"1"
        store.put_blob("b", b"2")
        assert reader.blob("b") is None
    with open_store(path, write=True) as other:
        assert other.blob("b") == b"2"


HOLDS = (
    "import sys, time; from ceasefire.store import open_store\n"
    "s = open_store(sys.argv[1], create=True, write=True)\n"
    "with s.transaction():\n"
    "    print('held', flush=True); time.sleep(float(sys.argv[2]))\n"
)


def test_a_second_writer_waits_shortly(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(path), "0.6"], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with open_store(path, write=True, wait=20) as store:
            store.put_blob("a", b"1")


def test_the_lock_of_a_killed_process_is_free(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(path), "60"], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        other.kill()
        other.wait()
    open_store(path, write=True, wait=0).close()


def test_a_reader_cannot_write(store: Store, path: Path) -> None:
    with open_store(path) as reader, pytest.raises(StoreError, match="reading only"):
        reader.put_blob("b", b"2")


def test_an_absent_store_is_told(path: Path) -> None:
    with pytest.raises(StoreError, match="no database yet"):
        open_store(path)
    with pytest.raises(StoreError, match="no such folder"):
        open_store(path.parent / "no" / "ledger.db", create=True, write=True)


@pytest.mark.parametrize(
    "content", [b"this is a text, not a database" * 100, b"SQLite format 3\x00" + b"\xff" * 5000]
)
@pytest.mark.parametrize("write", [True, False])
def test_a_damaged_or_foreign_file_is_told_and_not_touched(path: Path, content: bytes, write: bool) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged, or not a database of ours") as told:
        open_store(path, create=True, write=write)
    assert "restore it" in told.value.remedy
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_told_and_not_touched(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="database of something else"):
        open_store(path, create=True, write=True)
    assert path.read_bytes() == before


def test_a_newer_format_is_told(path: Path) -> None:
    open_store(path, create=True, write=True).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(StoreError, match="newer version"):
        open_store(path)


def test_a_damaged_page_is_found(path: Path) -> None:
    with open_store(path, create=True, write=True) as store:
        store.put_blob("a", os.urandom(60_000))
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    with pytest.raises(StoreError), open_store(path) as store:
        if store.damage() is not None:
            raise StoreError("found by the check")
        store.blob("a")


def test_a_full_disk_is_told_and_loses_nothing(store: Store, path: Path) -> None:
    store.put_blob("a", b"1")
    engine = store._engine  # type: ignore[attr-defined]
    with engine.begin() as c:
        pages = c.exec_driver_sql("PRAGMA page_count").scalar()
        c.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="disk is full"), store.transaction():
        store.put_blob("b", os.urandom(100_000))
    assert store.blob("a") == b"1"
    assert store.blob("b") is None


def test_a_folder_without_rights_can_be_read_and_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    with open_store(folder / "ledger.db", create=True, write=True) as store:
        store.put_blob("a", b"1")
    for left in folder.glob("ledger.db-*"):
        left.unlink()
    folder.chmod(0o555)
    code = (
        "import ceasefire.store.sqlite\n"
        "import sqlalchemy.dialects.sqlite.pysqlite\n"
        "from ceasefire.store import open_store; from ceasefire.errors import StoreError\n"
        "become_nobody()\n"
        "with open_store(sys.argv[1]) as s: print(s.blob('a'))\n"
        "try: open_store(sys.argv[1], write=True)\n"
        "except StoreError as e: print(e.what)\n"
    )
    said = as_nobody(code, folder / "ledger.db")
    assert said == ["b'1'", "cannot be written (Permission denied)"]
