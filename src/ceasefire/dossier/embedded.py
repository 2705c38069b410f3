"""Dossiers that come with the package."""

from __future__ import annotations

from pathlib import Path

from ceasefire.errors import InputError


def folders() -> tuple[Path, ...]:
    """Where embedded dossiers stand: in the wheel beside the code, in a checkout beside `src/`."""
    here = Path(__file__).resolve().parents[1]
    return tuple(p for p in (here / "examples", here.parents[1] / "examples") if p.is_dir())


def names() -> tuple[str, ...]:
    """Names of the embedded dossiers."""
    found = {d.name for folder in folders() for d in folder.iterdir() if (d / "dossier.yaml").exists()}
    return tuple(sorted(found))


def embedded(name: str) -> Path:
    """The folder of an embedded dossier. `InputError` when there is none of that name."""
    for folder in folders():
        if (folder / name / "dossier.yaml").exists():
            return folder / name
    known = ", ".join(names()) or "none"
    raise InputError(f"there is no dossier '{name}'", f"name a dossier's folder, or one of: {known}")


def find(name: str) -> Path:
    """A dossier given by its folder or, where there is no such folder, by its embedded name."""
    path = Path(name)
    if (path / "dossier.yaml").exists():
        return path
    if path.exists() or "/" in name:
        raise InputError(
            f"'{name}' is not a dossier (it has no dossier.yaml)", "make one with `ceasefire new`"
        )
    return embedded(name)
