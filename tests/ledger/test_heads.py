"""Signed heads: what is signed stands, who co-signs sees that nothing was altered, and a false signature is told."""

from __future__ import annotations

import base64
import hashlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.ledger.test_chain import filled

from ceasefire.errors import InputError, LedgerError, StoreError
from ceasefire.ledger import chain
from ceasefire.ledger.heads import admit, cosign, request, sign, signed_heads
from ceasefire.ledger.keyfile import KeyPair, new_key, read_key
from ceasefire.ledger.note import Note, PublicKey, parse_checkpoint, parse_key, parse_note, signers
from ceasefire.ledger.verify import verify
from ceasefire.store import Store, open_store

AT = datetime(2030, 6, 1, tzinfo=UTC)

GOOD = str(PublicKey("n", bytes(32)))


@pytest.fixture
def keys(tmp_path: Path) -> tuple[KeyPair, KeyPair]:
    return new_key("jmc.example.org", tmp_path / "jmc.key"), new_key("party-a", tmp_path / "a.key")


def more(store: Store, n: int = 1) -> None:
    chain.append_all(store, [chain.New("judgement", {"n": at}, AT, "ada") for at in range(n)])


def test_the_form_is_the_one_that_is_published() -> None:
    """Key, id and signature line made by hand, as C2SP's page on signed notes defines them."""
    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    raw = private.public_key().public_bytes_raw()
    name = hashlib.sha256(b"jmc.example.org\n\x01" + raw).digest()[:4]
    key = parse_key(f"jmc.example.org+{name.hex()}+{base64.b64encode(bytes([1]) + raw).decode()}")
    text = "vale\n5\n" + base64.b64encode(bytes(32)).decode() + "\n"
    said = f"{text}\n\u2014 jmc.example.org {base64.b64encode(name + private.sign(text.encode())).decode()}\n"
    note = parse_note(said)
    assert str(note) == said
    assert signers(note, (key,)) == (key,)
    assert parse_checkpoint(note.text).head == chain.Head(5, "00" * 32)
    with pytest.raises(InputError, match=r"signature of jmc.example.org is false"):
        signers(Note(text.replace("5", "6"), note.signatures), (key,))


def test_a_signed_head_is_in_the_ledger_and_holds(tmp_path: Path, keys: tuple[KeyPair, KeyPair]) -> None:
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        now = chain.head(store)
        note, entry = sign(store, "vale", [keys[0]], at=AT, author="ada")
        assert parse_checkpoint(note.text).head == now
        assert entry.seq == now.size + 1
        more(store, 300)
        sign(store, "vale", keys, at=AT)  # the key is replaced: the old and the new one sign
        verified = verify(store, head=str(now))
        assert (verified.entries, verified.signed) == (306, 2)
        assert [[key.name for key in one.by] for one in signed_heads(store)] == [["jmc.example.org"], ["jmc.example.org", "party-a"]]


def test_a_swapped_head_is_named(tmp_path: Path, keys: tuple[KeyPair, KeyPair]) -> None:
    """Somebody who holds the key and the database signs a head that was never there."""
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        false = keys[0].sign(Note("vale\n3\n" + base64.b64encode(bytes(32)).decode() + "\n", ()))
        chain.append(store, "head_signed", {"note": str(false), "keys": [str(keys[0].public)]}, at=AT)
        with pytest.raises(LedgerError, match=r"entries 1 to 3 are not those that jmc.example.org signed in entry 5"):
            verify(store)


def test_entries_written_anew_do_not_fit_what_was_signed(tmp_path: Path, keys: tuple[KeyPair, KeyPair]) -> None:
    """An owner of the database writes all of it anew, chain and tree and all, but has not the key."""
    filled(tmp_path / "l.db")
    filled(tmp_path / "m.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        sign(store, "vale", [keys[0]], at=AT)
        body = store.entry(5)
    with open_store(tmp_path / "m.db", write=True) as store:
        assert body is not None
        note = chain.from_row(body).payload
        chain.append(store, "head_signed", note, at=AT)
        with pytest.raises(LedgerError, match=r"entries 1 to 4 are not those that jmc.example.org signed"):
            verify(store)


def test_co_signing_goes_on_from_what_was_seen_and_refuses_what_was_altered(tmp_path: Path, keys: tuple[KeyPair, KeyPair]) -> None:
    mine, theirs = keys
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        note, _ = sign(store, "vale", [mine], at=AT)
        both = cosign(request(store, note, 0), theirs, None, (mine.public,))
        assert signers(both, (mine.public, theirs.public)) == (mine.public, theirs.public)
        admit(store, "vale", both, (theirs.public,), at=AT)
        seen = parse_checkpoint(both.text)
        more(store, 5)
        note, _ = sign(store, "vale", [mine], at=AT)
        assert cosign(request(store, note, seen.head.size), theirs, seen).text == note.text
        for old, said in ((0, "proof begins at 0"), (2, "proof begins at 2")):
            with pytest.raises(InputError, match=said):
                cosign(request(store, note, old), theirs, seen)
        with pytest.raises(InputError, match="none of the keys"):
            cosign(request(store, note, seen.head.size), theirs, seen, (theirs.public,))
        with pytest.raises(InputError, match="cannot continue"):
            request(store, note, 99)
        verify(store)
    filled(tmp_path / "m.db")  # the same reports, entered anew
    with open_store(tmp_path / "m.db", write=True) as store:
        more(store, 5)
        note, _ = sign(store, "vale", [mine], at=AT)
        with pytest.raises(InputError, match=r"does not continue the one of 4 .* altered or removed"):
            cosign(request(store, note, seen.head.size), theirs, seen)
        with pytest.raises(InputError, match="is not this ledger"):
            admit(store, "vale", both, (theirs.public,), at=AT)
        note, _ = sign(store, "hill", [mine], at=AT)
        with pytest.raises(InputError, match="'vale' was seen last"):
            cosign(request(store, note, seen.head.size), theirs, seen)
        with pytest.raises(InputError, match="about the ledger 'vale'"):
            admit(store, "hill", both, (theirs.public,), at=AT)


def test_a_key_is_for_its_owner_only(tmp_path: Path, keys: tuple[KeyPair, KeyPair]) -> None:
    path = tmp_path / "jmc.key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_key(path).public == keys[0].public
    with pytest.raises(StoreError, match="never written over"):
        new_key("jmc.example.org", path)
    path.chmod(0o640)
    if os.name == "posix":
        with pytest.raises(InputError, match="may be read by others"):
            read_key(path)
    path.chmod(0o600)
    path.write_text(path.read_text().replace("jmc.example.org", "eve.example.org"))
    with pytest.raises(InputError, match="does not fit its name"):
        read_key(path)
    for text in ("", "PRIVATE+KEY+a+b+c", "PRIVATE+KEY+a+00000000+AA=="):
        path.write_text(text)
        with pytest.raises(InputError, match="holds no private key"):
            read_key(path)
    with pytest.raises(InputError, match="cannot be the name"):
        new_key("a b", tmp_path / "x.key")


@pytest.mark.parametrize("text", ["", "a", "a\n\n", "a\n\nb\n", "a\n\n\u2014 n !!\n", "a\n\n\u2014 n AAAA\n", "a\n\n\u2014 n " + "A" * 92])
def test_what_is_no_note_is_told(text: str) -> None:
    with pytest.raises(InputError):
        parse_note(text)


@pytest.mark.parametrize("text", ["", "a+b", "a+00000000+AAAA", GOOD.replace("n+", "m+"), GOOD.replace("n+", "n n+")])
def test_what_is_no_key_is_told(text: str) -> None:
    with pytest.raises(InputError):
        parse_key(text)


@pytest.mark.parametrize("text", ["a\n1\n", "a\nx\nAAAA\n", "a\n01\n" + base64.b64encode(bytes(32)).decode() + "\n", "a\n1\nAAAA\n"])
def test_what_is_no_head_is_told(text: str) -> None:
    with pytest.raises(InputError):
        parse_checkpoint(text)


def test_a_false_signature_in_the_ledger_is_named(tmp_path: Path, keys: tuple[KeyPair, KeyPair]) -> None:
    filled(tmp_path / "l.db")
    with open_store(tmp_path / "l.db", write=True) as store:
        note, _ = sign(store, "vale", [keys[0]], at=AT)
        other = PublicKey("jmc.example.org", keys[1].public.raw)
        said = str(note).replace(base64.b64encode(keys[0].public.id).decode()[:4], base64.b64encode(other.id).decode()[:4])
        assert said != str(note)
        chain.append(store, "head_signed", {"note": said, "keys": ["jmc.example.org+what"]}, at=AT)
        with pytest.raises(LedgerError, match=r"entry 6 \(head_signed.* holds no signed head"):
            verify(store)
    assert sqlite3.connect(tmp_path / "l.db").execute("SELECT count(*) FROM entry").fetchone() == (6,)
