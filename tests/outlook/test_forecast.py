"""Forecasts: what they may know, what they say where little is known, and that they are any good."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ceasefire.cli.main import main
from ceasefire.errors import InputError
from ceasefire.incidents.cells import table_of
from ceasefire.outlook.ensemble import roll
from ceasefire.outlook.forecast import Forecasts, forecast
from ceasefire.outlook.grid import Ints
from ceasefire.outlook.intake import table_panel
from ceasefire.outlook.member import Drawn, Past
from ceasefire.outlook.panel import Panel
from ceasefire.outlook.period import label

START = 2017 * 12


def panel_of_counts(counts: np.ndarray, names: str = "ABCDEFG") -> Panel:
    rows = [(label(START + t, "month"), names[n], int(value)) for t, row in enumerate(counts) for n, value in enumerate(row)]
    dates, areas, values = zip(*rows, strict=True)
    table = table_of({"date": dates, "area": areas, "count": values})
    return table_panel(table, "t", by="admin1", of="deaths", violence="all", every="month")[1]


def bursts(periods: int = 36, areas: int = 4, seed: int = 5) -> np.ndarray:
    rng = np.random.default_rng(seed)
    level = np.exp(np.cumsum(rng.normal(0, 0.4, (periods, areas)), 0) + 2)
    return rng.negative_binomial(2, 2 / (2 + level))


def quantiles(made: Forecasts) -> list[dict[str, int] | None]:
    return [row.quantiles for row in made.rows]


def test_later_rows_change_no_earlier_forecast() -> None:
    counts = bursts()
    changed = counts.copy()
    changed[24:] = changed[24:] * 7 + 100
    whole, other, short = (forecast(panel_of_counts(c), "2018-01") for c in (counts, changed, counts[:24]))
    until = 4 * 13  # 2018-01 to 2019-01, whose forecast is made with 2018
    assert quantiles(whole)[:until] == quantiles(other)[:until]
    assert quantiles(whole)[until:] != quantiles(other)[until:]
    assert quantiles(whole)[: until - 4] == quantiles(short)
    assert [row.quantiles for row in short.next] == quantiles(whole)[until - 4 : until]


def test_an_area_that_is_named_later_changes_no_earlier_forecast() -> None:
    counts = bursts()
    fifth = np.hstack([counts, np.zeros((36, 1), int)])
    fifth[30:, 4] = 500
    made = forecast(panel_of_counts(counts), "2018-06")
    # In a table of events the new area has no row before it is first named.
    rows = [(f"{label(START + t, 'month')}-28", "ABCDE"[n], int(v)) for t, row in enumerate(fifth) for n, v in enumerate(row) if n < 4 or v]
    dates, areas, values = zip(*rows, strict=True)
    days = table_panel(table_of({"date": dates, "area": areas, "count": values}), "t", by="admin1", of="deaths", violence="all", every="month")[1]
    old = [row for row in rows if row[1] != "E"]
    without = table_panel(table_of(dict(zip(("date", "area", "count"), zip(*old, strict=True), strict=True))), "t", by="admin1", of="deaths", violence="all", every="month")[1]
    a = [row for row in forecast(days, "2018-06").rows if row.area != "E" and row.period <= "2019-07"]
    b = [row for row in forecast(without, "2018-06").rows if row.period <= "2019-07"]
    assert a == b
    assert len(made.rows) == 4 * 19


def test_names_of_areas_change_nothing_and_their_order_only_the_order() -> None:
    counts = bursts()
    one = forecast(panel_of_counts(counts), "2019-01")
    renamed = forecast(panel_of_counts(counts, "ZYXW"), "2019-01")
    turned = forecast(panel_of_counts(counts[:, ::-1]), "2019-01")
    assert quantiles(one) == quantiles(renamed)
    pairs = zip([q["0.90"] for q in quantiles(one) if q], [q["0.90"] for n in range(12) for q in quantiles(turned)[4 * n : 4 * n + 4][::-1] if q], strict=True)
    assert all(abs(a - b) <= 1 for a, b in pairs)


def test_too_little_is_said_to_be_too_little() -> None:
    made = forecast(panel_of_counts(np.array([[1, 0], [2, 0], [0, 1]])), "2017-01")
    assert len(made.rows) == 6
    assert all(row.mean is None and row.quantiles is None for row in (*made.rows, *made.next))
    assert made.next[0].why == "too little to say: seen in 3 months before, 6 are needed"
    assert made.evaluation is None
    assert [row.observed for row in made.rows] == [1, 0, 2, 0, 0, 1]


def test_zeros_alone_leave_something_possible() -> None:
    short, long = (forecast(panel_of_counts(np.zeros((n, 2), int))).next[0] for n in (8, 40))
    assert short.quantiles is not None
    assert long.quantiles is not None
    assert short.quantiles["0.50"] == 0
    assert short.any is not None and long.any is not None
    assert short.any > long.any > 0
    assert (short.mean or 0) > 0


def test_a_period_that_nobody_saw_is_no_zero() -> None:
    counts = np.full((24, 3), 40)
    counts[20:, 0] = 0
    panel = panel_of_counts(counts)
    rows = [(label(START + t, "month"), "ABC"[n], int(v)) for t, row in enumerate(counts) for n, v in enumerate(row) if not (n == 0 and t >= 20)]
    rows.append(("2017-01", "D", 0))  # zeros are written out, so that A's last months are missing
    dates, areas, values = zip(*rows, strict=True)
    unseen = table_panel(table_of({"date": dates, "area": areas, "count": values}), "t", by="admin1", of="deaths", violence="all", every="month")[1]
    middle = [made.next[0].quantiles["0.50"] for made in (forecast(panel), forecast(unseen)) if made.next[0].quantiles]
    assert middle[0] < 10 < 30 < middle[1]
    assert [row.observed for row in forecast(unseen, "2018-12").rows if row.area == "A"] == [None]


def test_forecasts_beat_the_baselines_where_levels_wander() -> None:
    made = forecast(panel_of_counts(bursts(84, 7)), "2019-01")
    assert made.evaluation is not None
    ours = made.evaluation.scores["log1p_crps"].mean
    assert ours < 0.9 * made.evaluation.baselines["last"]["log1p_crps"].mean
    assert ours < 0.97 * made.evaluation.baselines["conflictology"]["log1p_crps"].mean
    assert 0.84 < made.evaluation.scores["pit_coverage_90"].mean < 0.96


def test_a_process_that_draws_joins_the_ensemble() -> None:
    asked: list[tuple[int, int]] = []

    def draws(history: np.ndarray, horizon: int, n: int, rng: np.random.Generator) -> Ints:
        asked.append((len(history), horizon))
        return rng.poisson(max(np.nansum(history[-horizon:]), 0.1), n)

    panel = panel_of_counts(bursts(16))
    made = list(roll(panel, 12, extra=[lambda past: Drawn("seven", past, draws)]))
    assert all("seven" in one.members for one in made)
    assert made[0].weights.shape[1] == len(made[0].members)
    assert asked[0] == (31, 28)  # January known, February asked for
    again = list(roll(panel, 12, extra=[lambda past: Drawn("eight", past, draws)]))
    assert np.array_equal(made[-1].cdf, again[-1].cdf)


def test_a_start_outside_the_table_is_refused() -> None:
    panel = panel_of_counts(bursts(20))
    with pytest.raises(InputError, match="--from 2030 lies outside the table"):
        forecast(panel, "2030")
    assert forecast(panel, label(START + 20, "month")).rows == ()


def test_strata_are_known_beforehand() -> None:
    counts = bursts()
    changed = counts.copy()
    changed[20] = 10_000
    levels = [Past(panel_of_counts(c)).usual(20) for c in (counts, changed)]
    assert np.array_equal(*levels)


def test_the_command_prints_rows_and_then_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.csv"
    lines = [f"{label(START + t, 'month')},{'AB'[n]},{v}" for t, row in enumerate(bursts(20, 2)) for n, v in enumerate(row)]
    path.write_text("\n".join(["date,area,count", *lines]) + "\n", "utf-8")
    fan, pit = tmp_path / "fan.svg", tmp_path / "pit.svg"
    command = ["forecast", str(path), "--by", "admin1", "--every", "month", "--from", "2018-05", "--json", "--svg", str(fan), "--calibration", str(pit)]
    assert main(command) == 0
    first = capsys.readouterr().out
    *rows, scores = [json.loads(line) for line in first.splitlines()]
    assert [(r["area"], r["period"]) for r in rows][:3] == [("A", "2018-05"), ("B", "2018-05"), ("A", "2018-06")]
    assert len(rows) == 8
    assert list(rows[0]) == ["area", "period", "observed", "mean", "quantiles"]
    assert list(rows[0]["quantiles"]) == [f"{n / 100:.2f}" for n in range(1, 100)]
    assert sorted(rows[0]["quantiles"].values()) == list(rows[0]["quantiles"].values())
    assert scores["scores"]["log1p_crps"]["mean"] > 0
    assert scores["scores"]["log1p_crps"]["low"] is None  # four months are no ground for an interval
    assert scores["strata"][0]["why"] == "too few to tell: 8, 100 are needed"
    assert {"zero", "last", "conflictology", "negative binomial", "mean of 12 months"} <= set(scores["baselines"])
    assert main(command) == 0
    assert capsys.readouterr().out == first
    assert main(["forecast", str(path), "--by", "admin1"]) == 0
    assert "whether the intervals are right: too few to tell: 16, 100 are needed" in capsys.readouterr().out
    assert fan.read_text("utf-8").count("<circle") == 8
    assert "nine of ten" in fan.read_text("utf-8")
    assert "8 forecasts" in pit.read_text("utf-8")


def test_the_command_says_in_words_what_it_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_text("date,area,count\n2017-01,A,1\n2017-02,A,2\n2017-03,A,x\n", "utf-8")
    assert main(["forecast", str(path)]) == 1
    told = capsys.readouterr()
    assert "A: too little to say: seen in 2 months before, 6 are needed" in told.out
    assert f"{path}:4: 'x' is no count" in told.err
    assert main(["forecast", str(path), "--area", "B"]) == 2
    assert "there is no area 'B' in the table" in capsys.readouterr().err


def test_a_file_that_is_no_text_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "saved.csv"
    path.write_bytes(b"\xff\xfe\x00a,b\n")
    assert main(["forecast", str(path)]) == 2
    assert f"{path}: starts like utf-16 and is not; save the file as UTF-8" in capsys.readouterr().err
