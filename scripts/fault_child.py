"""A child process that works until it is killed, and tells over a pipe what was acknowledged before."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from ceasefire.errors import CeasefireError


class Child:
    """`work` in a process of its own. said: what it told, in order; broke: a traceback, which is never right."""

    def __init__(self, work: Callable[..., None], *given: Any) -> None:
        self.said: list[dict[str, Any]] = []
        self.refused, self.broke, self.ended = "", "", False
        self._rest = b""
        self._pipe, out = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._pipe)
            _work(work, given, out)
        os.close(out)

    def until(self, said: int, then: float, limit: float = 60.0) -> None:
        """Wait until it has told so much or ended, then `then` seconds."""
        end = time.monotonic() + limit
        while len(self.said) < said and not self.ended and time.monotonic() < end:
            self._read(end - time.monotonic())
        if not self.ended:
            time.sleep(then)

    def kill(self) -> None:
        """SIGKILL; what it told until then is read."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        """Until it has ended."""
        while not self.ended:
            self._read(60.0)
        os.close(self._pipe)
        os.waitpid(self.pid, 0)

    def _read(self, wait: float) -> None:
        if not select.select([self._pipe], [], [], max(wait, 0.0))[0]:
            return
        data = os.read(self._pipe, 65536)
        self.ended = not data
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            told = json.loads(line)
            self.refused = told.pop("refused", self.refused)
            self.broke = told.pop("broke", self.broke)
            if told:
                self.said.append(told)


def _work(work: Callable[..., None], given: tuple[Any, ...], out: int) -> None:
    def say(**told: Any) -> None:
        os.write(out, json.dumps(told).encode() + b"\n")

    try:
        work(*given, say)
    except CeasefireError as error:
        say(refused=str(error)[:500])
    finally:
        if sys.exc_info()[0] is not None:
            say(broke=traceback.format_exc()[-3000:])
        os._exit(0)
