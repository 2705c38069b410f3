"""Backups, moves and erasure from the command line: everything comes back with proof, and mistakes cost nothing."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.small import write
from tests.support.steps import headed, steps

from ceasefire.cli.main import main
from ceasefire.store import open_store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale")
    for n in range(3):
        (folder / "reports" / f"{n}.md").write_text(headed("watch", "2030-05-03", f"Report {n} of the Vale Army."))
    assert main(["add", str(folder), str(folder / "reports")]) == 0
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert main([str(word) for word in words]) == code
    told = capsys.readouterr()
    return told.out, told.err


def head(capsys: pytest.CaptureFixture[str], root: Path) -> str:
    return str(json.loads(said(capsys, "verify", root, "--json")[0])["head"])


def test_a_backup_comes_back(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, file, back = head(capsys, root), tmp_path / "b.zip", tmp_path / "back"
    with open_store(root / "ledger.db", write=True):  # somebody is at work
        out, _ = said(capsys, "backup", root, "-o", file)
    assert "3 entries, 3 reports and " in out
    assert out.splitlines()[1] == f"head {before}"
    assert "never written over" in said(capsys, "backup", root, "-o", file, code=4)[1]
    out, _ = said(capsys, "restore", file, back, "--head", before)
    assert "3 entries hold, 3 reports are as they were received" in out
    assert head(capsys, back) == before
    assert (back / "actors.yaml").read_bytes() == (root / "actors.yaml").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.zip", "back", "vale"]
    assert "nothing is restored over it" in said(capsys, "restore", file, back, code=4)[1]


def test_an_old_backup_is_told_by_a_head_that_is_newer(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "b.zip"
    said(capsys, "backup", root, "-o", file)
    (root / "reports" / "9.md").write_text(headed("watch", "2030-05-04", "Another report."))
    said(capsys, "add", root, root / "reports")
    newer = head(capsys, root)
    assert "entries were cut off: the head is of 4 entries, and there are 3" in said(capsys, "restore", file, tmp_path / "back", "--head", newer, code=6)[1]
    assert not (tmp_path / "back").exists()
    said(capsys, "restore", file, tmp_path / "back")


@pytest.mark.parametrize("spoil", ["cut", "none", "text", "ledger", "path", "about"])
def test_a_damaged_backup_is_told(root: Path, tmp_path: Path, spoil: str, capsys: pytest.CaptureFixture[str]) -> None:
    file, code = tmp_path / "b.zip", 2
    said(capsys, "backup", root, "-o", file)
    if spoil == "cut":
        file.write_bytes(file.read_bytes()[:-200])
    elif spoil == "none":
        file.unlink()
    elif spoil == "text":
        file.write_text("no zip")
    else:
        made = tmp_path / "c.zip"
        with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if spoil == "ledger" and name == "ledger.db":
                    at = data.index(b"report_received")
                    data, code = data[:at] + b"judgement______" + data[at + 15 :], 6
                if spoil == "about" and name == "backup.json":
                    data, code = data.replace(b'"head": "3-', b'"head": "4-'), 6
                new.writestr(name, data)
            if spoil == "path":
                new.writestr("dossier/../../evil", "x")
        file = made
    _, err = said(capsys, "restore", file, tmp_path / "back", code=code)
    assert err.startswith("ceasefire: ")
    assert not (tmp_path / "back").exists()
    assert not (tmp_path / "evil").exists()


def test_moving_there_and_back(root: Path, postgres_address: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = head(capsys, root)
    text = (root / "dossier.yaml").read_text()
    told = json.loads(said(capsys, "move", root, "--to", postgres_address, "--json")[0])
    assert (told["entries"], told["head"]) == (3, before)
    assert (root / "dossier.yaml").read_text() == f'{text}store: "{postgres_address}"\n'
    assert not (root / "ledger.db").exists()
    assert (root / "ledger.db.moved").exists()
    assert head(capsys, root) == before
    (root / "reports" / "9.md").write_text(headed("watch", "2030-05-04", "Another report."))
    said(capsys, "add", root, root / "reports")
    said(capsys, "update", root)
    now = head(capsys, root)
    assert now != before
    assert "already" in said(capsys, "move", root, "--to", postgres_address, code=2)[1]
    out, _ = said(capsys, "move", root, "--to", "sqlite")
    assert "the same at both ends" in out
    assert (root / "dossier.yaml").read_text() == text
    assert json.loads(said(capsys, "verify", root, "--head", before, "--json")[0])["head"] == now


def test_moves_that_cannot_be(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "for all to read" in said(capsys, "move", root, "--to", "postgresql://a:secret@h/d", code=2)[1]
    assert "no address" in said(capsys, "move", root, "--to", "mysql://h/d", code=2)[1]
    assert "cannot be reached" in said(capsys, "move", root, "--to", f"postgresql://a@/d?host={tmp_path}", code=4)[1]
    assert "not a folder" in said(capsys, "move", tmp_path / "none", "--to", "sqlite", code=2)[1]
    assert "already" in said(capsys, "move", root, "--to", "sqlite", code=2)[1]


def test_erasing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = head(capsys, root)
    said(capsys, "update", root)
    report = next(json.loads(row.json)["id"] for row in open_store(root / "ledger.db").reports())
    assert "needs a reason" in said(capsys, "erase", root, "1", "--why", " ", code=2)[1]
    assert "no entry and no report" in said(capsys, "erase", root, "zzzz", "--why", "x", code=2)[1]
    out, _ = said(capsys, "erase", root, report[:10], "--why", "asked for", "--by", "the officer")
    assert out.startswith("erased: 1; entry ")
    out, _ = said(capsys, "verify", root, "--head", before)
    assert "1 entries were erased, as later ones say" in out
    said(capsys, "update", root)
    assert report.encode() not in (root / "ledger.db").read_bytes()


def altered(file: Path, made: Path, more: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, data in more.items():
            new.writestr(name, data)
    return made


@pytest.mark.parametrize("name", ["dossier/ledger.db-wal", "dossier/ledger.db", "dossier/ledger.head", "ledger.db-wal", "."])
def test_a_backup_brings_no_log_that_would_change_what_is_verified(name: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "backup", root, "-o", tmp_path / "b.zip")
    made = altered(tmp_path / "b.zip", tmp_path / "c.zip", {name: b"x"})
    assert "that no backup has" in said(capsys, "restore", made, tmp_path / "back", code=2)[1]
    assert not (tmp_path / "back").exists()


def test_a_backup_is_for_its_owner_has_no_private_key_and_is_no_package(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "key", "jmc", "-o", root / "jmc.key")
    said(capsys, "backup", root, "-o", tmp_path / "b.zip")
    assert (tmp_path / "b.zip").stat().st_mode & 0o077 == 0
    assert "dossier/jmc.key" not in zipfile.ZipFile(tmp_path / "b.zip").namelist()
    assert "is a backup and no package" in said(capsys, "verify", tmp_path / "b.zip", code=2)[1]
    assert "not written over" in said(capsys, "export", root, "--dossier", tmp_path / "b.zip", code=4)[1]
    assert "cannot be read (Is a directory)" in said(capsys, "restore", root, tmp_path / "back", code=2)[1]


def test_what_comes_back_from_another_database_uses_its_own(root: Path, tmp_path: Path, postgres_address: str, capsys: pytest.CaptureFixture[str]) -> None:
    before, text = head(capsys, root), (root / "dossier.yaml").read_text()
    said(capsys, "move", root, "--to", postgres_address)
    said(capsys, "backup", root, "-o", tmp_path / "b.zip")
    _, err = said(capsys, "restore", tmp_path / "b.zip", tmp_path / "back")
    assert f"dossier.yaml named the database {postgres_address}; this folder has its own" in err
    assert "the backup is of 'vale'" in err
    assert (tmp_path / "back" / "dossier.yaml").read_text() == text
    (root / "reports" / "9.md").write_text(headed("watch", "2030-05-04", "Another report."))
    said(capsys, "add", root, root / "reports")
    assert head(capsys, tmp_path / "back") == before
    assert "no older format" in said(capsys, "migrate", root, code=2)[1]


def test_what_was_read_before_an_erasure_does_not_come_back_after_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ceasefire.errors import StoreError
    from ceasefire.ledger.erase import erase
    from ceasefire.process import Process, open_process

    judge = Process._judge

    def meanwhile(self: Process, *given: object) -> object:
        with open_store(root / "ledger.db", write=True) as other:
            erase(other, [1], why="asked for", at=datetime(2030, 6, 1, tzinfo=UTC))
        return judge(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Process, "_judge", meanwhile)
    with open_process(root, write=True, steps=steps()) as process, pytest.raises(StoreError, match="something was erased"):
        process.update()
    with open_store(root / "ledger.db") as store:
        assert store.reading_keys() == {}


def test_a_dossier_with_a_fault_is_backed_up_all_the_same(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = head(capsys, root)
    (root / "places.yaml").write_text("- {id: [\n")
    assert "3 entries, 3 reports" in said(capsys, "backup", root, "-o", tmp_path / "b.zip")[0]
    said(capsys, "restore", tmp_path / "b.zip", tmp_path / "back", "--head", before)
    assert (tmp_path / "back" / "places.yaml").read_text() == "- {id: [\n"
    (root / "ledger.db").unlink()
    assert "there is no database" in said(capsys, "backup", root, "-o", tmp_path / "c.zip", code=4)[1]
    assert "not a folder" in said(capsys, "backup", tmp_path / "b.zip", "-o", tmp_path / "c.zip", code=2)[1]
