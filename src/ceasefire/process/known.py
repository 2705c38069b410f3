"""Results as they were on an earlier day: from the reports published by then, matched and judged anew.

The claims are those that were read once; everything that depends on other reports (which are copies, what is one incident, what
the findings say) is computed from what was known, so that no later report changes anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ceasefire.clock import published_day
from ceasefire.dossier.dossier import vocabulary
from ceasefire.incidents.retold import retold
from ceasefire.process import Process, Results, is_prose
from ceasefire.reports.imprint import Imprint, imprint
from ceasefire.reports.report import Report


def known(process: Process, results: Results, days: Sequence[date]) -> Iterator[Results]:
    """The results as of the end of each local day, in the order given. A report without a date of publication is in none.

    Judgements of people are not applied, and of declared coverage only rows that had begun stand.
    """
    zone = results.dossier.time_zone
    prints: dict[str, Imprint] = {}
    published: list[tuple[date, Report]] = []
    for report in results.reports:
        day = published_day(report.published, report.published_day_only, zone)
        if day is not None:
            published.append((day, report))
    for today in days:
        reports = tuple(r for day, r in published if day <= today)
        for report in reports:
            if is_prose(report) and report.id not in prints:
                prints[report.id] = imprint(process.text(report.id)[slice(*report.body)], results.dossier.sources)
        yield _as_of(process, results, reports, prints, today)


def _as_of(process: Process, results: Results, reports: tuple[Report, ...], prints: dict[str, Imprint], today: date) -> Results:
    ids = {r.id for r in reports}
    copies, leads = retold([(r, prints[r.id]) for r in reports if r.id in prints])
    dossier = msgspec.structs.replace(
        results.dossier, copies=copies, leads=leads, days={r: d for r, d in results.dossier.days.items() if r in ids},
        coverage=tuple(row for row in results.dossier.coverage if row.from_ <= today), pairs=(),
    )  # fmt: skip
    claims = tuple(c for c in results.claims if c.report in ids)
    incidents = process.steps.matched(claims, vocabulary(dossier), results.agreements, dossier)
    findings = tuple(process.steps.judge(incidents, {c.id: c for c in claims}, results.agreements, dossier))
    return msgspec.structs.replace(results, dossier=dossier, reports=reports, claims=claims, incidents=incidents, findings=findings, problems=())
