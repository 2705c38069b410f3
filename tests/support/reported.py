"""A dossier into which reports were taken, each with its source, day and mark."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ceasefire.process import open_process


def reported(root: Path, said: Iterable[tuple[str, str, str, str]]) -> Path:
    """The folder, after its reports (text, source, day of publication, TLP mark) were read and judged, in that order."""
    with open_process(root, write=True) as process:
        for n, (text, source, published, mark) in enumerate(said):
            path = root / "reports" / f"{n}.txt"
            path.write_text(text, "utf-8")
            list(process.add([path], source=source, published=published, handling=mark))
        process.update()
    return root
