"""Results and entries as readers at one mark may see them, computed from what they may see and from nothing else."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ceasefire.findings.judgement import decided
from ceasefire.package.choice import Choice, chosen
from ceasefire.package.secret import Secret, secret
from ceasefire.process import Process, Progress, Results
from ceasefire.process.digests import dossier_bytes
from ceasefire.process.record import as_judgement
from ceasefire.process.without import hidden, without
from ceasefire.reports.report import Tlp


class Shown(msgspec.Struct, frozen=True):
    """results: without what is hidden; choice: of the ledger's entries; secret: what is hidden, to search texts for."""

    results: Results
    choice: Choice
    secret: Secret


def shown(
    process: Process, tlp: Tlp, more: Callable[[Results], frozenset[str]] | None = None, progress: Progress | None = None
) -> Shown:
    """What readers at that mark may see. more: gives reports that are hidden besides.

    A finding on which something was said that is not shown is left out: nobody could see in which state it is. What somebody
    said of two claims that are both shown holds, also where their words are not: the dead of one happening are counted once.
    """
    results, upto = _settled(process, progress)
    gone = hidden(results, tlp, more(results) if more else frozenset())
    files = dossier_bytes(process.dossier.root) if gone else {}
    agreements = [data.decode("utf-8", "replace") for path, data in files.items() if path.startswith("agreements/")]
    guard = secret(results, gone, tlp, process.text, agreements)
    choice = chosen(process, results, guard, upto)
    left = _unsaid(without(process, results, gone), choice)
    findings = decided(left.findings, map(as_judgement, choice.judgements)) if gone else left.findings
    left = msgspec.structs.replace(left, findings=tuple(f for f in findings if f.id not in choice.unsaid))
    return Shown(left, choice, guard)


def _unsaid(results: Results, choice: Choice) -> Results:
    """With who judged two claims, and why, only where the entry is shown."""
    shown = set(choice.shown)
    pairs = tuple(pair if pair.seq in shown else pair.unsaid() for pair in results.dossier.pairs)
    return msgspec.structs.replace(results, dossier=msgspec.structs.replace(results.dossier, pairs=pairs)) if pairs else results


def _settled(process: Process, progress: Progress | None) -> tuple[Results, int]:
    """All results, and the number of entries that they come from, however many others write meanwhile."""
    while True:
        before = process.store.entry_count()
        results = process.results(progress)
        if process.store.entry_count() == before:
            return results, before
