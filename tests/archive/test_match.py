"""An archive is matched as one table is, however it is cut into parts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ceasefire.archive.match import match_archive
from ceasefire.archive.pool import Here
from ceasefire.errors import InputError
from ceasefire.incidents.cells import read_table
from ceasefire.incidents.table import match_table


def reports(count: int, seed: int, days: int = 60) -> dict[str, list[Any]]:
    """Made reports: towns on a grid, three sources that differ a little, some rows that last long, some without a
    point, some known to a province only, a few said twice and a few ids that repeat."""
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    while len(rows) < count:
        town, day, toll = int(rng.integers(0, 40)), int(rng.integers(0, days)), int(rng.integers(0, 9))
        act = str(rng.choice(["shelling", "airstrike", "armed_clash"]))
        for source in rng.permutation(["alpha", "beta", "gamma"])[: rng.integers(1, 4)]:
            wide, bare = rng.random() < 0.05, rng.random() < 0.05
            start = day + int(rng.integers(0, 2))
            rows.append(
                {
                    "claim_id": f"r{len(rows)}" if rng.random() > 0.01 else "r7",
                    "source": str(source),
                    "date_start": str(np.datetime64("2031-01-01") + start),
                    "date_end": str(np.datetime64("2031-01-01") + start + (int(rng.integers(5, 40)) if rng.random() < 0.03 else 0)),
                    "lat": None if bare else 30 + town % 8 * 0.3 + float(rng.normal(0, 0.02)),
                    "lon": None if bare else 40 + town // 8 * 0.3,
                    "radius_km": 60.0 if wide else 3.0,
                    "place": f"Town {town}" if rng.random() > 0.1 else None,
                    "admin1": f"Province {town % 3}",
                    "actor": str(rng.choice(["North", "South"])),
                    "act": act,
                    "killed": None if rng.random() < 0.3 else float(toll),
                }
            )
            if rng.random() < 0.02:
                rows.append(dict(rows[-1]))
    return {name: [row[name] for row in rows] for name in rows[0]}


def cut(folder: Path, table: pa.Table, parts: int, seed: int | None = None, ending: str = "parquet") -> Path:
    order = np.arange(table.num_rows) if seed is None else np.random.default_rng(seed).permutation(table.num_rows)
    folder.mkdir()
    for n, some in enumerate(np.array_split(order, parts)):
        path = folder / f"part-{n}.{ending}"
        if ending == "parquet":
            pq.write_table(table.take(some), path)
        else:
            table.take(some).to_pandas().to_csv(path, index=False)
    return folder


def incidents(out: Path) -> dict[tuple[Any, ...], list[str]]:
    """What a row says -> the incidents of the rows that say it."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for path in sorted(out.glob("part-*")):
        table = read_table(path)
        for cells in table.cells():
            said = dict(zip(table.header, cells, strict=True))
            found.setdefault((said["claim_id"], said["date_start"], said["source"], said["lat"], said["killed"].removesuffix(".0")), []).append(said["incident_id"])
    return {key: sorted(ids) for key, ids in found.items()}


@pytest.fixture(scope="module")
def table() -> pa.Table:
    return pa.table(reports(2500, 5))


@pytest.fixture(scope="module")
def plain(table: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Any, ...], list[str]]:
    """What `ceasefire match` makes of the whole."""
    from ceasefire.incidents.cells import write_table

    path = tmp_path_factory.mktemp("plain")
    pq.write_table(table, path / "all.parquet")
    whole = read_table(path / "all.parquet")
    write_table(whole, match_table(whole).incident_ids, path / "part-0.parquet")
    return incidents(path)


@pytest.mark.parametrize(
    ("parts", "seed", "rows", "ending"),
    [(1, None, 400_000, "parquet"), (3, None, 300, "parquet"), (7, 1, 120, "parquet"), (7, 2, 60, "parquet"), (3, 3, 500, "csv"), (2, 4, 1, "parquet")],
)
def test_the_result_is_that_of_the_whole_table_however_it_is_cut(
    tmp_path: Path, table: pa.Table, plain: dict[tuple[Any, ...], list[str]], parts: int, seed: int | None, rows: int, ending: str
) -> None:
    source = cut(tmp_path / "in", table, parts, seed, ending)
    summary = match_archive(source, tmp_path / "out", Here(), rows_at_once=rows)
    assert incidents(tmp_path / "out") == plain
    assert (summary.rows, summary.parts) == (table.num_rows, parts)
    assert summary.matched == table.num_rows
    assert summary.spans > 1 or rows == 400_000
    assert not (tmp_path / "out" / "_work").exists()


class StoppedError(Exception):
    """The plug is pulled."""


class Failing:
    """Does some tasks, then stops."""

    def __init__(self, tasks: int) -> None:
        self.left = tasks

    def each(self, function: Any, tasks: Any) -> Iterator[tuple[int, Any]]:
        for number, task in enumerate(tasks):
            if not self.left:
                raise StoppedError
            self.left -= 1
            yield number, function(*task)


class Counting(Here):
    """Counts the tasks that it is given."""

    def __init__(self) -> None:
        self.tasks = 0

    def each(self, function: Any, tasks: Any) -> Iterator[tuple[int, Any]]:
        self.tasks += len(tasks)
        return super().each(function, tasks)


@pytest.mark.parametrize("done", [2, 4, 9, 14])
def test_a_stopped_run_goes_on_from_what_is_done(
    tmp_path: Path, table: pa.Table, plain: dict[tuple[Any, ...], list[str]], done: int
) -> None:
    source, out = cut(tmp_path / "in", table, 3, 9), tmp_path / "out"
    with pytest.raises(StoppedError):
        match_archive(source, out, Failing(done), rows_at_once=600)
    rest, all_of = Counting(), Counting()
    match_archive(source, out, rest, rows_at_once=600)
    assert incidents(out) == plain
    match_archive(source, tmp_path / "again", all_of, rows_at_once=600)
    assert rest.tasks == all_of.tasks - done
    before = rest.tasks
    match_archive(source, out, rest, rows_at_once=600)
    assert rest.tasks == before  # it is finished


def test_what_other_input_left_is_not_taken_for_this_ones(tmp_path: Path, table: pa.Table) -> None:
    source, out = cut(tmp_path / "in", table, 2), tmp_path / "out"
    with pytest.raises(StoppedError):
        match_archive(source, out, Failing(1))
    pq.write_table(table.slice(0, 2000), source / "part-1.parquet")
    with pytest.raises(InputError, match="unfinished run over other input"):
        match_archive(source, out, Here())
    finished = tmp_path / "finished"
    match_archive(source, finished, Here())
    pq.write_table(table.slice(0, 1500), source / "part-1.parquet")
    with pytest.raises(InputError, match="result of another run"):
        match_archive(source, finished, Here())


def test_few_rows_are_matched_as_the_one_table_that_they_are(tmp_path: Path) -> None:
    few = pa.table(reports(300, 8))
    pq.write_table(few, tmp_path / "all.parquet")
    ids = match_table(read_table(tmp_path / "all.parquet")).incident_ids
    match_archive(cut(tmp_path / "in", few, 3), tmp_path / "out", Here())
    got = pa.concat_tables([pq.read_table(p) for p in sorted((tmp_path / "out").glob("part-*"))])
    assert got["claim_id"].to_pylist() == few["claim_id"].to_pylist()
    groups: dict[str, set[str]] = {}
    for one, two in zip(ids, got["incident_id"].to_pylist(), strict=True):
        groups.setdefault(str(one), set()).add(two)
    assert all(len(two) == 1 for two in groups.values()) and len(groups) == len(set(got["incident_id"].to_pylist()))


def test_weights_learned_before_serve(tmp_path: Path, table: pa.Table) -> None:
    """Plain matching with the same weights gives the same."""
    source = cut(tmp_path / "in", table, 2)
    learned = match_archive(source, tmp_path / "first", Here()).weights
    assert learned is not None
    half = table.slice(0, 1200)
    pq.write_table(half, tmp_path / "half.parquet")
    ids = match_table(read_table(tmp_path / "half.parquet"), weights=learned.weights()).incident_ids
    match_archive(cut(tmp_path / "half", half, 4), tmp_path / "out", Here(), weights=learned, rows_at_once=200)
    got = pa.concat_tables([pq.read_table(p) for p in sorted((tmp_path / "out").glob("part-*"))])
    assert got["incident_id"].to_pylist() == list(ids)


def test_no_row_is_dropped_and_what_could_not_be_used_is_told(tmp_path: Path) -> None:
    good = reports(1200, 11)
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    pq.write_table(pa.table(good), folder / "part-0.parquet")
    lines = ["claim_id,source,date_start,lat,lon,extra", "x1,alpha,soon,30,40,a", "x2,alpha,2031-01-05,nan,inf,b", "x3,alpha", "r0,beta,2031-01-05,30,40,c"]
    lines += ["x4,beta,2031-01-05,30.0,40.0,d"] * 3
    (folder / "deep" / "part-1.csv").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "_hidden.csv").write_text("not data", "utf-8")
    summary = match_archive(folder, tmp_path / "out", Here())
    with (tmp_path / "out" / "deep" / "part-1.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["claim_id"] for row in rows] == ["x1", "x2", "x3", "r0", "x4", "x4", "x4"]
    assert [bool(row["incident_id"]) for row in rows] == [False, False, False, True, True, True, True]
    assert len({row["incident_id"] for row in rows[4:]}) == 1  # the very same row
    assert summary.matched == summary.rows - 3
    assert summary.unused == ["extra"]
    problems = (tmp_path / "out" / "problems.jsonl").read_text("utf-8").splitlines()
    assert summary.problems == len(problems)
    told = [msgspec.json.decode(line) for line in problems]
    assert any(p["file"] == "deep/part-1.csv" and p["line"] == 2 and "soon" in p["what"] for p in told)
    assert any(p["line"] == 3 and "no place" in p["what"] for p in told)
    assert any(p["line"] == 4 and "cells" in p["what"] for p in told)
    assert any("ids stand in more than one row" in p["what"] for p in told)  # r0 stands in both parts


@pytest.mark.parametrize(
    ("files", "what"),
    [({}, "holds no table"), ({"a.csv": "x,y\n1,2\n"}, "no column with a date"), ({"a.parquet": "no"}, "is not a Parquet file")],
)
def test_an_archive_that_cannot_be_used_is_refused(tmp_path: Path, files: dict[str, str], what: str) -> None:
    (tmp_path / "in").mkdir()
    for name, text in files.items():
        (tmp_path / "in" / name).write_text(text, "utf-8")
    with pytest.raises(InputError, match=what):
        match_archive(tmp_path / "in", tmp_path / "out", Here())


def test_a_column_that_no_table_has_is_told_and_one_that_some_have_is_used(tmp_path: Path, table: pa.Table) -> None:
    source = cut(tmp_path / "in", table, 2)
    pq.write_table(table.drop_columns(["killed"]), source / "part-1.parquet")
    with pytest.raises(InputError, match="no table has a column 'dead_people'"):
        match_archive(source, tmp_path / "out", Here(), columns={"killed": "dead_people"})
    assert match_archive(source, tmp_path / "out2", Here(), columns={"killed": "killed"}).rows == table.num_rows // 2 + table.num_rows


def test_a_big_parquet_file_is_taken_in_parts(tmp_path: Path, table: pa.Table, monkeypatch: pytest.MonkeyPatch, plain: dict[tuple[Any, ...], list[str]]) -> None:
    monkeypatch.setattr("ceasefire.archive.parts.ROWS", 700)
    (tmp_path / "in").mkdir()
    pq.write_table(table, tmp_path / "in" / "part-all.parquet", row_group_size=500)
    summary = match_archive(tmp_path / "in", tmp_path / "out", Here())
    assert summary.parts > 2
    assert incidents(tmp_path / "out") == plain


def test_many_rows_that_say_few_things_are_matched_as_one_table_is(tmp_path: Path) -> None:
    """Three sources that repeat one thing without end: they teach no weights, in an archive as little as in a table."""
    many = {
        "claim_id": [str(n) for n in range(3_000)], "source": [f"s{n % 3}" for n in range(3_000)],
        "date_start": ["2031-01-01"] * 3_000, "lat": [47.5] * 3_000, "lon": [8.1] * 3_000, "act": ["shelling"] * 3_000, "killed": [None] * 3_000,
    }  # fmt: skip
    folder = cut(tmp_path / "in", pa.table({k: pa.array(v, pa.float64()) if k == "killed" else v for k, v in many.items()}), 4)
    summary = match_archive(folder, tmp_path / "out", Here())
    assert (summary.matched, summary.incidents) == (3_000, 1)
    assert {one for ids in incidents(tmp_path / "out").values() for one in ids} == set(match_table(read_table(folder / "part-0.parquet")).incident_ids)
