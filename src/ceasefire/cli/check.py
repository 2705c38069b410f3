"""`ceasefire check`."""

from __future__ import annotations

from pathlib import Path

from ceasefire.cli import show


def check(folder: Path, /, *, json: bool = False) -> int:
    """Validate every file of a dossier, the reports in its inbox included, and print all faults in one go.

    Nothing is taken in. Each fault is one line, `file:line: what is wrong; what would be right`. Warnings do not make a dossier invalid.

    Parameters
    ----------
    folder
        The dossier's folder.
    json
        One JSON object a line: `{"file", "line", "code", "what", "remedy", "severity"}`.
    """
    from ceasefire.errors import DossierError
    from ceasefire.reports.check import check_whole

    problems = check_whole(folder)
    errors = sum(p.severity == "error" for p in problems)
    for problem in problems:
        if json:
            show.emit(problem)
        else:
            show.say(str(problem))
    if not json:
        show.say(f"{folder}: {errors} errors, {len(problems) - errors} warnings")
    return DossierError.exit if errors else 0
