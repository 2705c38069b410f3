"""Minor or serious, by rules that are named in the reasons."""

from __future__ import annotations

import msgspec

from ceasefire.dossier.act import acts
from ceasefire.incidents.incident import Incident

SERIOUS_ACTS = frozenset(
    {
        "airstrike",
        "missile_strike",
        "ground_assault",
        "siege_or_blockade",
        "assassination",
        "abduction_or_detention",
    }
)
"""Acts that are serious whatever their harm: they need an order, or aim at persons."""


class Gravity(msgspec.Struct, frozen=True):
    """serious or not, by which rule, in words."""

    serious: bool
    rule: str


def gravity(incident: Incident, act: str) -> Gravity:
    """Rule 1: serious if by every toll given somebody was killed. Rule 2: serious by its act.
    Otherwise minor; a toll that is disputed down to nobody does not make it serious."""
    low = incident.killed[0] if incident.killed else None
    if low is not None and low >= 1:
        return Gravity(True, f"serious by harm: at least {low} killed by every toll given")
    if act in SERIOUS_ACTS:
        return Gravity(True, f"serious by act: {acts()[act].name}")
    high = incident.killed[1] if incident.killed else 0
    if high:
        return Gravity(False, f"minor: deaths are disputed (0 to {high})")
    return Gravity(
        False,
        "minor: no death is stated by all who give a toll, and the act is not one that is serious in itself",
    )
