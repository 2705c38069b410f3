"""Tables: records with lines and spans, shifted rows told, UCDP releases known by their header."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.errors import InputError, Problem
from ceasefire.reports import ucdp
from ceasefire.reports.report import Report
from ceasefire.reports.table import Record, Row, day_of, header_of, map_columns, persons, records, rows

cell = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=8)


@settings(deadline=None)  # a loaded machine is no fault
@given(
    table=st.lists(st.lists(cell, min_size=3, max_size=3), min_size=1, max_size=8),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_records_are_those_of_the_csv_module_and_their_spans_cover_the_text(
    table: list[list[str]], ending: str
) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=ending, quoting=csv.QUOTE_ALL).writerows(table)
    text = buffer.getvalue()
    found = [r for r in records(text, ",") if isinstance(r, Record)]
    assert [list(r.cells) for r in found] == table
    assert [r.line for r in found] == sorted({r.line for r in found})
    again = [next(csv.reader(io.StringIO(text[slice(*r.span)], newline=""))) for r in found]
    assert again == table


def test_a_record_over_lines_has_the_line_that_it_starts_on() -> None:
    found = [r for r in records('a,b\n"x\ny",1\n\nz,2\n', ",") if isinstance(r, Record)]
    assert [(r.line, r.cells) for r in found] == [(1, ("a", "b")), (2, ("x\ny", "1")), (5, ("z", "2"))]


def test_an_open_quotation_mark_costs_its_own_line() -> None:
    text = 'a,b\n1,2\n"open,3\n4,5\n6,7\n'
    found = list(records(text, ","))
    assert [r if isinstance(r, tuple) else r.line for r in found] == [
        1, 2, (3, "has a quotation mark that is not closed"), 4, 5,
    ]  # fmt: skip


def table(text: str, **given: str) -> tuple[Report, str]:
    header, _ = header_of(text)
    return Report(id="r", name="t.csv", format="csv", columns=map_columns(header, given)), text


def test_shifted_rows_are_told_with_their_line_and_the_rest_goes_on() -> None:
    text = (
        "date_start,lat,lon,place,killed\n"
        "2030-05-02,47.5,8.1,Milltown,3\n"
        "Milltown,2030-05-02,47.5,8.1,3\n"
        "2030-05-02,2030-05-03,8.1,Milltown,3\n"
        "2030-05-02,47.5,8.1,Mill,town,3\n"
        "2030-05-02,147.5,8.1,Milltown,3\n"
        "2030-05-02,47.5,8.1,Milltown,many\n"
        "5/2/2030,47.5,8.1,Milltown,3\n"
        ",47.5,8.1,Milltown,3\n"
        "2030-05-04,,,Milltown,\n"
    )
    found = list(rows(*table(text)))
    assert [r.line for r in found if isinstance(r, Row)] == [2, 10]
    problems = [r for r in found if isinstance(r, Problem)]
    assert [(p.line, p.code) for p in problems] == [
        (3, "row_value"), (4, "row_value"), (5, "row_cells"), (6, "row_value"), (7, "row_value"), (8, "row_value"),
        (9, "row_value"),
    ]  # fmt: skip
    assert "6 cells and the header has 5" in problems[2].what
    assert all(p.file == "t.csv" for p in problems)


def test_columns_by_their_usual_names_and_by_a_map() -> None:
    header = (
        "event_date",
        "sub_event_type",
        "actor1",
        "location",
        "latitude",
        "longitude",
        "fatalities",
        "notes",
    )
    assert map_columns(header, {}) == {
        "date_start": "event_date", "lat": "latitude", "lon": "longitude", "place": "location", "actor": "actor1",
        "act": "sub_event_type", "killed": "fatalities", "text": "notes",
    }  # fmt: skip
    assert map_columns(("Tag", "Ort"), {"date_start": "Tag", "place": "Ort"}) == {
        "date_start": "Tag",
        "place": "Ort",
    }
    with pytest.raises(InputError, match="did you mean 'Tag'"):
        map_columns(("Tag", "Ort"), {"date_start": "Tug"})


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_header(delimiter: str) -> None:
    text = "﻿date_start,place,act\n2030-05-02,Milltown,shelling\n".replace(",", delimiter)
    found = list(rows(*table(text)))
    assert [r.values for r in found if isinstance(r, Row)] == [
        {"date_start": "2030-05-02", "place": "Milltown", "act": "shelling"}
    ]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2017-07-09", "2017-07-09"), ("2017-07-09 00:00:00.000", "2017-07-09"), ("09 July 2017", "2017-07-09"),
        ("9-July-2017", "2017-07-09"), ("7/9/2017", None), ("36.1", None), ("2017-13-01", None), ("20170709x", None),
    ],
)  # fmt: skip
def test_days(text: str, iso: str | None) -> None:
    day = day_of(text)
    assert (day.isoformat() if day else None) == iso


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("3", (3, 3, 3)), ("3.0", (3, 3, 3)), ("3-5", (3, None, 5)), ("at least 23", (23, 23, None)), ("23+", (23, 23, None)),
     ("1,200", (1200, 1200, 1200)), ("5-3", None), ("-3", None), ("some", None), ("٣", None), ("", None)],
)  # fmt: skip
def test_persons(text: str, numbers: tuple[int | None, ...] | None) -> None:
    assert persons(text) == numbers


OLD = (
    "id,year,active_year,type_of_violence,conflict_dset_id,conflict_name,dyad_dset_id,dyad_name,side_a_dset_id,side_a,"
    "side_b_dset_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,"
    "where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best_est,high_est,low_est"
)
NEW = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
    "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
    "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)


def test_releases_of_ged_are_known_by_their_header() -> None:
    old, new = ucdp.columns_of(OLD.split(",")), ucdp.columns_of(NEW.split(","))
    assert len(NEW.split(",")) == 49
    assert old is not None
    assert new is not None
    assert (old["best"], old["dyad_id"], new["best"], new["dyad_id"]) == (
        "best_est",
        "dyad_dset_id",
        "best",
        "dyad_new_id",
    )
    assert ucdp.columns_of(["event_date", "latitude", "longitude", "fatalities"]) is None


def test_the_real_release_has_no_row_that_is_lost(shared: Path) -> None:
    text = (shared / "data/ucdp-ged-syria/ged_southwest_syria_2016_2019.csv").read_bytes().decode()
    header, _ = header_of(text)
    columns = ucdp.columns_of(header)
    assert columns is not None
    report = Report(id="r", name="ged.csv", format="ucdp_ged", columns=columns)
    found = list(rows(report, text, ucdp.KINDS))
    assert sum(isinstance(r, Row) for r in found) == len(found) == 1352
