"""Flips single bits of a closed SQLite file (`make test-faults FAULT_ARGS='--kills 0 --flips 5000'`).

After each flip `verify` has to name a fault, or everything that is kept has to be there byte for byte: the bit lay where
nothing is kept. What is derived has to be what it was, or absent. Nothing may end in a traceback.
"""

from __future__ import annotations

import random
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.fault_check import seeded
from tests.support.small import write
from tests.support.steps import steps

from ceasefire.errors import CeasefireError
from ceasefire.ids import sha256
from ceasefire.ledger import chain
from ceasefire.ledger.erase import erase
from ceasefire.ledger.verify import verify
from ceasefire.process import open_process
from ceasefire.process.record import record_brief
from ceasefire.store import Store, open_store

AT = datetime(2030, 6, 1, tzinfo=UTC)
KINDS = ("report_received", "dossier_file", "dossier_version", "brief_published", "entry_erased", "made_for_faults")
PAGE, HEADER = 4096, 100


def filled(root: Path, dice: random.Random) -> Path:
    """A dossier with something of everything; its database file, closed."""
    write(root)
    seeded(root, dice, 12)
    with open_process(root, write=True, steps=steps()) as process:
        process.update()
        store = process.store
        record_brief(store, {"covers": "all"}, dice.randbytes(9000))
        store.put_blob(sha256(b"z" * 20000), b"z" * 20000)
        chain.append_all(store, [chain.New("made_for_faults", {"n": n, "x": "y" * dice.randrange(300)}, AT) for n in range(600)])
        erase(store, [2, 5], why="they name a person", at=AT)
        process.results()
    return root / "ledger.db"


def kept(store: Store) -> dict[str, Any]:
    """Everything that is kept, and how it is found."""
    reports = list(store.kept_reports())
    return {
        "entries": list(store.entries()), "reports": reports, "blobs": dict(store.blobs()), "erased": store.erased(),
        "kinds": {kind: [row.seq for row in store.entries(kind=kind)] for kind in KINDS},
        "by id": [store.report(row.id) for row, _ in reports], "bytes": [store.blob(row.id) for row, _ in reports],
        "counts": (store.entry_count(), store.report_count()), "last": [store.last_entry(kind) for kind in KINDS],
        "head": str(chain.head(store)),
    }  # fmt: skip


def derived(store: Store, keys: dict[str, str], names: dict[str, str]) -> dict[str, bytes | None]:
    """What is derived, under the keys that it had."""
    return {**{one: store.reading(one, key) for one, key in keys.items()}, **{one: store.result(one, key) for one, key in names.items()}}


def flips(root: Path, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """What became of so many flips: named, harmless; and what was wrong, each with its place."""
    dice = random.Random(f"flips {seed}")
    path = filled(root, dice)
    whole = path.read_bytes()
    with open_store(path) as store:
        head, before = verify(store).head, kept(store)
        keys = store.reading_keys()
        names = result_keys(path)
        made = derived(store, keys, names)
    with open_process(root, steps=steps()) as process:
        shown = process.results()
    told: Counter[str] = Counter()
    wrong: list[str] = []
    held: set[str] = set()

    def keeps(where: str) -> None:
        try:
            with open_store(path) as store:
                verify(store, head=head)
                found, results = kept(store), derived(store, keys, names)
        except CeasefireError as error:
            told["named"] += 1
            if "please report" in str(error):
                wrong.append(f"{where}: not said in words: {error}")
            return
        told["harmless"] += 1
        held.add(where)
        wrong.extend(f"{where}: {name} differ and verify holds" for name in before if before[name] != found[name])
        wrong.extend(f"{where}: derived {name[:12]} is another" for name in made if results[name] not in (made[name], None))

    def shows(where: str) -> None:
        try:
            with open_process(root, steps=steps()) as process:
                again = process.results()
        except CeasefireError as error:
            if where in held:
                wrong.append(f"{where}: verify holds, and reading ends with: {error}")
            return
        if where in held and (again.claims, again.incidents, again.findings) != (shown.claims, shown.incidents, shown.findings):
            wrong.append(f"{where}: other results are shown and verify holds")

    pool = ThreadPoolExecutor(1)
    for _ in range(count):
        # one in four in the header, the schema or the first pages, which are small beside the rest
        at = dice.randrange(len(whole) if dice.random() < 0.75 else min(3 * PAGE, len(whole)))
        bit = dice.randrange(8)
        for left in root.glob("ledger.db*"):
            left.unlink()
        spoilt = bytearray(whole)
        spoilt[at] ^= 1 << bit
        path.write_bytes(spoilt)
        where = f"byte {at} bit {bit} (page {at // PAGE + 1})"
        for look in (keeps, shows):
            failed = pool.submit(look, where).exception()
            if failed is not None:  # whatever it is: nothing may end in a traceback
                wrong.append(f"{where}: {look.__name__}: {''.join(traceback.format_exception(failed))[-1500:]}")
    return told, wrong


def result_keys(path: Path) -> dict[str, str]:
    """Name -> key of the kept results."""
    import sqlite3

    raw = sqlite3.connect(path)
    found = dict(raw.execute("SELECT name, key FROM result").fetchall())
    raw.close()
    return found
