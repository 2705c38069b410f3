"""Workers that share a row of questions; their answers come in its order."""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Callable, Iterator
from typing import Generic, Self, TypeVar

from ceasefire.claims.worker import Answer, Worker
from ceasefire.errors import CeasefireError

Q = TypeVar("Q")

_AHEAD = 3
"""Questions for each worker that are given out or answered, and not yet handed over: so much is in memory at most."""


class _Asked(Generic[Q]):
    """A question that was given out. done: nothing more is waited for; answer: b"" as long as there is none, and where its worker is gone."""

    def __init__(self, question: Q) -> None:
        self.question, self.answer, self.done = question, b"", False


class Crew(Generic[Q]):
    """So many workers, and the questions for them. Use it as a context manager: behind it none is left."""

    def __init__(self, answer: Answer, count: int, questions: Iterator[Q], put: Callable[[Q], bytes]) -> None:
        self._questions, self._put, self._most = questions, put, _AHEAD * count
        self._row: deque[_Asked[Q]] = deque()
        self._busy: dict[int, tuple[Worker, _Asked[Q]]] = {}
        self._over = False  # there are no more questions
        self._fault: CeasefireError | OSError | None = None  # what went wrong with asking
        self._poll = select.poll()
        self._workers: list[Worker] = []
        try:
            for _ in range(count):
                self._workers.append(Worker(answer))
        except OSError:  # no more processes, or no memory for them: with those that there are
            pass
        except BaseException:
            self.end()
            raise
        self._idle = list(self._workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """End all workers, whatever they are at."""
        for one in self._workers:
            one.end()

    def pids(self) -> list[int]:
        """The numbers of the processes that are at work or wait for it."""
        return [one.pid for one in self._workers if one.pid]

    def answers(self) -> Iterator[tuple[Q, bytes]]:
        """Each question and its answer, in order; b"" where its worker is gone, or none is left. What goes wrong
        with asking is raised behind the answers to what was asked before."""
        while True:
            self.tend()
            while self._row and not self._row[0].done:
                self.tend(wait=True)
            if self._row:
                asked = self._row.popleft()
                yield asked.question, asked.answer
            elif (alone := self._next()) is not None:
                yield alone, b""
            elif self._fault is not None:
                raise self._fault
            else:
                return

    def tend(self, *, wait: bool = False) -> None:
        """Take the answers that are there, and give out what may be given out. wait: until one is there."""
        for at, _ in self._poll.poll(None if wait else 0) if self._busy else ():
            worker, asked = self._busy.pop(at)
            said = worker.told()
            self._poll.unregister(at)
            asked.answer, asked.done = said or b"", True
            if said is None:
                worker.end()
            else:
                self._idle.append(worker)
        while self._idle and len(self._row) < self._most and (question := self._next()) is not None:
            self._give(question)

    def _give(self, question: Q) -> None:
        asked, put = _Asked(question), self._put(question)
        self._row.append(asked)
        while self._idle:
            worker = self._idle.pop()
            if worker.ask(put):
                self._busy[worker.fileno()] = worker, asked
                self._poll.register(worker.fileno(), select.POLLIN)
                return
            worker.end()
        asked.done = True

    def _next(self) -> Q | None:
        question = None
        if not self._over:
            try:
                question = next(self._questions, None)
            except (CeasefireError, OSError) as error:
                self._fault = error  # raised when all before it has been answered
            self._over = question is None
        return question
