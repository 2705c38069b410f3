"""`ceasefire archive`: the work on tables that are too many for one go."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from ceasefire.cli import show
from ceasefire.cli.add import _pair
from ceasefire.errors import InputError

archive = App(
    name="archive",
    sort_key=99,
    help="Read or match an archive of reports: many tables in a folder, in bounded memory, on Dask.",
)

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?", re.IGNORECASE)
_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
_LEAST = 2**28


def match(
    in_dir: Path,
    out_dir: Path,
    /,
    *,
    scheduler: str | None = None,
    workers: int | None = None,
    memory: str = "4GB",
    columns: Annotated[list[str] | None, Parameter(name="--map")] = None,
    dossier: str | None = None,
    json: bool = False,
) -> int:
    """Find out which rows of many tables are about the same happening.

    The result is the same whatever the order of the rows and however they are cut into files, and the same as
    `ceasefire match` gives for all of them in one table. A run that was stopped goes on from what it has done.

    Parameters
    ----------
    in_dir
        Folder with Parquet or CSV files of claims, ACLED or UCDP GED; folders in it are looked through.
    out_dir
        Folder for the same files with `incident_id`, for `manifest.json` and for `problems.jsonl`.
    scheduler
        Address of a Dask scheduler whose workers see both folders; workers of this machine are started where none is given.
    workers
        Workers that are started on this machine; one for each core that this process may use where not given.
    memory
        Memory of all workers together, such as `6GB`; of each worker, where there is a scheduler.
    columns
        Column of the tables: `NAME=COLUMN`, once for each; see `ceasefire add`.
    dossier
        Folder of a dossier, or the name of the embedded one, whose actors, sources and places are to be known.
    json
        One JSON object: the summary that `manifest.json` has.
    """
    from ceasefire.archive.match import rows_for

    count, size = _workers(workers), _bytes(memory)
    mapped = dict(_pair(word) for word in columns or [])

    def work(pool: Any, progress: Any) -> Any:
        from ceasefire.archive.match import match_archive

        each = size if scheduler else size // count
        return match_archive(in_dir, out_dir, pool, columns=mapped, dossier=dossier, rows_at_once=rows_for(each), progress=progress)

    summary = _run(scheduler, count, size, json, work)
    if json:
        show.emit(summary)
    else:
        used = ", ".join(ours if ours == theirs else f"{theirs} as {ours}" for ours, theirs in summary.used.items())
        show.tell(f"columns used: {used}; not used: {', '.join(summary.unused) or 'none'}")
        _tell_problems(summary.problems, out_dir)
        for said in summary.notes:
            show.tell(f"warning: {said}")
        show.say(f"{summary.rows} rows in {summary.parts} parts, {summary.incidents} incidents: {out_dir}")
    return 1 if summary.matched < summary.rows else 0


def read(
    in_dir: Path,
    out_dir: Path,
    /,
    *,
    scheduler: str | None = None,
    workers: int | None = None,
    memory: str = "4GB",
    columns: Annotated[list[str] | None, Parameter(name="--map")] = None,
    dossier: str | None = None,
    zone: str | None = None,
    json: bool = False,
) -> int:
    """Read the texts of many tables and write their claims, as tables that `ceasefire archive match` takes.

    Tables have columns `text`, `published`, `source` and `id`; all but the first may be missing. A run that was stopped
    goes on from what it has done.

    Parameters
    ----------
    in_dir
        Folder with Parquet or CSV files of reports; folders in it are looked through.
    out_dir
        Folder for tables of claims, for `manifest.json` and for `problems.jsonl`.
    scheduler
        Address of a Dask scheduler whose workers see both folders; workers of this machine are started where none is given.
    workers
        Workers that are started on this machine; one for each core that this process may use where not given.
    memory
        Memory of all workers together, such as `6GB`.
    columns
        Column of the tables: `NAME=COLUMN`, once for each, such as `text=body`.
    dossier
        Folder of a dossier, or the name of the embedded one, whose actors, sources and places are to be known.
    zone
        IANA time zone that the texts' times are meant in; the dossier's, or UTC, where it is not given.
    json
        One JSON object: the summary that `manifest.json` has.
    """
    count, size = _workers(workers), _bytes(memory)
    mapped = dict(_pair(word) for word in columns or [])

    def work(pool: Any, progress: Any) -> Any:
        from ceasefire.archive.read import read_archive

        return read_archive(in_dir, out_dir, pool, columns=mapped, dossier=dossier, zone=zone, progress=progress)

    summary = _run(scheduler, count, size, json, work)
    if json:
        show.emit(summary)
    else:
        show.tell(f"columns used: {_listed(summary.used)}; not used: {', '.join(summary.unused) or 'none'}")
        _tell_problems(summary.problems, out_dir)
        show.say(f"{summary.rows} reports in {summary.parts} parts, {summary.claims} claims: {out_dir}")
    return 1 if summary.read < summary.rows else 0


def _listed(used: Any) -> str:
    return ", ".join(ours if ours == theirs else f"{theirs} as {ours}" for ours, theirs in used.items())


def _run(scheduler: str | None, workers: int, memory: int, json: bool, work: Callable[[Any, Any], Any]) -> Any:
    from ceasefire.archive.pool import pool

    with pool(scheduler, workers, memory) as workers_, show.progress(not json) as progress:
        return work(workers_, progress)


def _tell_problems(count: int, out: Path) -> None:
    if count:
        show.tell(f"warning: {count} things could not be used as they stood: {out}/problems.jsonl says which")


def _workers(given: int | None) -> int:
    if given is not None and given < 1:
        raise InputError(f"--workers {given} does no work", "give 1 or more")
    from ceasefire.claims.many import cores

    return given or cores()


def _bytes(text: str) -> int:
    found = _SIZE.fullmatch(text.strip())
    size = int(float(found[1]) * _UNITS[found[2].upper()]) if found else 0
    if size < _LEAST:
        raise InputError(f"--memory '{text}' is no size that work fits in", "write it as 6GB or 500MB, 256MB at least")
    return size


COMMANDS: Sequence[Callable[..., int]] = (read, match)
for _position, _command in enumerate(COMMANDS):
    archive.command(_command, sort_key=_position)
