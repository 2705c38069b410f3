"""Who copied whom, as far as the reports that may be seen show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.copies import with_copies
from ceasefire.reports.report import Report


def seen_copies(dossier: Dossier, reports: Sequence[Report], hidden: frozenset[str]) -> Dossier:
    """The dossier without what its copies and leads owe to hidden reports, and without judgements of claims in them.

    A copy of a hidden report is no copy of anything: its readers may not learn from where it was taken. Two copies of
    it have one wording, which anybody can see: the later one repeats the earlier.
    """
    if not hidden:
        return dossier
    by_id = {report.id: report for report in reports}
    leads = {
        name: kept for name, ones in dossier.leads.items()
        if name not in hidden and (kept := tuple(one for one in ones if one not in hidden))
    }  # fmt: skip
    copies: dict[str, str] = {}
    for report in sorted(reports, key=lambda r: (r.published is None, r.published.timestamp() if r.published else 0.0, r.seq)):
        told = dossier.copies.get(report.id)
        if told is None or report.id in hidden:
            continue
        like = [by_id[one] for one in leads.get(report.id, ()) if one in by_id]
        if any(told in (one.source, copies.get(one.id)) for one in like):
            copies[report.id] = told
            continue
        first = next((copies.get(one.id) or one.source for one in like if dossier.copies.get(one.id) == told), None)
        if first is not None and first != report.source:
            copies[report.id] = first
    pairs = tuple(pair for pair in dossier.pairs if hidden.isdisjoint(pair.reports))
    return msgspec.structs.replace(dossier, copies=copies, leads=leads, pairs=pairs)


def changed(before: Dossier, after: Dossier, claims: Mapping[str, Claim], visible: Mapping[str, Claim]) -> set[str]:
    """Visible reports whose word counts as another's without the hidden ones."""
    old = with_copies(vocabulary(before), claims.values())
    new = with_copies(vocabulary(after), visible.values())
    return {c.report for c in visible.values() if old.copies.get(c.report) != new.copies.get(c.report) or old.leads.get(c.report) != new.leads.get(c.report)}
