"""A stream of texts read on several cores: the claims of `read.read_many`, to the byte and in order."""

from __future__ import annotations

import math
import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

import msgspec

from ceasefire.claims.blas import stay_on_one_thread
from ceasefire.claims.claim import Claim
from ceasefire.claims.crew import Crew
from ceasefire.claims.given import Text
from ceasefire.claims.language import language_of
from ceasefire.claims.parse import ModelError, annotated
from ceasefire.claims.pieces import WHOLE, in_pieces, together
from ceasefire.claims.read import read_group, read_many
from ceasefire.claims.worker import possible
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError

_PAYS = 20_000
"""Letters of a stream for which workers are made: below, they would cost more than they save."""
_FIRST, _LETTERS = 4_000, 24_000
"""Letters after which a group is long enough: of the first, that of little each core gets some, and of later ones, whose sentences
are parsed together; cores end at about the same time all the same."""
_TOGETHER = 512
"""Texts of a group at most."""
_HERE, _TASTE = 8_000, 500
"""Letters of the beginning that are read in this process, so that what reading loads is loaded once and shared by the workers; and of a
text in a language that was not in it."""

JOBS = "CEASEFIRE_JOBS"
"""Variable of the environment that says how many, where no command does."""


def jobs_of(given: int | None) -> int:
    """How many cores are to read: as given, else as the environment says, else all. Raises `InputError` for fewer than one."""
    named = os.environ.get(JOBS, "").strip()
    if given is None and not named:
        return cores()
    said, by = (str(given), "--jobs") if given is not None else (named, JOBS)
    if not said.isdecimal() or int(said) < 1:
        raise InputError(f"{by} {said} does no work", "give 1 or more")
    return int(said)


def cores() -> int:
    """Cores that this process may use: those it is bound to, no more than the share of time its group is given."""
    try:
        bound = len(os.sched_getaffinity(0))
    except AttributeError:  # no such call on macOS and Windows
        return os.cpu_count() or 1
    with suppress(OSError, ValueError):
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text("ascii").split()
        bound = min(bound, max(1, math.ceil(int(quota) / int(period))))  # "max" is no number: no limit
    return bound


def read_on(texts: Iterable[Text], vocabulary: Vocabulary, jobs: int | None = None) -> Iterator[tuple[Claim, ...]]:
    """Claims of each text, in order; the same as `read_many` gives. jobs: cores that read, None: see `jobs_of`.

    Little is read in this process alone. Texts are taken as they are read, a few groups ahead. What a worker that died was at is
    read here. Raises `InputError` for fewer than one.
    """
    count = jobs_of(jobs)
    if count < 2 or not possible():
        return read_many(texts, vocabulary)
    return _read(iter(texts), vocabulary, count)


class _Piece(msgspec.Struct, frozen=True):
    """What is read at one go. last: the text ends with it; cut: the text was cut into pieces."""

    text: Text
    last: bool = True
    cut: bool = False


def _read(coming: Iterator[Text], vocabulary: Vocabulary, jobs: int) -> Iterator[tuple[Claim, ...]]:
    first: list[Text] = []
    letters = 0
    while letters < _PAYS or (len(first) < 2 and letters <= WHOLE):
        one = next(coming, None)
        if one is None:
            yield from read_many(first, vocabulary)
            return
        first.append(one)
        letters += len(one.text) - one.start
    begun = _begun(first)
    yield from read_group(first[:begun], vocabulary)
    _load(first, vocabulary)
    first = first[begun:]

    def answer(question: bytes) -> bytes:
        stay_on_one_thread()  # else a machine of 64 cores might have 64 threads in each of 64 processes
        return pickle.dumps(read_group(pickle.loads(question), vocabulary), 5)

    def put(group: Sequence[_Piece]) -> bytes:
        return pickle.dumps([piece.text for piece in group], 5)

    with Crew(answer, jobs, _groups(chain(first, coming), jobs), put) as crew:
        first = []
        pieces: list[Text] = []
        found: list[tuple[Claim, ...]] = []
        for group, said in crew.answers():
            # What no worker answered is read here, one after the other: where memory ended, this takes the least.
            read = pickle.loads(said) if said else (read_group([piece.text], vocabulary)[0] for piece in group)
            for piece, claims in zip(group, read, strict=True):
                crew.tend()  # whoever asks us may take his time: nobody waits for him
                if not piece.cut:
                    yield claims
                    continue
                pieces.append(piece.text)
                found.append(claims)
                if piece.last:
                    yield together(pieces, found)
                    pieces, found = [], []


def _begun(texts: Sequence[Text]) -> int:
    """How many of the first texts are read in this process; one at least is left."""
    letters = 0
    for number, one in enumerate(texts[:-1]):
        if letters >= _HERE or len(one.text) - one.start > WHOLE:
            return number
        letters += len(one.text) - one.start
    return len(texts) - 1


def _groups(texts: Iterable[Text], jobs: int) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    letters = made = 0
    for one in _pieces(texts):
        group.append(one)
        letters += len(one.text.text)
        if len(group) == _TOGETHER or letters >= min(_LETTERS, _FIRST * (1 + made // jobs)):
            yield group
            group, letters, made = [], 0, made + 1
    if group:
        yield group


def _pieces(texts: Iterable[Text]) -> Iterator[_Piece]:
    for one in texts:
        if len(one.text) - one.start <= WHOLE:
            yield _Piece(one)
            continue
        cut = in_pieces(one)
        for number, piece in enumerate(cut, 1):
            yield _Piece(piece, number == len(cut), True)


def _load(texts: Sequence[Text], vocabulary: Vocabulary) -> None:
    """Load what reading these takes, so that workers made after it have it already: the beginning of one text of each language is read."""
    begun = [msgspec.structs.replace(one, text=one.text[: one.start + _TASTE]) for one in texts]
    taste = {one.language or language_of(one.text[one.start :]): one for one in reversed(begun)}
    read_group([*taste.values()], vocabulary)
    if "en" in taste:
        with suppress(ModelError):  # of a text with nothing to parse nobody would have noticed
            next(annotated(["They met."]))
