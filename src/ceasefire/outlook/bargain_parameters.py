"""The parameters of the game: what each means, in what unit, what is held of it where a scenario says nothing.

The general priors are wide on purpose and rest on judgement alone; a scenario replaces those it knows better.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from ceasefire.outlook.bargain_prior import Prior

HORIZONS = {
    "days": 1.0, "weeks": 4.0, "a season": 13.0, "half a year": 26.0, "a year": 52.0, "two years": 104.0,
    "five years": 260.0, "a generation": 1000.0,
}  # fmt: skip
"""Horizons in words: weeks of which the last counts for a third of the first."""

NEVER = {"never": float("inf")}

JUDGEMENT = "general prior of the program; judgement, no data"


class Step(msgspec.Struct, frozen=True):
    """One plausible step of a lever. by: what it changes; times: whether the value is multiplied by it instead of
    adding it; words: what somebody would do."""

    by: float
    words: str
    times: bool = False


class Parameter(msgspec.Struct, frozen=True):
    """One number of the game.

    name: its key in a scenario; of: a party's, or everybody's; meaning: in plain words; unit; least, most: what it may
    be; prior: (low, likely, high) where a scenario says nothing, None where it has to say; why: reason of that;
    words: values that have a name; step: as a lever, None where nobody at the table can move it.
    """

    name: str
    of: Literal["party", "all"]
    meaning: str
    unit: str
    least: float
    most: float
    prior: tuple[float, float, float] | None
    why: str
    words: dict[str, float] = {}
    step: Step | None = None


PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "strength", "party",
        "weight of this side in the odds, if it were fought out today: 60 against 40 wins six times in ten",
        "weight", 0.0, 1e6, None, "",
    ),
    Parameter(
        "regain", "party",
        "how much stronger this side will be once it has recovered, as a share of its strength today; below 0 for a side "
        "that falls apart when the guns are silent",
        "share", -0.95, 5.0, (-0.1, 0.1, 0.4), "a pause serves most forces to rest, train and re-arm, and some lose their men",
        step=Step(0.5, "half of the recovery is ruled out (re-arming, fortifying, recruiting)", times=True),
    ),
    Parameter(
        "recovery", "party", "weeks of silence until half of that is regained",
        "weeks", 3.0, 1000.0, (4.0, 13.0, 39.0), "a season to train and re-equip a force, less for one that is supplied from abroad",
        step=Step(2.0, "recovery takes twice as long (inspection of crossings and depots)", times=True),
    ),
    Parameter(
        "cost", "party", "what going back to war costs this side, in weeks of everything that is contested",
        "weeks", 0.0, 1000.0, (2.0, 8.0, 26.0), "no measure of it exists; between a fortnight's and half a year's worth",
    ),
    Parameter(
        "hidden", "party", "how much of that cost the other side cannot know from one week to the next",
        "share", 0.0, 1.0, (0.2, 0.5, 0.9), "moods, orders and pressure inside a command are not seen from outside",
    ),
    Parameter(
        "aid", "party", "what silence brings this side each week beyond the contested: aid, trade, returns, relief",
        "weeks of flow a week", 0.0, 10.0, (0.0, 0.05, 0.3), "small beside what is fought over, and sometimes not",
        step=Step(0.1, "the truce brings more relief and trade"),
    ),
    Parameter(
        "gain", "party", "the most that this side could gain in a week by breaking the truce quietly",
        "weeks of flow", 0.0, 100.0, (0.1, 0.5, 2.0), "a hill, a road, a village; seldom more than a week's worth of all",
        step=Step(0.5, "forces are separated, so that there is half as much to gain quietly", times=True),
    ),
    Parameter(
        "horizon", "party", "how far this side looks ahead: weeks until the future counts for about a third",
        "weeks", 0.0, 5200.0, (13.0, 52.0, 156.0), "a commander thinks in seasons, a government in years", words=HORIZONS,
    ),
    Parameter(
        "voice", "party", "how often this side makes the demands, beside the other: 1 against 1 is by turns",
        "weight", 0.0, 1e6, (1.0, 1.0, 1.0), "by turns, where nothing is known",
    ),
    Parameter(
        "destruction", "all", "share of what is contested that a new war would destroy for good",
        "share", 0.0, 1.0, (0.02, 0.1, 0.3), "towns, harvests and roads that both want",
    ),
    Parameter(
        "detection", "all", "chance that a quiet violation is detected and laid at the right door",
        "chance", 0.0, 1.0, (0.1, 0.4, 0.8), "from no monitors to monitors in every place",
        step=Step(0.2, "monitors see one more violation in five"),
    ),
    Parameter(
        "reprisal", "all", "chance that a violation, or what is taken for one, is answered with war and not with a complaint",
        "chance", 0.0, 1.0, (0.02, 0.1, 0.3), "most violations of most truces are lived with",
        step=Step(0.5, "a hotline and a joint commission settle half of what is now answered with arms", times=True),
    ),
    Parameter(
        "spoilers", "all", "chance in a week that somebody who wants the truce to fail strikes",
        "chance a week", 0.0, 1.0, (0.02, 0.1, 0.4), "from twice a year to nearly every other week",
        step=Step(0.5, "half of the spoilers' strikes are prevented", times=True),
    ),
    Parameter(
        "attribution", "all", "chance that such a strike is not taken for the other side's",
        "chance", 0.0, 1.0, (0.2, 0.5, 0.8), "a toss-up where nobody investigates",
        step=Step(0.2, "joint inquiries clear the parties of one strike more in five"),
    ),
    Parameter(
        "sanction", "all", "what the guarantors can take from a side that breaks the truce",
        "weeks of flow", 0.0, 1000.0, (0.0, 2.0, 8.0), "arms, cover, money or recognition withheld for some weeks",
        step=Step(2.0, "the guarantors stake two weeks' worth more"),
    ),
    Parameter(
        "credibility", "all", "chance that the guarantors really do it, as things stand today",
        "chance", 0.0, 1.0, (0.1, 0.4, 0.8), "guarantors seldom act against the side they back",
        step=Step(0.2, "the guarantors are believed one time more in five"),
    ),
    Parameter(
        "credibility_later", "all", "the same chance once the guarantors have turned to other things",
        "chance", 0.0, 1.0, (0.0, 0.1, 0.3), "somebody may still act",
        step=Step(0.2, "what outlives the guarantors' attention (a resolution, a mission) is believed one time more in five"),
    ),
    Parameter(
        "turning", "all", "weeks until the guarantors turn to other things, on average",
        "weeks", 1.0, 1e6, (13.0, 39.0, 104.0), "attention at the top lasts a season to two years", words=NEVER,
        step=Step(2.0, "the guarantors stay with it for twice as long", times=True),
    ),
)  # fmt: skip

OF_PARTY = tuple(p for p in PARAMETERS if p.of == "party")
OF_ALL = tuple(p for p in PARAMETERS if p.of == "all")
BY_NAME = {p.name: p for p in PARAMETERS}


def general(parameter: Parameter) -> Prior:
    """The program's prior of a parameter; of one that a scenario has to give, the widest."""
    low, likely, high = parameter.prior or (1.0, 1.0, 1.0)
    return Prior(low=low, likely=likely, high=high, why=parameter.why, source=JUDGEMENT, given=False)


def moved(parameter: Parameter, values: float, step: float | None) -> float:
    """A value after one step of its lever, kept within what it may be. A loss is left alone by a step that halves."""
    lever = parameter.step
    if lever is None:
        return values
    by = lever.by if step is None else step
    changed = values * by if lever.times else values + by
    if parameter.name == "regain":
        changed = min(values, changed) if values > 0 else values
    return min(max(changed, parameter.least), parameter.most)
