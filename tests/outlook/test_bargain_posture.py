"""What is told of forces under the truce moves a belief within its own range, alike for both sides."""

from __future__ import annotations

from datetime import date

import pytest

from ceasefire.dossier.actor import Actor
from ceasefire.outlook.bargain_parameters import OF_ALL, OF_PARTY, general
from ceasefire.outlook.bargain_posture import with_posture
from ceasefire.outlook.scenario import Party, Scenario
from ceasefire.tracks.posture import WAY, Move

DAY = date(2030, 5, 1)
ACTORS = {name: Actor(id=name, name=name.title(), kind="armed_forces", side=f"side_{name}") for name in ("north", "south")}


def scenario() -> Scenario:
    parties = tuple(Party(name, name.title(), {p.name: general(p) for p in OF_PARTY}) for name in ("north", "south"))
    return Scenario("T", "", 52, parties, {p.name: general(p) for p in OF_ALL})  # type: ignore[arg-type]


def move(number: int, kind: str, side: str, *, tellers: tuple[str, ...] = ("",), under: bool = True, denied: bool = False) -> Move:
    return Move(
        id=f"m{number}", order=(number, 0), kind=kind, way=WAY[kind], sides=(side,), actors=(), first=DAY, last=DAY, month="2030-05",
        dated=True, place=None, amounts=(), claims=(f"c{number}",), denied=("d",) if denied else (), origins=("o",),
        teller_sides=tellers, under=("truce",) if under else (),
    )  # fmt: skip


def test_build_ups_move_the_likely_value_up_and_never_out_of_range() -> None:
    moves = [move(k, "reinforcement", "side_north") for k in range(200)]
    placed, (north, south) = with_posture(scenario(), moves, ACTORS, DAY)
    belief = placed.parties[0].beliefs["regain"]
    assert (north.build_up, north.draw_down) == (200, 0)
    assert scenario().parties[0].beliefs["regain"].likely < belief.likely < belief.high
    assert (belief.low, belief.high) == (scenario().parties[0].beliefs["regain"].low, scenario().parties[0].beliefs["regain"].high)
    assert "posture by 2030-05-01" in belief.source
    assert north.claims[:2] == ("c0", "c1")
    assert south.after == south.before and placed.parties[1] == scenario().parties[1]


def test_what_does_not_count() -> None:
    moves = [
        move(1, "recruitment", "side_north", tellers=("side_south",)),  # only the other side tells of it
        move(2, "recruitment", "side_north", denied=True),
        move(3, "recruitment", "side_north", under=False),
        move(4, "rotation", "side_north"),
        move(5, "recruitment", "side_third"),
    ]
    placed, (north, _) = with_posture(scenario(), moves, ACTORS, DAY)
    assert (north.build_up, north.draw_down, north.left_out, north.moves) == (0, 0, 2, ())
    assert placed == scenario()


def test_one_of_each_gives_the_middle_of_the_range() -> None:
    moves = [move(1, "recruitment", "side_south", tellers=("side_south",)), move(2, "withdrawal", "side_south")]
    _, (_, south) = with_posture(scenario(), moves, ACTORS, DAY)
    assert south.after == pytest.approx(float(scenario().parties[1].beliefs["regain"].at(0.5)))


def test_both_sides_are_placed_alike() -> None:
    moves = [move(1, "recruitment", "side_north"), move(2, "withdrawal", "side_south"), move(3, "mines", "side_north")]
    straight, told = with_posture(scenario(), moves, ACTORS, DAY)
    turned, told_turned = with_posture(scenario().swapped(), moves, ACTORS, DAY)
    assert turned == straight.swapped()
    assert told_turned == told[::-1]
