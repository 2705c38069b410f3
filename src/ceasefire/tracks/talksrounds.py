"""Rounds of talks: steps close in time between the same sides in one area, from first demand to deal or breakdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.near import Areas
from ceasefire.tracks.step import ASKS, DEALS, TALKS, Step, denied
from ceasefire.tracks.talksdeals import opponents
from ceasefire.tracks.talksfate import near

GAP = timedelta(days=21)
"""A step so long after the last one of a round opens a new one."""

ECHO = timedelta(days=2)
"""Answers to a deal and reports of it so soon after it still belong to its round."""

NAMED = 3
"""Places of a zone that are named."""

Outcome = Literal["deal", "breakdown", "open", "not_told"]


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """number: from 1, in order of time; first, last: local days; steps: ids, in order; outcome and why: a deal, a
    breakdown (the last word is a refusal, failed talks or a threat carried out), still open, or not told;
    deal: id of the agreement it ended in, where the dossier has it; place: name of the narrowest area all lie in."""

    number: int
    first: date
    last: date
    sides: tuple[str, ...]
    place: str | None
    steps: tuple[str, ...]
    outcome: Outcome
    why: str
    deal: str | None = None


def rounds(steps: Sequence[Step], agreements: Sequence[Agreement], dossier: Dossier, as_of: date) -> tuple[Round, ...]:
    """The rounds of steps as `talks` gives them for that day."""
    areas = Areas({a.id: a for a in agreements}, dossier, {})
    core = opponents(agreements, dossier)
    running: list[list[Step]] = []
    for step in steps:
        home = next((g for g in reversed(running) if _belongs(step, g, areas, core)), None)
        if home is None:
            running.append([step])
        else:
            home.append(step)
    return tuple(_round(n, group, dossier, areas, as_of) for n, group in enumerate(running, 1))


def _belongs(step: Step, group: Sequence[Step], areas: Areas, core: Sequence[frozenset[str]]) -> bool:
    last = group[-1]
    closing = next((s for s in group if _closes(s)), None)
    if closing is not None:
        echo = step.kind in ("acceptance", "truce", "deal", "interim_deal", "settlement") and step.agreement is None
        if step.day - closing.day > (ECHO if echo else timedelta(0)) or step.agreement is not None:
            return False
    if step.day - last.day > GAP:
        return False
    every: frozenset[str] = frozenset().union(*core)
    own, sides = (frozenset().union(*(s.sides for s in some)) & every for some in ([step], group))
    opponents = not own or not sides or bool(own & sides) or any(own & pair and sides & pair for pair in core)
    return opponents and any(near(step, s, areas) for s in group)


def _closes(step: Step) -> bool:
    """A deal of the dossier, or one that two sides are named with."""
    return step.kind in DEALS and (step.agreement is not None or (len(step.sides) > 1 and not denied(step)))


def _round(number: int, group: Sequence[Step], dossier: Dossier, areas: Areas, as_of: date) -> Round:
    outcome, why, deal = _outcome(group, as_of)
    first_told = dict.fromkeys(p.side for s in sorted(group, key=lambda s: s.order) for p in (*s.by, *s.to) if p.side is not None)
    return Round(
        number=number, first=group[0].day, last=group[-1].day, sides=tuple(first_told), place=_place(group, dossier) or _zone(group, areas),
        steps=tuple(s.id for s in group), outcome=outcome, why=why, deal=deal,
    )  # fmt: skip


def _outcome(group: Sequence[Step], as_of: date) -> tuple[Outcome, str, str | None]:
    made = [s for s in group if _closes(s)]
    if made:
        best = next((s for s in made if s.agreement is not None), made[0])
        return "deal", best.title or "a deal is reported", best.agreement
    final = next((s for s in reversed(group) if s.kind == "refusal" or s.kind in ASKS | TALKS), None)
    if final is not None and final.kind == "refusal":
        return "breakdown", f"refused on {final.day}", None
    if final is not None and final.fate("failed") is not None:
        return "breakdown", f"talks failed on {final.day}", None
    struck = next((f for s in reversed(group) if (f := s.fate("carried_out")) is not None), None)
    if struck is not None:
        return "breakdown", f"what was threatened was done from {struck.day}", None
    if as_of - group[-1].day <= GAP:
        return "open", "its last step is not three weeks old", None
    return "not_told", "no report tells how it ended", None


def _place(group: Sequence[Step], dossier: Dossier) -> str | None:
    """The narrowest unit or place that all known places of a round lie in."""
    chains = [(*s.place.admin, s.place.id or "") for s in group if s.place is not None]
    if not chains:
        return None
    common: Mapping[str, None] = dict.fromkeys(u for u in chains[0] if u and all(u in c for c in chains))
    known = [entry for u in common if (entry := dossier.gazetteer.get(u)) is not None]
    return known[-1].name if known else None


def _zone(group: Sequence[Step], areas: Areas) -> str | None:
    """The first places that the zones of its agreement name, where no report names one."""
    names = [p.name for s in group if s.agreement is not None for p in areas.places(areas.agreements[s.agreement])]
    shown = ", ".join(dict.fromkeys(names[:NAMED]))
    return f"{shown} and {len(names) - NAMED} more" if len(names) > NAMED else shown or None
