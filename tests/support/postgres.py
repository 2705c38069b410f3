"""A PostgreSQL server of Debian's packages, run by an unprivileged user on a socket in a temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.debian import postgres

NOBODY = 65534


def available() -> bool:
    """Whether PostgreSQL is installed."""
    return postgres() is not None


@contextmanager
def server() -> Iterator[str]:
    """The address of a fresh server's database; it and its files are gone afterwards.

    A socket's path has 107 characters at most, so the folder is not pytest's.
    """
    programs = Path(postgres() or "")
    root = Path(tempfile.mkdtemp(prefix="pg"))
    as_nobody = {"user": NOBODY, "group": NOBODY} if os.geteuid() == 0 else {}
    if as_nobody:
        os.chown(root, NOBODY, NOBODY)

    def run(program: str, *words: str) -> None:
        done = subprocess.run([str(programs / program), *words], capture_output=True, text=True, cwd=root, **as_nobody)  # type: ignore[call-overload]
        if done.returncode:
            log = root / "log"
            raise RuntimeError(done.stderr + (log.read_text() if log.exists() else ""))

    data = root / "data"
    run("initdb", "-D", str(data), "-U", "officer", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    options = f"-k {root} -c listen_addresses='' -c shared_buffers=32MB -c max_connections=60"
    try:
        run("pg_ctl", "-D", str(data), "-l", str(root / "log"), "-o", options, "-w", "start")
        try:
            yield f"postgresql://officer@/postgres?host={root}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(root, ignore_errors=True)
