"""Move a dossier's database into another one, and let dossier.yaml say where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from ceasefire.dossier.load import load
from ceasefire.dossier.storeline import with_store
from ceasefire.errors import InputError, LedgerError
from ceasefire.ledger import seen
from ceasefire.ledger.carry import carry
from ceasefire.ledger.verify import Verified, verify
from ceasefire.process import store_address
from ceasefire.store import open_store
from ceasefire.store.disk import write_whole


class Moved(msgspec.Struct, frozen=True):
    """old, new: addresses; verified: what is the same at both; left: where the old database is now."""

    old: str
    new: str
    verified: Verified
    left: str


def move(root: Path, to: str, progress: Callable[[int], None] | None = None) -> Moved:
    """Carry everything that is kept over to an empty store, compare, and name it in dossier.yaml.

    A kill at any moment leaves the old database in use, or the new one, each whole. Raises `LedgerError` when the new
    one is not empty or differs.
    """
    if not root.is_dir():
        raise InputError(f"'{root}' is not a folder", "give the folder of a dossier")
    dossier = load(root)
    old, own = store_address(root, dossier), str(root / "ledger.db")
    new = own if to == "sqlite" else to
    if urlsplit(new).password:
        raise InputError("an address with a password would stand in dossier.yaml for all to read", "leave it out, and put it into PostgreSQL's password file")
    if new == old:
        raise InputError("that is where its database is already", "give another address")
    if new != own and not new.startswith(("postgresql:", "postgres:")):
        raise InputError(f"'{to}' is no address of a database", "give postgresql://user@host/database?schema=NAME, or sqlite")
    with_store(root / "dossier.yaml", None if new == own else new)  # what cannot be said there fails here, not after an hour of copying
    with open_store(old, write=True) as source, source.transaction():  # nobody else writes meanwhile
        seen.check(source, root)
        before = verify(source)
        with open_store(new, create=True, write=True) as target:
            if target.entry_count() and verify(target) != before:  # killed after the carrying: it is there already
                raise LedgerError("is not empty: it has entries of its own", "give the address of an empty one", file=target.address)
            after = before if target.entry_count() else carry(source, target, progress)
        if after != before:
            raise LedgerError("what arrived is not what was sent: nothing was changed", "try again, into another empty database", file=new)
        write_whole(root / "dossier.yaml", with_store(root / "dossier.yaml", None if new == own else new))
        left = source.retire()  # whoever waits to write has the old one open, and is told
    if not old.startswith(("postgresql:", "postgres:")):
        log = Path(old.removeprefix("sqlite:///") + "-wal")
        if log.exists():  # a reader still holds it
            log.replace(f"{left}-wal")
    return Moved(old, new, after, left)
