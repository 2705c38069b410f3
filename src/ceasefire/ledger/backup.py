"""One file with everything of a dossier, made while others work on it, and the way back with proof."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from ceasefire.errors import InputError, LedgerError, StoreError
from ceasefire.ledger import seen
from ceasefire.ledger.carry import carry
from ceasefire.ledger.chain import instant
from ceasefire.ledger.entry import REMEDY
from ceasefire.ledger.keyfile import is_key
from ceasefire.ledger.verify import Verified, verify
from ceasefire.store import open_store
from ceasefire.store.base import Store
from ceasefire.store.disk import put_in_place, settle_all
from ceasefire.store.scratch import scratch

LEDGER = "ledger.db"
_ABOUT = "backup.json"
_FILES = "dossier"
_OURS = (LEDGER, seen.NAME)  # what a folder has of its ledger is not copied as it lies, but at one moment


class Backup(msgspec.Struct, frozen=True):
    """What a backup says of itself. dossier: id; at: UTC instant when it was made; head, entries, reports: of its ledger;
    files: how many files of the dossier's folder are in it."""

    dossier: str
    at: str
    head: str
    entries: int
    reports: int
    files: int


def backup(root: Path, dossier: str, store: Store, to: Path, *, at: datetime, progress: Callable[[int], None] | None = None) -> Backup:
    """Write the folder's files and the ledger, as it is at one moment, into one zip file, whole or not at all.

    store: opened for reading; others may write meanwhile. The copy of the ledger is verified before the file has its
    name. Raises `StoreError` when the file exists or cannot be written.
    """
    if to.exists():
        raise StoreError("is there already: a backup is never written over another", "give another name", file=str(to))
    try:
        with scratch(to.absolute().parent, "backup") as folder:
            copied = folder / LEDGER
            with open_store(copied, create=True, write=True) as target, store.transaction():
                told = carry(store, target, progress)
            part = folder / "part"
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
                files = list(_files(root))
                about = Backup(dossier, instant(at), told.head, told.entries, told.reports, len(files))
                zipped.writestr(_ABOUT, msgspec.json.format(msgspec.json.encode(about)))
                zipped.write(copied, LEDGER)
                for path in files:
                    zipped.write(path, f"{_FILES}/{path.relative_to(root).as_posix()}")
            part.chmod(0o600)  # reports of every mark are in it
            put_in_place(part, to)
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", "check the folder, its rights and the space on its disk", file=str(to)) from error
    return about


def restore(source: Path, root: Path, *, head: str | None = None, finish: Callable[[Path], None] | None = None) -> tuple[Backup, Verified]:
    """Make a dossier's folder from a backup, and verify that its ledger is the one that was backed up.

    head: one known from elsewhere: a backup from before it is refused, because entries would be lost in silence.
    finish: gets the folder before it has its name. The folder must not exist.
    """
    if root.exists():
        raise StoreError("is there already: nothing is restored over it", "give the name of a folder that does not exist", file=str(root))
    try:
        with scratch(root.absolute().parent, "restore") as folder:
            made = folder / "folder"
            made.mkdir()
            about = _unpacked(source, made)
            with open_store(made / LEDGER) as store:
                told = verify(store, head=head)
                if told.head != about.head:
                    raise LedgerError("the ledger in the backup is not the one that it says it holds", REMEDY, file=str(source))
            for left in made.glob(f"{LEDGER}-*"):
                left.unlink()
            (made / seen.NAME).write_text(f"{told.head}\n", "utf-8")
            if finish is not None:
                finish(made)
            settle_all(made)
            put_in_place(made, root)
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", "check the folder, its rights and the space on its disk", file=str(root)) from error
    return about, told


def is_backup(path: Path) -> bool:
    """Whether a zip file says that it is a backup."""
    with suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(path) as zipped:
        return _ABOUT in zipped.namelist()
    return False


def _files(root: Path) -> Iterator[Path]:
    """Everything in a dossier's folder but its database, private keys and what is hidden; links are not followed out of it."""
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root)
        hidden = any(part.startswith(".") for part in inner.parts)
        if path.is_file() and not path.is_symlink() and not hidden and not inner.as_posix().startswith(_OURS) and not is_key(path):
            yield path


def _unpacked(source: Path, made: Path) -> Backup:
    try:
        opened = source.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", "give a file that `ceasefire backup` wrote", file=str(source)) from error
    try:
        with opened, zipfile.ZipFile(opened) as zipped:
            about = msgspec.json.decode(zipped.read(_ABOUT), type=Backup)
            for info in zipped.infolist():
                inner = PurePosixPath(info.filename)
                to = made / LEDGER if info.filename == LEDGER else made.joinpath(*inner.parts[1:])
                if inner.is_absolute() or ".." in inner.parts:
                    raise InputError(f"has a file '{info.filename[:60]}' that would lie outside of the folder", "do not use it; ask where it comes from", file=str(source))
                if info.is_dir() or info.filename == _ABOUT:
                    continue
                # A log beside the ledger would change what is read of it, and would be gone afterwards.
                if info.filename != LEDGER and (inner.parts[:1] != (_FILES,) or len(inner.parts) < 2 or inner.parts[1].startswith(_OURS)):
                    raise InputError(f"has a file '{info.filename[:60]}' that no backup has", "do not use it; ask where it comes from", file=str(source))
                to.parent.mkdir(parents=True, exist_ok=True)
                with zipped.open(info) as data, to.open("wb") as file:
                    shutil.copyfileobj(data, file)
    # zipfile raises RuntimeError for a password, and a kind of it for a way of packing that it does not know.
    except (zipfile.BadZipFile, KeyError, EOFError, msgspec.MsgspecError, RuntimeError, zlib.error) as error:
        raise InputError(f"is no backup, or is damaged ({error})", "give a file that `ceasefire backup` wrote", file=str(source)) from error
    if not (made / LEDGER).exists():
        raise InputError("is no backup: it has no ledger", "give a file that `ceasefire backup` wrote", file=str(source))
    return about
