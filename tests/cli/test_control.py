"""`ceasefire control`: who held a place, according to whom, found by somebody who has only the command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.support.small import FILES, write

from ceasefire.cli.main import main
from ceasefire.process import open_process

SAID = (
    ("The River League took Milltown on 3 May 2030.", "river_voice", "2030-05-04", "CLEAR"),
    ("The Vale Army took Milltown on 20 June 2030.", "crown_news", "2030-06-21", "CLEAR"),
    ("The River League took Milltown on 24 June 2030.", "river_voice", "2030-06-25", "CLEAR"),
    ("The Vale Army took Fordham on 2 July 2030.", "wire", "2030-07-03", "RED"),
    ("The Vale Army took Westgate on 18 July 2030.", "wire", "2030-07-20", "CLEAR"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    places = FILES["places.yaml"].replace("name: Milltown, kind: town,", "name: Milltown, kind: town, ar: [مدينة الطاحونة],")
    root = write(tmp_path_factory.mktemp("control") / "vale", {"places.yaml": places})
    with open_process(root, write=True) as process:
        for n, (text, source, published, mark) in enumerate(SAID):
            path = root / "reports" / f"{n}.md"
            path.write_text(f"---\nsource: {source}\npublished: {published}\nhandling: {mark}\nlanguage: en\ntitle: Report {n}\n---\n{text}\n", "utf-8")
            list(process.add([path]))
        process.update()
    return root


def told(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["control", str(folder), *options]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", ["Milltown", "mill town", "mill", "مدينة الطاحونة"])
def test_who_held_a_place_in_a_month_according_to_whom(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    page = told(folder, capsys, "--place", name, "--on", "2030-05")
    assert "Milltown (town, North Province, Vale)" in page
    assert "May 2030: said to be held by River League; no source that was read says otherwise" in page
    assert "River Voice, speaks for or leans to River League" in page
    assert "River Voice, 4 May 2030: Report 0 [claim-" in page
    assert "the next word after:" in page


def test_what_opposed_sources_say_stands_side_by_side(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = told(folder, capsys, "--place", "mill", "--on", "2030-06-24")
    assert "contested (opposed sources say different things)" in page
    assert "Crown News, speaks for or leans to crown" in page
    assert "River Voice, speaks for or leans to River League" in page


def test_the_last_days_are_kept_back_and_it_is_said_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = told(folder, capsys)
    assert "positions of the last 7 days (after 2030-07-13) are not shown" in page
    assert "Westgate" not in page
    assert "Westgate" in told(folder, capsys, "--internal")
    assert "Westgate" not in told(folder, capsys, "--json")
    assert main(["control", str(folder), "--on", "2030-07-19"]) == 2
    assert "later than the last day shown, 2030-07-13" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--json"], ["--by", "month"], ["--by", "month", "--json"], ["--on", "2030-07"], ["--place", "ford"]])
def test_what_is_marked_red_reaches_no_output_below_it(folder: Path, capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    marked = told(folder, capsys, "--tlp", "AMBER+STRICT", *options)
    assert "crown" not in "".join(line for line in marked.splitlines() if "Fordham" in line)
    assert "Report 3" not in marked
    assert "Fordham" in told(folder, capsys, *options)


def test_months_and_shares_for_machines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in told(folder, capsys, "--by", "month", "--json").splitlines()]
    cells = {(r["key"], r["month"]): r["value"] for r in rows if "key" in r}
    assert [cells["mill", f"2030-0{m}-01"] for m in (5, 6, 7)] == ["held", "contested", "contested"]
    shares = [r for r in rows if "places" in r]
    assert [r["places"]["league"] for r in shares] == [1, 0, 0]
    assert shares[-1]["places"]["crown"] == 1


def test_a_misspelt_place_gets_the_nearest_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["control", str(folder), "--place", "Miltown"]) == 2
    assert "did you mean 'Milltown'" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--on", "soon"], ["--by", "week"], ["--on", "2030-05", "--month", "2030-06"], ["--draw", "map"], ["--place", "Zzzz"]])
def test_a_mistake_says_what_would_be_right(folder: Path, capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    assert main(["control", str(folder), *options]) == 2
    assert "ceasefire: " in capsys.readouterr().err


def test_an_empty_dossier_has_nothing_to_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "empty")
    assert main(["control", str(root)]) == 2
    assert "no report tells what day it is" in capsys.readouterr().err
    page = told(root, capsys, "--as-of", "2030-07-01")
    assert "contested 0, unknown 0" in page
    assert "nobody is told to have said who held it" in told(root, capsys, "--as-of", "2030-07-01", "--place", "mill")


@pytest.mark.parametrize("kind", ["map", "timeline"])
def test_pictures_name_every_place_and_its_value(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    path = tmp_path / "a.svg"
    told(folder, capsys, "--on", "2030-07-10", "--svg", str(path), "--draw", kind)
    root = ElementTree.parse(path).getroot()
    titles = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}title")]
    assert any(one.startswith("Milltown") and "contested: River League / crown" in one for one in titles)
    assert any(one.startswith("Fordham") and "said to be held by crown" in one for one in titles)
    assert "Westgate: " not in path.read_text("utf-8")


def test_where_no_place_may_be_named_it_is_told_how_many_of_each_unit_are_held(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "coarse"
    shutil.copytree(folder, root)
    (root / "dossier.yaml").write_text(FILES["dossier.yaml"] + "publication: {finest: admin1}\n", "utf-8")
    for options in ([], ["--by", "month"], ["--json"], ["--by", "month", "--json"]):
        page = told(root, capsys, *options)
        assert "Milltown" not in page and "Fordham" not in page
    page = told(root, capsys)
    assert "places are shown no finer than admin1" in page
    assert "places in North Province, Jul 2030: contested 1, unknown 0" in page
    assert "Milltown" in told(root, capsys, "--internal")
