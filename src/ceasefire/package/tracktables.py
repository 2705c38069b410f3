"""Talks and moves of forces as flat rows: steps, what became of them, moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ceasefire.package.view import View
from ceasefire.place import Place
from ceasefire.tracks.posture import COUNTED, Move, moves
from ceasefire.tracks.publish import INTERNAL
from ceasefire.tracks.step import Party, Step
from ceasefire.tracks.talks import talks


def steps(seen: View) -> tuple[Step, ...]:
    """The steps of talks, as known on the day of the latest report."""
    return talks(seen.claims.values(), tuple(seen.incidents.values()), seen.agreements, seen.dossier)


def step_row(step: Step) -> dict[str, Any]:
    """A step as a flat row; content, condition and consequence are words of a report."""
    return {
        "id": step.id, "kind": step.kind, "day": step.day.isoformat(), "dated": step.dated, "by": _who(step.by), "to": _who(step.to),
        "mediators": _who(step.mediators), "place": step.place.name if step.place else None, "place_id": step.place.id if step.place else None,
        "about": ";".join(step.about), **{key: step.terms.get(key) for key in ("content", "condition_word", "condition", "consequence", "threatened", "outcome")},
        "deadline": step.deadline.isoformat() if step.deadline else None, "agreement": step.agreement, "title": step.title, "parent": step.parent,
        "answers": ";".join(step.answers), "disputed": step.disputed, "claims": ";".join(step.claims),
        "denied_by": ";".join(t.claim for t in step.tellings if t.denied), "origins": ";".join(dict.fromkeys(t.origin for t in step.tellings)),
    }  # fmt: skip


def fate_rows(told: Iterable[Step]) -> list[dict[str, Any]]:
    """What became of each step, one row for each way, in order of time."""
    return [
        {
            "step": step.id, "fate": fate.what, "day": fate.day.isoformat() if fate.day else None, "why": fate.why, "claims": ";".join(fate.claims),
            "claims_count": fate.count, "steps": ";".join(fate.steps), "origins": ";".join(fate.origins),
        }
        for step in told for fate in step.fates
    ]  # fmt: skip


def move_rows(seen: View, as_of: date | None) -> list[dict[str, Any]]:
    """Moves of forces; late and coarse as `publication` says where a day is given, all of them where none is."""
    setting = INTERNAL if as_of is None else seen.dossier.publication
    return [_move(m) for m in moves(seen.claims, seen.incidents.values(), seen.agreements, seen.dossier, as_of, setting)]


def _move(move: Move) -> dict[str, Any]:
    told = {a.of: a for a in move.amounts}
    place: Place | None = move.place
    numbers: dict[str, Any] = {}
    for thing in COUNTED:
        one = told.get(thing)
        numbers |= {f"{thing}_low": one.low if one else None, f"{thing}_high": one.high if one else None, f"{thing}_words": ";".join(one.words) if one else None}
    return {
        "incident": move.id, "kind": move.kind, "way": move.way, "sides": ";".join(move.sides), "actors": ";".join(move.actors),
        "first": move.first.isoformat(), "last": move.last.isoformat(), "month": move.month, "dated": move.dated, "place": place.name if place else None,
        "place_id": place.id if place else None, **numbers, "under": ";".join(move.under), "disputed": move.disputed, "origins": ";".join(move.origins),
        "claims": ";".join(move.claims), "denied": ";".join(move.denied),
    }  # fmt: skip


def _who(some: Iterable[Party]) -> str:
    return ";".join(dict.fromkeys(p.actor or p.words or "" for p in some))
