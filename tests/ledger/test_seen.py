"""A database put back from an older copy is told before anything is written to it, and can be accepted with a reason."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.support.small import write
from tests.support.steps import headed

from ceasefire.cli.main import main
from ceasefire.errors import LedgerError
from ceasefire.ledger import chain, seen
from ceasefire.ledger.verify import verify
from ceasefire.process import open_process
from ceasefire.store import open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale")
    if request.param == "postgresql":
        with (folder / "dossier.yaml").open("a") as file:
            file.write(f'store: "{request.getfixturevalue("postgres_address")}"\n')
    add(folder, 0)
    return folder


def add(folder: Path, n: int, code: int = 0) -> None:
    path = folder / "reports" / f"{n}.md"
    path.write_text(headed("watch", "2030-05-03", f"Report {n}."))
    assert main(["add", str(folder), str(path)]) == code


def head(folder: Path) -> str:
    with open_process(folder) as process:
        return str(chain.head(process.store))


def went_back(folder: Path, to: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The database lacks what came after the head `to`, as after an old copy was put back."""
    with open_process(folder) as process:
        address = process.store.address
        rows = list(process.store.entries())[: int(to.partition("-")[0])]
        reports = [(row, data) for row, data in process.store.kept_reports()][: len(rows)]
    if address.startswith("postgresql:"):
        old, new = address, f"{address}b"
        (folder / "dossier.yaml").write_text((folder / "dossier.yaml").read_text().replace(old, new))
    else:
        new = address
        for left in folder.glob("ledger.db*"):
            left.unlink()
    with open_store(new, create=True, write=True) as store, store.transaction():
        for row, data in reports:
            store.put_blob(row.id, data or b"")
            store.add_report(row)
        store.add_entries(rows)
    capsys.readouterr()


def test_commands_that_write_leave_the_newest_head_beside_the_dossier(root: Path) -> None:
    assert (root / seen.NAME).read_text() == f"{head(root)}\n"
    add(root, 1)
    assert (root / seen.NAME).read_text() == f"{head(root)}\n"
    assert main(["findings", str(root)]) == 0
    assert main(["verify", str(root)]) == 0
    assert (root / seen.NAME).read_text() == f"{head(root)}\n"


def test_an_older_database_is_told_and_nothing_is_written_to_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = head(root)
    add(root, 1)
    newest = head(root)
    went_back(root, first, capsys)
    add(root, 2, code=6)
    told = capsys.readouterr().err
    assert "was restored from an older state" in told
    assert "this machine has seen 2 entries, and there are 1" in told
    assert f"ceasefire verify --head {newest}" in told
    assert "ceasefire accept" in told
    assert head(root) == first
    assert (root / seen.NAME).read_text() == f"{newest}\n"
    assert main(["verify", str(root)]) == 6
    assert "was restored from an older state" in capsys.readouterr().err
    assert main(["move", str(root), "--to", "postgresql://x/y?schema=z"]) == 6
    assert main(["findings", str(root)]) == 0


def test_it_can_be_accepted_with_a_reason_which_is_entered(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accept", str(root), "--why", "for fun"]) == 2
    assert "nothing to accept" in capsys.readouterr().err
    first = head(root)
    add(root, 1)
    newest = head(root)
    went_back(root, first, capsys)
    assert main(["accept", str(root), "--why", " "]) == 2
    assert main(["verify", str(root)]) == 6, "a refused acceptance accepts nothing"
    assert main(["accept", str(root), "--why", "the disk of 3 May was lost", "--by", "ada", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"entry": 2, "seen": newest, "found": first}
    with open_process(root) as process:
        entry = chain.last(process.store, "state_accepted")
        assert entry is not None
        assert (entry.author, entry.payload["why"]) == ("ada", "the disk of 3 May was lost")
        verify(process.store)
    add(root, 3)
    assert main(["verify", str(root)]) == 0
    assert main(["verify", str(root), "--head", newest]) == 6


def test_other_entries_in_their_place_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    size, _, digest = head(root).partition("-")
    (root / seen.NAME).write_text(f"{size}-{digest[::-1]}\n")
    add(root, 1, code=6)
    assert "is not the ledger that was here, or was changed: this machine has seen 1 entries" in capsys.readouterr().err


def test_a_database_that_is_gone_is_told_and_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "vale")
    add(root, 0)
    for left in root.glob("ledger.db*"):
        left.unlink()
    add(root, 1, code=6)
    assert "is gone: this machine has seen 1 entries in it" in capsys.readouterr().err
    assert not (root / "ledger.db").exists()
    assert main(["accept", str(root), "--why", "it was deleted by mistake"]) == 0
    add(root, 1)
    assert main(["verify", str(root)]) == 0


def test_a_spoilt_file_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / seen.NAME).write_bytes(b"\xff\x00")
    add(root, 1, code=6)
    told = capsys.readouterr().err
    assert "ledger.head: was altered: it holds no head" in told
    assert "delete this file" in told
    (root / seen.NAME).unlink()
    add(root, 1)


def test_a_kill_between_entry_and_note_is_no_older_state(root: Path) -> None:
    before = (root / seen.NAME).read_text()
    add(root, 1)
    (root / seen.NAME).write_text(before)
    add(root, 2)
    assert (root / seen.NAME).read_text() == f"{head(root)}\n"


def test_a_note_never_goes_back(root: Path) -> None:
    add(root, 1)
    newest = (root / seen.NAME).read_text()
    with open_store(":memory:") as store:
        chain.append(store, "judgement", {}, at=chain.datetime(2030, 1, 1, tzinfo=chain.UTC))
        seen.note(store, root)
        with pytest.raises(LedgerError):
            seen.check(store, root)
    assert (root / seen.NAME).read_text() == newest


def test_backup_and_restore_know_their_head(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "vale")
    add(root, 0)
    assert main(["backup", str(root), "--out", str(tmp_path / "b.zip")]) == 0
    add(root, 1)
    assert main(["restore", str(tmp_path / "b.zip"), str(tmp_path / "again")]) == 0
    assert (tmp_path / "again" / seen.NAME).read_text() == f"{head(tmp_path / 'again')}\n"
    add(tmp_path / "again", 5)
    # an old ledger copied over the newer one by hand
    shutil.rmtree(tmp_path / "again")
    assert main(["restore", str(tmp_path / "b.zip"), str(tmp_path / "again")]) == 0
    shutil.copy(tmp_path / "again" / "ledger.db", root / "ledger.db")
    capsys.readouterr()
    add(root, 6, code=6)
    assert "this machine has seen 2 entries, and there are 1" in capsys.readouterr().err
