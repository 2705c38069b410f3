"""Results as they would be if some reports, and the sources that only they show, were not there.

Matched and judged anew from what is left, so that nothing in them was computed with what is hidden: no grade, no figure, no
id, and no name of a source from which another is known to copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from ceasefire.brief.handling import may_see
from ceasefire.claims.claim import Claim
from ceasefire.dossier.source import Source
from ceasefire.incidents.retold import retold
from ceasefire.process import Process, Results, is_prose
from ceasefire.reports.imprint import imprint
from ceasefire.reports.report import TLP_ORDER, Tlp


class Hidden(msgspec.Struct, frozen=True):
    """Ids of what may not be shown. reports: marked stricter, or with a row from a source that is; sources: marked stricter,
    or known by hidden reports alone."""

    reports: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.reports or self.sources)


def hidden(results: Results, tlp: Tlp, more: frozenset[str] = frozenset()) -> Hidden:
    """What readers at that mark may not see; more: reports that are hidden besides."""
    dossier = results.dossier
    strict = {s.id for s in dossier.sources.values() if TLP_ORDER.index(s.handling) > TLP_ORDER.index(tlp)}
    reports = {r.id for r in results.reports if not may_see(dossier, r, tlp)} | more
    reports |= {claim.report for claim in results.claims if claim.source in strict}
    told = {(r.source, r.id) for r in results.reports} | {(c.source, c.report) for c in results.claims}
    seen = {source for source, report in told if report not in reports}
    unseen = {source for source, report in told if report in reports and source is not None} - seen
    return Hidden(frozenset(reports), frozenset(strict | (unseen & set(dossier.sources))))


def without(process: Process, results: Results, gone: Hidden) -> Results:
    """The results without what is hidden, as the machine proposes them: what people said of findings is not applied; what they
    said of pairs is, where both reports may be seen."""
    if not gone:
        return results
    dossier = msgspec.structs.replace(
        results.dossier, sources=_left(results.dossier.sources, gone.sources), copies={}, leads={},
        pairs=tuple(pair for pair in results.dossier.pairs if gone.reports.isdisjoint(pair.reports)),
        coverage=tuple(row for row in results.dossier.coverage if row.by not in gone.sources),
        stress=tuple(row for row in results.dossier.stress if row.source not in gone.sources),
    )  # fmt: skip
    reports = tuple(r for r in results.reports if r.id not in gone.reports)
    reader = Process(dossier, results.agreements, process.store, process.steps)
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in results.claims:
        of_report[claim.report].append(claim)
    claims: list[Claim] = []
    for report in reports:
        own = of_report[report.id]
        # What names a hidden source is read again by a reader who does not know it: it is then only a word of the text.
        named = any(gone.sources & {c.attributed_to, *c.attributed_chain, *c.terms.values()} for c in own)
        claims += reader.read(report).claims if named else own
    told = [(r, imprint(reader.text(r.id)[slice(*r.body)], dossier.sources)) for r in reports if is_prose(r)]
    copies, leads = retold(told)
    dossier = msgspec.structs.replace(dossier, copies=copies, leads=leads)
    words = msgspec.structs.replace(reader.vocabulary, copies=copies, leads=leads)
    incidents = process.steps.matched(claims, words, results.agreements, dossier)
    by_id = {claim.id: claim for claim in claims}
    findings = tuple(process.steps.judge(incidents, by_id, results.agreements, dossier))
    return msgspec.structs.replace(
        results, dossier=dossier, reports=reports, claims=tuple(claims), incidents=incidents, findings=findings, problems=()
    )


def _left(sources: Mapping[str, Source], gone: frozenset[str]) -> dict[str, Source]:
    """The other sources. Those of a family that bears a hidden source's name stay one family, under the name of the first."""
    first: dict[str, str] = {}
    made: dict[str, Source] = {}
    for source in sources.values():
        if source.id in gone:
            continue
        family = source.family
        if family in gone:
            family = first.setdefault(str(family), source.id)
        made[source.id] = msgspec.structs.replace(source, family=family)
    return made
