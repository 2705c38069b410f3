"""From claims to a standard of proof: one stated model, the same for every party.

The weight of an origin is a log-odds contribution: what its reliability grade is worth, times
whether it speaks in or against the interest of the side it stands on, how directly it knows, how
precisely it says where and when, and whether it speaks with reserve. Origins of one side repeat
each other in part, so each further one counts half. Those who blame somebody else, or deny, count
against. The thresholds stand in one table. See docs/reference/proof.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.findings.finding import Proof
from ceasefire.incidents.origin import UNKNOWN, Origin

GRADE_WEIGHT = {"A": 1.6, "B": 1.2, "C": 0.8, "D": 0.5, "E": 0.25}
"""Log-odds that one neutral origin of that reliability contributes."""

UNGRADED_WEIGHT = 0.3
"""An origin whose worth cannot be judged (F) is a voice, not a middling witness: it can found a
suspicion and no more."""

ADMISSION_GRADE = "B"
"""What a party says against itself is not weighed by how reliable it is about others."""

INTEREST = {"against": 1.75, "none": 1.0, "in": 0.6}
SAME_SIDE = 0.5
HEDGED = 0.6
COARSE = 0.8
"""Who places or dates an act only widely (a province, a week or more) describes it less."""

DIRECTNESS = {"inspected": 1.25, "saw": 1.25, "camera": 1.25, "heard": 1.0, "told": 0.8, None: 1.0}
"""How the origin knows. Not said is neither praised nor punished."""

THRESHOLDS: tuple[tuple[Proof, float], ...] = (
    ("clear_and_convincing", 2.6),
    ("balance_of_probabilities", 1.7),
    ("reasonable_grounds", 1.0),
    ("reasonable_suspicion", 0.25),
)
"""Least weight for each standard, highest first."""


class Voice(msgspec.Struct, frozen=True):
    """One origin's word on a question. hedged: it said so with reserve; means: how it knows;
    coarse: it places or dates it only widely."""

    origin: Origin
    hedged: bool = False
    means: str | None = None
    coarse: bool = False


class Weight(msgspec.Struct, frozen=True):
    """total: log-odds for minus against; proof: the highest standard reached, None if none."""

    total: float
    proof: Proof | None


def interest(origin: Origin, accused_side: str | None) -> str:
    """`against`: its own side is accused; `in`: another side is, and it has one; else `none`."""
    if origin.side is None or accused_side is None:
        return "none"
    return "against" if origin.side == accused_side else "in"


def weight_of(voice: Voice, accused_side: str | None) -> float:
    """What one origin contributes, before repeats of its side are discounted."""
    stake = interest(voice.origin, accused_side)
    grade = voice.origin.grade
    if stake == "against" and voice.origin.family != UNKNOWN:
        grade = min(grade, ADMISSION_GRADE)
    base = GRADE_WEIGHT.get(grade, UNGRADED_WEIGHT)
    how = DIRECTNESS.get(voice.means, 1.0) * (HEDGED if voice.hedged else 1.0) * (COARSE if voice.coarse else 1.0)
    return base * INTEREST[stake] * how


def weigh(asserting: Sequence[Voice], contradicting: Sequence[Voice], accused_side: str | None) -> Weight:
    """Weigh those who say so against those who say otherwise. One voice an origin family.

    accused_side: side of the actor the assertion blames, None when it blames nobody.
    """
    total = _sum(asserting, accused_side) - _sum(contradicting, None, accused_side)
    proof = next((name for name, least in THRESHOLDS if total >= least), None)
    return Weight(round(total, 6), proof)


def _sum(voices: Sequence[Voice], accused_side: str | None, own_side: str | None = None) -> float:
    """Weights of each side's voices, the strongest whole and the rest at half.

    own_side: for those who contradict: who denies on behalf of the accused speaks in its interest.
    """
    by_side: dict[tuple[str, str | None], list[float]] = {}
    for voice in voices:
        weight = weight_of(voice, accused_side)
        if own_side is not None and voice.origin.side == own_side:
            weight *= INTEREST["in"]
        key = ("side", voice.origin.side) if voice.origin.side else ("family", voice.origin.family)
        by_side.setdefault(key, []).append(weight)
    return sum(
        weight * (1.0 if n == 0 else SAME_SIDE)
        for weights in by_side.values()
        for n, weight in enumerate(sorted(weights, reverse=True))
    )
