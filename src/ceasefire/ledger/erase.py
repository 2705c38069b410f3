"""Erase what must not be kept, such as a person's data, so that all other proofs still hold.

An entry is emptied and the hash of its leaf stays: the tree does not change. A new entry says which, by whom and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ceasefire.errors import InputError
from ceasefire.ledger.chain import append, entries
from ceasefire.ledger.entry import Entry, from_row
from ceasefire.store.base import Store

NEVER = frozenset({"entry_erased", "head_signed", "format_changed", "state_accepted"})
"""Kinds that are not erased: they say what became of others."""

_WITH_BYTES = ("dossier_file", "brief_published")


def erase(store: Store, seqs: Sequence[int], *, why: str, at: datetime, author: str | None = None) -> Entry:
    """Empty these entries; of a report also its record and bytes, of a dossier's file or a brief its bytes, and everything
    that was computed.

    why: the reason or legal ground, never empty; it is kept, so it must not repeat what is erased. Returns the entry
    that says so. `InputError` for a number that is none, was erased before, or is never erased.
    """
    if not why.strip():
        raise InputError("an erasure needs a reason", "give --why, in words that do not repeat what is erased")
    wanted = sorted(set(seqs))
    if not wanted:
        raise InputError("nothing says what to erase", "give numbers of entries")
    reports: list[tuple[int, str]] = []
    were: list[list[str]] = []  # kind and time of each: of an emptied entry nothing else seals them
    if set(wanted) <= {one.seq for one in store.erased()}:
        store.forget()  # whoever was stopped between erasing and forgetting comes here
    with store.transaction():
        gone = {one.seq for one in store.erased()}
        for seq in wanted:
            row = store.entry(seq)
            if row is None:
                raise InputError(f"there is no entry {seq}", f"give numbers from 1 to {store.entry_count()}")
            if seq in gone:
                raise InputError(f"entry {seq} was erased before", "leave it out")
            if row.kind in NEVER:
                raise InputError(f"entry {seq} ({row.kind}) says what became of others and stays", "leave it out")
            were.append([row.kind, row.at])
            sha = _bytes_of(from_row(row))
            if sha is not None:
                also = _entries_of(store, sha)
                if not set(also) <= set(wanted):
                    raise InputError(f"entries {', '.join(map(str, also))} are of the same bytes", "erase all of them or none")
                if sha not in {one for _, one in reports}:
                    reports.append((seq, sha))
        entry = append(store, "entry_erased", {"entries": wanted, "were": were, "why": why.strip()}, at=at, author=author)
        with_reports = [seq for seq, _ in reports]
        order = [*with_reports, *(seq for seq in wanted if seq not in set(with_reports))]
        store.erase(order, entry.seq, [one for _, one in reports])
    store.forget()
    return entry


def _bytes_of(entry: Entry) -> str | None:
    """Hash of the bytes that belong to an entry, None where it has none."""
    if entry.kind == "report_received":
        return str(entry.payload["report"]["id"])
    return str(entry.payload.get("sha256")) if entry.kind in _WITH_BYTES else None


def _entries_of(store: Store, sha: str) -> list[int]:
    """Numbers of all entries to which these bytes belong; a report may be a file of the dossier too."""
    kinds = _WITH_BYTES if store.report(sha) is None else ("report_received", *_WITH_BYTES)
    return sorted(entry.seq for kind in kinds for entry in entries(store, kind=kind) if _bytes_of(entry) == sha)


def entry_of(store: Store, begun: str) -> int:
    """The entry of the report whose id begins so. `InputError` when there is none or more than one."""
    hits = [row.seq for row in store.entries(kind="report_received") if row.body and str(from_row(row).payload["report"]["id"]).startswith(begun)]
    if len(begun) >= 4 and len(hits) == 1:
        return hits[0]
    told = "is no entry and no report" if not hits or len(begun) < 4 else f"may be {len(hits)} reports"
    raise InputError(f"'{begun}' {told}", "give the number of an entry, or at least four characters of the id of a report")
