"""Humanitarian access in the period of a brief, in words, each line with the numbers of its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ceasefire.brief import accesswords
from ceasefire.brief.accessnote import AccessNotes, EntryNote, SeverityNote
from ceasefire.brief.controlwords import month_name
from ceasefire.brief.line import Line
from ceasefire.brief.scope import Scope
from ceasefire.tracks.access import HINDERED, Entry
from ceasefire.tracks.area import Areas
from ceasefire.tracks.coverage_table import Coverage
from ceasefire.tracks.severity import Severity

MOST = 40
"""Rows of severity that are listed, the latest ones."""


def notes(chosen: Scope) -> AccessNotes:
    """The rows of a brief's section on access."""
    made = chosen.tracked.access
    if made is None:
        return AccessNotes()
    areas = Areas(chosen.dossier)
    cover = {(c.area, c.month): c for c in made.coverage}
    rows = [s for s in made.severity if s.known]
    return AccessNotes(
        severity=tuple(_severity(chosen, s, cover[s.area, s.month], areas) for s in rows[-MOST:]), entries=tuple(_entry(chosen, e) for e in made.entries),
        sums=tuple(_sums(chosen, made.entries)), more=max(0, len(rows) - MOST),
    )  # fmt: skip


def _severity(chosen: Scope, one: Severity, row: Coverage, areas: Areas) -> SeverityNote:
    denied = accesswords.denied(row, chosen.dossier)
    return SeverityNote(
        areas.name(one.area), month_name(one.month), accesswords.overall(one), f"{one.seen} ({one.known} / 9)", accesswords.worst(one),
        f"{row.word}: {accesswords.seen(row, chosen.dossier)}" + (f"; not let see: {denied}" if denied else ""), chosen.refs(one.claims),
    )  # fmt: skip


def _entry(chosen: Scope, entry: Entry) -> EntryNote:
    told = tuple((accesswords.asserter(one, chosen.dossier), accesswords.facts(one, chosen.dossier)) for one in entry.told)
    what = f"{accesswords.KIND[entry.kind]}, {accesswords.status(entry)}"
    return EntryNote(accesswords.when(entry), accesswords.where(entry), what, accesswords.by_whom(entry, chosen.dossier), told, chosen.refs(entry.claims))


def _sums(chosen: Scope, told: Sequence[Entry]) -> list[Line]:
    out: list[Line] = []
    made = [e for e in told if e.delivered]
    if made:
        amounts = [f"{accesswords.amount(made, key)} {word}" for key, word in (("tonnes", "t"), ("trucks", "trucks"), ("packages", "packages")) if accesswords.amount(made, key)]
        out.append(Line(f"Deliveries told as made: {len(made)}" + (f"; as far as told: {', '.join(amounts)}" if amounts else ""), _refs(chosen, made)))
    hindered = [e for e in told if e.hindered]
    if hindered:
        kinds: Mapping[str, int] = Counter(accesswords.INDICATOR[next(iter(e.values("constraint")), "movement")] for e in hindered)
        whom: Mapping[str, int] = Counter(accesswords.by_whom(e, chosen.dossier) or "not told by whom" for e in hindered)
        states = Counter(accesswords.STATUS.get(s, s) for e in hindered for s in e.statuses if s in HINDERED)
        text = f"Aid hindered: {len(hindered)}; {_listed(states)}; by kind: {_listed(kinds)}; by whom, as reported: {_listed(whom)}"
        out.append(Line(text, _refs(chosen, hindered)))
    need = [e for e in told if e.kind in ("displacement", "siege") and any("number_of" in t.facts for t in e.told)]
    if need:
        said = "; ".join(f"{accesswords.where(e)}: {KIND_NEED[e.kind]} {accesswords.people(e)}" for e in need[-6:])
        out.append(Line(f"People told to be displaced or cut off, figure by figure and never added: {said}", _refs(chosen, need)))
    if need and not made:
        out.append(Line("No delivery is told as made beside these figures.", _refs(chosen, need)))
    return out


KIND_NEED = {"displacement": "displaced", "siege": "cut off"}


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {n}" for name, n in counts.items())


def _refs(chosen: Scope, told: Sequence[Entry]) -> tuple[int, ...]:
    return chosen.refs(c for e in told for c in e.claims)
