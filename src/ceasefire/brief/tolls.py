"""Casualties as intervals: per incident over its origins, and summed over incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Literal

import msgspec

from ceasefire.brief import phrase, words
from ceasefire.brief.brief import OriginToll, TollNote
from ceasefire.brief.scope import Scope
from ceasefire.incidents.incident import Incident

What = Literal["killed", "injured"]


class Bounds(msgspec.Struct, frozen=True):
    """low: lowest figure that any origin gives; top: highest; open: the highest is an "at least"."""

    low: int
    top: int
    open: bool

    @property
    def text(self) -> str:
        """`2–5`, `at least 5`, `2 to at least 5`."""
        if not self.open:
            return phrase.span((self.low, self.top)) or ""
        if self.low == self.top:
            return phrase.span((self.low, None)) or ""
        return words.TO_AT_LEAST.format(a=phrase.number(self.low), b=phrase.number(self.top))


def bounds(incident: Incident, what: What) -> Bounds | None:
    """The interval over origins, None when nobody gives a number.

    An open end would hide the higher figures ("3" and "at least 5" are not "at least 3"), so the
    highest figure of any origin is kept and said to be open.
    """
    span = incident.killed if what == "killed" else incident.injured
    if span is None:
        return None
    top, is_open = span[1] or span[0] or 0, span[1] is None
    given = span != (None, None)
    for toll in incident.tolls:
        harm = toll.killed if what == "killed" else toll.injured
        figures = [n for n in (harm.low, harm.best, harm.high) if n is not None] if harm else []
        if harm is None or not figures:
            continue
        given = True
        at_least = harm.low is not None and harm.high is None
        if max(figures) > top or (max(figures) == top and at_least):
            top, is_open = max(figures), at_least
    return Bounds(span[0] if span[0] is not None else 0, top, is_open) if given else None


def shown(incident: Incident, what: What) -> str | None:
    """The interval in words; None when nobody says anything."""
    found = bounds(incident, what)
    if found is not None:
        return found.text
    return phrase.span(incident.killed if what == "killed" else incident.injured)


def total(incidents: Iterable[Incident], what: What) -> tuple[Bounds | None, list[Incident], int]:
    """Sum over incidents with a stated number, those incidents, and how many have an open end."""
    counted = [(i, b) for i in incidents if (b := bounds(i, what)) is not None]
    if not counted:
        return None, [], 0
    opened = sum(b.open for _, b in counted)
    summed = Bounds(sum(b.low for _, b in counted), sum(b.top for _, b in counted), opened > 0)
    return summed, [i for i, _ in counted], opened


def is_tally(incident: Incident) -> bool:
    """Whether a figure is likely a sum over many happenings and not the toll of one: it has no place,
    or a whole country for its place, or is dated more widely than a week."""
    place, when = incident.place, incident.when
    nowhere = place is None or (place.where_prec >= 6 and place.id is not None)
    return nowhere or when is None or when.end - when.start > timedelta(days=7)


def tolls(scope: Scope, findings: Mapping[str, int]) -> tuple[TollNote, ...]:
    """Incidents of the period with casualties, in time order. findings: number by incident id."""
    notes = []
    for incident in scope.now:
        if incident.kind != "event" or not incident.tolls or not scope.tells(incident):
            continue
        if not any(t.killed or t.injured for t in incident.tolls):
            continue
        notes.append(
            TollNote(
                when=phrase.when(incident.when),
                place=phrase.place(incident.place),
                act=phrase.act(incident.acts[0].value if incident.acts else None),
                killed=shown(incident, "killed") or words.NOT_SAID,
                injured=shown(incident, "injured") or words.NOT_SAID,
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
