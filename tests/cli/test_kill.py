"""kill -9 in the middle of intake: every id that was printed is there, and the chain holds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.small import write
from tests.support.steps import headed

from ceasefire.ledger.verify import verify
from ceasefire.store import open_store

REPORTS = 300
SEED = int(os.environ.get("CEASEFIRE_SEED", "20300501"))


def add(root: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ceasefire", "add", str(root), *words]
    pipe = subprocess.PIPE
    # Who runs the tests in the background has interrupts ignored, and a child would inherit that.
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale")
    for n in range(REPORTS):
        (folder / "reports" / f"{n:03}.md").write_text(headed("watch", "2030-05-03", f"Report {n}. " * 50))
    return folder


def test_a_kill_at_any_moment_loses_nothing_acknowledged(root: Path) -> None:
    dice = random.Random(SEED)
    acknowledged: set[str] = set()
    for _ in range(6):
        wanted = dice.randrange(1, 60)
        with add(root, str(root / "reports")) as process:
            assert process.stdout is not None
            seen = 0
            for line in process.stdout:
                acknowledged.add(line.split()[0])
                seen += "new" in line.split()[1]
                if seen == wanted:
                    os.kill(process.pid, signal.SIGKILL)
                    break
            acknowledged |= {
                line.split()[0] for line in process.stdout.read().splitlines() if line.endswith(".md")
            }
            assert process.wait() == -signal.SIGKILL, f"seed {SEED}"
        with open_store(root / "ledger.db") as store:
            kept = {row.id[:12] for row in store.reports()}
            assert acknowledged <= kept, f"seed {SEED}"
            assert verify(store).reports == len(kept), f"seed {SEED}"
    with add(root, str(root / "reports")) as process:
        out, _ = process.communicate()
        assert process.returncode == 0
    assert len(out.splitlines()) == REPORTS
    with open_store(root / "ledger.db") as store:
        assert verify(store).reports == REPORTS
        assert [row.seq for row in store.reports()] == list(range(1, REPORTS + 1))


def test_an_interrupt_is_clean(root: Path) -> None:
    with add(root, str(root / "reports"), "-") as process:  # it waits for the text that never comes
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        err = process.stderr.read()
    assert process.returncode == 130, err
    assert "Traceback" not in err
    with open_store(root / "ledger.db") as store:
        verify(store)


def test_a_closed_pipe_is_clean(root: Path) -> None:
    with add(root, str(root / "reports")) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 141, err
    assert "Traceback" not in err
    assert "Error" not in err


def test_two_processes_take_turns_and_nothing_is_lost(root: Path) -> None:
    """Both take in the same folder at once: each report is one, and what either printed is there."""
    with add(root, str(root / "reports")) as one, add(root, str(root / "reports")) as two:
        outs = [one.communicate()[0], two.communicate()[0]]
        assert (one.returncode, two.returncode) == (0, 0)
    new = [line.split()[0] for out in outs for line in out.splitlines() if line.split()[1] == "new"]
    assert len(new) == len(set(new)) == REPORTS
    with open_store(root / "ledger.db") as store:
        assert verify(store).reports == REPORTS
        assert {row.id[:12] for row in store.reports()} == set(new)
