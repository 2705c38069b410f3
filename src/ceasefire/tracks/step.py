"""A step of talks: a demand, an offer, an answer, a mediation, a deal; who says so, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from ceasefire.place import Place

StepKind = Literal[
    "demand", "ultimatum", "threat", "offer", "proposal", "assurance", "acceptance", "refusal", "denial", "talks", "mediation",
    "delegation", "truce", "interim_deal", "deal", "halt", "settlement", "exchange",
]  # fmt: skip

FateKind = Literal["accepted", "refused", "met", "carried_out", "overtaken", "lapsed", "ended", "in_force", "failed", "succeeded", "open", "not_told"]
"""What became of a step. ended, in_force: of an agreement, by its file; failed, succeeded: of talks."""

Dated = Literal["told", "assumed", "published", "agreement"]
"""Where a step's day comes from: the claim says it; news of the days before publication; nothing but the
publication; the agreement's own file."""

ASKS: frozenset[StepKind] = frozenset({"demand", "ultimatum", "threat", "offer", "proposal"})
ANSWERS: frozenset[StepKind] = frozenset({"acceptance", "refusal", "denial"})
DEALS: frozenset[StepKind] = frozenset({"truce", "interim_deal", "deal"})
TALKS: frozenset[StepKind] = frozenset({"talks", "mediation", "delegation"})


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes a step, or to whom, as some of its claims say. actor: id, None where no known actor is named; words:
    those that stand for it then; side: of the actor on that day; origins, claims: who says so."""

    actor: str | None
    words: str | None = None
    side: str | None = None
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One claim's word on a step; never changed by what is reported later. asserter: id or words of whom the claim
    names as its source, else of the publisher; origin, side: see `incidents.origin`; published: local day of the report;
    order: of the claim; denied: it says that the step was not taken."""

    claim: str
    report: str
    published: date | None
    asserter: str | None
    origin: str
    side: str | None
    kind: StepKind
    order: tuple[int, int]
    denied: bool = False
    hedged: bool = False


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that became of a step, with what shows it. day: local day of it; claims: later claims that show it, at
    most 12, `count` how many there are; steps: later steps it is shown by; origins: who says so; pages: of an agreement's file."""

    what: FateKind
    why: str
    day: date | None = None
    claims: tuple[str, ...] = ()
    count: int = 0
    steps: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of talks, as its claims (or the file of its agreement) tell it.

    id: content id (`step-…`) of its first claim, or of the agreement; order: of that claim: ties are broken by it.
    day: local day it was taken, `dated` says how that is known. by, to: versions, in order of intake. mediators: who mediates
    or guarantees. about: matters (see `claims/kinds.yaml`). terms: condition, content, consequence, threatened, outcome … as
    the first claim that tells them has them. deadline: first instant after it, UTC; deadline_words where it has no date.
    agreement, title, parent: of the dossier's own file; pages: its addresses. answers: steps that this one answers.
    fates: in order of time; disputed: its claims contradict each other on whether it was taken, or on what came of it.
    """

    id: str
    kind: StepKind
    day: date
    dated: Dated
    order: tuple[int, int]
    by: tuple[Party, ...] = ()
    to: tuple[Party, ...] = ()
    mediators: tuple[Party, ...] = ()
    place: Place | None = None
    about: tuple[str, ...] = ()
    terms: dict[str, str] = {}
    deadline: datetime | None = None
    deadline_words: str | None = None
    tellings: tuple[Telling, ...] = ()
    agreement: str | None = None
    title: str | None = None
    parent: str | None = None
    pages: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    fates: tuple[Fate, ...] = ()
    disputed: bool = False

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that tell of it, in order of intake."""
        return tuple(one.claim for one in self.tellings)

    @property
    def sides(self) -> frozenset[str]:
        """Sides that take it or that it is addressed to."""
        return frozenset(one.side for one in (*self.by, *self.to) if one.side is not None)

    @property
    def all_sides(self) -> frozenset[str]:
        """Its sides and those of who mediates it."""
        return self.sides | frozenset(one.side for one in self.mediators if one.side is not None)

    def fate(self, what: FateKind) -> Fate | None:
        """What became of it in that way; None where nothing shows it."""
        return next((one for one in self.fates if one.what == what), None)


def denied(step: Step) -> bool:
    """Whether every claim of it says that it was not taken."""
    return bool(step.tellings) and all(one.denied for one in step.tellings)
