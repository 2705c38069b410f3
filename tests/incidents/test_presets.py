"""Tables that need no map: sheets tagged in HXL, and ACLED."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest

from ceasefire.archive.match import match_archive
from ceasefire.archive.pool import Here
from ceasefire.cli.main import main
from ceasefire.incidents.cells import read_table
from ceasefire.incidents.table import match_table
from ceasefire.reports.hxl import columns_of, is_tags

HXL = """When,Until,North,East,Where,What,Who,Against,Dead,Number,Told by,Remarks
#date+start,#date+end,#geo+lat,#geo +lon,#loc+name,#event+type,#group+name+first,#group+name+second,#affected+killed,#event+id,#meta+source,
2031-05-02,2031-05-02,10.10,20.20,Milltown,shelling,Hill League,Coast Guards,3,h1,radio,a
2031-05-02,2031-05-02,10.10,20.20,Milltown,shelling,Hill League,Coast Guards,3,h2,agency,b
2031-05-30,2031-05-30,10.10,20.20,Milltown,airstrike,Coast Guards,Hill League,9,h3,radio,c
"""


def test_a_tagged_sheet_is_matched_by_its_tags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.csv").write_text(HXL, "utf-8")
    assert main(["match", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv"), "--json"]) == 0
    told = msgspec.json.decode(capsys.readouterr().out)
    assert told["used"] == {
        "claim_id": "Number", "source": "Told by", "date_start": "When", "date_end": "Until", "lat": "North", "lon": "East",
        "place": "Where", "actor": "Who", "target": "Against", "act": "What", "killed": "Dead",
    }  # fmt: skip
    assert (told["unused"], told["rows"], told["incidents"], told["problems"]) == (["Remarks"], 3, 2, [])
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        header, tags, one, two, three = csv.reader(file)
    assert header[-1] == "incident_id"
    assert tags[:4] == ["#date+start", "#date+end", "#geo+lat", "#geo +lon"] and tags[-1].startswith("#")
    assert one[-1] == two[-1] != three[-1]
    again = tmp_path / "again.csv"
    again.write_text((tmp_path / "out.csv").read_text("utf-8"), "utf-8")
    assert match_table(read_table(again)).incident_ids[1:] == (one[-1], two[-1], three[-1])


def test_a_sheet_whose_header_is_its_tags(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HXL.split("\n", 1)[1], "utf-8")
    ids = match_table(read_table(tmp_path / "in.csv")).incident_ids
    assert len(ids) == 3 and ids[0] == ids[1] != ids[2]


def test_a_row_that_only_looks_like_tags_is_data(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("date,place,act\n2031-05-02,#1 Quarry,shelling\n", "utf-8")
    assert match_table(read_table(tmp_path / "in.csv")).incident_ids[0] is not None
    assert not is_tags(["2031-05-02", "#loc", "#event"])
    assert not is_tags(["#event", "#affected"])  # neither when nor where
    assert is_tags(["#date", "", "#adm1+code"])


def test_of_several_tags_the_one_that_fits_is_taken() -> None:
    header = ["y", "d", "c", "n", "code", "t", "s"]
    tags = ["#date+year", "#date+occurred", "#adm1+code", "#adm1+name", "#event+type+code", "#event+type", "#event+type+sub"]
    assert columns_of(header, tags) == {"date_start": "d", "admin1": "n", "act": "s"}


def test_an_archive_may_hold_tagged_sheets(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in (1, 2):
        (tmp_path / "in" / f"{n}.csv").write_text(HXL.replace(",h", f",{n}h"), "utf-8")
    summary = match_archive(tmp_path / "in", tmp_path / "out", Here())
    assert (summary.rows, summary.matched, summary.incidents, summary.problems) == (6, 6, 2, 0)


ACLED = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,admin1,location,latitude,longitude,geo_precision,source,fatalities,notes\n"




def test_acled_needs_no_map_and_says_how_exactly_place_and_day_are_known(tmp_path: Path) -> None:
    row = "X{},{},{},Battles,Armed clash,Hill League,Coast Guards,North,{},{},20.2,{},{},2,text"
    near = [row.format(1, "02 May 2031", 1, "Milltown", 10.1, 1, "Radio"), row.format(2, "02 May 2031", 1, "Milltown", 10.1, 1, "Agency")]
    made = match_table(read_table(_written(tmp_path, near)))
    assert made.problems == () and made.incident_ids[0] == made.incident_ids[1]
    assert {"claim_id": "event_id_cnty", "geo_precision": "geo_precision", "killed": "fatalities", "act": "sub_event_type"}.items() <= made.used.items()
    known = match_table(read_table(_written(tmp_path, [row.format(n, "02 May 2031", n, f"Place {n}", 10.1, n, "Radio") for n in (1, 2, 3)])))
    rows = known.ready.rows
    by = dict(zip((known.ready.keys), zip((rows.end - rows.start).tolist(), rows.radius.tolist(), strict=True), strict=True))
    assert by == {"X1": (0, 3.0), "X2": (6, 20.0), "X3": (30, 75.0)}


def _written(tmp_path: Path, rows: list[str]) -> Path:
    (tmp_path / "in.csv").write_text(ACLED + "\n".join(rows) + "\n", "utf-8")
    return tmp_path / "in.csv"


def test_a_precision_that_does_not_exist_is_told(tmp_path: Path) -> None:
    made = match_table(read_table(_written(tmp_path, ["X1,02 May 2031,9,Battles,Armed clash,A,B,North,Milltown,10,20,7,Radio,2,text"])))
    assert {p.what for p in made.problems} == {"'9' is no time precision", "'7' is no geo precision"}
    assert made.incident_ids[0] is not None


GED = "id,type_of_violence,side_a,side_b,source_office,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,date_start,date_end,date_prec,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,country,conflict_name,dyad_name\n"


def _ged(tmp_path: Path, rows: int, source: bool = False) -> Path:
    """Events that a maker told apart: three a day in one town, of one toll, out of the same offices."""
    row = "{},1,Hill League,Coast Guards,{},,{},Milltown,North,,10.1,20.2,2031-0{}-{:02d},2031-0{}-{:02d},1,0,0,0,2,{},2,2,V,c,d{}\n"
    lines = []
    for n in range(rows):
        month, day = 1 + n // 84 % 9, 1 + n // 3 % 28
        lines.append(row.format(n, ("Radio", "Radio;Radio", "Agency")[n % 3], 1 + n % 2, month, day, month, day, n % 2, ",W" if source else ""))
    header = GED.strip() + (",source" if source else "") + "\n"
    (tmp_path / "ged.csv").write_text(header + "".join(lines), "utf-8")
    return tmp_path / "ged.csv"


@pytest.mark.parametrize("rows", [60, 1_500])
def test_events_of_ucdp_are_told_apart_by_their_maker(tmp_path: Path, rows: int) -> None:
    """Its offices are what it read, not who reports the event; only rows that say the very same are one, and only in a large table."""
    made = match_table(read_table(_ged(tmp_path, rows)))
    said = len({(row[6], *row[10:14], row[19]) for row in csv.reader((tmp_path / "ged.csv").read_text("utf-8").splitlines()[1:])})
    assert len(set(made.incident_ids)) == (rows if rows < 1_000 else said)
    assert "source" not in made.used and "source_office" in made.unused
    assert [p.code for p in made.problems] == ["one_source"]
    assert "--map source=NAME" in made.problems[0].remedy
    assert made.problems[0].what.endswith("no two of them are one" if rows < 1_000 else "only rows that say the very same are one")


def test_who_says_what_the_source_is_gets_it_compared(tmp_path: Path) -> None:
    path = _ged(tmp_path, 60)
    by_office = match_table(read_table(path), columns={"source": "source_office"})
    assert len(set(by_office.incident_ids)) < 60 and not by_office.problems
    assert match_table(read_table(_ged(tmp_path, 60, source=True))).used["source"] == "source"


def test_a_large_table_of_one_source_is_told_apart_and_a_judged_pair_is_one(tmp_path: Path) -> None:
    lines = [f"{n},radio,2031-0{1 + n // 84 % 9}-{1 + n // 3 % 28:02d},Milltown,10.1,20.2,shelling,{n}" for n in range(1_200)]
    (tmp_path / "in.csv").write_text("claim_id,source,date_start,place,lat,lon,act,killed\n" + "\n".join(lines) + "\n", "utf-8")
    made = match_table(read_table(tmp_path / "in.csv"))
    assert len(set(made.incident_ids)) == 1_200
    assert [p.code for p in made.problems] == ["one_source"]
    judged = match_table(read_table(tmp_path / "in.csv"), judged={("0", "1"): True})
    assert judged.incident_ids[0] == judged.incident_ids[1]
