"""The self-exciting process in the ensemble."""

from __future__ import annotations

import numpy as np

from ceasefire.incidents.cells import table_of
from ceasefire.outlook import grid, scores
from ceasefire.outlook.ensemble import members_of, roll
from ceasefire.outlook.excited import Excited, has_days
from ceasefire.outlook.intake import table_panel
from ceasefire.outlook.member import Past
from ceasefire.outlook.panel import Panel
from ceasefire.outlook.period import Every, label

ZERO = 736_330
"""2017-01-02, a Monday, as an ordinal."""


def fronts(days: int = 420, areas: int = 3, seed: int = 3) -> np.ndarray:
    """Daily counts (D, A): calm, with a storm of two months that passes through the areas."""
    rng = np.random.default_rng(seed)
    level = np.full((days, areas), 0.4)
    for area in range(areas):
        level[100 + 90 * area : 160 + 90 * area, area] = 5.0
    counts = rng.poisson(level)
    counts[0] = 1  # all areas are named on the first day
    return counts


def panel_of_days(counts: np.ndarray, every: Every = "week", names: str = "ABCDE") -> Panel:
    rows = [(label(ZERO + day, "day"), names[n], int(c)) for day, row in enumerate(counts) for n, c in enumerate(row) if c]
    dates, areas, values = zip(*rows, strict=True)
    return table_panel(table_of({"date": dates, "area": areas, "count": values}), "t", by="admin1", of="deaths", violence="all", every=every)[1]


def forecasts(panel: Panel, until: int) -> list[np.ndarray]:
    past = Past(panel)
    member, out = Excited(past, 104.0), []
    for t in range(1, until):
        if t > 1:
            member.learn(t - 1)
        out.append(member.forecast(t))
    return out


def test_later_days_change_no_earlier_forecast() -> None:
    counts = fronts()
    changed = counts.copy()
    changed[210:] = 9
    one, two = (forecasts(panel_of_days(c), 32) for c in (counts, changed))
    for t in range(29):  # week 30 begins with day 210: its forecast, the 30th made, still knows nothing of it
        assert one[t].tobytes() == two[t].tobytes()
    assert one[29].tobytes() == two[29].tobytes()
    assert one[30].tobytes() != two[30].tobytes()


def test_an_area_that_is_named_later_changes_no_earlier_forecast() -> None:
    counts = fronts()
    more = np.hstack([counts, np.zeros((len(counts), 1), int)])
    more[300:, 3] = 4
    one, two = (forecasts(panel_of_days(c), 43) for c in (counts, more))
    for a, b in zip(one, two, strict=True):
        np.testing.assert_array_equal(a, b[:3])


def test_an_areas_place_in_the_table_carries_nothing() -> None:
    counts = fronts()
    panels = [panel_of_days(counts), panel_of_days(counts[:, ::-1], names="CBA")]
    one, two = (forecasts(panel, 20) for panel in panels)
    order = [panels[1].areas.index(area) for area in panels[0].areas]
    assert order == [2, 1, 0]
    for a, b in zip(one, two, strict=True):
        assert np.abs(a - b[order]).max() < 0.02


def test_a_front_is_followed_better_than_by_the_last_year() -> None:
    panel = panel_of_days(fronts())
    ours, theirs = [], []
    for made in roll(panel, 14):
        if made.t < panel.periods:
            for cdf, into in ((made.members["self-exciting"], ours), (made.baselines["conflictology"], theirs)):
                into.append(scores.log_crps(grid.draws(cdf), panel.counts[made.t]).mean())
    assert np.mean(ours) < 0.9 * np.mean(theirs)


def test_counts_of_whole_periods_teach_nothing_about_days() -> None:
    rows = [(f"2017-{month:02}", area, 7 * month) for month in range(1, 13) for area in "AB"]
    dates, areas, values = zip(*rows, strict=True)
    table = table_of({"date": dates, "area": areas, "count": values})
    panel = table_panel(table, "t", by="admin1", of="deaths", violence="all", every="month")[1]
    assert not has_days(panel)
    assert "self-exciting" not in [member.name for member in members_of(Past(panel))]
    assert "self-exciting" in [member.name for member in members_of(Past(panel_of_days(fronts(120))))]
