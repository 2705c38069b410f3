"""Humanitarian access, its severity, who could see, and stress as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ceasefire.package.view import View, last_told
from ceasefire.tracks.access import FACTS, Entry
from ceasefire.tracks.humanitarian import Access, access


def followed(seen: View) -> Access | None:
    """Access as known on the day of the latest report; None where no report has a day."""
    last = last_told(seen)
    return None if last is None else access(seen.claims, seen.incidents.values(), seen.dossier, last)


def told_rows(made: Access | None) -> list[dict[str, Any]]:
    """What each claim tells of access, one row a claim; rows with one `entry` are accounts of one thing."""
    return [row for entry in (made.entries if made else ()) for row in _told(entry)]


def _told(entry: Entry) -> Iterator[dict[str, Any]]:
    for one in entry.told:
        yield {
            "entry": entry.id, "kind": entry.kind, "area": entry.area, "place": entry.place, "where_prec": entry.where_prec,
            "months": ";".join(f"{m:%Y-%m}" for m in entry.months), "dated": entry.dated, "actors": ";".join(entry.by), "targets": ";".join(entry.to),
            "contested": entry.contested, "claim": one.claim, "by": one.by, "side": one.side, "status": one.status, "hedged": one.hedged,
            **{key: one.facts.get(key) for key in FACTS}, "published": one.published.isoformat() if one.published else None,
        }  # fmt: skip


def severity_rows(made: Access | None) -> list[dict[str, Any]]:
    """One row for each unit, month and indicator of which something is told, with the whole beside it."""
    return [
        {
            "area": one.area, "month": f"{one.month:%Y-%m}", "indicator": i.name, "low": i.low, "high": i.high, "why": i.why,
            "overall_low": f"{one.low:.3f}", "overall_high": f"{one.high:.3f}", "lowest": one.lowest, "highest": one.highest, "known": one.known,
            "coverage": one.coverage, "claims": ";".join(i.claims),
        }
        for one in (made.severity if made else ()) for i in one.indicators if i.high is not None
    ]  # fmt: skip


def coverage_rows(made: Access | None) -> list[dict[str, Any]]:
    """One row for each unit and month."""
    return [
        {
            "area": one.area, "month": f"{one.month:%Y-%m}", "word": one.word, "seen": one.seen, "why": one.why,
            "eyes": ";".join(f"{e.by} {e.kind} {e.days}" for e in one.eyes), "denied": ";".join(f"{d.kind} {d.by or '?'} {d.denied_by or '?'}" for d in one.denied),
            "sides": ";".join(f"{v.side or '-'} {v.origins}" for v in one.sides), "claims": ";".join(one.claims),
        }
        for one in (made.coverage if made else ())
    ]  # fmt: skip


def stress_rows(made: Access | None) -> list[dict[str, Any]]:
    """One row for each value."""
    return [
        {
            "place": one.place, "indicator": one.indicator, "unit": one.unit, "source": one.source, "first": p.first.isoformat(),
            "last": p.last.isoformat(), "value": f"{p.value:g}", "url": p.page, "published": p.published.isoformat() if p.published else None,
        }
        for one in (made.stress if made else ()) for p in one.points
    ]  # fmt: skip
