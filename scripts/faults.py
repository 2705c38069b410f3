"""Kills the program and the database server at random moments and checks that nothing acknowledged is lost (`make test-faults`).

    .venv/bin/python -m scripts.faults [--kills 500] [--seed N] [--only KIND] [--flips N]

A round: a process is at work on a dossier (taking in, updating, exporting, …), tells what it has acknowledged, and gets
SIGKILL at a random moment; or all processes of the PostgreSQL server do, which writes with fsync as it does by default.
Then the ledger has to verify, to begin with every head seen before, to have every acknowledged entry and report, and
there must be no half of anything. Afterwards single bits are flipped in a closed database (`fault_flips.py`). The seed is
printed; rounds go on after a loss, and the exit code is then 1.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from scripts import fault_work as work
from scripts.fault_check import (
    Known,
    LossError,
    check,
    check_erased,
    check_results,
    relation_files,
    seeded,
)
from scripts.fault_child import Child
from scripts.fault_flips import flips
from tests.support import format1
from tests.support.postgres import Server, available
from tests.support.small import write
from tests.support.steps import steps

from ceasefire.errors import CeasefireError, InputError
from ceasefire.ledger import chain
from ceasefire.ledger.backup import restore
from ceasefire.ledger.erase import erase
from ceasefire.ledger.migrate import migrate
from ceasefire.process import open_process
from ceasefire.process.move import move
from ceasefire.store import open_store

SHARES = {"intake": 5, "batch": 4, "update": 3, "erase": 3, "backup": 2, "export": 2, "package": 1, "move": 2, "migrate": 2, "server": 3}
"""Of so many kills each kind gets so many."""

VERIFY = Path(__file__).resolve().parents[1] / "src" / "ceasefire" / "package" / "verify.py"

RENEWED = 12  # rounds after which a dossier is made anew: an old one takes long to verify


class Place:
    """One store under test, with the dossier that is in it now."""

    def __init__(self, folder: Path, server: Server | None) -> None:
        self.folder, self.server = folder, server
        self.numbers = itertools.count()
        self.known: Known | None = None
        self.rounds = 0

    @property
    def name(self) -> str:
        """Which store it is."""
        return "postgresql" if self.server else "sqlite"

    def fresh(self) -> Known:
        """A new small dossier with an empty store."""
        n = next(self.numbers)
        root = write(self.folder / f"{self.name}{n}", {"coverage.yaml": "[]\n"})
        if self.server is not None:
            with (root / "dossier.yaml").open("a") as file:
                file.write(f'store: "{self.server.address}&schema=f{n}"\n')
        return Known(root)

    def current(self, dice: random.Random) -> Known:
        """The dossier at work; a new one after some rounds."""
        if self.known is None or self.rounds >= RENEWED:
            if self.known is not None:
                shutil.rmtree(self.known.root, ignore_errors=True)
            self.known, self.rounds = self.fresh(), 0
            seeded(self.known.root, dice, 6)
            check(self.known, dice)
        self.rounds += 1
        return self.known


def killed(child: Child, dice: random.Random, said: int, then: float) -> None:
    """Kill it after so many acknowledgements and up to `then` seconds more."""
    child.until(dice.randrange(said + 1), dice.random() * then)
    child.kill()
    if child.broke:
        raise LossError(f"a traceback: {child.broke}")


def plain(doing: Callable[..., None], said: int, then: float) -> Callable[[Place, random.Random], int]:
    """A kind of round in which the dossier is checked and nothing else."""

    def round_(place: Place, dice: random.Random) -> int:
        known = place.current(dice)
        child = Child(doing, known.root, random.Random(dice.getrandbits(64)))
        killed(child, dice, said, then)
        return settle(known, child, dice)

    return round_


def settle(known: Known, child: Child, dice: random.Random) -> int:
    """Check a dossier after a kill; how much was acknowledged."""
    for told in child.said:
        known.told(told)
    if child.refused:
        raise LossError(f"refused: {child.refused}")
    check(known, dice)
    return sum("erasing" not in told for told in child.said)


def update(place: Place, dice: random.Random) -> int:
    """Killed while what is derived is written."""
    known = place.current(dice)
    child = Child(work.update, known.root, random.Random(dice.getrandbits(64)))
    killed(child, dice, 3, 0.06)
    done = settle(known, child, dice)
    check_results(known, str(dice.randrange(3)))
    return done


def export(place: Place, dice: random.Random) -> int:
    """Killed while files are written: each is whole, of one export or the other."""
    known = place.current(dice)
    with open_process(known.root, steps=steps()) as process:
        results = process.results()
    (known.root / "export").mkdir(exist_ok=True)
    child = Child(work.export, known.root, random.Random(dice.getrandbits(64)))
    killed(child, dice, 4, 0.03)
    whole = [work.exports(results, mark) for mark in ("RED", "CLEAR")]
    for path in (known.root / "export").iterdir():
        if not path.name.startswith(".") and path.read_bytes().decode() not in [one[path.name] for one in whole]:
            raise LossError(f"half a file: {path.name}")
    shutil.rmtree(known.root / "export")
    return settle(known, child, dice)


def backup(place: Place, dice: random.Random) -> int:
    """Killed while backups are written: each file that has its name can be restored, with proof."""
    known = place.current(dice)
    child = Child(work.back_up, known.root, random.Random(dice.getrandbits(64)))
    killed(child, dice, 2, 0.12)
    made = list(known.root.parent.glob(f"{known.root.name}-*.backup"))
    told = {one["backup"]: one["head"] for one in child.said}
    if not set(told) <= {str(path) for path in made}:
        raise LossError("a backup was acknowledged and is not there")
    for path in made:
        about, _ = restore(path, path.with_suffix(".restored"))
        if told.get(str(path), about.head) != about.head:
            raise LossError("a backup has another head than was told")
        shutil.rmtree(path.with_suffix(".restored"))
        path.unlink()
    done = settle(known, child, dice)
    last = Child(once(work.back_up), known.root, random.Random(1))
    last.wait()
    for path in known.root.parent.glob(f"{known.root.name}-*.backup"):
        path.unlink()
    left = list(known.root.parent.glob(".backup-*"))
    if left or not last.said:
        raise LossError(f"what a killed backup left is still there: {left} {last.refused}{last.broke}")
    return done


def once(doing: Callable[..., None]) -> Callable[..., None]:
    """The same, until it has told something once."""

    def stop(root: Path, dice: random.Random, say: work.Say) -> None:
        def then(**told: object) -> None:
            say(**told)
            raise InputError("that was all")

        doing(root, dice, then)

    return stop


def package(place: Place, dice: random.Random) -> int:
    """Killed while packages are written: each that has its name is found right by its own `verify.py`."""
    known = place.current(dice)
    child = Child(work.packages, known.root, random.Random(dice.getrandbits(64)))
    killed(child, dice, 2, 0.4)
    made = list(known.root.parent.glob(f"{known.root.name}-*.package"))
    if not {one["package"] for one in child.said} <= {str(path) for path in made}:
        raise LossError("a package was acknowledged and is not there")
    for path in made:
        checked = subprocess.run([sys.executable, "-I", str(VERIFY), str(path)], capture_output=True, text=True)
        if checked.returncode:
            raise LossError(f"half a package: {checked.stdout}{checked.stderr}")
        path.unlink()
    for part in known.root.parent.glob(".*.part"):
        part.unlink()
    return settle(known, child, dice)


def erasing(place: Place, dice: random.Random) -> int:
    """Killed while reports are erased: both of two or none, and no trace of those that are acknowledged."""
    known = place.current(dice)
    seeded(known.root, dice, 8)
    check(known, dice)
    child = Child(work.erasing, known.root, random.Random(dice.getrandbits(64)))
    killed(child, dice, 4, 0.05)
    done = settle(known, child, dice)
    tried = next((one["erasing"] for one in reversed(child.said) if "erasing" in one), [])
    check_erased(known, tried, traced(place, known))
    if tried and not set(tried) <= known.erased:
        with open_process(known.root, write=True, steps=steps()) as process:
            if set(tried) <= {one.seq for one in process.store.erased()}:
                try:
                    erase(process.store, tried, why="again", at=chain.datetime.now(chain.UTC))
                except InputError:
                    known.erased |= set(tried)
    check_erased(known, tried, traced(place, known))
    return done


def traced(place: Place, known: Known) -> list[Path]:
    """Files in which traces could be."""
    if place.server is not None:
        return relation_files(place.server.data, known.address)
    return list(known.root.glob("ledger.db*"))


def moving(place: Place, dice: random.Random) -> int:
    """Killed while the database moves, there or back: dossier.yaml names one that is whole."""
    known = place.fresh()
    seeded(known.root, dice, 12)
    check(known, dice)
    head = known.heads[-1]
    to = "sqlite"
    if place.server is None:
        to = f"{servers[0].address}&schema=m{next(place.numbers)}" if servers else ""
    if not to:
        return 0
    child = Child(work.moving, known.root, to)
    killed(child, dice, 1, 0.4 if place.server is None else 0.25)
    if child.refused:
        raise LossError(f"refused: {child.refused}")
    if check(known, dice) != head:
        raise LossError("the database after a move has another head")
    if child.said and known.address != child.said[0]["moved"]:
        raise LossError("a move was acknowledged and dossier.yaml names the old place")
    try:
        move(known.root, to)
    except InputError:
        if "already" not in str(sys.exc_info()[1]):
            raise
    if check(known, dice) != head or (to != "sqlite" and known.address != to):
        raise LossError("a move after a killed one ends elsewhere")
    shutil.rmtree(known.root)
    return len(child.said)


def migration(place: Place, dice: random.Random) -> int:
    """Killed while an old file comes forward: it is the old or the new one, each whole."""
    path = place.folder / f"old{next(place.numbers)}" / "ledger.db"
    path.parent.mkdir()
    texts = [f"{dice.getrandbits(256):064x}".encode() * 20 for _ in range(8)]
    format1.write(path, texts)
    child = Child(work.migration, path, random.Random(0))
    killed(child, dice, 1, 0.2)
    if child.refused:
        raise LossError(f"refused: {child.refused}")
    done = migrate(path, at=chain.datetime.now(chain.UTC))
    if (done is None) != bool(child.said) and child.said:
        raise LossError("a migration was acknowledged and had to be done again")
    left = {p.name for p in path.parent.iterdir()} - {"ledger.db", "ledger.db.format-1", "ledger.db.lock"}
    if left:
        raise LossError(f"a migration leaves more than the new and the old file: {left}")
    with open_store(path) as store:
        told = chain.head(store)
        if (child.said and str(told) != child.said[0]["head"]) or told.size != len(texts) + 2:
            raise LossError("a migrated ledger has another head than was told")
        if [store.blob(row.id) for row in store.reports()] != texts:
            raise LossError("reports did not come forward")
    shutil.rmtree(path.parent)
    return len(child.said)


def server(place: Place, dice: random.Random) -> int:
    """All processes of the database server are killed."""
    if place.server is None:
        return 0
    known = place.current(dice)
    child = Child(dice.choice((work.intake, work.batches)), known.root, random.Random(dice.getrandbits(64)))
    child.until(dice.randrange(6), dice.random() * 0.02)
    place.server.kill()
    child.wait()
    place.server.start()
    if child.broke or not child.refused:
        raise LossError(f"a lost server is not told: {child.broke}")
    child.refused = ""
    return settle(known, child, dice)


ROUNDS: dict[str, Callable[[Place, random.Random], int]] = {
    "intake": plain(work.intake, 12, 0.02),
    "batch": plain(work.batches, 6, 0.05),
    "update": update, "erase": erasing, "backup": backup, "export": export, "package": package, "move": moving, "migrate": migration, "server": server,
}  # fmt: skip
servers: list[Server] = []


class Row(NamedTuple):
    """A kind of round in a store."""

    kind: str
    store: str


def plan(kills: int, dice: random.Random, places: list[Place], only: str | None) -> list[tuple[str, Place]]:
    """So many rounds, shared over kinds and stores, in random order."""
    pairs = [(kind, place) for kind in SHARES for place in places if not only or kind == only
             if not (kind == "server" and place.server is None) and not (kind == "migrate" and place.server is not None)]  # fmt: skip
    pool = [pair for pair in pairs for _ in range(SHARES[pair[0]])]
    dice.shuffle(pool)
    return list(itertools.islice(itertools.cycle(pool), kills))


def main(arguments: list[str] | None = None) -> int:
    """0 when nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**8))
    parser.add_argument("--only", choices=list(ROUNDS), default=None)
    parser.add_argument("--flips", type=int, default=0, help="single bits to flip afterwards")
    options = parser.parse_args(arguments)
    print(f"{options.kills} kills, seed {options.seed}", flush=True)
    dice, started = random.Random(options.seed), time.monotonic()
    counts: Counter[Row] = Counter()
    acknowledged: Counter[Row] = Counter()
    losses: Counter[Row] = Counter()
    with tempfile.TemporaryDirectory(prefix="faults") as folder:
        places = [Place(Path(folder), None)]
        try:
            if available():
                servers.append(Server())
                servers[0].start()
                places.append(Place(Path(folder), servers[0]))
            else:
                print("PostgreSQL is not installed: all kills are on SQLite", file=sys.stderr)
            for number, (kind, place) in enumerate(plan(options.kills, dice, places, options.only), start=1):
                own, row = random.Random(f"{options.seed} {number}"), Row(kind, place.name)
                counts[row] += 1
                try:
                    acknowledged[row] += ROUNDS[kind](place, own)
                except (LossError, CeasefireError, OSError, AssertionError, LookupError, ValueError) as error:
                    losses[row] += 1
                    place.known = None
                    told = str(error) if isinstance(error, LossError | CeasefireError) else traceback.format_exc()
                    print(f"kill {number} ({kind}, {place.name}, seed {options.seed}): {told}", file=sys.stderr, flush=True)
        finally:
            for one in servers:
                one.kill()
                one.remove()
            servers.clear()
    print(f"{'killed during':14} {'store':11} {'kills':>6} {'acknowledged':>13} {'lost':>5}")
    for row in sorted(counts):
        print(f"{row.kind:14} {row.store:11} {counts[row]:6} {acknowledged[row]:13} {losses[row]:5}")
    lost = sum(losses.values())
    print(f"{sum(counts.values())} kills, seed {options.seed}, {sum(acknowledged.values())} acknowledgements, {lost} rounds with a loss, {time.monotonic() - started:.0f} s")
    wrong: list[str] = []
    if options.flips:
        with tempfile.TemporaryDirectory(prefix="flips") as folder:
            told, wrong = flips(Path(folder) / "vale", options.flips, options.seed)
        print(f"{options.flips} flipped bits: {told['named']} named by verify, {told['harmless']} where nothing is kept, {len(wrong)} wrong")
        print(*wrong, sep="\n", file=sys.stderr)
    return 1 if lost or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
