"""A finding: an incident held against one provision. The machine proposes, people decide."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from ceasefire.agreement.zone import ZoneTest

Outcome = Literal["not_an_incident", "not_a_violation", "minor_violation", "serious_violation", "pending"]
Responsibility = Literal["attributed", "contested", "not_attributable"]
Proof = Literal[
    "reasonable_suspicion", "reasonable_grounds", "balance_of_probabilities", "clear_and_convincing"
]
State = Literal["proposed", "under_review", "endorsed", "published", "withdrawn"]

PROOF_ORDER: tuple[Proof, ...] = (
    "reasonable_suspicion",
    "reasonable_grounds",
    "balance_of_probabilities",
    "clear_and_convincing",
)


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the argument. element: act, weapon, direction, bearer, zone, period, exception,
    gravity, responsibility or proof; text: a sentence in neutral words; claims: ids it rests on."""

    element: str
    text: str
    claims: tuple[str, ...] = ()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One version of who is responsible. actor: id, or None for "unknown";
    by: id of the party (bearer) whose act it would be at that time, or None when not bound."""

    actor: str | None
    by: str | None
    origins: tuple[str, ...]
    claims: tuple[str, ...]


class Dissent(msgspec.Struct, frozen=True, kw_only=True):
    """A person's disagreement with a finding, kept beside it."""

    who: str
    when: datetime
    why: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """An incident held against one provision of one agreement.

    id: content id (`finding-…`) of agreement, provision and incident.
    proof: the highest standard that the evidence for outcome *and* responsibility reaches;
    None when it reaches none. sides: who is said to be responsible, each with its claims.
    version: which version of the article was in force; due: for an absence, what was due and did
    not happen (then `incident` is empty). proposed: what the machine proposed, where people
    changed it; judged: what people said of it, oldest first.
    """

    id: str
    agreement: str
    provision: str
    incident: str
    outcome: Outcome
    responsibility: Responsibility
    sides: tuple[Side, ...]
    zone: ZoneTest
    proof: Proof | None
    reasons: tuple[Reason, ...]
    state: State = "proposed"
    dissent: tuple[Dissent, ...] = ()
    version: int = 1
    due: str | None = None
    proposed: tuple[Outcome, Responsibility] | None = None
    judged: tuple[str, ...] = ()
