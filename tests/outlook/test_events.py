"""What is read from tables, good and bad."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ceasefire.errors import InputError, Problem
from ceasefire.outlook.intake import read_panel
from ceasefire.outlook.panel import Panel


def read(folder: Path, text: str, **options: Any) -> tuple[Panel, list[Problem]]:
    path = folder / "t.csv"
    path.write_text(text, "utf-8")
    given = {"by": "admin1", "of": "deaths", "violence": "state-based", "every": "month"} | options
    _, panel, problems = read_panel(path, **given)
    return panel, problems


def test_counts_are_summed_by_area_and_month(tmp_path: Path) -> None:
    panel, problems = read(tmp_path, "date,area,count\n2017-01-03,A,2\n2017-01-30,A,1\n2017-03-31,B,4\n2017-03-30,A,0\n")
    assert panel.areas == ("A", "B")
    assert panel.counts.tolist() == [[3, 0], [0, 0], [0, 4]]
    assert panel.seen.all()
    assert not problems
    assert panel.daily[:, 0].sum() == 3


def test_ged_columns_are_known_and_other_violence_is_left_out(tmp_path: Path) -> None:
    rows = "date_start,date_end,adm_1,adm_2,best,type_of_violence,date_prec\n"
    rows += "2017-01-30,2017-02-01,A,a,5,1,2\n2017-02-03,2017-02-03,A,b,7,3,1\n2017-02-27,2017-02-27,A,b,9,1,5\n2017-02-28,2017-02-28,A,b,1,1,1\n"
    panel, _ = read(tmp_path, rows)
    assert panel.counts.sum() == 6  # by date_end, state-based, known to the month
    assert panel.label(0) == "2017-02"
    assert "state-based" in panel.counted
    assert read(tmp_path, rows, violence="all")[0].counts.sum() == 13
    assert read(tmp_path, rows, by="district")[0].areas == ("a", "b")
    assert read(tmp_path, rows, of="events")[0].counts.sum() == 2


def test_bad_rows_are_told_with_their_line_and_the_rest_is_used(tmp_path: Path) -> None:
    panel, problems = read(tmp_path, "date,area,count\n2017-01-03,A,2\nsoon,A,1\n2017-01-05,A,many\n2017-01-06,,3\n2017-01-07,A,-1\n2999-01-01,A,1\n2017-01-31,A,1\n")
    assert panel.counts.tolist() == [[3]]
    assert sorted((p.line, p.severity) for p in problems) == [(3, "error"), (4, "error"), (5, "warning"), (6, "error"), (7, "error")]
    assert any("'soon' is no date" in str(p) for p in problems)
    assert any("lies in the future" in p.what for p in problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("day_of,area,count\n1,A,2\n", "no column tells the date"),
        ("date,count\n2017-01-01,2\n", "no column tells the area"),
        ("date,area\n2017-01-01,A\n", "no column tells how many died"),
        ("date,area,count\nx,A,2\n", "not one row can be counted"),
        ("date,area,count\n1017-01-01,A,2\n2017-01-01,A,2\n", "correct the year"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(tmp_path, text)


def test_a_month_that_is_given_twice_is_known_by_nobody(tmp_path: Path) -> None:
    panel, problems = read(tmp_path, "date,area,count\n2017-01,A,2\n2017-02,A,5\n2017-02,A,9\n2017-03,A,1\n2017-03,A,1\n")
    assert panel.seen[:, 0].tolist() == [True, False, True]
    assert panel.counts[:, 0].tolist() == [2, 0, 1]
    assert [(p.line, p.severity) for p in problems] == [(4, "error"), (6, "warning")]


def test_periods_without_a_row_are_missing_where_zeros_are_written_out(tmp_path: Path) -> None:
    gap = "date,area,count\n2017-01,A,2\n2017-02,A,0\n2017-05,A,9\n"
    assert read(tmp_path, gap)[0].seen[:, 0].tolist() == [True, True, False, False, True]
    # Where they are not, the table lists what happened, and the rest is nothing.
    assert read(tmp_path, gap.replace(",0", ",3"))[0].seen.all()


def test_times_when_nobody_looked_are_missing(tmp_path: Path) -> None:
    unseen = tmp_path / "coverage.csv"
    unseen.write_text("area,from,until\n*,2017-02,2017-02\nB,2017-03-01,2017-03-31\nC,2017-01,2017-01\n,soon,2017\n", "utf-8")
    rows = "date,area,count\n2017-01-03,A,2\n2017-01-03,B,1\n2017-02-05,A,1\n2017-03-31,A,4\n"
    panel, problems = read(tmp_path, rows, coverage=unseen)
    assert panel.seen.tolist() == [[True, True], [False, False], [True, False]]
    assert sorted(p.line for p in problems) == [4, 5]


def test_a_last_period_that_ends_early_teaches_nothing(tmp_path: Path) -> None:
    panel, problems = read(tmp_path, "date,area,count\n2017-01-03,A,2\n2017-02-02,A,1\n")
    assert panel.partial
    assert not panel.seen[-1].any()
    assert panel.scored.all()
    assert [p.code for p in problems] == ["partial"]


def test_a_year_without_anything_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "date,area,count\n2015-01-03,A,2\n2017-01-31,A,1\n")
    assert [p.code for p in problems] == ["quiet"]
    assert "2015-02 to 2016-12" in problems[0].what


def test_gzipped_and_parquet_tables_are_the_same(tmp_path: Path) -> None:
    import gzip

    import pyarrow as pa
    import pyarrow.parquet as pq

    text = "date,area,count\n2017-01-03,A,2\n2017-03-31,B,4\n"
    zipped, arrow = tmp_path / "t.csv.gz", tmp_path / "t.parquet"
    zipped.write_bytes(gzip.compress(text.encode()))
    pq.write_table(pa.table({"date": [date(2017, 1, 3), date(2017, 3, 31)], "area": ["A", "B"], "count": [2, 4]}), arrow)
    options: dict[str, Any] = {"by": "admin1", "of": "deaths", "violence": "all", "every": "month"}
    panels = [read(tmp_path, text)[0], read_panel(zipped, **options)[1], read_panel(arrow, **options)[1]]
    assert all(np.array_equal(panels[0].counts, other.counts) for other in panels)
    zipped.write_bytes(gzip.compress(text.encode())[:-9])
    with pytest.raises(InputError, match="not a whole gzip file"):
        read_panel(zipped, **options)
