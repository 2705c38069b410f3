"""Names and kinds of files as file systems have them: odd names go in, what is no file does not."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.small import small

from ceasefire.dossier.dossier import vocabulary
from ceasefire.errors import InputError, Problem
from ceasefire.ids import canonical
from ceasefire.ledger.verify import verify
from ceasefire.reports.filename import escaped, unescaped
from ceasefire.reports.files import File, walk
from ceasefire.reports.intake import Taken, take_in
from ceasefire.store import open_store

ODD = [b"a\xe9.txt", b"b\nc.txt", b"d\\x41.txt", b"e\x1b[2J.txt", "f\u202eg.txt".encode(), "نوى.txt".encode()]


@given(st.binary(max_size=30).filter(lambda name: b"\x00" not in name))
def test_an_escaped_name_is_printable_and_gives_the_bytes_back(name: bytes) -> None:
    shown = escaped(os.fsdecode(name))
    shown.encode("utf-8")
    assert not set(shown) & set("\n\r\t\x1b\x85\u2028\u202e\x7f")
    assert os.fsencode(unescaped(shown)) == name


def test_usual_names_stay_as_they_are() -> None:
    for name in ("a.txt", "نوى الغربية.md", "Übersicht (2).csv", "naïve\u0301.txt"):
        assert escaped(name) == name
    assert escaped(os.fsdecode(b"a\xe9\n\\.txt")) == r"a\xe9\n\\.txt"


def test_files_with_odd_names_are_taken_in_with_the_rest(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ODD:
        (inbox / os.fsdecode(name)).write_text(f"text of {name.hex()}")
    (inbox / "z.txt").write_text("the last")
    store = open_store(":memory:")
    found = list(take_in(store, vocabulary(small(tmp_path / "d")), [inbox], source="wire"))
    assert all(isinstance(one, Taken) for one in found), found
    names = [one.report.name for one in found if isinstance(one, Taken)]
    assert {os.fsencode(unescaped(name)) for name in names} == {*ODD, b"z.txt"}
    msgspec.json.encode(found)
    assert all(one.path.isprintable() for one in found if isinstance(one, Taken))
    assert verify(store).reports == len(ODD) + 1


def test_a_problem_of_an_odd_name_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xe9")).mkdir()
    empty = tmp_path / os.fsdecode(b"\xe9") / "e\n.txt"
    empty.write_bytes(b"")
    (empty.parent / "f\n.db").write_bytes(b"x")
    for one in walk([empty.parent, tmp_path / os.fsdecode(b"\xff")], io.BytesIO()):
        assert isinstance(one, Problem)
        assert str(one).isprintable()
        msgspec.json.encode(one)


@pytest.mark.parametrize("by_name", [True, False])
def test_pipes_sockets_and_devices_are_refused_and_never_opened(
    tmp_path: Path, by_name: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    os.mkfifo(inbox / "a.txt")
    monkeypatch.chdir(inbox)  # the path of a socket has at most 108 bytes
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("b.txt")
    (inbox / "c.txt").symlink_to(os.devnull)
    (inbox / "d.txt").write_text("words")
    paths = [inbox / f"{n}.txt" for n in "abcd"] if by_name else [inbox]
    found = list(walk(paths, io.BytesIO()))
    assert [(p.what, p.severity) for p in found if isinstance(p, Problem) and p.code == "not_a_file"] == [
        ("is a pipe, not a file", "error"),
        ("is a socket, not a file", "error"),
        ("is a device, not a file", "error"),
    ]
    assert isinstance(found[3], File)
    assert found[3][:3] == (str(inbox / "d.txt"), b"words", "file" if by_name else "folder")


def test_text_that_is_not_unicode_has_no_canonical_bytes() -> None:
    with pytest.raises(InputError, match="not text in UTF-8"):
        canonical({"note": os.fsdecode(b"caf\xe9")})
    with pytest.raises(ValueError, match="domain"):
        canonical(2**60)
