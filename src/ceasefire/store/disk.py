"""Files that are there whole or not at all, also after a loss of power."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def settle(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder. `OSError` when it refuses."""
    opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def settle_all(folder: Path) -> None:
    """The same for everything in a folder, and the folder."""
    for inner, _, names in os.walk(folder):
        for name in names:
            settle(Path(inner) / name)
        settle(Path(inner))


def put_in_place(part: Path, to: Path) -> None:
    """Give a finished file its name. The disk has its bytes before the name, and the name before this ends."""
    settle(part)
    part.replace(to)
    settle(to.absolute().parent)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; an `OSError` leaves what was there before."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        put_in_place(part, path)
    except OSError:
        with suppress(OSError):  # a folder that cannot be written lets nothing be removed either
            part.unlink()
        raise
