"""A process that answers for this one: made from it as it stands, it knows all that is loaded, and copies nothing until it writes."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

Answer = Callable[[bytes], bytes]
"""What a worker does: an answer to each question, both as bytes."""


def possible() -> bool:
    """Whether workers can be made here. Off the main thread they are not: what another thread holds at that moment (a lock, half of a
    table) a fork would hold for ever. On macOS its own libraries do not survive a fork."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.current_thread() is threading.main_thread()


class Worker:
    """One worker. pid: of its process, 0 once it was ended. It ends when it is told to, and by itself when this process is gone, however that went."""

    def __init__(self, answer: Answer) -> None:
        ours, its = Pipe()
        with warnings.catch_warnings():
            # Newer Pythons warn of any other thread: a progress bar's holds nothing that a worker needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if self.pid == 0:
            _work(its, answer)
        its.close()
        self._line = ours

    def fileno(self) -> int:
        """What can be waited on: readable when an answer is there, or the worker is gone."""
        return self._line.fileno()

    def ask(self, question: bytes) -> bool:
        """Whether it could be asked; only one that is not at work may be. False: it is gone."""
        try:
            self._line.send_bytes(question)
        except OSError:
            return False
        return True

    def told(self) -> bytes | None:
        """Its answer, waited for; None when it is gone."""
        try:
            return self._line.recv_bytes()
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """End it, whatever it is at: it keeps nothing. Can be called again."""
        if self.pid:
            pid, self.pid = self.pid, 0
            self._line.close()
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):  # somebody else took note of its end
                os.waitpid(pid, 0)


def _work(line: Connection, answer: Answer) -> None:
    """The whole life of a worker; never comes back. It ends without a word over whatever goes wrong: who asked does the work himself."""
    try:
        _alone(line.fileno())
        while True:
            line.send_bytes(answer(line.recv_bytes()))
    finally:
        os._exit(0)


def _alone(line: int) -> None:
    """Lets go of what is the other process's: its interrupts, its files and locks, its memory."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key press reaches all; the other one ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what was there before is never looked through: that would copy it
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    # A lock on a file lasts as long as anybody has it open; the ends of others' lines would keep those from hearing of our end.
    mine = Path("/proc/self/fd")
    for at in [int(one.name) for one in mine.iterdir()] if mine.is_dir() else []:
        if at > 2 and at != line:
            with suppress(OSError):
                os.close(at)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", "ascii")  # where memory ends, rather a worker than who holds the results


