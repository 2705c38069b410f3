"""Periods and their names."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire.errors import InputError
from ceasefire.outlook.period import EVERY, Every, day_range, first_day, label, parse, period_of


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(EVERY))
def test_a_day_lies_in_its_period_and_the_name_leads_back(day: date, every: Every) -> None:
    number = int(period_of(np.array([day.toordinal()]), every)[0])
    assert first_day(number, every) <= day.toordinal() < first_day(number + 1, every)
    assert parse(label(number, every), every) == number


def test_weeks_are_iso_weeks() -> None:
    monday = date(2018, 12, 31)
    assert label(int(period_of(np.array([monday.toordinal()]), "week")[0]), "week") == "2019-W01"
    assert label(int(period_of(np.array([(monday - timedelta(1)).toordinal()]), "week")[0]), "week") == "2018-W52"


def test_a_period_is_named_in_several_ways() -> None:
    assert parse("2017", "month") == parse("2017-01", "month") == parse("2017-01-31", "month")
    assert day_range("2017-02") == (date(2017, 2, 1).toordinal(), date(2017, 2, 28).toordinal())
    assert day_range("2017-W60") is day_range("2017-13") is day_range("9999-12") is day_range("soon") is None
    with pytest.raises(InputError, match="'soon' is no period"):
        parse("soon", "month")
