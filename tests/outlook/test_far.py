"""Months several ahead: what the member says that brings what it knows along."""

from __future__ import annotations

import numpy as np
import pytest
from tests.outlook.test_excited import fronts, panel_of_days
from tests.outlook.test_forecast import START, bursts, panel_of_counts

from ceasefire.incidents.cells import table_of
from ceasefire.outlook import grid
from ceasefire.outlook.ensemble import FAR_SHARE, Rolled, members_of, roll, start_of
from ceasefire.outlook.far import Far, learnt
from ceasefire.outlook.intake import table_panel
from ceasefire.outlook.member import Past
from ceasefire.outlook.period import label
from ceasefire.outlook.stack import Stack


def said(counts: np.ndarray, known: int, lead: int) -> np.ndarray:
    """(A, G) forecast for `lead` months after the first `known`."""
    return Far(Past(panel_of_counts(counts), lead)).forecast(known + lead - 1)


def rolled(counts: np.ndarray, lead: int) -> list[Rolled]:
    return list(roll(panel_of_counts(counts), lead, lead=lead))


def test_every_component_is_a_distribution_and_has_its_weights() -> None:
    member = Far(Past(panel_of_counts(bursts()), 4))
    parts = member.components(20)
    assert parts.shape[0] == len(learnt().weights[0])
    assert member.course(20).shape[1] == len(learnt().weights)
    for made in (*parts, member.forecast(20)):
        assert (np.diff(made, axis=1) >= -1e-12).all()
        assert made[:, 0].min() >= 0
        assert made[:, -1] == pytest.approx(1)


def test_it_stays_near_what_an_area_had() -> None:
    quiet, few, many = said(np.tile([0, 4, 300], (30, 1)), 24, 6)
    assert quiet[0] > 0.97
    low, high = (grid.quantiles(np.stack([few, many]), np.array([level]))[:, 0] for level in (0.25, 0.75))
    assert (low <= [4, 300]).all()
    assert (high >= [4, 300]).all()
    assert high[0] < 30 < low[1]


def test_the_further_ahead_the_less_the_latest_months_tell() -> None:
    counts = np.array([[200]] * 20 + [[3]] * 4 + [[0]] * 14)
    near, far = (grid.at(said(counts, 24, lead), np.array([20]))[0] for lead in (2, 12))
    assert near > far + 0.02


def test_no_later_month_changes_what_was_said() -> None:
    counts = bursts()
    changed = counts.copy()
    changed[20:] = changed[20:] * 9 + 50
    one, two = (rolled(c, 5) for c in (counts, changed))
    for a, b in zip(one, two, strict=True):
        same = a.members[Far.name].tobytes() == b.members[Far.name].tobytes() and a.cdf.tobytes() == b.cdf.tobytes()
        assert same == (a.t < 25)  # the month 24 is forecast from those before 20


def test_asked_again_for_an_earlier_month_it_says_the_same() -> None:
    member = Far(Past(panel_of_counts(bursts()), 3))
    first = member.forecast(12)
    member.forecast(30)
    assert member.forecast(12).tobytes() == first.tobytes()


def test_names_do_not_matter() -> None:
    counts = bursts(areas=3)
    one, two = (roll(panel_of_counts(counts, names), 4, lead=4) for names in ("ABC", "BAC"))
    for a, b in zip(one, two, strict=True):
        assert a.members[Far.name].tobytes() == b.members[Far.name].tobytes()
        assert a.cdf.tobytes() == b.cdf.tobytes()


def test_a_month_that_nobody_saw_is_no_zero() -> None:
    rows = [(label(START + t, "month"), name, c) for t in range(24) for name, c in (("A", 40), ("B", 0)) if name == "B" or t % 2]
    dates, areas, values = zip(*rows, strict=True)
    table = table_of({"date": dates, "area": areas, "count": values})
    panel = table_panel(table, "t", by="admin1", of="deaths", violence="all", every="month")[1]
    often, never = panel.areas.index("A"), panel.areas.index("B")
    assert not panel.seen[::2, often].any()
    made = Far(Past(panel, 2)).forecast(24)
    assert made[often, 0] < 0.1
    assert made[never, 0] > 0.9


def test_it_takes_part_in_months_several_ahead_alone() -> None:
    months, weeks = panel_of_counts(bursts()), panel_of_days(fronts())

    def takes_part(past: Past) -> bool:
        return any(isinstance(member, Far) for member in members_of(past))

    assert takes_part(Past(months, 2))
    assert not takes_part(Past(months))
    assert not takes_part(Past(weeks, 2))


def test_it_has_most_of_the_weight_at_the_start_and_no_claim_to_it() -> None:
    past = Past(panel_of_counts(bursts()), 2)
    members = members_of(past)
    start = start_of(members)
    assert start.sum() == pytest.approx(1)
    assert start[[isinstance(member, Far) for member in members]] == pytest.approx([FAR_SHARE])
    assert start_of(members[:4]) == pytest.approx([0.25] * 4)
    first = rolled(bursts(), 6)[0]
    assert first.weights == pytest.approx(np.tile(start, (4, 1)))


def test_a_start_that_was_wrong_is_left() -> None:
    n = 30
    made = np.stack([grid.certain(np.full(n, count)) for count in (0.0, 30.0)])
    stack = Stack(2, 1e9, 1, np.array([0.8, 0.2]))
    assert stack.weights == pytest.approx(np.tile([0.8, 0.2], (4, 1)))
    for _ in range(40):
        stack.learn(made, np.full(n, 30.0), np.full(n, 30.0), np.ones(n, bool))
    assert stack.weights[2, 1] > 0.9
