"""Somebody who holds the database, a request to sign or a key tries what the form seems to allow."""

from __future__ import annotations

import base64
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.test_chain import filled

from ceasefire.errors import InputError, LedgerError
from ceasefire.ids import sha256
from ceasefire.ledger import chain
from ceasefire.ledger.chain import Head
from ceasefire.ledger.entry import leaf_hash, seal
from ceasefire.ledger.heads import cosign, request, sign
from ceasefire.ledger.keyfile import new_key, read_key
from ceasefire.ledger.merkle import consistent, included, node_hash
from ceasefire.ledger.note import Note, checkpoint, parse_checkpoint, parse_note
from ceasefire.ledger.sealed import sealed
from ceasefire.ledger.stamp import ask
from ceasefire.ledger.verify import parse_head, verify
from ceasefire.store import open_store

AT = datetime(2030, 6, 1, tzinfo=UTC)


def test_other_bytes_under_a_hash_of_their_own_are_found(tmp_path: Path) -> None:
    """The record stays as it was entered; only the id under which it is kept is that of the forged bytes."""
    filled(tmp_path / "l.db")
    db = sqlite3.connect(tmp_path / "l.db")
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    forged = b"forged report"
    db.execute("UPDATE blob SET sha256 = ?, size = ?, packed = 0, data = ? WHERE sha256 = ?", (sha256(forged), len(forged), forged, sha256(b"first report")))
    db.execute("UPDATE report SET id = ? WHERE seq = 1", (sha256(forged),))
    for _, text in triggers:
        db.execute(text)
    db.commit()
    db.close()
    with open_store(tmp_path / "l.db") as store, pytest.raises(LedgerError, match=r"entry 1 .*: the record of report"):
        verify(store)


def test_a_kind_that_goes_on_into_the_payload_does_not_pass() -> None:
    row = seal(1, "judgement", "2030-06-01T00:00:00.000000Z", "ada", {"x": {"payload": {}, "k": "z"}}, "0" * 64)
    body = row.body.replace(b'{"x":{"k":"z","payload":{}}}', b'{"x":{"k":"z","payload":{}}}')
    longer = 'judgement","payload":{"x":{"k":"z'
    told = (1, row.at, leaf_hash(body), body)
    assert sealed([(told[0], "judgement", *told[1:])], 1, "0" * 64)
    assert not sealed([(told[0], longer, *told[1:])], 1, "0" * 64)


@pytest.mark.parametrize("named", [5, ["1"], {"1": 2}])
def test_an_erasure_that_names_no_entries_is_told(named: object, tmp_path: Path) -> None:
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        chain.append(store, "entry_erased", {"entries": named, "why": "x"}, at=AT)
        with pytest.raises(LedgerError, match="does not say which entries were erased"):
            verify(store)


@pytest.mark.parametrize("size", ["9" * 5000, "-1", "٣", "1e3"])
def test_sizes_that_are_none(size: str, tmp_path: Path) -> None:
    key, root = new_key("a", tmp_path / "k"), base64.b64encode(bytes(32)).decode()
    with pytest.raises(InputError):
        parse_head(f"{size}-{'0' * 64}")
    with pytest.raises(InputError):
        parse_checkpoint(f"vale\n{size}\n{root}\n")
    with pytest.raises(InputError, match="is no request"):
        cosign(f"old {size}\n\n{key.sign(Note(checkpoint('vale', Head(1, '0' * 64)), ()))}", key, None)


def test_nobody_signs_lines_that_were_added_to_a_head(tmp_path: Path) -> None:
    """A signed note may have more lines; whoever signs such a note would have signed them too."""
    mine, theirs = new_key("jmc", tmp_path / "a"), new_key("party", tmp_path / "b")
    text = checkpoint("vale", Head(3, "ab" * 32)) + "The party accepts all findings of the commission.\n"
    with pytest.raises(InputError, match="says more than which ledger"):
        cosign(f"old 0\n\n{mine.sign(Note(text, ()))}", theirs, None)
    for name in ("vale\r", "va\x1b[2Jle", " vale", ""):
        with pytest.raises(InputError):
            parse_checkpoint(f"{name}\n3\n{base64.b64encode(bytes(32)).decode()}\n")


def test_an_old_request_is_not_signed_again_after_a_newer_one(tmp_path: Path) -> None:
    mine, theirs = new_key("jmc", tmp_path / "a"), new_key("party", tmp_path / "b")
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        first = request(store, sign(store, "vale", [mine], at=AT)[0], 0)
        seen = parse_checkpoint(cosign(first, theirs, None).text)
        second = request(store, sign(store, "vale", [mine], at=AT)[0], seen.head.size)
        seen = parse_checkpoint(cosign(second, theirs, seen).text)
        for old in (first, first.replace("old 0", f"old {seen.head.size}"), second):
            with pytest.raises(InputError):
                cosign(old, theirs, seen)
        with pytest.raises(InputError, match="a number from 0 to"):
            request(store, parse_note(second.partition("\n\n")[2]), -1)


def test_parts_of_a_proof_have_the_length_of_a_hash() -> None:
    """Two hashes cut at another place give the same node."""
    left, right = bytes(range(32)), bytes(range(32, 64))
    root = node_hash(left, right)
    assert included(right, 1, 2, [left], root)
    assert not included(right[1:], 1, 2, [left + right[:1]], root)
    assert consistent(1, 2, left, root, [right])
    assert not consistent(1, 2, left[:-1], root, [left[-1:] + right])


def test_a_note_with_thousands_of_signatures_is_not_read(tmp_path: Path) -> None:
    note = str(new_key("a", tmp_path / "k").sign(Note(checkpoint("vale", Head(1, "0" * 64)), ())))
    line = note.splitlines()[-1] + "\n"
    assert len(parse_note(note + line * 99).signatures) == 100
    with pytest.raises(InputError, match="more than 100 signatures"):
        parse_note(note + line * 100)


def test_a_key_has_a_name_in_any_script_and_no_half_of_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = new_key("المراقبون", tmp_path / "k")
    assert read_key(tmp_path / "k").public == made.public
    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600
    with pytest.raises(InputError, match="cannot be the name"):
        new_key("a\udce9b", tmp_path / "l")
    (tmp_path / "pub").write_text(f"{made.public}\n")
    (tmp_path / "pub").chmod(0o600)
    with pytest.raises(InputError, match="holds no private key"):
        read_key(tmp_path / "pub")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ceasefire.ledger.keyfile.os.fsync", full)
    with pytest.raises(Exception, match="No space left"):
        new_key("b", tmp_path / "m")
    assert not (tmp_path / "m").exists()


def test_an_address_that_is_none_is_told_and_nothing_is_signed() -> None:
    with pytest.raises(InputError, match="nothing was signed"):
        ask("http://127.0.0.1:port/", b"x", 1)
