"""A claim in the making: what one act of one sentence says, before the text around it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from ceasefire.claims.attribution import Stance
from ceasefire.claims.claim import Harm
from ceasefire.claims.found import Found
from ceasefire.claims.placenames import Where
from ceasefire.claims.roles import Party
from ceasefire.claims.text import Span
from ceasefire.claims.time_rules import When
from ceasefire.dossier.wordlist import words

HOSTILE = words(
    """shelling missile_strike airstrike drone_strike small_arms_fire ground_assault armed_clash
    explosive_device assassination killing_other sexual_violence abduction_or_detention siege_or_blockade
    property_destruction other"""
)
LETHAL = HOSTILE - {"sexual_violence", "siege_or_blockade", "property_destruction", "abduction_or_detention"}
STATEMENTS = words(
    """truce_declared agreement_signed negotiation demand_or_ultimatum threat acceptance rejection denial
    violation_alleged"""
)
TEXT_DAYS = 3
"""Sentences over which an act's day carries to acts that name none."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """sentence: its number; found: the act at its word; stance: how it is told; doers, targets:
    after pronouns were looked up; places: one claim will be made for each; when: None until linked;
    nameless_place: it was at a place that the text does not name; elsewhere: at another one than what was named; harmed: which of the places the harm was done at;
    timed: the sentence says when (or says that it cannot be known); terms: small facts; now: told in the perfect of the present ("have been arrested")."""

    sentence: int
    paragraph: int
    span: Span
    word: Span
    found: Found
    act: str
    kind: Literal["event", "statement", "status"]
    stance: Stance
    doers: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    places: tuple[Where, ...] = ()
    when: When | None = None
    killed: Harm | None = None
    injured: Harm | None = None
    harm_spans: dict[str, Span] = {}
    terms: dict[str, str] = {}
    term_spans: dict[str, Span] = {}
    count: bool = False
    inherited_place: bool = False
    nameless_place: bool = False
    elsewhere: bool = False
    harmed: int = 0
    now: bool = False

    @property
    def doer(self) -> Party | None:
        """The first doer who is known, else the first named."""
        return _first(self.doers)

    @property
    def target(self) -> Party | None:
        """The first target who is known, else the first named."""
        return _first(self.targets)

    @property
    def known(self) -> frozenset[str]:
        """Ids of everybody in it."""
        return frozenset(one.id for one in (*self.doers, *self.targets) if one.id is not None)


def _first(parties: Sequence[Party]) -> Party | None:
    for one in parties:
        if one.id is not None:
            return one
    return parties[0] if parties else None


def agree(one: Draft, other: Draft) -> bool:
    """Whether two drafts name no two doers and no two targets."""
    pairs = ((one.doers, other.doers), (one.targets, other.targets))
    return all(not (a := {x.id for x in mine} - {None}) or not (b := {x.id for x in theirs} - {None}) or a == b for mine, theirs in pairs)
