"""A stream of texts on several cores: the same claims in the same order, whatever becomes of who reads them."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ceasefire.claims import crew as crew_module
from ceasefire.claims import many
from ceasefire.claims.crew import Crew
from ceasefire.claims.given import Text
from ceasefire.claims.many import JOBS, cores, jobs_of, read_on
from ceasefire.claims.pieces import WHOLE
from ceasefire.claims.read import read_many
from ceasefire.dossier.general import general_vocabulary
from ceasefire.errors import InputError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="no forks here")

_ENGLISH = (
    "Rebels shelled the market of Taiz on {day}, killing {n} people, a health official said.",
    "The army said on {day} that {n} of its soldiers had died in an ambush near Maiduguri.",
    "Both sides denied that the truce was broken; monitors counted {n} explosions overnight.",
    "The bakery won {n} prizes at the fair on {day}.",
)
_ARABIC = (
    "قتل {n} مدنيين في قصف على مدينة تعز يوم {day}، بحسب مصدر طبي.",
    "أعلنت الحكومة هدنة لمدة {n} أيام ابتداء من يوم {day}.",
)


def _words(rng: random.Random, sentences: int, patterns: tuple[str, ...], days: tuple[str, ...]) -> str:
    return " ".join(rng.choice(patterns).format(day=rng.choice(days), n=rng.randint(2, 99)) for _ in range(sentences))


def _texts(seed: int, count: int) -> list[Text]:
    """Texts of all sizes in both languages, some empty, some too long for one piece, one beginning behind a header."""
    rng = random.Random(seed)
    out = []
    for n in range(count):
        arabic = rng.random() < 0.4
        text = _words(rng, rng.choice((0, 1, 2, 4, 9, 40)), *((_ARABIC, ("السبت", "الأحد")) if arabic else (_ENGLISH, ("Monday", "Sunday"))))
        if rng.random() < 0.05:
            text = "\ud800 " + text  # half a character, as broken pages have it
        out.append(
            Text(
                text="header: yes\n" + text, start=12, published=rng.choice((None, datetime(2024, 3, 3, tzinfo=UTC))), report=f"r{n}",
                seq=n, language=rng.choice((None, "ar" if arabic else "en")), explain=rng.random() < 0.5, doubt=rng.random() < 0.5,
            )
        )  # fmt: skip
    return out


class _Seen(Crew):  # type: ignore[type-arg]
    """A crew that is remembered."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        _CREWS.append((self, self.pids()))


_CREWS: list[tuple[_Seen, list[int]]] = []


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Workers are made for next to nothing, and groups are small; in the end none is left."""
    monkeypatch.setattr(many, "_PAYS", 1)
    monkeypatch.setattr(many, "_HERE", 300)
    monkeypatch.setattr(many, "_FIRST", 300)
    monkeypatch.setattr(many, "_LETTERS", 2_000)
    monkeypatch.setattr(many, "Crew", _Seen)
    _CREWS.clear()
    yield
    assert not _left()


def _left() -> list[int]:
    return [pid for _, made in _CREWS for pid in made if not _gone(pid)]


def _gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize(("seed", "jobs"), [(1, 2), (2, 3), (3, 5)])
def test_claims_are_those_of_one_process_to_the_byte(eager: None, seed: int, jobs: int) -> None:
    words, texts = general_vocabulary(), _texts(seed, 40)
    assert [repr(one) for one in read_on(iter(texts), words, jobs)] == [repr(one) for one in read_many(texts, words)]
    assert len(_CREWS[0][1]) == jobs


def test_a_text_in_pieces_among_short_ones_is_put_together_again(eager: None) -> None:
    words, texts = general_vocabulary(), _texts(4, 6)
    rng = random.Random(4)
    # Little of it is of war, so that it is read in no time.
    dull = "\n\n".join(_words(rng, 12, _ENGLISH[3:], ("Monday",)) + (" " + _words(rng, 1, _ENGLISH[:2], ("Sunday",)) if n % 20 == 0 else "") for n in range(100))
    assert len(dull) > WHOLE
    texts[3:3] = [Text(text=dull, report="long", doubt=True, language="en")]
    assert repr(list(read_on(texts, words, 2))) == repr(list(read_many(texts, words)))


@pytest.mark.parametrize("texts", [[], [Text(text="")], [Text(text="   "), Text(text="")]])
def test_nothing_gives_nothing(eager: None, texts: list[Text]) -> None:
    assert list(read_on(texts, general_vocabulary(), 2)) == [()] * len(texts)


def _never(*_: object) -> None:
    raise AssertionError("a worker was made")


def test_little_is_read_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "Crew", _never)
    words, texts = general_vocabulary(), _texts(5, 8)
    assert list(read_on(texts, words, 8)) == list(read_many(texts, words))
    # One text cannot be shared out, however long, as long as it is read in one.
    one = Text(text="The bakery won two prizes at the fair. " * 1000)
    assert len(one.text) > many._PAYS
    assert list(read_on([one], words, 8)) == [()]


def test_one_core_makes_no_workers(eager: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "Crew", _never)
    words, texts = general_vocabulary(), _texts(6, 8)
    assert list(read_on(texts, words, 1)) == list(read_many(texts, words))
    monkeypatch.setenv(JOBS, "1")
    assert len(list(read_on(texts, words))) == 8


def test_no_more_is_taken_than_is_soon_read(eager: None) -> None:
    taken = 0

    def stream() -> Iterator[Text]:
        nonlocal taken
        while True:
            taken += 1
            yield Text(text=f"Rebels shelled Taiz on Sunday, killing {taken} people. " * 8, report=str(taken))

    reading = read_on(stream(), general_vocabulary(), 2)
    for n in range(1, 60):
        next(reading)
        assert taken - n <= (crew_module._AHEAD * 2 + 2) * (2_000 // 400 + 1)
    reading.close()


def test_what_a_killed_worker_was_at_is_read_all_the_same(eager: None) -> None:
    words, texts = general_vocabulary(), _texts(7, 50)
    out = []
    for n, claims in enumerate(read_on(texts, words, 3)):
        out.append(repr(claims))
        if n in (2, 15, 30):  # in the end none is left
            os.kill(_CREWS[0][0].pids()[0], signal.SIGKILL)
    assert out == [repr(one) for one in read_many(texts, words)]


def test_what_a_worker_cannot_answer_is_read_here(eager: None, monkeypatch: pytest.MonkeyPatch) -> None:
    words, texts, here = general_vocabulary(), _texts(8, 30), os.getpid()
    real = many.read_group

    def grudging(group: list[Text], vocabulary: object) -> object:
        if os.getpid() != here and any(one.seq % 4 == 0 for one in group):
            raise MemoryError
        return real(group, vocabulary)  # type: ignore[arg-type]

    monkeypatch.setattr(many, "read_group", grudging)
    assert repr(list(read_on(texts, words, 2))) == repr(list(read_many(texts, words)))


def test_what_goes_wrong_with_the_texts_is_raised_behind_what_was_read(eager: None) -> None:
    def stream() -> Iterator[Text]:
        yield from _texts(9, 40)
        raise OSError("the disk went away")

    out = []
    with pytest.raises(OSError, match="the disk went away"):
        for claims in read_on(stream(), general_vocabulary(), 2):
            out.append(claims)
    assert len(out) >= 20


def test_who_stops_asking_leaves_no_process(eager: None) -> None:
    reading = read_on(_texts(10, 60), general_vocabulary(), 3)
    while not _CREWS:
        next(reading)
    assert len(_left()) == 3
    reading.close()
    assert not _left()


@pytest.mark.parametrize("said", ["0", "-1", "two", "1.5"])
def test_cores_that_are_none_are_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(JOBS, said)
    with pytest.raises(InputError, match=f"{JOBS} {said} does no work"):
        jobs_of(None)
    assert jobs_of(3) == 3
    with pytest.raises(InputError, match="--jobs 0 does no work"):
        jobs_of(0)


def test_all_cores_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(JOBS, raising=False)
    assert 1 <= jobs_of(None) == cores() <= (os.cpu_count() or 1)
    monkeypatch.setenv(JOBS, " 7 ")
    assert jobs_of(None) == 7


# Whatever is started behind a script's "&" is born deaf to key presses, and its children with it; this reader hears them.
_READER = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {src!r})
from ceasefire.claims import many
from ceasefire.claims.given import Text
from ceasefire.dossier.general import general_vocabulary
many._PAYS, many._LETTERS = 1, 4000
class Seen(many.Crew):
    def __enter__(self):
        print(*self.pids(), flush=True)
        return self
many.Crew = Seen
def stream():
    n = 0
    while True:
        n += 1
        yield Text(text=f"Rebels shelled Taiz on Sunday, killing {{n}} people. ")
try:
    for _ in many.read_on(stream(), general_vocabulary(), 2):
        pass
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked at in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_the_process_that_made_them(how: signal.Signals) -> None:
    source = str(Path(many.__file__).parents[2])
    with subprocess.Popen([sys.executable, "-c", _READER.format(src=source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        workers = [int(pid) for pid in reader.stdout.readline().split()]
        assert len(workers) == 2
        time.sleep(0.3)  # they are at work
        if how is signal.SIGINT:
            os.killpg(reader.pid, how)  # as a key press does: all of them hear of it
        else:
            reader.send_signal(how)
        until = time.monotonic() + 30
        while not all(map(_gone, workers)) and time.monotonic() < until:
            time.sleep(0.05)
        assert all(map(_gone, workers))
        assert reader.wait(30) == (130 if how is signal.SIGINT else -how)
        assert reader.stderr.read() == ""
