"""What every store does, asked of each of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ceasefire.errors import AbsentError, BusyError, LedgerError, StoreError
from ceasefire.ids import canonical, sha256
from ceasefire.ledger import chain
from ceasefire.ledger.carry import carry
from ceasefire.ledger.erase import erase
from ceasefire.ledger.merkle import included
from ceasefire.ledger.verify import verify
from ceasefire.store import EntryRow, ReportRow, Store, open_store

AT = datetime(2030, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store can be made."""
    return str(tmp_path / "ledger.db") if request.param == "sqlite" else str(request.getfixturevalue("postgres_address"))


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, create=True, write=True) as made:
        yield made


def take(store: Store, data: bytes) -> str:
    record = {"id": sha256(data), "seq": store.report_count() + 1}
    with store.transaction():
        store.put_blob(sha256(data), data)
        store.add_report(ReportRow(sha256(data), store.report_count() + 1, canonical(record)))
        chain.append(store, "report_received", {"report": record}, at=AT, author="ada")
    return sha256(data)


def fill(store: Store, n: int = 600) -> None:
    for data in (b"first \x00\xff", "zweiter ü".encode(), b"x" * 10_000, os.urandom(300)):
        take(store, data)
    chain.append_all(store, [chain.New("judgement", {"n": at, "why": 'a "quoted" word, \u0645'}, AT, "ada") for at in range(n)])


def test_what_is_put_comes_back(store: Store, address: str) -> None:
    name = take(store, b"bytes \x00\xff")
    assert store.blob(name) == b"bytes \x00\xff"
    assert store.blob("absent") is None
    row = store.report(name)
    assert row is not None
    assert (row.seq, row.id) == (1, name)
    assert store.report("absent") is None
    assert store.entry(1) == store.last_entry() == store.last_entry("report_received")
    assert store.last_entry("judgement") is None
    assert store.entry(2) is None
    assert list(store.blobs()) == [(name, b"bytes \x00\xff")]
    with open_store(address) as reader:
        assert reader.blob(name) == b"bytes \x00\xff"


def test_order_pages_and_kinds(store: Store) -> None:
    fill(store, 2500)
    assert [row.seq for row in store.entries()] == list(range(1, 2505))
    assert [row.seq for row in store.entries(2500)] == [2501, 2502, 2503, 2504]
    assert [row.seq for row in store.entries(2, "report_received")] == [3, 4]
    assert (store.entry_count(), store.report_count()) == (2504, 4)
    assert [row.seq for row in store.reports()] == [1, 2, 3, 4]
    assert len(store.hashes(0, 10, 20)) == 320
    assert len(store.hashes(1, 0, 999)) == 156 * 32
    assert len(store.hashes(2, 0, 99)) == 9 * 32
    assert verify(store).entries == 2504


def test_proofs_over_what_is_kept(store: Store) -> None:
    fill(store, 700)
    tree = chain.tree(store)
    for seq in (1, 256, 257, 704):
        row = store.entry(seq)
        assert row is not None
        assert included(row.leaf, seq - 1, 704, tree.inclusion(seq - 1), tree.root())


def test_a_transaction_happens_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(StoreError, match="append-only"), store.transaction():
        store.put_blob("a", b"1")
        store.add_report(ReportRow("a", 5, b"{}"))
    assert store.blob("a") is None
    with pytest.raises(ZeroDivisionError), store.transaction():
        take(store, b"gone")
        raise ZeroDivisionError
    assert (store.entry_count(), store.report_count()) == (0, 0)
    take(store, b"kept")
    assert verify(store).reports == 1


def _again(store: Store) -> list[Callable[[], None]]:
    row = EntryRow(1, "judgement", "", bytes(32), b"{}")
    return [
        lambda: store.put_blob(sha256(b"one"), b"other"),
        lambda: store.add_report(ReportRow("new", 1, b"{}")),
        lambda: store.add_report(ReportRow(sha256(b"one"), 2, b"{}")),
        lambda: store.add_report(ReportRow("new", 7, b"{}")),
        lambda: store.add_entries([row]),
        lambda: store.add_entries([EntryRow(9, "judgement", "", bytes(32), b"{}")]),
        lambda: store.add_entries([EntryRow(2, "judgement", "", bytes(31), b"{}")]),
        lambda: store.add_subtrees(1, 3, bytes(32)),
        lambda: store.erase([1], 1, []),
    ]


@pytest.mark.parametrize("which", range(9))
def test_nothing_is_put_over_anything(store: Store, which: int) -> None:
    take(store, b"one")
    with pytest.raises(StoreError, match="append-only"):
        _again(store)[which]()
    assert verify(store).entries == 1


def test_erasing(store: Store) -> None:
    fill(store, 300)
    before = chain.head(store)
    store.put_reading("r", "k", b"v")
    erase(store, [2, 100], why="asked", at=AT, author="ada")
    assert store.reading("r", "k") is None
    told = verify(store, head=str(before))
    assert (told.entries, told.reports, told.erased) == (305, 4, 2)
    assert [row.seq for row in store.reports()] == [1, 3, 4]
    assert sha256("zweiter ü".encode()) not in dict(store.blobs())
    take(store, b"later")
    assert verify(store).reports == 5


def test_derived_is_dropped_and_kept_stays(store: Store) -> None:
    name = take(store, b"1")
    store.put_reading(name, "k1", b"one")
    store.put_reading(name, "k2", b"two")
    store.put_result("judged", "k", b"r")
    store.put_result("judged", "l", b"s")
    assert (store.reading(name, "k1"), store.reading(name, "k2")) == (None, b"two")
    assert store.reading_keys() == {name: "k2"}
    assert (store.result("judged", "k"), store.result("judged", "l")) == (None, b"s")
    store.drop_derived()
    assert store.reading(name, "k2") is None
    assert store.result("judged", "l") is None
    assert store.blob(name) == b"1"


def test_a_reader_cannot_write_and_sees_one_moment(store: Store, address: str) -> None:
    take(store, b"1")
    with open_store(address) as reader:
        with pytest.raises(StoreError, match="reading only"):
            reader.put_blob("b", b"2")
        with reader.transaction():
            assert reader.entry_count() == 1
            take(store, b"2")
            assert reader.entry_count() == 1
        assert reader.entry_count() == 2


def test_an_absent_store_is_told(address: str) -> None:
    with pytest.raises(AbsentError, match="no database yet"):
        open_store(address)


def test_a_second_writer_is_told_who_is_in_its_way(store: Store, address: str) -> None:
    with store.transaction(), pytest.raises(BusyError, match=r"process \d+ \("), open_store(address, write=True, wait=0.2) as other, other.transaction():
        raise AssertionError("two wrote at once")
    take(store, b"1")


def test_a_rule_that_was_taken_away_is_found(store: Store) -> None:
    take(store, b"1")
    assert store.unguarded() == []
    engine = store._engine  # type: ignore[attr-defined]
    tail = " ON entry" if "postgres" in store.address else ""
    with engine.begin() as c:
        c.exec_driver_sql(f"DROP TRIGGER entry_no_update{tail}")
    assert store.unguarded() == ["entry"]
    with pytest.raises(LedgerError, match=r"all entries hold, but .*: entry"):
        verify(store)


@pytest.mark.parametrize("there", ["sqlite", "postgresql"])
def test_everything_is_carried_into_each_other(store: Store, there: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    fill(store, 600)
    erase(store, [1, 30], why="asked", at=AT)
    other = str(tmp_path / "other.db") if there == "sqlite" else f"{request.getfixturevalue('postgres_server')}&schema=carried_{os.urandom(4).hex()}"
    with open_store(other, create=True, write=True) as target:
        assert carry(store, target) == verify(store)
        assert list(target.blobs()) == list(store.blobs())
        assert list(target.reports()) == list(store.reports())
        assert list(target.entries()) == list(store.entries())
        assert target.erased() == store.erased()
        take(target, b"later")
        verify(target)
        with pytest.raises(LedgerError, match="not empty"):
            carry(store, target)


def test_a_closed_store_is_told(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.entry_count()


def test_a_server_that_ends_the_connection_is_told_in_one_error(postgres_address: str, capfd: pytest.CaptureFixture[str]) -> None:
    import psycopg

    with open_store(postgres_address, create=True, write=True) as store:
        take(store, b"1")
        with psycopg.connect(postgres_address.partition("&schema=")[0], autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()")
        with pytest.raises(StoreError, match="cannot be reached"):
            store.entry_count()
    assert capfd.readouterr().err == ""
    with open_store(postgres_address) as store:
        assert verify(store).reports == 1
