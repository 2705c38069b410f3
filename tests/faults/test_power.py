"""A loss of power: what the disk had not confirmed is there in part, torn or not at all.

SQLite writes a commit to its log and waits for the disk before it says that it is done; later it copies the log into
the file and waits again. Between two waits any of the sectors written may have reached the disk. That is simulated from
the files as they were before and after each commit.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.support.small import write

from ceasefire.errors import LedgerError
from ceasefire.ledger import chain, seen
from ceasefire.ledger.merkle import EMPTY
from ceasefire.ledger.verify import verify
from ceasefire.process import open_process
from ceasefire.store import Store, open_store

AT = datetime(2030, 5, 1, 12, tzinfo=UTC)
SEED = int(os.environ.get("CEASEFIRE_SEED", "20300501"))
SECTOR = 512
"""What a disk writes whole, bytes."""

FRAME, LOG_HEADER, LOG = 4096 + 24, 32, b"\x37\x7f\x06"


class State(NamedTuple):
    """A database's files after a commit, and its head."""

    file: bytes
    log: bytes
    head: str


def states(path: Path, dice: random.Random, commits: int, checkpoint: int) -> list[State]:
    """After each of some commits. checkpoint: pages in the log after which it is copied into the file."""
    out = []
    with open_store(path, create=True, write=True) as store:
        store._dbapi.execute(f"PRAGMA wal_autocheckpoint = {checkpoint}")  # type: ignore[attr-defined]
        for _ in range(commits):
            commit(store, dice)
            out.append(State(path.read_bytes(), path.with_name(path.name + "-wal").read_bytes(), str(chain.head(store))))
    return out


def commit(store: Store, dice: random.Random) -> None:
    with store.transaction():
        data = dice.randbytes(dice.choice((10, 300, 9000)))
        store.put_blob(data[:8].hex(), data)
        chain.append_all(store, [chain.New("judgement", {"n": n, "why": "x" * dice.randrange(400)}, AT) for n in range(dice.randrange(1, 40))])


def mixed(before: bytes, after: bytes, dice: random.Random) -> bytes:
    """The file when only some of the sectors that changed were written, and perhaps not to its end."""
    # A log that is begun anew gets its new header first, and SQLite waits for the disk before it writes more.
    before = after[:LOG_HEADER] + before[LOG_HEADER:] if after.startswith(LOG) else before
    share = dice.choice((0.1, 0.5, 0.9, 1.0))
    out = bytearray(before.ljust(len(after), b"\0"))
    for at in range(0, len(after), SECTOR):
        if dice.random() < share:
            out[at : at + SECTOR] = after[at : at + SECTOR]
    return bytes(out[: dice.randrange(len(before), len(out) + 1)] if len(out) > len(before) else out)


def after_power(folder: Path, file: bytes, log: bytes) -> Iterator[Store]:
    for left in folder.glob("after.db*"):
        left.unlink()
    (folder / "after.db").write_bytes(file)
    (folder / "after.db-wal").write_bytes(log)
    with open_store(folder / "after.db", write=True) as store:
        yield store


@pytest.mark.parametrize("checkpoint", [8, 60, 1000])
def test_after_a_loss_of_power_everything_acknowledged_is_there(tmp_path: Path, checkpoint: int) -> None:
    dice = random.Random(f"power {SEED} {checkpoint}")
    made = states(tmp_path / "ledger.db", dice, 20, checkpoint)
    ends = []
    for before, after in pairwise(made):
        for _ in range(3):  # while the log is written: the commit was not acknowledged yet
            for store in after_power(tmp_path, before.file, mixed(before.log, after.log, dice)):
                ends.append(verify(store, head=before.head).head)
                assert ends[-1] in (before.head, after.head), f"seed {SEED}"
                commit(store, dice)
                verify(store, head=ends[-1])
        if after.file != before.file:  # while the log is copied into the file
            for store in after_power(tmp_path, mixed(before.file, after.file, dice), after.log):
                assert verify(store).head == after.head, f"seed {SEED}"
    assert len(set(ends)) > 15


def test_of_a_log_that_was_cut_off_a_beginning_is_left_and_a_known_head_tells(tmp_path: Path) -> None:
    dice = random.Random(f"cut {SEED}")
    made = states(tmp_path / "ledger.db", dice, 25, 10**6)
    file, log, head = made[-1]
    heads = [f"0-{EMPTY.hex()}", *(one.head for one in made)]
    write(tmp_path)
    (tmp_path / "dossier.yaml").write_text((tmp_path / "dossier.yaml").read_text() + f"store: {tmp_path}/after.db\n")
    frames = range(LOG_HEADER, len(log), FRAME)
    cuts = sorted({*dice.sample(frames, min(25, len(frames))), *(dice.randrange(len(log)) for _ in range(20))})
    place = 0
    for cut in cuts:
        for store in after_power(tmp_path, file, log[:cut]):
            found = verify(store).head
            assert found in heads, f"seed {SEED}, cut at {cut}"
            assert heads.index(found) >= place
            place = heads.index(found)
            if found != head:
                with pytest.raises(LedgerError, match="cut off"):
                    verify(store, head=head)
        (tmp_path / seen.NAME).write_text(head + "\n")
        if found != head:
            with pytest.raises(LedgerError, match=rf"this machine has seen {head.partition('-')[0]} entries, and there are {found.partition('-')[0]}"):
                open_process(tmp_path, write=True)
    assert 0 < place < len(heads)
