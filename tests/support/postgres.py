"""A PostgreSQL server of Debian's packages, run by an unprivileged user on a socket in a temporary folder."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from scripts.debian import postgres

NOBODY = 65534


def available() -> bool:
    """Whether PostgreSQL is installed."""
    return postgres() is not None


class Server:
    """A server with its files in a folder of its own. A socket's path has 107 characters at most, so it is not pytest's."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="pg"))
        self.data = self.root / "data"
        self.address = f"postgresql://officer@/postgres?host={self.root}"
        if os.geteuid() == 0:
            os.chown(self.root, NOBODY, NOBODY)
        self._run("initdb", "-D", str(self.data), "-U", "officer", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")

    def start(self, *, largest: int | None = None) -> None:
        """Start it. largest: of a file that it may write, bytes."""
        options = f"-k {self.root} -c listen_addresses='' -c shared_buffers=32MB -c max_connections=60"
        self._run("pg_ctl", "-D", str(self.data), "-l", str(self.root / "log"), "-o", options, "-w", "start", largest=largest)

    def stop(self) -> None:
        """Stop it, in order."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """SIGKILL to all its processes at once, as when a machine stops. Returns when they are gone."""
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(first, signal.SIGSTOP)  # so that it starts no others meanwhile
        processes = [first, *_children(first)]
        for one in processes:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        while any(_lives(one) for one in processes):
            time.sleep(0.005)
        # In a container nobody may collect the dead, and the next server takes the number for one that lives.
        for left in (self.data / "postmaster.pid", *self.root.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def remove(self) -> None:
        """Delete its files."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _run(self, program: str, *words: str, largest: int | None = None) -> None:
        more: dict[str, Any] = {"user": NOBODY, "group": NOBODY} if os.geteuid() == 0 else {}
        if largest is not None:
            more["preexec_fn"] = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        done = subprocess.run([str(Path(postgres() or "") / program), *words], capture_output=True, text=True, cwd=self.root, **more)
        if done.returncode:
            log = self.root / "log"
            raise RuntimeError(done.stderr + (log.read_text() if log.exists() else ""))


@contextmanager
def server() -> Iterator[str]:
    """The address of a fresh server's database; it and its files are gone afterwards."""
    made = Server()
    try:
        made.start()
        try:
            yield made.address
        finally:
            made.stop()
    finally:
        made.remove()


def _children(parent: int) -> list[int]:
    out = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError, IndexError):
            if entry.name.isdigit() and int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                out.append(int(entry.name))
    return out


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (OSError, IndexError):
        return False
