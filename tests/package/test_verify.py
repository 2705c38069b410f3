"""`verify.py` by itself: its arithmetic beside that of others, and what it says of damage."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import json
import random
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.packaged import VERIFY, Pack, check, full, listed, read, unpacked, zipped

from ceasefire.ledger import merkle
from ceasefire.ledger.chain import Head
from ceasefire.ledger.note import Note, PublicKey, checkpoint, signed


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("package_verify", VERIFY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


V: Any = loaded()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    full(folder / "vale", folder / "vale.zip")
    return folder / "vale.zip"


@pytest.fixture
def pack(package: Path) -> Pack:
    return read(package)


def test_it_is_plain_python_3_9_of_400_lines_and_imports_the_standard_library_alone() -> None:
    text = VERIFY.read_text("utf-8")
    tree = ast.parse(text, feature_version=(3, 9))
    assert len(text.splitlines()) <= 400
    names = {a.name.partition(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {str(n.module).partition(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names
    assert not names & {"urllib", "http", "socket", "subprocess", "ctypes", "importlib"}


# RFC 8032, 7.1: secret key, public key, message, signature
VECTORS = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
)


@pytest.mark.parametrize(("secret", "public", "message", "signature"), VECTORS)
def test_signatures_of_rfc_8032(secret: str, public: str, message: str, signature: str) -> None:
    key, text, mark = (bytes.fromhex(x) for x in (public, message, signature))
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    assert (private.public_key().public_bytes_raw(), private.sign(text)) == (key, mark)
    assert V.signed_by(key, mark, text)
    assert not V.signed_by(key, mark, text + b"x")
    other = int.from_bytes(mark[32:], "little") + V.L  # the same signature in another form
    assert not V.signed_by(key, mark[:32] + other.to_bytes(32, "little"), text)
    assert not V.signed_by(key, mark[:63], text)
    assert not V.signed_by(key[:31], mark, text)
    assert not V.signed_by((V.P + 1).to_bytes(32, "little"), mark, text)  # y that is not below P
    assert not V.signed_by((2).to_bytes(32, "little"), mark, text)  # y of no point


@settings(max_examples=25)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511))
def test_signatures_beside_cryptography(seed: bytes, text: bytes, bit: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key, mark = private.public_key().public_bytes_raw(), private.sign(text)
    assert V.signed_by(key, mark, text)
    spoilt = (int.from_bytes(mark, "little") ^ (1 << bit)).to_bytes(64, "little")
    assert not V.signed_by(key, spoilt, text)


@given(st.binary(min_size=32, max_size=32), st.integers(0, 10**9), st.binary(min_size=32, max_size=32))
@settings(max_examples=25)
def test_signed_heads_are_read_as_they_are_written(seed: bytes, size: int, root: bytes) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key = PublicKey("jmc.example.org", private.public_key().public_bytes_raw())
    text = checkpoint("The Vale truce", Head(size, root.hex()))
    note = Note(text, (signed(text, "other", private), signed(text, key.name, private)))
    told = V.parse_note(str(note))
    assert told[:3] == (text, size, root)
    assert told[3][1] == (key.name, key.id, note.signatures[1].value)
    assert V.parse_key(str(key)) == (key.name, key.id, key.raw)


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=70))
def test_roots_of_all_beginnings_are_those_of_the_ledger(leaves: list[bytes]) -> None:
    made = V.roots(leaves, set(range(len(leaves) + 1)))
    assert made == {n: merkle.root_of(b"".join(leaves[:n])) for n in range(len(leaves) + 1)}


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_canonical_json_is_known(value: Any) -> None:
    try:
        made = rfc8785.dumps(value)
    except rfc8785.CanonicalizationError:
        return
    assert V.canonical(json.loads(made, parse_float=lambda text: (text,))).encode() == made


def test_other_forms_of_json_are_no_canonical_ones() -> None:
    for text in ('{"b":1,"a":2}', '{"a": 1}', '{"a":1,"a":1}', '["\\u0061"]', '["\\/"]'):
        assert V.canonical(json.loads(text)) != text


def verdict(path: Path) -> tuple[int, str]:
    """`verify.py` within this process, which is many times as fast; an exception fails the test."""
    out, before = io.StringIO(), sys.argv
    out.reconfigure = lambda **_: None  # type: ignore[attr-defined]
    sys.argv = ["verify.py", str(path)]
    try:
        with contextlib.redirect_stdout(out):
            return V.main(), out.getvalue()
    finally:
        sys.argv = before


def test_a_zip_that_was_cut_off_is_told(package: Path, tmp_path: Path) -> None:
    data = package.read_bytes()
    path = tmp_path / "cut.zip"
    for size in (0, 1, 100, len(data) // 2, len(data) - 30, len(data) - 1):
        path.write_bytes(data[:size])
        code, said = check(path)
        assert code == 1
        assert "DOES NOT HOLD" in said
    assert check(tmp_path / "absent.zip")[0] == 1
    assert check(tmp_path)[0] == 1  # a folder without a package


def test_flipped_bits_lead_to_no_exception_and_never_pass_in_what_is_said(package: Path, tmp_path: Path) -> None:
    data, dice, path = package.read_bytes(), random.Random(8493), tmp_path / "flipped.zip"
    good = read(package)
    found = 0
    for _ in range(150):
        at = dice.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :])
        code, _ = verdict(path)
        found += code
        if code == 0:  # a byte that says nothing, such as a date in the zip
            assert read(path) == good
    assert found > 100


def test_each_file_that_is_missing_or_nonsense_is_named(pack: Pack, tmp_path: Path) -> None:
    for n, name in enumerate(sorted(pack)):
        for spoilt in (None, b"", b"\xff\xfe\x00", b'{"a": [[['):
            made = dict(pack)
            if spoilt is None:
                del made[name]
            else:
                made[name] = spoilt
            for relisted in (False, True) if name != "bag-info.txt" else (False,):
                code, said = verdict(zipped(listed(made) if relisted else made, tmp_path / f"{n}.zip"))
                if name.endswith("manifest-sha256.txt") and relisted:
                    assert code == 0  # they are made anew
                else:
                    assert code == 1, (name, spoilt)
                    assert relisted or name in said, (name, spoilt, said)


def test_entries_of_odd_shapes_are_told(pack: Pack, tmp_path: Path) -> None:
    shown = pack["data/ledger/entries.jsonl"].splitlines()
    for odd in (
        b"null", b"7", b'"x"', b"[" * 2000, b'{"seq":true}', b'{"seq":99999999999999999999}', b'{"seq":1,"kind":1,"at":1,"payload":[],"prev":1}',
        b'{"seq":1e400,"kind":"x","at":"x","payload":{},"prev":"x"}', b'{"at":1,"kind":"report_received","payload":{},"prev":1,"seq":1}',
        b'{"at":1,"kind":"judgement","payload":{},"prev":1,"seq":1}', b'{"at":1,"kind":"dossier_exported","payload":{"files":3,"shown":[[1]],"tlp":1},"prev":1,"seq":17}',
        b'{"at":1,"kind":"head_signed","payload":{"note":"\xe2\x80\x94","keys":3},"prev":1,"seq":2}', b'{"at":"\xed\xa0\x80"}', b'{"at":"\\ud800","kind":[],"payload":{},"prev":1,"seq":1}',
    ):  # fmt: skip
        made = dict(pack)
        made["data/ledger/entries.jsonl"] = b"\n".join([odd, *shown[1:]]) + b"\n"
        code, _ = verdict(zipped(listed(made), tmp_path / "odd.zip"))
        assert code == 1
        assert check(tmp_path / "odd.zip")[0] == 1


@pytest.mark.parametrize("name", ["../evil.txt", "dossier/../../evil.txt", "/etc/evil", "dossier//evil", "C:/evil", "dossier/a\\b", "other/evil.txt", "dossier/data/./x"])
def test_names_that_lead_out_are_told_and_nothing_is_written(name: str, pack: Pack, tmp_path: Path) -> None:
    path = zipped(pack, tmp_path / "p.zip")
    with zipfile.ZipFile(path, "a") as out:
        out.writestr(name, b"evil")
    before = sorted(tmp_path.rglob("*"))
    code, said = check(path)
    assert code == 1
    assert "may lead out of its folder: do not unpack it" in said
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_twice_and_a_link_are_told(pack: Pack, tmp_path: Path) -> None:
    path = zipped(pack, tmp_path / "p.zip")
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as out:
        out.writestr("dossier/README.txt", b"other")
    code, said = check(path)
    assert code == 1
    assert "dossier/README.txt is there twice" in said
    folder = unpacked(pack, tmp_path / "folder")
    (folder / "README.txt").unlink()
    (folder / "README.txt").symlink_to(tmp_path / "p.zip")
    code, said = check(folder)
    assert code == 1
    assert "README.txt is a link and no file" in said


def test_what_an_altered_package_says_cannot_steer_a_terminal(pack: Pack, tmp_path: Path) -> None:
    pack["data/ledger/entries.jsonl"] += b'{"at":"\\u001b[2J\\u202e","kind":"x\\n","payload":{},"prev":"","seq":1}\n'
    _, said = check(zipped(listed(pack), tmp_path / "p.zip"))
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_keys_and_heads_that_are_none_are_told(package: Path) -> None:
    for more in (["--key", "x"], ["--key", "a+b+c"], ["--head", "x"], ["--head", "7"]):
        code, said = check(package, *more)
        assert code == 1
        assert "cannot be read" in said
    code, said = check(package, "--head", "999-" + "0" * 64)
    assert code == 0
    assert "whether this ledger goes on as the head that you gave says" in said
