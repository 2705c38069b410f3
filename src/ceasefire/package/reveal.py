"""One entry shown later to somebody who has only its hash."""

from __future__ import annotations

import base64
from typing import Any

import msgspec

from ceasefire.errors import InputError
from ceasefire.ids import canonical
from ceasefire.ledger import chain
from ceasefire.ledger.entry import Entry, from_row
from ceasefire.store import Store

FORMAT = "ceasefire revealed entry 1"


class Revealed(msgspec.Struct, frozen=True, kw_only=True):
    """format: `FORMAT`; seq: its number; leaf: the bytes of its leaf, which are text; content: bytes of the report, file or
    page that it names, in base64; head: of the ledger as it is now; proof: audit path to it, hex, from the leaf upwards."""

    format: str
    seq: int
    leaf: str
    content: str | None
    head: str
    proof: tuple[str, ...]


def reveal(store: Store, seq: int) -> tuple[Revealed, Entry]:
    """What proves one entry. `InputError` when there is none of that number, or it was erased."""
    row = store.entry(seq) if 0 < seq <= store.entry_count() else None
    if row is None:
        raise InputError(f"there is no entry {seq}", f"give a number from 1 to {store.entry_count()}")
    if not row.body:
        raise InputError(f"entry {seq} was erased: nobody can show it", "its hash still proves that it was there")
    entry = from_row(row)
    named = digest_of(entry)
    data = store.blob(named) if named else None
    tree = chain.tree(store)
    made = Revealed(
        format=FORMAT, seq=seq, leaf=row.body.decode(), content=None if data is None else base64.b64encode(data).decode(),
        head=str(chain.head(store)), proof=tuple(one.hex() for one in tree.inclusion(seq - 1)),
    )  # fmt: skip
    return made, entry


def digest_of(entry: Entry) -> str | None:
    """Hash of the bytes that an entry names: of a report, a file of the dossier or a page."""
    payload: dict[str, Any] = entry.payload
    found = payload["report"]["id"] if entry.kind == "report_received" else payload.get("sha256")
    return str(found) if found else None


def written(made: Revealed) -> str:
    """The file."""
    return canonical(made).decode() + "\n"
