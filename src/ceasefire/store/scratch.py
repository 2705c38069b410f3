"""Folders for work that a kill may stop: what a killed process left is removed by the next."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch(parent: Path, name: str) -> Iterator[Path]:
    """An empty folder `.NAME-…` in `parent`, gone afterwards. Those of processes that were killed are removed first.

    A process locks its own; the system takes the lock away when the process ends, however it ends.
    """
    for left in parent.glob(f".{name}-*"):
        lock = _locked(left)
        if lock is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)
    while True:
        made = Path(tempfile.mkdtemp(dir=parent, prefix=f".{name}-"))
        lock = _locked(made)
        if lock is not None and made.exists():
            break
        if lock is not None:  # another process took it for one that was left
            os.close(lock)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(lock)


def _locked(folder: Path) -> int | None:
    """A lock on a folder, None where its owner lives or it is none."""
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
