"""Members that look for the past in the present."""

from __future__ import annotations

import numpy as np
from tests.outlook.test_forecast import panel_of_counts

from ceasefire.outlook import grid
from ceasefire.outlook.analog import Analog
from ceasefire.outlook.member import Past
from ceasefire.outlook.panel import Panel
from ceasefire.outlook.recent import Recent


def sawtooth() -> Panel:
    """A peak of 200 in every third month, and nothing in the others, in three areas at different times."""
    return panel_of_counts(np.array([[200 if (t + n) % 3 == 0 else 0 for n in range(3)] for t in range(30)]))


def test_analogues_know_what_followed_such_a_state() -> None:
    past = Past(sawtooth())
    member = Analog(past)
    for t in range(1, 30):
        made = member.forecast(t)
        member.learn(t)
    chance = 1 - grid.at(made, np.full(3, 20))
    assert (chance > 0.5).tolist() == (past.counts[29] > 0).tolist()


def test_the_latest_counts_are_the_likeliest() -> None:
    past = Past(panel_of_counts(np.array([[100]] * 20 + [[3]] * 4)))
    fast, slow = (Recent(past, half_life).forecast(24) for half_life in (1.0, 20.0))
    below = np.array([20])
    assert grid.at(fast, below)[0] > 0.9 > 0.4 > grid.at(slow, below)[0]
