"""What is done stays done: each task leaves its files and, last of all, a note that says what it made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.archive.pool import Pool, Task
from ceasefire.errors import InputError
from ceasefire.incidents.rowfile import PART, whole
from ceasefire.process import Progress

MANIFEST = "manifest.json"
"""What a run is of, and its summary: written last."""

FOLDER = "_work"
"""Folder in the output where a run keeps what it has done. It is removed at the end."""


def note(path: Path, made: Any) -> None:
    """Keep what a task gives back."""
    with whole(path) as part:
        part.write_bytes(msgspec.json.encode(made))


def stage(
    name: str, folder: Path, pool: Pool, function: Callable[..., Any], tasks: Sequence[Task], progress: Progress | None = None,
) -> list[Any]:  # fmt: skip
    """What each task gives, from its note where an earlier run has done it. `function` is called with the path of a
    file without ending, which is the task's own, and the task."""
    paths = [folder / name / f"{number:06}" for number in range(len(tasks))]
    made: dict[int, Any] = {}
    for number, path in enumerate(paths):
        kept = path.with_suffix(".json")
        if kept.exists():
            made[number] = msgspec.json.decode(kept.read_bytes())
    missing = [n for n in range(len(tasks)) if n not in made]
    (folder / name).mkdir(parents=True, exist_ok=True)
    for at, given in pool.each(function, [(str(paths[n]), *tasks[n]) for n in missing]):
        number = missing[at]
        note(paths[number].with_suffix(".json"), given)
        made[number] = msgspec.json.decode(msgspec.json.encode(given))
        if progress is not None:
            progress(name, len(made), len(tasks))
    return [made[number] for number in range(len(tasks))]


def finished(out: Path, plan: Any) -> Any:
    """The summary that a finished run of this plan left in the output, None where there is none. `InputError` when the
    output holds the result of another run."""
    done = out / MANIFEST
    if not done.exists():
        return None
    kept = msgspec.json.decode(done.read_bytes())
    if kept.get("plan") != msgspec.to_builtins(plan):
        raise InputError("holds the result of another run", "give another folder, or remove that", file=str(out))
    return kept["summary"]


def begin(out: Path, plan: Any) -> Path:
    """The folder of work of this run. `InputError` when the output holds the work of another."""
    folder, mine = out / FOLDER, msgspec.json.encode(plan)
    kept = folder / "plan.json"
    if kept.exists():
        if kept.read_bytes() != mine:
            raise InputError(
                "holds an unfinished run over other input or with other options",
                f"finish that one, or remove {FOLDER} in it", file=str(out),
            )  # fmt: skip
        return folder
    with whole(kept) as part:
        part.write_bytes(mine)
    return folder


def end(out: Path) -> None:
    """Remove what is only needed while a run is under way."""
    shutil.rmtree(out / FOLDER, ignore_errors=True)
    for left in out.rglob(f"{PART}*"):
        left.unlink(missing_ok=True)
