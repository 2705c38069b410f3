"""Keys, signing and co-signing from the command line, as two sides would do it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.ledger.test_chain import filled
from tests.support.small import write

from ceasefire.cli.main import main
from ceasefire.ledger import chain
from ceasefire.store import open_store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale")
    filled(folder / "ledger.db")
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> tuple[str, str]:
    assert main([str(word) for word in words]) == code
    told = capsys.readouterr()
    return told.out, told.err


def test_two_sides(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine, theirs = tmp_path / "mine.key", tmp_path / "theirs.key"
    ours = said(capsys, "key", "jmc", "-o", mine)[0].strip()
    other = json.loads(said(capsys, "key", "party-b", "-o", theirs, "--json")[0])["public"]
    asked, back, seen = tmp_path / "asked", tmp_path / "back", tmp_path / "seen"
    out, _ = said(capsys, "sign", root, "--key", mine, "--request", 0, "-o", asked)
    assert out.startswith("entry 5: head 4-")
    out, _ = said(capsys, "cosign", asked, "--key", theirs, "--seen", seen, "--trust", ours, "-o", back)
    assert out.startswith("signed head 4-")
    assert seen.read_text() == back.read_text()
    out, _ = said(capsys, "sign", root, "--add", back, "--signer", other)
    assert out.startswith("entry 6: head 4-")
    assert out.rstrip().endswith("signed by party-b")
    assert said(capsys, "verify", root)[0].splitlines()[1] == "2 signed heads are of these entries"
    said(capsys, "sign", root, "--key", mine, "--request", 4, "-o", asked)
    told = json.loads(said(capsys, "cosign", asked, "--key", theirs, "--seen", seen, "--json")[0])
    assert (told["origin"], told["head"][:2], told["before"][:2]) == ("vale", "6-", "4-")


def test_mistakes_are_told(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing says who signs" in said(capsys, "sign", root, code=2)[1]
    assert "cannot be read" in said(capsys, "sign", root, "--key", tmp_path / "none", code=2)[1]
    key = tmp_path / "k"
    said(capsys, "key", "jmc", "-o", key)
    assert "never written over" in said(capsys, "key", "jmc", "-o", key, code=4)[1]
    assert "cannot be the name" in said(capsys, "key", "a b", "-o", tmp_path / "l", code=2)[1]
    (tmp_path / "asked").write_text("nothing")
    assert "no request to sign" in said(capsys, "cosign", tmp_path / "asked", "--key", key, "--seen", tmp_path / "s", code=2)[1]
    assert "--add goes without" in said(capsys, "sign", root, "--add", key, "--request", 3, code=2)[1]
    with open_store(root / "ledger.db") as store:
        assert not list(chain.entries(store, kind="head_signed"))


def test_an_empty_ledger_is_not_signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "vale")
    said(capsys, "key", "jmc", "-o", tmp_path / "k")
    assert "the ledger is empty" in said(capsys, "sign", folder, "--key", tmp_path / "k", code=2)[1]


def test_what_nobody_can_have_seen_is_told_before_anything_is_signed(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "key", "jmc", "-o", tmp_path / "k")
    for asked in (-1, 5, 10**30):
        assert "nobody can have seen" in said(capsys, "sign", root, "--key", tmp_path / "k", f"--request={asked}", code=2)[1]
    with open_store(root / "ledger.db") as store:
        assert store.entry_count() == 4


def test_what_was_signed_is_remembered_before_it_is_given_away(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("mine", "theirs"):
        said(capsys, "key", name, "-o", tmp_path / name)
    said(capsys, "sign", root, "--key", tmp_path / "mine", "--request", 0, "-o", tmp_path / "asked")
    said(capsys, "cosign", tmp_path / "asked", "--key", tmp_path / "theirs", "--seen", tmp_path / "seen", "-o", tmp_path / "none" / "out", code=4)
    assert "theirs" in (tmp_path / "seen").read_text()


def test_no_result_is_written_over_a_key_or_a_database(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = tmp_path / "k"
    said(capsys, "key", "jmc", "-o", key)
    for kept in (key, root / "ledger.db"):
        before = kept.read_bytes()[:100]
        assert "not written over" in said(capsys, "sign", root, "--key", key, "-o", kept, code=4)[1]
        assert kept.read_bytes()[:100] == before
    assert "not written over" in said(capsys, "export", root, "--dossier", root / "ledger.db", code=4)[1]
    assert "there is no entry" in said(capsys, "export", root, "--reveal", 10**30, "-o", tmp_path / "r", code=2)[1]
