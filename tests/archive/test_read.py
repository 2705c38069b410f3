"""Texts of an archive are read as each text is by itself."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import ceasefire
from ceasefire.archive.match import match_archive
from ceasefire.archive.pool import Here
from ceasefire.archive.read import people_cell, read_archive
from ceasefire.claims.claim import Harm
from ceasefire.errors import InputError

TEXTS = [
    "Government forces shelled the town of Douma on 3 March 2021, killing three civilians.",
    "The bakery opened at noon.",
    "",
    "An air strike killed at least 4 people in Douma yesterday.",
]


def archive(folder: Path) -> Path:
    folder.mkdir()
    columns = {"id": ["a", "b", "c", "d"], "body": TEXTS, "date": ["2021-03-04", "2021-03-04", None, "2021-03-05"], "outlet": ["wire"] * 4, "pages": [1] * 4}
    pq.write_table(pa.table(columns).slice(0, 2), folder / "one.parquet")
    pq.write_table(pa.table(columns).slice(2), folder / "two.parquet")
    return folder


def test_claims_are_those_of_each_text(tmp_path: Path) -> None:
    summary = read_archive(archive(tmp_path / "in"), tmp_path / "out", Here())
    rows = [row for name in ("one", "two") for row in pq.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist()]
    assert (summary.rows, summary.read, summary.claims) == (4, 3, len(rows))
    assert summary.unused == ["pages"]
    alone = [claim for text, day in ((TEXTS[0], "2021-03-04"), (TEXTS[3], "2021-03-05")) for claim in ceasefire.read(text, published=day, source="wire")]
    assert [row["act"] for row in rows] == [claim.act for claim in alone]
    assert rows[0]["claim_id"] == "a#0" and rows[0]["report"] == "a"
    assert (rows[0]["date_start"], rows[0]["killed"]) == ("2021-03-03", "3")
    assert alone[0].place is not None and rows[0]["place"] == alone[0].place.name
    assert rows[-1]["date_start"] == "2021-03-04"
    assert msgspec.json.decode(rows[0]["claim"])["act"] == rows[0]["act"]
    (told,) = [msgspec.json.decode(line) for line in (tmp_path / "out" / "problems.jsonl").read_bytes().splitlines()]
    assert (told["file"], told["line"], told["what"]) == ("two.parquet", 1, "the row has no text")


@pytest.mark.parametrize(
    ("harm", "cell"),
    [
        (None, None),
        (Harm(unquantified=("people",)), None),
        (Harm(low=3, best=3, high=3), "3"),
        (Harm(low=4, best=4), "4+"),
        (Harm(low=3, best=4, high=5), "3-5"),
        (Harm(best=7), "7"),
        (Harm(high=9), "9"),
    ],
)
def test_a_number_of_persons_as_a_cell(harm: Harm | None, cell: str | None) -> None:
    assert people_cell(harm) == cell


def test_claims_that_were_read_can_be_matched(tmp_path: Path) -> None:
    read_archive(archive(tmp_path / "in"), tmp_path / "claims", Here())
    summary = match_archive(tmp_path / "claims", tmp_path / "out", Here())
    assert summary.rows == summary.matched == 2


def test_tables_without_texts_are_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("headline,day\nx,2021-01-01\n", "utf-8")
    with pytest.raises(InputError, match="no column with texts"):
        read_archive(tmp_path / "in", tmp_path / "out", Here())
    assert read_archive(tmp_path / "in", tmp_path / "out", Here(), columns={"text": "headline"}).read == 1
