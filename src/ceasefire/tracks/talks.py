"""The talks: every step from first demand to deal or breakdown, and what became of it, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import last_day
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.incident import Incident
from ceasefire.tracks.near import Areas
from ceasefire.tracks.step import ASKS, TALKS, Step, denied
from ceasefire.tracks.talksdeals import brokers, deals, joined, opponents
from ceasefire.tracks.talksfate import deeds, with_fates
from ceasefire.tracks.talksteps import grouped, says, step_of


def talks(
    claims: Iterable[Claim], incidents: Sequence[Incident], agreements: Sequence[Agreement], dossier: Dossier, as_of: date | None = None
) -> tuple[Step, ...]:
    """All steps known by the local day `as_of` (the day of the latest report where it is None), in order of time.

    Only claims of reports published by then are used, also for what became of a step; an agreement is known from its
    announcement. Pure: the same claims give the same steps. Claims of a report without a date count as known from the
    day they tell of."""
    words = vocabulary(dossier)
    every = tuple(claims)
    day = as_of or latest(every, agreements, words)
    if day is None:
        return ()
    known = tuple(c for c in every if _known(c, words, day))
    areas = Areas({a.id: a for a in agreements}, dossier, {})
    middle = brokers(agreements)
    told = grouped(says(known, words, middle), incidents)
    steps = joined([step_of(group, words) for group in told], deals(agreements, dossier, day), agreements, areas, middle)
    past = [s for s in steps if s.day <= day]
    return with_fates(past, deeds(known, words), areas, day, dossier.time_zone, opponents(agreements, dossier))


def latest(claims: Iterable[Claim], agreements: Sequence[Agreement], words: Vocabulary) -> date | None:
    """The local day of the latest report; of the last day told where no report has a date; None for nothing at all."""
    every = tuple(claims)
    days = [words.days[c.report] for c in every if c.report in words.days] or [last_day(c.when) for c in every if c.when is not None]
    return max(days, default=max((a.in_force.date() for a in agreements), default=None))


def _known(claim: Claim, words: Vocabulary, day: date) -> bool:
    published = words.days.get(claim.report)
    if published is None and claim.when is not None:
        published = last_day(claim.when)
    return published is not None and published <= day


def open_asks(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Demands, ultimatums, threats, offers and proposals of which nothing is told yet, or that were refused and nothing
    more, at the day for which the steps were computed."""
    return tuple(s for s in steps if s.kind in ASKS and s.fate("open") is not None)


def open_ultimatums(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Those of `open_asks` that are ultimatums."""
    return tuple(s for s in open_asks(steps) if s.kind == "ultimatum")


ALIVE = TALKS | {"offer", "proposal", "assurance", "acceptance", "truce", "interim_deal", "deal"}
"""Kinds of step that show that talks go on, where they did not fail."""


def talks_alive(steps: Iterable[Step], as_of: date, days: int = 14) -> tuple[Step, ...]:
    """Talks, mediations, offers, answers and deals of the last `days` days up to `as_of`, failed ones left out."""
    return tuple(
        s for s in steps
        if s.kind in ALIVE and 0 <= (as_of - s.day).days < days and s.fate("failed") is None and not denied(s)
    )  # fmt: skip
