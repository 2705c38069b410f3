"""Two people at once: what either says is kept, and who did not know of the other is told."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.support.small import write
from tests.support.steps import headed

from ceasefire.cli.main import main
from ceasefire.errors import InputError, StoreError
from ceasefire.ledger import chain
from ceasefire.ledger.verify import verify
from ceasefire.ledger.work import at_work, take
from ceasefire.process import open_process
from ceasefire.process.move import move
from ceasefire.store import open_store

AT = datetime(2030, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale")
    (folder / "reports" / "a.md").write_text(headed("watch", "2030-05-03", "Vale Army shelled Northby on 2 May 2030, killing three civilians."))
    assert main(["add", str(folder), str(folder / "reports")]) == 0
    return folder


def finding(root: Path) -> str:
    with open_process(root, write=True) as process:
        return process.update().findings[0].id


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert main(list(words)) == code
    told = capsys.readouterr()
    return told.out, told.err


def test_a_decision_made_without_knowing_of_another_is_kept_and_not_applied(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = finding(root)
    judge = ("judge", str(root), name, "--why", "because")
    said(capsys, *judge, "--decision", "review", "--by", "ada", "--seen", "proposed")
    out, err = said(capsys, *judge, "--decision", "withdraw", "--by", "bo", "--seen", "proposed", code=1)
    assert "withdraw by bo" in out
    assert "kept and not applied: entry" in err
    with open_process(root) as process:
        (one,) = [f for f in process.results().findings if f.id == name]
        assert one.state == "under_review"
        assert one.judged[0].partition(" ")[2] == "ada: review: because"
        assert "bo: withdraw: because (not applied: entry " in one.judged[1]
        assert [e.author for e in chain.entries(process.store, kind="judgement")] == ["ada", "bo"]
        verify(process.store)
    said(capsys, *judge, "--decision", "withdraw", "--by", "bo", "--seen", "under_review")
    with open_process(root) as process:
        assert next(f for f in process.results().findings if f.id == name).state == "withdrawn"
    assert "cannot be said to 'endorse'" in said(capsys, *judge, "--decision", "endorse", "--by", "bo", "--seen", "withdrawn", code=2)[1]


def test_dissent_is_never_in_conflict(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = finding(root)
    judge = ("judge", str(root), name, "--why", "because")
    said(capsys, *judge, "--decision", "review", "--by", "ada")
    said(capsys, *judge, "--decision", "dissent", "--by", "bo", "--seen", "proposed")
    with open_process(root) as process:
        assert [d.who for d in next(f for f in process.results().findings if f.id == name).dissent] == ["bo"]


def test_who_is_on_what(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "work", str(root))[0] == "nobody is on anything\n"
    assert said(capsys, "work", str(root), "finding-1", "--by", "ada")[0].startswith("ada is on finding-1 until ")
    assert "somebody is on finding-1 already: ada since" in said(capsys, "work", str(root), "finding-1", "--by", "bo", code=2)[1]
    said(capsys, "work", str(root), "finding-1", "--by", "bo", "--too")
    lines = said(capsys, "work", str(root), "--json")[0].splitlines()
    assert [json.loads(line)["by"] for line in lines] == ["ada", "bo"]
    said(capsys, "work", str(root), "finding-1", "--by", "ada", "--done")
    assert said(capsys, "work", str(root))[0].split()[1] == "bo"
    assert "not a time" in said(capsys, "work", str(root), "x", "--hours", "999", code=2)[1]


def test_what_somebody_took_ends_by_itself() -> None:
    with open_store(":memory:") as store:
        take(store, "incident-1", "ada", at=AT, hours=2)
        assert [one.by for one in at_work(store, AT + timedelta(hours=1))] == ["ada"]
        assert at_work(store, AT + timedelta(hours=3)) == []
        take(store, "incident-1", "bo", at=AT + timedelta(hours=3), hours=1)
        with pytest.raises(InputError, match="nobody is named"):
            take(store, "incident-1", " ", at=AT, hours=1)


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_many_processes_append_at_once(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    address = str(tmp_path / "l.db") if backend == "sqlite" else request.getfixturevalue("postgres_address")
    open_store(address, create=True, write=True).close()
    code = (
        "import sys; from datetime import datetime, UTC; from ceasefire.store import open_store; from ceasefire.ledger import chain\n"
        "with open_store(sys.argv[1], write=True, wait=60) as s:\n"
        "    for n in range(40): print(chain.append(s, 'judgement', {'n': n}, at=datetime.now(UTC), author=sys.argv[2]).hash, flush=True)\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", code, address, who], stdout=subprocess.PIPE, text=True) for who in "abc"]
    printed = [hash_ for one in started for hash_ in one.communicate()[0].split()]
    assert [one.returncode for one in started] == [0, 0, 0]
    with open_store(address) as store:
        assert verify(store).entries == 120
        assert {e.hash for e in chain.entries(store)} == set(printed)
        mine = [e.payload["n"] for e in chain.entries(store) if e.author == "b"]
        assert mine == list(range(40))


@pytest.mark.parametrize("there", ["sqlite", "postgresql"])
def test_who_has_a_database_open_that_was_moved_writes_nothing_more_into_it(root: Path, postgres_address: str, there: str) -> None:
    if there == "postgresql":
        move(root, postgres_address)
    with open_process(root, write=True) as process:
        chain.append(process.store, "judgement_draft", {}, at=AT)  # type: ignore[arg-type]
        moved = move(root, postgres_address if there == "sqlite" else "sqlite")
        with pytest.raises(StoreError, match="was moved"):
            chain.append(process.store, "judgement_draft", {}, at=AT)  # type: ignore[arg-type]
    with open_store(moved.left) as old, open_process(root) as process:
        assert verify(old).head == verify(process.store).head == moved.verified.head
    with open_process(root, write=True) as process:
        chain.append(process.store, "judgement_draft", {}, at=AT)  # type: ignore[arg-type]
