"""`ceasefire update`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ceasefire.cli import show


def update(folder: Path, /, *, jobs: int | None = None, json: bool = False) -> int:
    """Read what is new, match claims into incidents, hold them against the articles.

    Only reports that no reading is kept of are read: new ones, and all of them when the actors, places or the reader
    have changed. The state of the dossier's files is entered in the ledger.

    Parameters
    ----------
    folder
        The dossier's folder.
    jobs
        Cores that many texts are read on; `CEASEFIRE_JOBS`, or all that this process may use, where it is not given.
    json
        One JSON object: counts of reports, claims, incidents, findings, the rows that gave no claim, and, where there are
        any, the entries of judgements of pairs that are not applied (`not_applied`).
    """
    from ceasefire.claims.many import jobs_of
    from ceasefire.incidents.judged import judged
    from ceasefire.package.layers import lay
    from ceasefire.process import open_process
    from ceasefire.reports.report import CONTAINERS

    with open_process(folder, write=True, jobs=jobs_of(jobs)) as process, show.progress(not json) as bar:
        results = process.update(bar)
        unmapped = lay(process, datetime.now(UTC))
    if unmapped:
        show.tell(unmapped)
    refused = [p for p in results.problems if p.severity == "error"]
    idle = [one for one in judged(results.claims, results.dossier.pairs) if one.idle]
    counts = {
        "reports": len(results.reports),
        "read": results.read,
        "claims": len(results.claims),
        "incidents": len(results.incidents),
        "findings": len(results.findings),
    }
    if json:
        show.emit({**counts, "problems": refused, **({"not_applied": [one.pair.seq for one in idle]} if idle else {})})
    else:
        show.say(
            f"{counts['reports']} reports ({counts['read']} read now), {counts['claims']} claims, "
            f"{counts['incidents']} incidents, {counts['findings']} findings"
        )
        speaking = {claim.report for claim in results.claims}
        silent = sum(report.id not in speaking and report.format not in CONTAINERS for report in results.reports)
        if silent:
            show.tell(
                f"{silent} reports gave no claim: not decoded, in a language that is not read, or about something else"
            )
        if refused:
            show.tell(
                f"{len(refused)} rows of tables gave no claim (told when they were added; `--json` lists them)"
            )
        if idle:
            show.tell(f"{len(idle)} judgements of pairs are kept and not applied; `ceasefire pair DIR` says why")
    return 0
