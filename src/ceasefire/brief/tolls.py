"""Casualties as intervals: per incident over its origins, and summed over incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ceasefire.brief import phrase, words
from ceasefire.brief.brief import OriginToll, TollNote
from ceasefire.brief.scope import Scope
from ceasefire.incidents.incident import Incident

What = Literal["killed", "injured"]


def hurt(incident: Incident, what: What) -> tuple[int | None, int | None] | None:
    """The interval over origins, None when nobody says."""
    return incident.killed if what == "killed" else incident.injured


def total(
    incidents: Iterable[Incident], what: What
) -> tuple[tuple[int, int] | None, list[Incident], list[Incident]]:
    """(low, high) summed over incidents with a stated number, those incidents, and those of them
    without an upper figure (which enter the high sum with their low one: it is then "at least")."""
    low = high = 0
    counted, without_top = [], []
    for incident in incidents:
        span = hurt(incident, what)
        if span is None or span == (None, None):
            continue
        counted.append(incident)
        low += span[0] or 0
        high += span[1] if span[1] is not None else span[0] or 0
        if span[1] is None:
            without_top.append(incident)
    return ((low, high) if counted else None), counted, without_top


def tolls(scope: Scope, findings: Mapping[str, int]) -> tuple[TollNote, ...]:
    """Incidents of the period with casualties, in time order. findings: number by incident id."""
    notes = []
    for incident in scope.now:
        if incident.kind != "event" or not incident.tolls:
            continue
        if not any(t.killed or t.injured for t in incident.tolls):
            continue
        notes.append(
            TollNote(
                when=phrase.when(incident.when),
                place=phrase.place(incident.place),
                act=phrase.act(incident.acts[0].value if incident.acts else None),
                killed=phrase.span(incident.killed) or words.NOT_SAID,
                injured=phrase.span(incident.injured) or words.NOT_SAID,
                origins=tuple(
                    OriginToll(
                        phrase.origin(scope.dossier, toll.origin),
                        phrase.harm(toll.killed),
                        phrase.harm(toll.injured),
                        scope.refs(toll.claims),
                    )
                    for toll in incident.tolls
                ),
                finding=findings.get(incident.id),
            )
        )
    return tuple(notes)
