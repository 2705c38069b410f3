"""Signals from posture and control: who gains strength or gives it up, guarantors who are seen or leave, places taken by force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from ceasefire.claims.claim import Claim
from ceasefire.outlook.ground import GUARDS, Ground
from ceasefire.outlook.signal import Signal
from ceasefire.place import Place
from ceasefire.tracks.controltable import Change
from ceasefire.tracks.posture import Move

FIRM = frozenset({"asserted", "hedged"})


def from_posture(ground: Ground, moves: Iterable[Move], claims: Mapping[str, Claim], breaches: Set[str]) -> Iterator[Signal]:
    """Of moves that somebody says were made. What is held to be a breach already is not counted as a build-up beside it."""
    for move in moves:
        roles = ground.roles(move.actors, move.last)
        if ground.inside(move.place) is False or not any(claims[c].modality in FIRM for c in move.claims if c in claims):
            continue
        driver = None
        if "party" not in roles and roles & GUARDS:
            driver = "guarantor_leaves" if move.way == "draw_down" else "guarantor_present" if _shows(move) else None
        elif ground.agreement.id in move.under or ("party" in roles and (move.place is None or not ground.agreement.zones)):
            driver = {"build_up": "reinforcements", "draw_down": "carried_out"}.get(move.way)
        if driver is not None and not (driver == "reinforcements" and move.id in breaches):
            yield Signal(driver=driver, day=move.last, thing=move.id, order=move.order, claims=move.claims)


def _shows(move: Move) -> bool:
    """Whether it shows somebody on the spot, and no side gaining strength."""
    return move.way == "presence" or move.kind in ("checkpoint", "post")


def from_control(ground: Ground, changes: Iterable[tuple[Change, Place]], claims: Mapping[str, Claim]) -> Iterator[Signal]:
    """Places that changed hands by force, to or from a side that is bound."""
    for change, place in changes:
        sides = ground.sides(change.latest)
        if not change.by_force or ground.inside(place) is False or not sides & {change.before, change.after}:
            continue
        order = min((claims[c].order for c in change.claims if c in claims), default=(0, 0))
        yield Signal(driver="control_force", day=change.latest, thing=f"{change.key} {change.latest}", order=order, claims=change.claims)
