"""How commands speak: results to standard output, the rest to standard error, JSON Lines for machines."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.errors import InputError, Problem, StoreError
from ceasefire.process import Progress
from ceasefire.reports.filename import escaped
from ceasefire.store.disk import write_whole

WIDTH = 100
"""Columns that tables may take; fewer on a narrower terminal."""

YEARS = range(1800, 2200)
"""Years that a day given to an option may lie in."""

SHOWN = 50
"""Problems of one run printed in words; `--json` lists them all."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_KEPT = (b"SQLite format 3\0", b"PRIVATE+KEY+", b"PK\3\4")

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """Without characters that could steer a terminal: names of files and titles come from outside.
    Bytes of names that are not UTF-8 are shown as `\\xe9`."""
    return _SURROGATE.sub(lambda one: escaped(one[0]), _CONTROL.sub("\ufffd", text))


def plain(text: str) -> str:
    """`clean`, without the marks that set a quoted word apart on a page: a terminal isolates nothing."""
    return clean(text.replace("\u2068", "").replace("\u2069", ""))


def say(line: str) -> None:
    """One line of result, at once: what is acknowledged is seen even if the next line never comes."""
    print(clean(line), flush=True)


def tell(line: str) -> None:
    """One line beside the result."""
    print(clean(line), file=sys.stderr, flush=True)


def width() -> int:
    """Columns that a table or a line may take."""
    from rich.console import Console

    return min(WIDTH, Console().width) if sys.stdout.isatty() else WIDTH


def wrapped(text: str, lead: str = "", *, gap: bool = False) -> None:
    """A line of result; what does not fit goes on under its own first letter. gap: an empty line before it."""
    if gap:
        print()
    lines = textwrap.wrap(plain(text), max(30, width() - len(lead)), break_long_words=False, break_on_hyphens=False) or [""]
    for number, line in enumerate(lines):
        print((lead if number == 0 else " " * len(lead)) + line)


def emit(thing: Any) -> None:
    """One JSON object on one line. Names of files that are not UTF-8 come escaped."""
    try:
        line = msgspec.json.encode(thing)
    except UnicodeEncodeError:
        line = msgspec.json.encode(_printable(msgspec.to_builtins(thing)))
    print(line.decode(), flush=True)


def _printable(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {_printable(key): _printable(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [_printable(one) for one in thing]
    if isinstance(thing, str) and not thing.isprintable() and _SURROGATE.search(thing):
        return escaped(thing)
    return thing


def reject_options(paths: Sequence[str]) -> None:
    """A word with a leading hyphen among paths is a mistyped option, except `-` for standard input."""
    for path in paths:
        if path.startswith("-") and path != "-":
            raise InputError(f"there is no option {path}", f"see `--help`; a file of that name is ./{path}")


def day(text: str, option: str) -> date:
    """A date given to an option. Years in which nothing can be reported are refused: days are added to it and months counted."""
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} '{text}' is not a date", "write it as 2017-07-09") from error
    if found.year not in YEARS:
        raise InputError(f"{option} '{text}' is in no year that reports are of", f"give a day from {YEARS[0]} to {YEARS[-1]}")
    return found


def print_problems(problems: Iterable[Problem]) -> int:
    """Problems in words; how many are errors."""
    errors = shown = 0
    for problem in problems:
        errors += problem.severity == "error"
        shown += 1
        if shown <= SHOWN:
            tell(str(problem))
    if shown > SHOWN:
        tell(f"… and {shown - SHOWN} more; `--json` lists them all")
    return errors


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all; never over a database, a private key or an archive."""
    try:
        if path.is_file():
            with path.open("rb") as there:
                kept = there.read(16).startswith(_KEPT)
            if kept:
                raise StoreError("is a database, a private key or an archive: it is not written over", "give another name", file=str(path))
        write_whole(path, text.encode())
    except OSError as error:
        remedy = "check that the folder exists, its rights and the space on its disk"
        raise StoreError(f"cannot be written ({error.strerror})", remedy, file=str(path)) from error


def read_text(path: Path) -> str:
    """A small text file that somebody gave us."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise InputError(f"cannot be read ({why})", "check the name and the rights of the file", file=str(path)) from error


@contextmanager
def progress(wanted: bool) -> Iterator[Progress | None]:
    """A bar on standard error for long work, only where a person looks on."""
    if not wanted or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bars.update(task, description=stage, completed=done, total=total)

        yield show
