"""Check that nothing was altered, removed or slipped in, and name what was."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import msgspec

from ceasefire.errors import CeasefireError, InputError, LedgerError, StoreError
from ceasefire.ids import sha256
from ceasefire.ledger.chain import Head
from ceasefire.ledger.entry import GENESIS, REMEDY, Seal, from_row, leaf_hash
from ceasefire.ledger.heads import SignedHead, check_heads, read_head
from ceasefire.ledger.kept_hashes import KeptHashes
from ceasefire.ledger.merkle import HASH, Tree
from ceasefire.ledger.note import is_size
from ceasefire.ledger.sealed import sealed
from ceasefire.store import open_store
from ceasefire.store.base import EntryRow, EntryTuple, ReportRow, Store
from ceasefire.store.open import MEMORY

_RECEIVED = b'"report":'
_WITH_BYTES = ("dossier_file", "brief_published")
_LOOKED_INTO = frozenset({"report_received", "head_signed", "entry_erased", *_WITH_BYTES})
_DECODE = msgspec.json.Decoder(Seal).decode
_LATE = timedelta(minutes=5)
_WHOLE = msgspec.json.Decoder(msgspec.Raw).decode


class Verified(msgspec.Struct, frozen=True):
    """A ledger that holds. entries, reports: how many; head: `Head` as text: whoever keeps it elsewhere can tell later
    whether entries were cut off or rewritten; erased: entries that were emptied, each with an entry that says so;
    signed: heads that somebody signed, all of them over these entries; back: entries whose time is more than
    five minutes before that of the entry before, which is no fault: the number is the order, and clocks are set back."""

    entries: int
    reports: int
    head: str
    erased: int = 0
    signed: int = 0
    back: int = 0


def parse_head(text: str) -> Head:
    """A head as it is printed: `116-9f86d0…`. `InputError` when it is none."""
    size, _, root = text.strip().lower().partition("-")
    if is_size(size) and len(root) == 2 * HASH and all(c in "0123456789abcdef" for c in root):
        return Head(int(size), root)
    raise InputError(f"'{text[:80]}' is no head", "give what `ceasefire verify` printed after 'head': a number, '-' and 64 hex digits")


def verify(store: Store, *, head: str | None = None) -> Verified:
    """Check every entry, and that every report is there, unaltered, under an entry of its own.

    head: one known from elsewhere (printed earlier, the other holder's): the ledger must begin with the entries
    that it stands for. Raises `LedgerError` naming the first entry that does not hold.
    """
    known = parse_head(head) if head is not None else None
    # The database's own check holds no lock of Python's, so it takes another core while the entries are walked.
    with ThreadPoolExecutor(1) as beside:
        checked = beside.submit(_damage, store.address)
        try:
            verified = _Walk(store).all(known)
            open_to_change = store.unguarded()
        except CeasefireError as error:
            if damage := checked.result():
                raise _broken(store, damage) from error
            if isinstance(error, StoreError):
                raise _broken(store, f"the database cannot be read to its end ({error.what})") from error
            raise
        damage = checked.result()
    if damage:
        raise _broken(store, damage)
    if open_to_change:
        raise _broken(store, f"all entries hold, but the database's own rule against change was taken away from: {', '.join(open_to_change)}")
    return verified


def _damage(address: str) -> str | None:
    """What the database itself finds wrong, over a connection of its own."""
    if address == MEMORY:
        return None
    try:
        with open_store(address) as store:
            damage = store.damage()
    except StoreError as error:
        return f"the database cannot be read to its end ({error.what})"
    return None if damage is None else f"the database file is damaged ({damage})"


class _Walk:
    """One pass over a ledger."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.erased = {one.seq: one.by for one in store.erased()}
        self.kept = store.kept_reports()
        self.reports = self.count = 0
        self.back, self.at = 0, ""
        self.emptied: dict[int, list[str]] = {}  # entry -> its kind and time
        self.said: dict[int, tuple[int, Any]] = {}  # entry -> the entry that says it was erased, and what it was
        self.prev, self.old_prev = GENESIS, GENESIS
        self.above = KeptHashes(store)
        self.heads: list[SignedHead] = []

    def all(self, known: Head | None) -> Verified:
        for page in self.store.entry_pages():
            self._page(page)
            self.above.add(b"".join([row[3] for row in page]))
        self._erasures()
        if self.store.report_count() != self.reports:
            raise _broken(self.store, f"{self.store.report_count()} reports are kept and {self.reports} were entered in the ledger")
        self.above.end()
        if self.above.wrong:
            raise _broken(self.store, self.above.wrong)
        tree = Tree(self.count, self.store.hashes)  # what is kept was just compared with the leaves
        made = Head(self.count, tree.root().hex())
        if known is not None and known.size > self.count:
            raise _broken(self.store, f"entries were cut off: the head is of {known.size} entries, and there are {self.count}")
        if known is not None and tree.root(known.size).hex() != known.root:
            raise _broken(self.store, f"the first {known.size} entries are not those of the head {str(known)[:24]}…: they were written anew")
        try:
            check_heads(self.heads, tree)
        except LedgerError as error:
            raise _broken(self.store, error.what) from error
        return Verified(self.count, self.reports, str(made), len(self.erased), len(self.heads), self.back)

    def _page(self, page: list[EntryTuple]) -> None:
        """Entries that follow; those that are as plain as nearly all are looked at together."""
        times = [each[2] for each in page]
        self.back += sum(_goes_back(*pair) for pair in zip((self.at, *times), times, strict=False) if pair[0] > pair[1])
        self.at = times[-1]
        if not sealed(page, self.count + 1, self.prev):
            for each in page:
                self.count += 1
                self._entry(EntryRow(*each))
            return
        self.count += len(page)
        self.prev, self.old_prev = page[-1][3].hex(), ""
        for each in page:
            if each[1] in _LOOKED_INTO:
                self._content(EntryRow(*each))

    def _entry(self, row: EntryRow) -> None:
        name = f"entry {row.seq} ({row.kind}, {row.at})"
        if row.seq != self.count:
            raise _broken(self.store, f"entry {self.count} is missing: entry {row.seq} follows {self.count - 1}")
        if not row.body:
            if row.seq not in self.erased:
                raise _broken(self.store, f"{name} was emptied, and no entry says that it was erased")
            self.emptied[row.seq] = [row.kind, row.at]
            self.prev, self.old_prev = row.leaf.hex(), ""
        else:
            if leaf_hash(row.body) != row.leaf:
                raise _broken(self.store, f"{name} was altered: its content does not give its hash")
            self._look(row, name)
            self.old_prev = "" if b'"salt":' in row.body[-90:] else hashlib.sha256(row.body).hexdigest()
            self.prev = row.leaf.hex()
        self._content(row)

    def _content(self, row: EntryRow) -> None:
        """What stands in an entry that is the right one, and what belongs to it."""
        name = f"entry {row.seq} ({row.kind}, {row.at})"
        if row.kind == "entry_erased" and row.body:
            told = from_row(row).payload
            named = told.get("entries", [])
            were = told.get("were", [None] * len(named)) if isinstance(named, list) else None  # the first erasures did not say
            if not isinstance(were, list) or {type(seq) for seq in named} - {int}:
                raise _broken(self.store, f"{name} does not say which entries were erased")
            self.said |= {seq: (row.seq, was) for seq, was in zip(named, were, strict=False)}
        if row.kind == "report_received":
            self._report(row, name)
        if row.kind in _WITH_BYTES and row.body:
            self._bytes(row, name)
        if row.kind == "head_signed" and row.body:
            try:
                self.heads.append(read_head(from_row(row)))
            except LedgerError as error:
                raise _broken(self.store, error.what) from error

    def _look(self, row: EntryRow, name: str) -> None:
        """Whether the body has the number, kind, time and predecessor that it should."""
        try:
            told = _DECODE(row.body)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise _broken(self.store, f"{name} is not readable") from error
        if (told.seq, told.kind, told.at) != (row.seq, row.kind, row.at):
            raise _broken(self.store, f"{name} was altered: its number, kind or time is not what it says itself")
        follows = told.prev == self.prev or (not told.salt and told.prev == self.old_prev)
        # Of an erased entry of the first format only the hash of its leaf is known, not the one that the next names.
        if not follows and (told.salt or self.old_prev):
            raise _broken(self.store, f"{name} does not follow entry {row.seq - 1}: one of the two was altered")

    def _erasures(self) -> None:
        """Every emptied entry is named by the later one that says so, and every one that is named is empty."""
        for seq in sorted(self.erased.keys() | self.said.keys()):
            by, was = self.said.get(seq, (None, None))
            if seq in self.erased and seq not in self.emptied:
                raise _broken(self.store, f"entry {seq} was erased, and its content is still there")
            if self.erased.get(seq) != by or was not in (None, self.emptied.get(seq)):
                raise _broken(self.store, f"entry {seq}: that it was erased is not what a later entry says")

    def _report(self, row: EntryRow, name: str) -> None:
        self.reports += 1
        kept = next(self.kept, None)
        if not row.body:
            if kept is not None and (kept[0].json or kept[1] is not None):
                raise _broken(self.store, f"{name} was erased, and its report is still there")
            return
        short = row.body.partition(b'"id":"')[2][:12].decode("ascii", "replace")
        if kept is None or kept[0].seq != self.reports or not kept[0].json or not _within(kept[0], row.body):
            raise _broken(self.store, f"{name}: the record of report {short} is missing or was altered")
        if not _own(kept[0], kept[1]):
            raise _broken(self.store, f"{name}: the bytes of report {kept[0].id[:12]} are missing or were altered")

    def _bytes(self, row: EntryRow, name: str) -> None:
        """Of a file of the dossier and of a brief; briefs from before pages were kept have no size."""
        told = from_row(row).payload
        if "size" in told:
            data = self.store.blob(str(told.get("sha256")))
            if data is None or sha256(data) != told.get("sha256"):
                raise _broken(self.store, f"{name}: its bytes are missing or were altered")


def _goes_back(before: str, at: str) -> bool:
    """Whether a clock must have been set back: more than what work takes that began earlier and was entered later."""
    try:
        return datetime.fromisoformat(before) - datetime.fromisoformat(at) > _LATE
    except (ValueError, TypeError):
        return False  # a time that is none is found where the entry is looked at


def _within(row: ReportRow, body: bytes) -> bool:
    """Whether a body has exactly this record, and the record the id under which it is kept. The beginning of one is no
    JSON, so it does not pass."""
    try:
        return _RECEIVED + row.json in body and f'"id":"{row.id}"'.encode() in row.json and bool(_WHOLE(row.json))
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False


def _own(row: ReportRow, data: bytes | None) -> bool:
    return data is not None and sha256(data) == row.id


def _broken(store: Store, what: str) -> LedgerError:
    return LedgerError(what, REMEDY, file=store.address)
