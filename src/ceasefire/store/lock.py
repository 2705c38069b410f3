"""One writer at a time: a lock that the system releases when its holder dies, and that names the holder."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import msgspec

from ceasefire.errors import BusyError, StoreError

WAIT_S = 10.0
"""How long a second writer waits before it is told who is in its way, seconds."""
_STEP_S = 0.002, 0.05
"""Between two tries, seconds: the first, and the longest that it grows to."""

_SIGNED = 256
"""Bytes of what a holder writes."""


class Holder(msgspec.Struct, frozen=True):
    """Who holds a lock. since: UTC, ISO 8601."""

    pid: int
    command: str
    since: str


def this_command() -> str:
    """The running command without its arguments, which may name people or places: `ceasefire add`."""
    name = Path(sys.argv[0]).name if sys.argv and sys.argv[0] else "python"
    if name == "__main__.py":
        name = "ceasefire"
    words = [name, *(a for a in sys.argv[1:2] if a.isalpha())]
    return " ".join(words)


class Lock:
    """An exclusive lock on a file beside the database, held while something is written. The file stays."""

    def __init__(self, path: Path, wait: float = WAIT_S) -> None:
        """Open the file, without taking the lock. `StoreError` if there are no rights to."""
        self.path, self.wait, self._command = path, wait, this_command()
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise _refused(path, error) from error

    def __enter__(self) -> Self:
        """Take the lock; `BusyError` names the holder after `wait` seconds."""
        until, step = time.monotonic() + self.wait, _STEP_S[0]
        while not self._try():
            if time.monotonic() >= until:
                raise _busy(self.path, _holder(self._file))
            time.sleep(step)
            step = min(step * 1.5, _STEP_S[1])
        self._sign()
        return self

    def __exit__(self, *_: object) -> None:
        """Give the lock back."""
        if self._file >= 0:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def _try(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise _refused(self.path, error) from error
        return True

    def _sign(self) -> None:
        since = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        name = msgspec.json.encode(Holder(os.getpid(), self._command, since)).ljust(_SIGNED)
        try:
            # Of one length: a file whose size does not change costs the disk nothing when the database is synced.
            if os.fstat(self._file).st_size > len(name):
                os.ftruncate(self._file, 0)
            os.pwrite(self._file, name, 0)
        except OSError as error:
            fcntl.flock(self._file, fcntl.LOCK_UN)
            raise _refused(self.path, error) from error

    def close(self) -> None:
        """Give the lock and the file back. A second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _holder(file: int) -> Holder | None:
    try:
        return msgspec.json.decode(os.pread(file, 4096, 0), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return None  # its holder is just signing: who it is matters less than that it is there


def _busy(path: Path, holder: Holder | None) -> BusyError:
    who = f"process {holder.pid} ({holder.command}), since {holder.since}" if holder else "another process"
    return BusyError(
        f"the dossier is being written by {who}",
        "wait until it has ended and try again; commands that only read work meanwhile",
        file=str(path.parent),
    )


def _refused(path: Path, error: OSError) -> StoreError:
    if error.errno == errno.ENOSPC:
        return StoreError(
            "the disk is full", "free some space and run the command again", file=str(path.parent)
        )
    if error.errno == errno.ENOENT:
        return StoreError("there is no such folder", "check the path of the dossier", file=str(path.parent))
    return StoreError(
        f"cannot be written ({error.strerror})",
        "give yourself the right to write into this folder, or copy the dossier to one where you have it",
        file=str(path.parent),
    )
