"""The committed base hazard: it is what the script makes of the data, and it behaves like a hazard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire.outlook.base import base, cumulative, scaled
from ceasefire.outlook.covariates import NAMES
from ceasefire.outlook.driver import drivers
from ceasefire.outlook.learn import Week, learn
from ceasefire.outlook.likelihood import likelihood, percent

ROOT = Path(__file__).resolve().parents[2]


def test_it_is_what_the_script_makes_of_the_data(shared: Path) -> None:
    if not (shared / "data" / "ucdp-peace").is_dir():
        pytest.skip("shared/data/ucdp-peace is absent: UCDP's agreements are not on this machine")
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "fit_base_hazard.py"), "--check", "--draws", "2"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_covariate_has_words_and_an_interval_around_it() -> None:
    model = base()
    assert set(model.names) == set(NAMES)
    assert all(low <= c <= high or abs(c) < 0.06 for c, low, high in zip(model.coefficients, model.low, model.high, strict=True))
    assert all(len(d) == len(model.intercepts) + len(model.names) for d in model.draws)


@given(st.floats(0, 4000), st.floats(1, 365), st.floats(1, 365))
def test_expected_breaks_grow_with_time(age: float, one: float, other: float) -> None:
    model = base()
    x = scaled(model, {"cease": 1.0}, age)
    assert 0 < cumulative(model, x, min(one, other)) <= cumulative(model, x, max(one, other))


@given(st.floats(0, 3000), st.floats(0, 700))
def test_kaplan_meier_of_the_base_is_a_share(age: float, horizon: float) -> None:
    assert 0 < base().kaplan_meier(age, horizon) <= 1


def test_what_is_not_known_stands_at_the_mean() -> None:
    model = base()
    assert scaled(model, {"cease": None}, 0.0) == scaled(model, {}, 0.0)


def test_nothing_is_taken_beyond_what_the_data_hold() -> None:
    model = base()
    n = model.names.index("failures")
    assert scaled(model, {"failures": 1e9}, 0.0)[n] == model.most[n]
    assert scaled(model, {"failures": -1e9}, 0.0)[n] == model.least[n]


def test_without_weeks_the_posterior_is_the_prior() -> None:
    found = learn([], 0.5)
    assert found.share == 0
    assert list(found.mean[1:]) == [d.effect[0] for d in drivers()]


def test_a_driver_that_was_high_whenever_it_broke_gains_and_the_width_shrinks() -> None:
    zero = [0.0] * len(drivers())
    high = [*zero]
    high[1] = 3.0
    weeks = [Week(tuple(zero), -4.0, False)] * 40 + [Week(tuple(high), -4.0, True)] * 4 + [Week(tuple(high), -4.0, False)]
    found = learn(weeks, 0.5)
    assert found.mean[2] > drivers()[1].effect[0]
    assert found.covariance[2, 2] < drivers()[1].effect[1] ** 2
    assert 0 < found.share < 1


@pytest.mark.parametrize(
    ("p", "word"),
    [(0.02, "almost no chance"), (0.1, "very unlikely"), (0.3, "unlikely"), (0.5, "roughly even chance"), (0.7, "likely"), (0.9, "very likely"), (0.97, "almost certain")],
)
def test_words_of_icd_203(p: float, word: str) -> None:
    assert likelihood(p) == word


@given(st.floats(0, 1))
def test_no_figure_is_shown_as_certain(p: float) -> None:
    assert percent(p) not in ("0 %", "100 %")
    assert likelihood(p)


def test_the_table_of_drivers_is_whole() -> None:
    table = drivers()
    assert len({d.id for d in table}) == len(table)
    assert all(d.effect[1] > 0 and d.spread > 0 and d.most > 0 for d in table)
    assert msgspec.json.encode(table)
