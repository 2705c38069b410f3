"""`export --dossier` and `--reveal`: what they print, and what they refuse."""

from __future__ import annotations

import errno
import gc
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.cli.test_commands import objects, plain_reader, put, run
from tests.support.packaged import check
from tests.support.small import write
from tests.support.steps import headed

from ceasefire.ledger.keyfile import new_key
from ceasefire.package.bag import Bag

__all__ = ["plain_reader"]


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = write(tmp_path / "vale")
    put(folder, "a.md", headed("watch", "2030-05-03", "army shelled Milltown, killing 3."))
    put(folder, "b.md", headed("crown_news", "2030-05-04", "league shelled Fordham, killing 1.", "handling: AMBER\n"))
    assert run(capsys, "add", folder, folder / "reports")[0] == 0
    return folder


def test_a_package_is_written_entered_and_holds(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "p.zip"
    code, said, _ = run(capsys, "export", root, "--dossier", out)
    assert code == 0
    assert f"{out}: TLP:CLEAR, 1 reports, 1 claims, 1 findings, 0 judgements" in said
    head = said.splitlines()[1].removeprefix("head ")
    assert check(out, "--head", head)[0] == 0
    code, said, _ = run(capsys, "verify", root, "--json")
    assert objects(said)[0]["head"] == head
    code, _, told = run(capsys, "export", root, "--dossier", out)
    assert "not in it: places.yaml, sources.yaml, which name what these readers may not see" in told
    code, said, _ = run(capsys, "export", root, "--dossier", out, "--tlp", "AMBER", "--json")
    made = objects(said)[0]
    assert (made["reports"], made["tlp"], made["signed"]) == (2, "AMBER", False)
    assert check(out, "--head", head)[0] == 0  # the later ledger begins with the earlier one


def test_a_package_is_signed_with_the_keys_that_are_given(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = [new_key(name, tmp_path / name) for name in ("jmc.example.org", "league.example.org")]
    out = tmp_path / "p.zip"
    code, said, _ = run(capsys, "export", root, "--dossier", out, *(w for k in keys for w in ("--key", tmp_path / k.public.name)))
    assert code == 0
    assert said.splitlines()[1].endswith(", signed")
    for key in keys:
        code, said = check(out, "--key", str(key.public))
        assert code == 0, said


def test_one_entry_is_revealed(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export", root, "--dossier", tmp_path / "p.zip")
    code, said, _ = run(capsys, "export", root, "--reveal", "2", "-o", tmp_path / "two.json")
    assert code == 0
    assert "entry 2 (report_received" in said
    assert "whoever gets this file can read it" in said
    code, said = check(tmp_path / "p.zip", "--reveal", str(tmp_path / "two.json"))
    assert code == 0
    assert "the revealed entry 2 (report_received" in said
    code, said, _ = run(capsys, "export", root, "--reveal", "2", "-o", tmp_path / "two.json", "--json")
    assert objects(said)[0]["kind"] == "report_received"


def test_the_program_checks_a_package_as_its_readers_do(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "p.zip"
    run(capsys, "export", root, "--dossier", out)
    assert run(capsys, "verify", out)[0] == 0
    zipfile.ZipFile(out).extractall(tmp_path)
    code, said, _ = run(capsys, "verify", tmp_path / "p", "--head", "1-" + "0" * 64)
    assert code == 6
    assert "the first 1 entries are not those of the head that you gave" in said
    assert run(capsys, "verify", out, "--json")[0] == 2


def test_a_full_disk_leaves_no_package_and_a_ledger_that_holds(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, add = tmp_path / "p.zip", Bag.add
    run(capsys, "export", root, "--dossier", out)
    before = out.read_bytes()

    def full(self: Bag, name: str, parts: Iterable[bytes]) -> None:
        if name.startswith("data/ledger"):
            raise OSError(errno.ENOSPC, "No space left on device")
        add(self, name, parts)

    monkeypatch.setattr(Bag, "add", full)
    code, said, told = run(capsys, "export", root, "--dossier", out)
    assert (code, said) == (4, "")
    assert "cannot be written (No space left on device)" in told
    assert out.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))
    gc.collect()
    assert capsys.readouterr().err == ""
    assert run(capsys, "verify", root)[0] == 0


def test_what_does_not_go_together_is_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, said in (
        ([], "nothing says where to write"),
        (["--dossier", "a.zip", "-o", "b"], "--dossier goes without --out and --reveal"),
        (["--reveal", "1"], "nothing says where to write"),
        (["--reveal", "99", "-o", tmp_path / "x"], "there is no entry 99"),
        (["-o", tmp_path / "x", "--key", "k"], "--key signs a package"),
        (["--dossier", tmp_path / "p.zip", "--key", tmp_path / "none"], "none"),
        (["--dossier", tmp_path / "p.zip", "--tlp", "PINK"], "'PINK' is not a handling mark"),
    ):
        code, _, told = run(capsys, "export", root, *words)
        assert code == 2
        assert said in told
    code, _, told = run(capsys, "export", root, "--dossier", tmp_path / "absent" / "p.zip")
    assert code == 4
    assert "cannot be written" in told
    assert not list(tmp_path.glob(".*.part"))


def test_a_head_that_is_none_is_a_mistake_and_no_fault_of_the_package(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export", root, "--dossier", tmp_path / "p.zip")
    code, said, told = run(capsys, "verify", tmp_path / "p.zip", "--head", "-5")
    assert (code, said) == (2, "")
    assert "'-5' is no head" in told
    assert run(capsys, "migrate", tmp_path / "none")[0] == 4
    assert not (tmp_path / "none.lock").exists()
