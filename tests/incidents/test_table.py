"""`match` on any table: every row comes back, and what could not be used is told."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ceasefire.errors import InputError
from ceasefire.incidents.table import Matched, explained, match_file

HEAD = "claim_id,source,date_start,lat,lon,place,actor,act,killed\n"


def run(
    tmp_path: Path, text: str, out: str = "out.csv", **columns: str
) -> tuple[list[dict[str, str]], list[str]]:
    path = tmp_path / "in.csv"
    path.write_text(text, "utf-8")
    matched = match_file(path, tmp_path / out, columns=columns)
    with (tmp_path / out).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle)), [str(p) for p in matched.problems]


def test_rows_of_one_happening_share_an_id(tmp_path: Path) -> None:
    rows, problems = run(
        tmp_path,
        HEAD
        + "1,watch,2030-05-10,47.5,8.1,Milltown,army,shelling,3\n"
        + "2,wire,2030-05-10,47.5,8.1,Milltown,army,shelling,3\n"
        + "3,wire,2030-05-20,47.5,8.1,Milltown,army,shelling,1\n",
    )
    assert problems == []
    assert rows[0]["incident_id"] == rows[1]["incident_id"] != rows[2]["incident_id"]
    assert [r["claim_id"] for r in rows] == ["1", "2", "3"]


def test_no_row_is_dropped_and_what_is_wrong_is_told(tmp_path: Path) -> None:
    rows, problems = run(
        tmp_path,
        HEAD
        + "1,a,soon,47.5,8.1,M,x,shelling,3\n2,a,2030-05-10,nan,8.1,M,x,dancing,inf\n3,a,2030-05-10,,,M,x,shelling,\n",
    )
    assert len(rows) == 3
    assert rows[0]["incident_id"] == ""
    assert rows[1]["incident_id"]
    assert any(":2: 'soon' is no date start" in p or "in.csv:2: warning: 'soon'" in p for p in problems)
    assert any("in.csv:3" in p and "dancing" in p for p in problems)


def test_a_shifted_row_is_told_kept_and_matched_with_nothing(tmp_path: Path) -> None:
    good = "1,watch,2030-05-10,47.5,8.1,Milltown,army,shelling,3\n"
    rows, problems = run(
        tmp_path, HEAD + good + "2,2030-05-10,47.5\n" + good.replace("1,", "3,", 1).rstrip() + ",more\n"
    )
    assert [bool(r["incident_id"]) for r in rows] == [True, False, False]
    assert rows[2]["killed"] == "3 | more"
    assert any("in.csv:3: the row has 3 cells and the header has 9" in p for p in problems)


def test_columns_may_be_mapped(tmp_path: Path) -> None:
    rows, _ = run(tmp_path, "n,wann,wo\n1,2030-05-10,Milltown\n", date_start="wann", place="wo")
    assert rows[0]["incident_id"].startswith("incident-")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a,b\n1,2\n", "no column with a date"),
        ("date_start,b\n2030-01-01,2\n", "no column with a place"),
        ("", "is empty"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        run(tmp_path, text)


def test_parquet_in_and_out(tmp_path: Path) -> None:
    table = pa.table(
        {
            "claim_id": [1, 2],
            "date_start": ["2030-05-10"] * 2,
            "lat": [47.5, 47.5],
            "lon": [8.1, 8.1],
            "killed": [3.0, None],
        }
    )
    pq.write_table(table, tmp_path / "in.parquet")
    matched = match_file(tmp_path / "in.parquet", tmp_path / "out.parquet")
    back = pq.read_table(tmp_path / "out.parquet").to_pydict()
    assert back["claim_id"] == [1, 2]
    assert back["killed"] == [3.0, None]
    assert back["incident_id"] == list(matched.incident_ids)
    assert back["incident_id"][0] == back["incident_id"][1]


def test_the_same_table_gives_the_same_ids_twice(tmp_path: Path) -> None:
    text = HEAD + "1,a,2030-05-10,47.5,8.1,M,x,shelling,3\n"
    assert run(tmp_path, text) == run(tmp_path, text)


def test_names_of_places_serve_where_there_are_no_coordinates(tmp_path: Path) -> None:
    head = "claim_id,source,date_start,place,act\n"
    rows, _ = run(tmp_path, head + "1,a,2030-05-10,Milltown,shelling\n2,b,2030-05-10,milltown,shelling\n3,b,2030-05-10,Fordham,shelling\n")
    assert rows[0]["incident_id"] == rows[1]["incident_id"] != rows[2]["incident_id"]


def test_a_row_without_a_place_is_told_and_joined_with_nothing(tmp_path: Path) -> None:
    same = "2030-05-10,{},shelling,3\n"
    head = "claim_id,source,date_start,place,act,killed\n"
    rows, problems = run(tmp_path, head + "1,a," + same.format("Daraa") + "2,b," + same.format("Daraa") + "3,c," + same.format(""))
    assert rows[0]["incident_id"] == rows[1]["incident_id"]
    assert rows[2]["incident_id"] == ""
    assert any("in.csv:4: the row has no place" in p for p in problems)


THREE = (
    "1,watch,2030-05-10,47.5,8.1,Milltown,army,shelling,3\n"
    "2,wire,2030-05-10,47.5,8.1,Milltown,army,shelling,3\n"
    "3,wire,2030-05-20,46.6,8.0,Fordham,army,shelling,1\n"
)


def judged_rows(tmp_path: Path, judged: dict[tuple[str, str], bool]) -> tuple[list[str | None], list[str], Matched]:
    path = tmp_path / "in.csv"
    path.write_text(HEAD + THREE, "utf-8")
    matched = match_file(path, tmp_path / "out.csv", judged=judged)
    return list(matched.incident_ids), [str(p) for p in matched.problems], matched


def test_in_a_short_table_judgements_keep_apart_as_well_as_together(tmp_path: Path) -> None:
    (a, b, c), _, _ = judged_rows(tmp_path, {})
    assert a == b != c
    (a, b, c), problems, matched = judged_rows(tmp_path, {("1", "2"): False, ("3", "1"): True})
    assert a == c != b
    assert problems == []
    assert explained(matched, "2", "1").judged == ("a person judged this pair",)
    assert explained(matched, "2", "3").judged == ()


def test_judgements_of_a_short_table_that_contradict_are_told_and_keep_apart(tmp_path: Path) -> None:
    (a, _, c), problems, _ = judged_rows(tmp_path, {("1", "3"): False, ("1", "2"): True, ("2", "3"): True})
    assert a != c
    assert [p.partition("; ")[0] for p in problems] == [
        f"{tmp_path / 'in.csv'}:1: warning: '{x}' and '{y}' are judged the same, which contradicts that others are judged different ('1' and '3'): it is not applied"
        for x, y in (("1", "2"), ("2", "3"))
    ]
