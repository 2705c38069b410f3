"""Moves of forces in words."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire.brief import phrase
from ceasefire.brief.controlwords import side_name
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.posture import Amount, Move, Row

KIND: dict[str, str] = {
    "reinforcement": "reinforcement", "weapons_brought": "heavy weapons brought", "rearmament": "rearmament", "recruitment": "recruitment",
    "checkpoint": "checkpoint set up", "post": "post set up", "earthworks": "earthworks", "mines": "mines laid", "fortification": "fortification",
    "withdrawal": "withdrawal", "weapons_handed_over": "weapons handed over", "departure": "fighters departed", "integration": "fighters integrated",
    "status_settled": "status settled", "rotation": "rotation", "redeployment": "redeployment", "police_deployment": "police or patrols",
    "entry": "entry", "movement": "movement", "overflight": "overflight",
}  # fmt: skip

WAY = {"build_up": "builds up", "draw_down": "draws down", "presence": "present"}

NOT_TOLD, NO_MONTH = "side not told", "month not told"


def count(n: int, word: str) -> str:
    """`1 move`, `2 moves`."""
    return f"{phrase.number(n)} {word}" + ("" if n == 1 else "s")


def side(dossier: Dossier, name: str | None) -> str:
    """A side as output calls it, or that no side is told."""
    return side_name(dossier, name) if name is not None else NOT_TOLD


def kinds(counts: dict[str, int]) -> str:
    """`2 reinforcement, checkpoint set up`, in the order in which they were first reported."""
    return ", ".join(f"{n} × {KIND.get(k, k)}" if n > 1 else KIND.get(k, k) for k, n in counts.items())


def amount(one: Amount) -> str:
    """`400 men`, `45–53 men`, `at least 450 men`, `men: “hundreds”`."""
    figure = phrase.span((one.low, one.high)) if one.low is not None or one.high is not None else None
    said = ", ".join(f"“{w}”" for w in one.words)
    if figure is None:
        return f"{one.of}: {said}"
    return f"{figure} {one.of}" + (f" and {said}" if said else "")


def amounts(some: Iterable[Amount]) -> str:
    """All numbers told, or nothing."""
    return "; ".join(amount(one) for one in some)


def who(move: Move, dossier: Dossier) -> str:
    """Who is said to make a move; several where sources differ."""
    return " or ".join(phrase.actor(dossier, a) for a in move.actors) or "by whom is not told"


def days(move: Move) -> str:
    """Its days; `reported` where only the report has a date."""
    return ("" if move.dated else "reported ") + phrase.day_range(move.first, move.last)


def seen(row: Row) -> str:
    """Whether somebody could have seen it, in one word."""
    return {True: "seen", False: "unseen", None: "not told"}[row.seen]
