"""What has to hold of a dossier after a kill, whatever was being done."""

from __future__ import annotations

import json
import random
import subprocess
import zlib
from collections import Counter
from pathlib import Path

from scripts.fault_work import BATCH
from tests.support.steps import headed, steps

from ceasefire.dossier.load import load
from ceasefire.ids import sha256
from ceasefire.ledger import chain, seen
from ceasefire.ledger.entry import from_row
from ceasefire.ledger.verify import verify
from ceasefire.process import Process, open_process, store_address
from ceasefire.store import Store, open_store


class LossError(Exception):
    """Something that was acknowledged is not there, or half of something is."""


class Known:
    """A dossier, and what was acknowledged of it: numbers and hashes of entries, reports, erased entries, heads seen."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.entries: dict[int, str] = {}
        self.reports: set[str] = set()
        self.erased: set[int] = set()
        self.heads: list[str] = []
        self.secrets: dict[int, list[bytes]] = {}

    @property
    def address(self) -> str:
        """Where its store is now."""
        return store_address(self.root, load(self.root))

    def told(self, said: dict[str, object]) -> None:
        """Remember what was acknowledged."""
        if "last" in said:
            seq, leaf = said["last"]  # type: ignore[misc]
            self.entries[seq] = leaf
        if "report" in said:
            self.reports.add(str(said["report"]))
        if "erased" in said:
            self.erased |= set(said["erased"])  # type: ignore[call-overload]


def check(known: Known, dice: random.Random) -> str:
    """The head, when all holds. `LossError` or the program's own error otherwise."""
    with open_store(known.address) as store:
        for head in {*known.heads[-1:], *dice.sample(known.heads, min(3, len(known.heads)))}:
            made = chain.tree(store)
            size, _, root = head.partition("-")
            if int(size) > made.size or made.root(int(size)).hex() != root:
                raise LossError(f"the ledger does not begin with {head}, which was seen before")
        verified = verify(store, head=known.heads[-1] if known.heads else None)
        if verified.back:
            raise LossError(f"{verified.back} entries go back in time")
        leaves = store.hashes(0, 0, verified.entries)
        for seq, leaf in known.entries.items():
            if leaves[32 * seq - 32 : 32 * seq].hex() != leaf:
                raise LossError(f"entry {seq} was acknowledged and is not there")
        gone = {one.seq for one in store.erased()}
        if not known.erased <= gone:
            raise LossError(f"entries {known.erased - gone} were acknowledged as erased and are not")
        there = {row.id for row in store.reports()}
        hidden = {sha for seq, (sha, *_) in _as_names(known).items() if seq in gone}
        if not known.reports - hidden <= there:
            raise LossError(f"reports were acknowledged and are not there: {known.reports - hidden - there}")
        _batches(store)
        seen.check(store, known.root)
        _learn(known, store)
    known.heads.append(verified.head)
    return verified.head


def _as_names(known: Known) -> dict[int, list[str]]:
    return {seq: [one.decode("latin-1") for one in found] for seq, found in known.secrets.items()}


def _learn(known: Known, store: Store) -> None:
    """Remember of each report by what its traces would be found: its id, its title, its bytes as they are packed."""
    for row in store.entries(kind="report_received"):
        if row.body and row.seq not in known.secrets:
            record = from_row(row).payload["report"]
            packed = zlib.compress(store.blob(record["id"]) or b"", 6)
            known.secrets[row.seq] = [record["id"].encode(), record["title"].encode(), packed[60:100]]


def _batches(store: Store) -> None:
    counts: Counter[str] = Counter()
    sizes: dict[str, int] = {}
    for row in store.entries(kind=BATCH):
        payload = json.loads(row.body)["payload"]
        counts[payload["batch"]] += 1
        sizes[payload["batch"]] = payload["of"]
    for name, count in counts.items():
        if count != sizes[name]:
            raise LossError(f"half a batch: {count} of {sizes[name]} entries")


def check_results(known: Known, version: str) -> None:
    """What a reader is shown, from what is kept, is what comes out of the reports anew."""
    with open_process(known.root, steps=steps(version=version)) as process:
        shown = process.results()
        claims = tuple(claim for one in process.reports() for claim in process.read(one).claims)
        if shown.claims != claims or list(shown.incidents) != list(process.steps.match(claims, process.vocabulary)):
            raise LossError("what is shown is not what comes out of the reports")


def check_erased(known: Known, tried: list[int], files: list[Path]) -> None:
    """Of two reports erased together both are gone or none, and no trace of what is gone is on the disk."""
    with open_store(known.address) as store:
        gone = {one.seq for one in store.erased()}
    if tried and len(gone & set(tried)) == 1:
        raise LossError(f"half an erasure: of {tried} only {gone & set(tried)}")
    for file in files:
        data = file.read_bytes()
        for seq in known.erased:
            for trace in known.secrets.get(seq, ()):
                if trace in data:
                    raise LossError(f"a trace of entry {seq}, erased and acknowledged, is in {file.name}")


def open_plain(root: Path) -> Process:
    """The dossier for writing."""
    return open_process(root, write=True, steps=steps())


def seeded(root: Path, dice: random.Random, reports: int) -> None:
    """A few reports to begin with."""
    paths = []
    for _ in range(reports):
        body = f"army shelled Milltown, killing {dice.randrange(1, 30)}. {dice.getrandbits(512):0128x}"
        made = headed("watch", "2030-05-03", body, f"title: secret {dice.getrandbits(128):032x}\n").encode()
        paths.append(root / "reports" / f"{sha256(made)[:16]}.md")
        paths[-1].write_bytes(made)
    with open_plain(root) as process:
        list(process.add(paths))


def relation_files(data: Path, address: str) -> list[Path]:
    """Files of a server's tables, once it has written all to them."""
    import psycopg

    with psycopg.connect(address.partition("&schema")[0], autocommit=True) as raw:
        raw.execute("CHECKPOINT")
    return [path for path in (data / "base").rglob("*") if path.is_file()]


def run(*words: str) -> str:
    """A command's output."""
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
