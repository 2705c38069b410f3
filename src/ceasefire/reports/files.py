"""Files, folders and standard input as named bytes, within stated limits."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from ceasefire.errors import Problem
from ceasefire.reports.filename import escaped

MAX_TABLE = 200_000_000
"""Largest file taken at all, bytes: a table of about a million rows."""

MAX_TEXT = 20_000_000
"""Largest single text, bytes: no report is longer; what is, is an archive that was not taken apart."""

TABLES = (".csv", ".tsv")
TEXTS = (".txt", ".text", ".md", ".markdown", "", ".html", ".htm", ".xhtml")
CONTAINERS = (".warc", ".warc.gz", ".wacz")
"""What is taken from a folder. A file given by its own name is tried whatever it is called."""


class File(NamedTuple):
    """name: as given, printable; way: by its own name, found in a folder that was given, or standard input;
    modified: UTC instant of its last change."""

    name: str
    data: bytes
    way: Literal["file", "folder", "stdin"] = "file"
    modified: datetime | None = None


def walk(paths: Sequence[str | Path], stdin: BinaryIO) -> Iterator[File | Problem]:
    """Every file with its bytes, folders in the order of their names.

    Pipes, sockets and devices are refused: reading one may wait for ever or never end.
    """
    for path in paths:
        if str(path) == "-":
            data = stdin.read(MAX_TABLE + 1)
            yield _sized(File("-", data, "stdin"))
            continue
        yield from _one(Path(path))


def _one(path: Path, way: Literal["file", "folder"] = "file") -> Iterator[File | Problem]:
    try:
        about = path.stat()
        mode = about.st_mode
        if stat.S_ISDIR(mode):
            names = sorted(child.name for child in path.iterdir())  # paths would each keep their text as they are used
        elif not stat.S_ISREG(mode):
            yield _no_file(path, mode)
            return
        else:
            if about.st_size > MAX_TABLE:
                yield _too_large(escaped(str(path)), about.st_size)
                return
            with path.open("rb") as file:
                data = file.read(MAX_TABLE + 1)
            yield _sized(File(escaped(str(path)), data, way, _instant(about.st_mtime)))
            return
    except OSError as error:
        yield _unreadable(path, error)
        return
    for child in (path / name for name in names):
        if child.name.startswith(".") or child.name.endswith("~"):
            continue
        try:
            folder = child.is_dir()
        except OSError as error:
            yield _unreadable(child, error)
            continue
        if folder:
            if not child.is_symlink():  # a link may lead back up
                yield from _one(child, "folder")
        elif child.suffix.lower() in (*TEXTS, *TABLES) or child.name.lower().endswith(CONTAINERS):
            yield from _one(child, "folder")
        else:
            yield Problem(file=escaped(str(child)), code="skipped", severity="warning", what="is not a text, a page, a table or a web archive by its name",
                          remedy="give it by its own name to have it taken in")  # fmt: skip


def _instant(seconds: float) -> datetime | None:
    """A file's time; None where its disk gives one that is none."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _sized(file: File) -> File | Problem:
    if len(file.data) > MAX_TABLE:
        return _too_large(file.name, len(file.data))
    if not file.data:
        return Problem(file=file.name, code="empty", what="is empty", remedy="add a file that has text in it")
    return file


def _too_large(name: str, size: int) -> Problem:
    return Problem(file=name, code="too_large", what=f"is {size / 1e6:.0f} MB or more; at most {MAX_TABLE // 10**6} MB are taken",
                   remedy="split it")  # fmt: skip


_KINDS = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}


def _no_file(path: Path, mode: int) -> Problem:
    kind = _KINDS.get(stat.S_IFMT(mode), "something else")
    return Problem(file=escaped(str(path)), code="not_a_file", what=f"is {kind}, not a file",
                   remedy="save what comes out of it as a file, or give `-` and send it to standard input")  # fmt: skip


def _unreadable(path: Path, error: OSError) -> Problem:
    remedies = {
        errno.ENOENT: "check the path",
        errno.EACCES: "give yourself the right to read it (`chmod u+rX`)",
        errno.ELOOP: "remove the link that leads to itself",
    }
    what = "is not there" if error.errno == errno.ENOENT else f"cannot be read ({error.strerror})"
    return Problem(
        file=escaped(str(path)),
        code="unreadable",
        what=what,
        remedy=remedies.get(error.errno or 0, "check the file and its disk"),
    )
