"""The chain of entries: what was altered, removed or inserted is named."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.errors import InputError, LedgerError
from ceasefire.ids import canonical, sha256
from ceasefire.ledger import chain
from ceasefire.ledger.entry import GENESIS, seal
from ceasefire.ledger.merkle import EMPTY
from ceasefire.ledger.verify import Verified, verify
from ceasefire.store import ReportRow, open_store

AT = datetime(2030, 5, 1, 12, tzinfo=UTC)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def filled(path: Path) -> str:
    """A store with four entries, two of them reports; the head."""
    with open_store(path, create=True, write=True) as store:
        for data in (b"first report", b"second report"):
            record = {"id": sha256(data), "seq": store.report_count() + 1, "killed": 3}
            with store.transaction():
                store.put_blob(sha256(data), data)
                store.add_report(ReportRow(sha256(data), record["seq"], canonical(record)))  # type: ignore[arg-type]
                chain.append(store, "report_received", {"report": record}, at=AT, author="ada")
        chain.append(store, "dossier_version", {"digest": "d"}, at=AT, author="ada")
        chain.append(store, "brief_published", {"sha256": "b"}, at=AT, author="bo")
        return verify(store).head


def altered(path: Path, *statements: str) -> LedgerError:
    """What `verify` says after somebody with the file in hand has changed it, triggers and all."""
    raw = sqlite3.connect(path)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert raw.execute(statement).rowcount != 0
    raw.commit()
    raw.close()
    with open_store(path) as store, pytest.raises(LedgerError) as told:
        verify(store)
    assert told.value.exit == 6
    return told.value


def test_the_hash_is_of_the_canonical_json_and_of_nothing_else() -> None:
    entry = seal(1, "judgement", "2030-05-01T12:00:00.000000Z", "ada", {"b": 1, "a": "é"}, GENESIS, salt="00ff")
    text = (
        '{"at":"2030-05-01T12:00:00.000000Z","author":"ada","kind":"judgement","payload":{"a":"é","b":1},'
        f'"prev":"{GENESIS}","salt":"00ff","seq":1}}'
    ).encode()
    assert entry.body == text
    assert entry.leaf.hex() == sha256(b"\0" + text)


@settings(deadline=None)  # a loaded machine is no fault
@given(payloads=st.lists(st.dictionaries(st.text(max_size=5), json_values, max_size=4), max_size=6))
def test_what_is_appended_verifies_and_comes_back(payloads: list[dict[str, object]]) -> None:
    with open_store(":memory:") as store:
        for payload in payloads:
            chain.append(store, "judgement", payload, at=AT, author="ada")
        verified = verify(store)
        assert [e.payload for e in chain.entries(store)] == payloads
        assert verified.entries == len(payloads)
        assert (verified.head == f"0-{EMPTY.hex()}") == (not payloads)


def test_a_ledger_that_holds(tmp_path: Path) -> None:
    head = filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db") as store:
        assert verify(store) == Verified(4, 2, head)
        first = chain.tree(store).root(1).hex()
        assert first == next(iter(chain.entries(store))).hash
        assert verify(store, head=f"1-{first}").head == head
        with pytest.raises(LedgerError, match="written anew"):
            verify(store, head="3-" + "f" * 64)
        with pytest.raises(LedgerError, match="cut off"):
            verify(store, head="5-" + "f" * 64)
        with pytest.raises(InputError, match="is no head"):
            verify(store, head="f" * 64)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '\"killed\":3', '\"killed\":2') AS BLOB) WHERE seq = 2", "entry 2 (report_received"),
        ("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '\"ada\"', '\"eve\"') AS BLOB) WHERE seq = 3", "entry 3 (dossier_version"),
        ("UPDATE entry SET at = '2029-01-01T00:00:00.000000Z' WHERE seq = 1", "entry 1 (report_received"),
        ("UPDATE entry SET kind = 'judgement' WHERE seq = 4", "entry 4 (judgement"),
        ("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 2", "entry 2 (report_received"),
        ("UPDATE entry SET body = CAST('no json' AS BLOB) WHERE seq = 3", "entry 3 (dossier_version"),
        ("UPDATE entry SET body = CAST(CAST(body AS TEXT) || ' ' AS BLOB) WHERE seq = 3", "entry 3 (dossier_version"),
        ("UPDATE entry SET body = x'' WHERE seq = 3", "entry 3 (dossier_version"),
        ("DELETE FROM entry WHERE seq = 2", "entry 2 is missing"),
        ("DELETE FROM entry WHERE seq = 1", "entry 1 is missing"),
        ("UPDATE report SET json = x'7b7d' WHERE seq = 2", "entry 2 (report_received"),
        ("DELETE FROM report WHERE seq = 1", "entry 1 (report_received"),
        ("UPDATE blob SET data = x'00', packed = 0 WHERE rowid = 1", "entry 1 (report_received"),
        ("UPDATE blob SET data = x'00', packed = 1 WHERE rowid = 2", "entry 2 (report_received"),
        ("DELETE FROM blob WHERE rowid = 2", "entry 2 (report_received"),
        ("INSERT INTO report VALUES (3, 'smuggled', x'7b7d')", "3 reports are kept and 2 were entered"),
        ("DELETE FROM entry WHERE seq = 4", "does not happen: see below"),
    ],
)  # fmt: skip
def test_an_alteration_is_named(tmp_path: Path, statement: str, said: str) -> None:
    head = filled(tmp_path / "l.db")
    if "seq = 4" in statement and statement.startswith("DELETE"):
        # a chain cut at its end holds by itself: only a head kept elsewhere tells
        raw = sqlite3.connect(tmp_path / "l.db")
        raw.execute("DROP TRIGGER entry_no_delete")
        raw.execute(statement)
        raw.commit()
        with open_store(tmp_path / "l.db") as store:
            with pytest.raises(LedgerError, match=r"all entries hold, but .* rule .*: entry"):
                verify(store)
            with pytest.raises(LedgerError, match="cut off"):
                verify(store, head=head)
        return
    assert said in altered(tmp_path / "l.db", statement).what


def test_reordered_entries_are_named(tmp_path: Path) -> None:
    filled(tmp_path / "l.db")
    told = altered(
        tmp_path / "l.db",
        "UPDATE entry SET seq = 99 WHERE seq = 3",
        "UPDATE entry SET seq = 3 WHERE seq = 4",
        "UPDATE entry SET seq = 4 WHERE seq = 99",
    )
    assert "entry 3 (brief_published" in told.what


def test_bytes_of_a_file_of_the_dossier_that_went_missing_are_named(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    filled(path)
    data = b"- {id: watch}"
    with open_store(path, write=True) as store, store.transaction():
        store.put_blob(sha256(data), data)
        chain.append(store, "dossier_file", {"path": "sources.yaml", "sha256": sha256(data), "size": len(data)}, at=AT)
    told = altered(path, f"DELETE FROM blob WHERE sha256 = '{sha256(data)}'")
    assert "entry 5 (dossier_file" in told.what
    assert "its bytes are missing" in told.what


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE report SET json = substr(json, 1, length(json) - 3) WHERE seq = 2", "entry 2 (report_received"),  # still within the entry
        ("UPDATE blob SET size = size + 1 WHERE rowid = 1", "entry 1 (report_received"),
    ],
)
def test_smaller_alterations_are_named(tmp_path: Path, statement: str, said: str) -> None:
    filled(tmp_path / "l.db")
    assert said in altered(tmp_path / "l.db", statement).what


def test_an_index_that_misses_an_entry_is_named(tmp_path: Path) -> None:
    filled(tmp_path / "l.db")
    raw = sqlite3.connect(tmp_path / "l.db")
    raw.execute("PRAGMA writable_schema = ON")
    page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_entry_kind'").fetchone()[0]
    raw.close()
    data = bytearray((tmp_path / "l.db").read_bytes())
    at = data.index(b"brief_published", (page - 1) * 4096)
    data[at : at + 5] = b"chief"
    (tmp_path / "l.db").write_bytes(data)
    with open_store(tmp_path / "l.db") as store:
        assert store.last_entry("brief_published") is None
        with pytest.raises(LedgerError, match="ix_entry_kind"):
            verify(store)


@pytest.mark.parametrize("table", ["entry", "blob"])
def test_a_rule_that_was_weakened_is_named(tmp_path: Path, table: str) -> None:
    filled(tmp_path / "l.db")
    raw = sqlite3.connect(tmp_path / "l.db")
    name, text = raw.execute("SELECT name, sql FROM sqlite_master WHERE name = ?", (f"{table}_no_update",)).fetchone()
    raw.execute(f"DROP TRIGGER {name}")
    raw.execute(text.replace(" WHEN ", " WHEN 1 = 0 AND "))
    raw.commit()
    raw.close()
    with open_store(tmp_path / "l.db") as store, pytest.raises(LedgerError, match=f"rule against change was taken away from: {table}"):
        verify(store)
