"""Rows added to what was matched: the groups are those of all rows matched with the same weights."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.archive.test_match import reports

from ceasefire.cli.main import main
from ceasefire.incidents.cells import read_table
from ceasefire.incidents.memory import folder_of, recall
from ceasefire.incidents.table import match_table


def run(*words: Any) -> int:
    return main(["match", *map(str, words)])


def partition(ids: dict[Any, Any]) -> set[frozenset[Any]]:
    groups: dict[Any, set[Any]] = {}
    for claim, one in ids.items():
        groups.setdefault(one, set()).add(claim)
    return {frozenset(members) for members in groups.values()}


def of(path: Path) -> dict[str, str]:
    table = read_table(path)
    a, b = table.header.index("claim_id"), table.header.index("incident_id")
    return {cells[a]: cells[b] for cells in table.cells()}


@pytest.fixture(scope="module")
def table() -> pa.Table:
    rows = pa.table(reports(2600, 21))
    return rows.set_column(0, "claim_id", pa.array([f"c{n}" for n in range(rows.num_rows)]))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_groups_are_those_of_all_rows_with_the_same_weights(
    tmp_path: Path, table: pa.Table, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    order = np.random.default_rng(seed).permutation(table.num_rows)
    parts = np.split(order, [len(order) - 500, len(order) - 200, len(order) - 80])
    for n, some in enumerate(parts):
        pq.write_table(table.take(some), tmp_path / f"{n}.parquet")
    assert run(tmp_path / "0.parquet", "-o", tmp_path / "out.parquet", "--keep") == 0
    ids = of(tmp_path / "out.parquet")
    for n in (1, 2, 3):
        capsys.readouterr()
        before = dict(ids)
        assert run(tmp_path / f"{n}.parquet", "--onto", tmp_path / "out.parquet", "-o", tmp_path / f"new{n}.parquet", "--json") == 0
        told = msgspec.json.decode(capsys.readouterr().out)
        for change in told["changes"]:
            assert ids[change["claim"]] == change["before"] != change["now"]
            ids[change["claim"]] = change["now"]
        ids |= of(tmp_path / f"new{n}.parquet")
        so_far = table.take(np.concatenate(parts[: n + 1]))
        pq.write_table(so_far, tmp_path / "all.parquet")
        weights = recall(tmp_path / "out.parquet").head.weights()
        whole = match_table(read_table(tmp_path / "all.parquet"), weights=weights).incident_ids
        assert partition(ids) == partition(dict(zip(so_far["claim_id"].to_pylist(), whole, strict=True)))
        # An incident that is merged away is gone, and all of its rows are told.
        for gone, now in told["merged"].items():
            assert gone not in ids.values() and now in ids.values()
            assert {c["claim"] for c in told["changes"]} >= {claim for claim, one in before.items() if one == gone}


def test_what_is_added_twice_is_one(tmp_path: Path, table: pa.Table, capsys: pytest.CaptureFixture[str]) -> None:
    pq.write_table(table.slice(0, 2000), tmp_path / "old.parquet")
    pq.write_table(table.slice(1950, 100), tmp_path / "new.parquet")
    run(tmp_path / "old.parquet", "-o", tmp_path / "out.csv", "--keep")
    run(tmp_path / "new.parquet", "--onto", tmp_path / "out.csv", "-o", tmp_path / "one.csv")
    first = capsys.readouterr().out
    run(tmp_path / "new.parquet", "--onto", tmp_path / "out.csv", "-o", tmp_path / "two.csv")
    assert "100 rows" in first
    old, one, two = of(tmp_path / "out.csv"), of(tmp_path / "one.csv"), of(tmp_path / "two.csv")
    assert one == two
    same = [claim for claim in one if claim in old]
    assert len(same) == 50
    moved = {line.split(":")[0] for line in first.splitlines() if " -> " in line}
    assert all(one[claim] == old[claim] for claim in same if claim not in moved)


def test_a_row_far_from_all_others_is_an_incident_of_its_own_and_changes_nothing(
    tmp_path: Path, table: pa.Table, capsys: pytest.CaptureFixture[str]
) -> None:
    pq.write_table(table.slice(0, 1500), tmp_path / "old.parquet")
    run(tmp_path / "old.parquet", "-o", tmp_path / "out.parquet", "--keep")
    (tmp_path / "new.csv").write_text("claim_id,source,date_start,lat,lon,act\nfar,delta,2031-01-20,-40,-70,landslide\nnowhen,delta,,1,1,shelling\n", "utf-8")
    capsys.readouterr()
    assert run(tmp_path / "new.csv", "--onto", tmp_path / "out.parquet", "-o", tmp_path / "added.csv", "--json") == 1  # a row has no date
    told = msgspec.json.decode(capsys.readouterr().out)
    assert told["changes"] == [] and told["merged"] == {}
    assert any("'landslide' did not occur" in p["what"] for p in told["problems"])
    with (tmp_path / "added.csv").open(encoding="utf-8", newline="") as file:
        far, nowhen = csv.DictReader(file)
    assert far["incident_id"] and far["incident_id"] not in of(tmp_path / "out.parquet").values()
    assert nowhen["incident_id"] == ""


def test_what_cannot_be_added_to_is_refused(tmp_path: Path, table: pa.Table, capsys: pytest.CaptureFixture[str]) -> None:
    old, out = tmp_path / "old.parquet", tmp_path / "out.parquet"
    pq.write_table(table.slice(0, 300), old)
    assert run(old, "-o", out, "--keep") == 2
    assert "teach no weights" in capsys.readouterr().err
    assert run(old, "--onto", out, "-o", tmp_path / "x.csv") == 2
    assert "match it with --keep first" in capsys.readouterr().err
    assert run(old, "--onto", out) == 2
    pq.write_table(table.slice(0, 1500), old)
    run(old, "-o", out, "--keep")
    (folder_of(out) / "head.json").write_text("{}", "utf-8")
    capsys.readouterr()
    assert run(old, "--onto", out, "-o", tmp_path / "x.csv") == 2
    assert "cannot be read" in capsys.readouterr().err
