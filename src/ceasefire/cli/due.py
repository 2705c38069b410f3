"""`ceasefire due`."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ceasefire.cli import show, view
from ceasefire.clock import zone_of
from ceasefire.errors import InputError
from ceasefire.findings.duty import Duty, Status
from ceasefire.findings.finding import Finding

STATUSES: tuple[Status, ...] = ("missed", "partly", "late", "unseen", "waiting", "open", "met")


def due(
    folder: Path,
    /,
    *,
    agreement: str | None = None,
    as_of: str | None = None,
    status: str | None = None,
    tlp: str = "RED",
    json: bool = False,
) -> int:
    """Print the calendar of what falls due under the agreements: what was met, late, missed, unseen.

    A thing that was due and was not reported is held to be missed only where somebody could have seen it: declared
    posts, patrols or visits (coverage.yaml), or sources that do not stand on one side and reported from there in
    that time. Otherwise it is unseen, and the finding is pending.

    Parameters
    ----------
    folder
        The dossier's folder.
    agreement
        Only of the agreement with this id.
    as_of
        The day up to which to look; the day of the latest report if not given.
    status
        Only what stands so: missed, partly, late, unseen, waiting, open or met.
    tlp
        Leave out what is marked stricter than this, and what rests only on it.
    json
        One JSON object a line: the duty, and the finding where there is one.
    """
    from ceasefire.findings.due import absences, calendar
    from ceasefire.findings.judgement import decided
    from ceasefire.process import open_process
    from ceasefire.reports.header import nearest
    from ceasefire.reports.header import tlp as mark_of

    mark = mark_of(tlp)
    if status is not None and status not in STATUSES:
        raise InputError(f"--status '{status}' is not known", f"one of: {', '.join(STATUSES)}")
    with open_process(folder) as process:
        ids = [a.id for a in process.agreements]
        if agreement is not None and agreement not in ids:
            raise InputError(f"there is no agreement '{agreement}'", nearest(agreement, ids, "there are"))
        with show.progress(not json) as bar:
            results = process.results(bar)
        judgements = process.judgements()
    seen = view.view(results, mark)
    until = view.as_of_end(seen, as_of)
    duties = calendar(tuple(seen.incidents.values()), seen.claims, seen.agreements, seen.dossier, until)
    findings = {f.due: f for f in decided(absences(duties, seen.agreements, seen.dossier), judgements)}
    chosen = [d for d in duties if agreement in (None, d.agreement) and status in (None, d.status)]
    if json:
        for one in chosen:
            show.emit(_object(one, findings.get(one.id)))
    else:
        _print(chosen, findings, seen, until)
    return 0


def _object(duty: Duty, finding: Finding | None) -> dict[str, Any]:
    out: dict[str, Any] = msgspec.to_builtins(duty)
    out["finding"] = None if finding is None else msgspec.to_builtins(finding)
    return out


def _print(duties: list[Duty], findings: dict[str | None, Finding], seen: view.View, until: datetime) -> None:
    zone = seen.dossier.time_zone
    width = min(show.WIDTH, Console().width) if sys.stdout.isatty() else show.WIDTH
    console = Console(file=sys.stdout, width=width)
    print(f"as of {_deadline(until, zone)}, {zone}")
    for agreement in seen.agreements:
        own = [d for d in duties if d.agreement == agreement.id]
        if not own:
            continue
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for name, size in {"article": 26, "due": 16, "status": 8, "why": 41}.items():
            table.add_column(name, width=size, overflow="fold")
        for duty in own:
            what = f"{duty.provision} {duty.title}" + (f" ({duty.count} {duty.of})" if duty.of else "")
            when = _deadline(duty.deadline, zone) if duty.deadline else "no time set"
            finding = findings.get(duty.id)
            why = duty.why + (f" [{finding.id}]" if finding else "")
            table.add_row(*(Text(show.clean(cell)) for cell in (what, when, duty.status, why)))
        counts = Counter(d.status for d in own)
        told = ", ".join(f"{counts[s]} {s}" for s in STATUSES if counts[s])
        print(f"\n{show.clean(agreement.title)} ({agreement.id}): {told}")
        with console.capture() as captured:
            console.print(table)
        print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def _deadline(at: datetime, zone: str) -> str:
    """The last local day in time, or the local minute where one was set."""
    local = at.astimezone(zone_of(zone))
    if local.time() == time():
        return f"{local.date() - timedelta(days=1)}"
    return f"{local:%Y-%m-%d %H:%M}"
