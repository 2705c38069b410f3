"""`ceasefire demo`."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

from ceasefire.cli import show
from ceasefire.errors import InputError, Problem, StoreError
from ceasefire.process import Process, Results

NAME = "southwest-syria"
MARKER = ".ceasefire-demo.json"
TOP = 3
_PARTS = ("*.yaml", "stress.csv", "agreements/*.yaml", "zones/*.geojson", "reports/*.md")


def demo(folder: Path = Path("ceasefire-demo"), /, *, json: bool = False) -> int:
    """Build the embedded Southwest Syria dossier, run everything, print the findings, write the brief.

    Every report of it is a summary in our own words of a public page, with its address. A second run on the same
    folder finds everything there and writes the same brief, byte for byte.

    Parameters
    ----------
    folder
        Where to put the dossier: a new or empty folder, or one that an earlier demo made.
    json
        One JSON object: counts, and where the brief is.
    """
    from ceasefire.dossier.embedded import embedded
    from ceasefire.process import open_process

    _copy(embedded(NAME), folder)
    with open_process(folder, write=True) as process:
        taken = list(process.add([folder / "reports"]))
        problems = [item for item in taken if isinstance(item, Problem)]
        with show.progress(not json) as bar:
            results = process.update(bar)
        page, first, last = _whole_brief(process, results)
    errors = show.print_problems(p for p in problems if p.severity == "error")
    path = folder / "brief.html"
    show.write_text(path, page)
    if json:
        show.emit(
            {
                "folder": str(folder), "brief": str(path), "since": first, "date": last,
                "reports": len(results.reports), "claims": len(results.claims),
                "incidents": len(results.incidents), "findings": len(results.findings),
            }
        )  # fmt: skip
        return 1 if errors else 0
    from ceasefire.cli.findings import print_findings

    show.say(
        f"{len(results.reports)} reports, {len(results.claims)} claims, {len(results.incidents)} incidents, "
        f"{len(results.findings)} findings"
    )
    print_findings(results, "RED", None, None, TOP, False)
    show.say(f"\nbrief: {path} ({first} to {last})")
    show.tell(f"all findings: `ceasefire findings {folder} --top 0`")
    return 1 if errors else 0


def _whole_brief(process: Process, results: Results) -> tuple[str, date, date]:
    """The brief from the first agreement to the last report."""
    from ceasefire.cli.brief import brief_page
    from ceasefire.clock import zone_of

    zone = zone_of(results.dossier.time_zone)
    begun = [a.in_force.astimezone(zone).date() for a in results.agreements]
    days = [r.published.astimezone(zone).date() for r in results.reports if r.published is not None]
    last = max(days, default=max(begun, default=date.today()))
    first = min(begun, default=last - timedelta(days=6))
    return brief_page(process, results, min(first, last), last, "CLEAR"), min(first, last), last


def _copy(origin: Path, folder: Path) -> None:
    """Put the embedded dossier there. Only a new folder, or one of the same demo, is written to."""
    from ceasefire.ids import canonical, sha256

    files = sorted(path for pattern in _PARTS for path in origin.glob(pattern))
    contents = {path.relative_to(origin).as_posix(): sha256(path.read_bytes()) for path in files}
    marker = folder / MARKER
    mark = canonical({"demo": NAME, "files": contents})
    try:
        if marker.exists():
            if marker.read_bytes() != mark:
                raise InputError(
                    f"'{folder}' was made by another version of the demo", "delete it, or name another folder"
                )
        elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InputError(f"'{folder}' is there already and is not a demo", "name another folder")
        folder.mkdir(parents=True, exist_ok=True)
        marker.write_bytes(mark)
        for path in files:
            target = folder / path.relative_to(origin)
            if not target.exists():  # what a person has changed since stays as it is
                target.parent.mkdir(parents=True, exist_ok=True)
                part = target.with_name(target.name + ".part")
                shutil.copyfile(path, part)
                part.replace(target)
    except OSError as error:
        raise StoreError(
            f"cannot be made ({error.strerror})", "check the rights and the disk", file=str(folder)
        ) from error
