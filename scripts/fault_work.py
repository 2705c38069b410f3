"""What is being done when it is killed: each function works on a dossier and tells by `say` what is acknowledged."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.support.steps import headed, steps

from ceasefire.cli import show
from ceasefire.ledger import chain
from ceasefire.ledger.backup import backup
from ceasefire.ledger.erase import erase
from ceasefire.ledger.migrate import migrate
from ceasefire.package import tables, view
from ceasefire.package.build import package
from ceasefire.process import Process, open_process
from ceasefire.process.move import move
from ceasefire.reports.intake import Taken
from ceasefire.store.disk import write_whole

Say = Callable[..., None]
BATCH = "made_for_faults"
"""Kind of the entries of a batch: each names its batch and how many entries that has."""


def opened(root: Path, version: str = "1") -> Process:
    """The dossier, open for writing, with a light reader."""
    return open_process(root, write=True, steps=steps(version=version))


def last(process: Process) -> list[Any]:
    """Number and hash of the newest entry. The hash is over the hash of the entry before, so it stands for all."""
    row = process.store.last_entry()
    return [row.seq, row.leaf.hex()] if row else [0, ""]


def text(dice: random.Random) -> bytes:
    """A report, like no other; its title is of the form that `secrets` knows."""
    body = "".join(f"army shelled Milltown, killing {dice.randrange(1, 30)}. " for _ in range(dice.randrange(1, 40)))
    return headed("watch", "2030-05-03", body + f"{dice.getrandbits(512):0128x}", f"title: secret {dice.getrandbits(128):032x}\n").encode()


def intake(root: Path, dice: random.Random, say: Say) -> None:
    """Reports, one transaction each."""
    with opened(root) as process:
        while True:
            path = root / "reports" / f"{dice.getrandbits(64):016x}.md"
            path.write_bytes(text(dice))
            for item in process.add([path]):
                if isinstance(item, Taken):
                    say(last=last(process), report=item.report.id)


def batches(root: Path, dice: random.Random, say: Say) -> None:
    """Entries, hundreds in a transaction."""
    with opened(root) as process:
        while True:
            name, of = f"{dice.getrandbits(64):016x}", dice.randrange(2, 300)
            chain.append_all(process.store, [chain.New(BATCH, {"batch": name, "n": n, "of": of}, datetime.now(UTC)) for n in range(of)])
            say(last=last(process))


def update(root: Path, dice: random.Random, say: Say) -> None:
    """A changed dossier and another version of the reader, so that everything is read, matched and judged again."""
    while True:
        version = str(dice.randrange(3))
        write_whole(root / "coverage.yaml", f"# state {dice.getrandbits(64)}\n[]\n".encode())
        with opened(root, version) as process:
            process.update()
            say(last=last(process), version=version)


def export(root: Path, dice: random.Random, say: Say) -> None:
    """The files of an export, over those of the one before, at two handling marks in turn."""
    with open_process(root, steps=steps()) as process:
        results = process.results()
    while True:
        for name, made in exports(results, dice.choice(("RED", "CLEAR"))).items():
            show.write_text(root / "export" / name, made)
        say(exported=True)


def exports(results: Any, mark: str) -> dict[str, str]:
    """Name -> text of the files of an export."""
    seen = view.view(results, mark)  # type: ignore[arg-type]
    return {name: made for name, made, _ in tables.files(seen)}


def packages(root: Path, dice: random.Random, say: Say) -> None:
    """Packages for the other side, each entered in the ledger."""
    with opened(root) as process:
        while True:
            out = root.parent / f"{root.name}-{dice.getrandbits(64):016x}.package"
            package(process, out, "GREEN", now=datetime.now(UTC))
            say(last=last(process), package=str(out))


def back_up(root: Path, dice: random.Random, say: Say) -> None:
    """One backup after another."""
    with open_process(root, steps=steps()) as process:
        while True:
            out = root.parent / f"{root.name}-{dice.getrandbits(64):016x}.backup"
            made = backup(root, "d", process.store, out, at=datetime.now(UTC))
            say(backup=str(out), head=made.head)


def erasing(root: Path, dice: random.Random, say: Say) -> None:
    """Two reports at a time, until none is left."""
    with opened(root) as process:
        gone = {one.seq for one in process.store.erased()}
        left = [row.seq for row in process.store.entries(kind="report_received") if row.seq not in gone]
        dice.shuffle(left)
        while len(left) > 1:
            seqs = [left.pop(), left.pop()]
            say(erasing=seqs)
            erase(process.store, seqs, why="they name a person", at=datetime.now(UTC))
            say(last=last(process), erased=seqs)


def migration(path: Path, dice: random.Random, say: Say) -> None:
    """An old file comes forward."""
    done = migrate(path, at=datetime.now(UTC))
    say(head=done.verified.head if done else None)


def moving(root: Path, to: str, say: Say) -> None:
    """The database goes to another place."""
    say(moved=move(root, to).new)
