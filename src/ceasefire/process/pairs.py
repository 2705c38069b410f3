"""What people said of pairs of claims, as entries of the ledger."""

from __future__ import annotations

import msgspec

from ceasefire.dossier.pair import Pair
from ceasefire.errors import InputError, LedgerError
from ceasefire.ledger.chain import append, entries
from ceasefire.ledger.entry import REMEDY, Entry
from ceasefire.store.base import Store


def enter(store: Store, said: Pair) -> Entry:
    """Enter what somebody says of two claims. Nothing that was said before is changed. `InputError` without a name or a reason."""
    if not (said.by or "").strip() or not (said.why or "").strip():
        raise InputError("a judgement needs a name and a reason", "give --by and --why")
    payload = msgspec.to_builtins(said) | {"rests_on": [said.first.report, said.second.report]}
    del payload["seq"]
    return append(store, "pair_judged", payload, at=said.at, author=said.by)


def entered(store: Store) -> tuple[Pair, ...]:
    """All that people said of pairs, in the order of the ledger; what was erased is left out."""
    return tuple(_pair(entry) for entry in entries(store, kind="pair_judged"))


def _pair(entry: Entry) -> Pair:
    try:
        return msgspec.convert(entry.payload | {"seq": entry.seq}, Pair)
    except msgspec.ValidationError as error:
        raise LedgerError(f"entry {entry.seq} ({entry.kind}, {entry.at}) is not what a person says of two claims", REMEDY) from error
