"""Folders for work: removed afterwards, by the next process where one was killed, and never under one that lives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ceasefire.store.scratch import scratch

STAY = """
import sys, time
from pathlib import Path
from ceasefire.store.scratch import scratch
with scratch(Path(sys.argv[1]), "backup") as folder:
    (folder / "half").write_text("x")
    print(folder, flush=True)
    time.sleep(60)
"""


def test_what_a_killed_process_left_is_removed_and_what_a_living_one_has_is_not(tmp_path: Path) -> None:
    def other() -> tuple[subprocess.Popen[str], Path]:
        made = subprocess.Popen([sys.executable, "-c", STAY, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert made.stdout is not None
        return made, Path(made.stdout.readline().strip())

    killed, left = other()
    with killed:
        killed.kill()
    living, kept = other()
    (tmp_path / ".backup-of-mine").write_text("a file")
    with living:
        assert left.parent == tmp_path
        assert not left.exists(), "the second one removed it"
        with scratch(tmp_path, "backup") as folder:
            assert folder.is_dir()
            assert (kept / "half").exists()
        assert not folder.exists()
        living.kill()
    with scratch(tmp_path, "restore"):
        assert kept.exists(), "of another kind of work"
    with scratch(tmp_path, "backup"):
        assert not kept.exists()
    assert (tmp_path / ".backup-of-mine").read_text() == "a file"
