"""Getting what tests need from Debian: found, installed, or said why not. A browser stands for all of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BROKEN_APT = """#!/bin/sh
echo "Reading package lists..."
echo "E: Could not resolve the host" >&2
exit 100
"""


def browser(root: Path, tools: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "scripts" / "debian.py")]
    return subprocess.run(command, env={"PATH": str(tools)}, capture_output=True, text=True, timeout=60)


def tool(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def test_a_browser_that_is_there_needs_no_words(root: Path, tmp_path: Path) -> None:
    tool(tmp_path, "chromium", "#!/bin/sh\n")
    done = browser(root, tmp_path)
    assert done.returncode == 0
    assert "chromium" not in done.stdout + done.stderr


def test_without_means_to_install_the_reason_is_told_and_the_tests_go_on(root: Path, tmp_path: Path) -> None:
    done = browser(root, tmp_path)
    assert done.returncode == 0
    assert done.stderr.startswith("no chromium, so the browser tests of the brief are skipped: ")
    reason = "no apt-get here" if os.geteuid() == 0 else "neither root nor sudo without a password"
    assert done.stderr.splitlines()[0].endswith(reason)


def test_an_installation_that_fails_shows_why(root: Path, tmp_path: Path) -> None:
    for name in ("env", "sh"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    tool(tmp_path, "apt-get", BROKEN_APT)
    # sudo that asks nothing stands in for root where the tests do not run as root
    tool(tmp_path, "sudo", '#!/bin/sh\nshift\nexec "$@"\n')
    (tmp_path / "true").symlink_to("/usr/bin/true")
    done = browser(root, tmp_path)
    assert done.returncode == 0
    assert "apt-get update failed:" in done.stderr
    assert "E: Could not resolve the host" in done.stderr
