"""`ceasefire new`."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ceasefire.cli import show
from ceasefire.errors import InputError, StoreError


def new(folder: Path, /, *, json: bool = False) -> int:
    """Make a skeleton dossier: one small example of everything, with comments that say what to write.

    It passes `ceasefire check` as it is.

    Parameters
    ----------
    folder
        Folder to make; it must not exist, or be empty.
    json
        One JSON object: `{"folder", "files"}`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"'{folder}' is there already and not empty", "name a new folder")
    written: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(files("ceasefire.cli").joinpath("skeleton"), folder, folder, written)
        for name in ("reports", "zones"):
            (folder / name).mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot be made ({error.strerror})", "check the rights and the disk", file=str(folder)
        ) from error
    if json:
        show.emit({"folder": str(folder), "files": written})
        return 0
    for name in written:
        show.say(str(folder / name))
    show.tell(
        f"next: edit these files, then `ceasefire check {folder}` and `ceasefire add {folder} FILE --source ID`"
    )
    return 0


def _copy(origin: Traversable, to: Path, root: Path, written: list[str]) -> None:
    for item in sorted(origin.iterdir(), key=lambda one: one.name):
        target = to / item.name
        if item.is_dir():
            target.mkdir(exist_ok=True)
            _copy(item, target, root, written)
        elif item.name == "gitignore":  # under its own name it would act on this very folder
            (to / ".gitignore").write_bytes(item.read_bytes())
            written.append(".gitignore")
        elif item.name.endswith(".yaml"):
            target.write_bytes(item.read_bytes())
            written.append(target.relative_to(root).as_posix())
