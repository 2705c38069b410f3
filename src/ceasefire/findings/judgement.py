"""People decide: what somebody said of a finding, kept beside what the machine proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

import msgspec

from ceasefire.errors import InputError
from ceasefire.findings.finding import Dissent, Finding, Outcome, Responsibility, State

Decision = Literal["review", "endorse", "change", "publish", "withdraw", "dissent", "clarify"]
"""review: taken up; endorse: agreed as it stands; change: agreed with another outcome or
responsibility; publish: released; withdraw: taken back; dissent: a disagreement is put on record;
clarify: the parties are asked what an article means."""

STATES: Mapping[str, State] = {
    "review": "under_review",
    "endorse": "endorsed",
    "change": "endorsed",
    "publish": "published",
    "withdraw": "withdrawn",
    "clarify": "under_review",
}

ALLOWED: Mapping[str, frozenset[str]] = {
    "proposed": frozenset({"review", "withdraw", "dissent"}),
    "under_review": frozenset({"endorse", "change", "withdraw", "dissent", "clarify"}),
    "endorsed": frozenset({"publish", "review", "withdraw", "dissent", "clarify"}),
    "published": frozenset({"withdraw", "dissent", "clarify"}),
    "withdrawn": frozenset({"review", "dissent"}),
}
"""What can be said of a finding in each state: proposed, then under review, then endorsed, then
published. What is published is not changed: it is withdrawn, and taken up anew."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One person's word on one finding. seq: its place in the ledger; at: UTC; by, why: who and the
    reason, never empty; outcome, responsibility: for a change, what it is changed to; handling: who may see it (TLP);
    rests_on: ids of the reports that the finding rested on then: it is shown to nobody who may not see them all;
    meanwhile: number of an entry of somebody else's word on it that they had not seen: kept, and applied to nothing."""

    finding: str
    decision: Decision
    by: str
    why: str
    at: datetime
    seq: int = 0
    outcome: Outcome | None = None
    responsibility: Responsibility | None = None
    handling: Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] = "CLEAR"
    rests_on: tuple[str, ...] | None = None
    meanwhile: int | None = None


def check(judgement: Judgement, finding: Finding) -> None:
    """Refuse, with the reason, what cannot be said of a finding in its state."""
    if not judgement.by.strip() or not judgement.why.strip():
        raise InputError("a judgement needs a name and a reason", "give --by and --why")
    if judgement.decision not in ALLOWED[finding.state]:
        can = ", ".join(sorted(ALLOWED[finding.state]))
        raise InputError(
            f"a finding that is {finding.state} cannot be said to '{judgement.decision}'",
            f"possible now: {can}",
        )
    if judgement.decision == "change" and judgement.outcome is None and judgement.responsibility is None:
        raise InputError("a change says nothing new", "give --outcome or --responsibility")


def decided(findings: Sequence[Finding], judgements: Iterable[Judgement]) -> tuple[Finding, ...]:
    """The findings with what people said of them, in the order it was said. What the machine
    proposed stays in `proposed`, so a correction erases nothing; a judgement on a finding that is
    no longer proposed is kept in the ledger and applies to nothing."""
    by_finding: dict[str, list[Judgement]] = {}
    for judgement in sorted(judgements, key=lambda j: j.seq):
        by_finding.setdefault(judgement.finding, []).append(judgement)
    return tuple(_apply(f, by_finding[f.id]) if f.id in by_finding else f for f in findings)


def _apply(finding: Finding, said: Sequence[Judgement]) -> Finding:
    made = finding
    dissent = list(finding.dissent)
    for one in said:
        if one.decision == "dissent":
            dissent.append(Dissent(who=one.by, when=one.at, why=one.why))
            continue
        if one.meanwhile is not None:
            continue
        made = msgspec.structs.replace(
            made,
            state=STATES[one.decision],
            outcome=one.outcome or made.outcome,
            responsibility=one.responsibility or made.responsibility,
        )
    first = (finding.outcome, finding.responsibility)
    return msgspec.structs.replace(
        made,
        dissent=tuple(dissent),
        proposed=first if (made.outcome, made.responsibility) != first else None,
        judged=tuple(_told(j) for j in said),
    )


def _told(one: Judgement) -> str:
    apart = f" (not applied: entry {one.meanwhile} was made meanwhile)" if one.meanwhile is not None else ""
    return f"{one.at:%Y-%m-%d} {one.by}: {one.decision}: {one.why}{apart}"
