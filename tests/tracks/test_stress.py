"""Series of stress: units and sources are never mixed, change is told only where there is something to compare with."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ceasefire.dossier.dossier import StressRow
from ceasefire.tracks.stress import series


def row(day: date, value: float, line: int = 2, *, unit: str = "pound", source: str = "wire", published: date | None = None) -> StressRow:
    return StressRow(line=line, first=day, last=day, place="mill", indicator="price.bread", value=value, unit=unit, source=source, published=published)


def test_change_is_against_the_month_three_and_twelve_before() -> None:
    rows = [row(date(2030, 5, 10), 100.0), row(date(2031, 2, 20), 150.0), row(date(2031, 5, 12), 300.0)]
    (one,) = series(rows)
    assert [(c.months, c.before, c.difference, c.ratio) for c in one.changes] == [(3, 150.0, 150.0, 2.0), (12, 100.0, 200.0, 3.0)]


def test_no_other_month_stands_in_for_the_one_that_is_missing() -> None:
    (one,) = series([row(date(2031, 1, 31), 150.0), row(date(2031, 5, 1), 300.0)])
    assert one.changes == ()


def test_of_nothing_no_ratio_is_told() -> None:
    (one,) = series([row(date(2030, 5, 1), 0.0), row(date(2031, 5, 1), 3.0)])
    assert [(c.difference, c.ratio) for c in one.changes] == [(3.0, None)]


def test_what_was_published_later_is_not_known_yet() -> None:
    rows = [row(date(2030, 5, 1), 1.0, published=date(2030, 7, 1)), row(date(2030, 6, 1), 2.0)]
    assert [p.value for s in series(rows, date(2030, 6, 30)) for p in s.points] == [2.0]


@given(st.lists(st.tuples(st.integers(0, 900), st.floats(-1e6, 1e6), st.sampled_from("ab"), st.sampled_from("xy")), max_size=30))
def test_every_row_is_in_one_series_of_its_own_unit_and_source(told: list[tuple[int, float, str, str]]) -> None:
    rows = [row(date(2030, 1, 1) + timedelta(days=d), v, n, unit=u, source=s) for n, (d, v, u, s) in enumerate(told)]
    made = series(rows)
    assert sorted(p.line for s in made for p in s.points) == list(range(len(rows)))
    by_line = {r.line: r for r in rows}
    for one in made:
        assert {(by_line[p.line].unit, by_line[p.line].source) for p in one.points} == {(one.unit, one.source)}
        assert [p.first for p in one.points] == sorted(p.first for p in one.points)
