"""What is told of each side's forces under the truce, and how far it moves the belief in that side's recovery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from ceasefire.dossier.actor import Actor, side_of
from ceasefire.outlook.bargain_prior import Prior
from ceasefire.outlook.scenario import Scenario
from ceasefire.tracks.posture import Move


class Told(msgspec.Struct, frozen=True):
    """Moves of one party's side under a truce. party: its id; side; build_up, draw_down: moves that count; left_out: those
    that do not, for sources differ on them or only other sides tell of them; before, after: the likely `regain`; moves,
    claims: what it rests on."""

    party: str
    side: str | None
    build_up: int
    draw_down: int
    left_out: int
    before: float
    after: float
    moves: tuple[str, ...]
    claims: tuple[str, ...]


def with_posture(
    scenario: Scenario, moves: Sequence[Move], actors: Mapping[str, Actor], day: date
) -> tuple[Scenario, tuple[Told, Told]]:
    """The scenario with the likely `regain` of each party placed by what is told of its side, and what that was.

    Of b moves that build up and d that draw down, under a truce that binds the side, the share (b + 1)/(b + d + 2) is
    taken as the quantile of the file's own triangle at which the likely value is set: one move of each kind gives its
    middle. Where nothing that counts is told the belief stays as it is. low and high never move: what is told is a sample
    of unknown size and no strength.
    """
    one, other = (_told(party.id, party.beliefs["regain"], moves, actors, day) for party in scenario.parties)
    parties = []
    for party, told in zip(scenario.parties, (one, other), strict=True):
        regain = party.beliefs["regain"]
        if told.moves:
            source = f"posture by {day}: {told.build_up} build up, {told.draw_down} draw down; before: {regain.source}"
            regain = msgspec.structs.replace(regain, likely=told.after, source=source)
        parties.append(msgspec.structs.replace(party, beliefs={**party.beliefs, "regain": regain}))
    return msgspec.structs.replace(scenario, parties=(parties[0], parties[1])), (one, other)


def _told(party: str, regain: Prior, moves: Sequence[Move], actors: Mapping[str, Actor], day: date) -> Told:
    side = side_of(actors, party, day)
    own = [m for m in moves if side is not None and side in m.sides and m.under and m.way != "presence"]
    counted = [m for m in own if not m.disputed and ("" in m.teller_sides or side in m.teller_sides)]
    up = sum(m.way == "build_up" for m in counted)
    down = len(counted) - up
    after = regain.likely
    if counted:
        after = float(regain.at((up + 1) / (len(counted) + 2)))
    return Told(
        party=party, side=side, build_up=up, draw_down=down, left_out=len(own) - len(counted), before=regain.likely, after=after,
        moves=tuple(m.id for m in counted), claims=tuple(dict.fromkeys(c for m in counted for c in m.claims)),
    )  # fmt: skip
