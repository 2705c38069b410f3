"""Code run without root's rights, which nothing binds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_HEAD = """\
import os, sys
def become_nobody():
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
"""


def as_nobody(code: str, path: Path) -> list[str]:
    """Lines that `code` prints in a process of its own; it calls `become_nobody()` once its imports
    are made, and has `path` as its argument."""
    for one in path.parents:
        if os.geteuid() == 0 and "pytest" in one.as_posix() and not one.stat().st_mode & 0o005:
            one.chmod(0o755)  # pytest's own folders are for their owner only
    done = subprocess.run(
        [sys.executable, "-c", _HEAD + code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
