"""stress.csv: sound rows are kept, each fault is told at its line and costs only its row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.small import small, write

from ceasefire.dossier.load import examine, load
from ceasefire.dossier.stress import COLUMNS, load_stress, span_of

HEAD = ",".join(COLUMNS) + "\n"


def told(tmp_path: Path, text: str) -> list[tuple[int, str, str]]:
    write(tmp_path, {"stress.csv": text})
    _, problems = examine(tmp_path)
    return [(p.line, p.code, p.remedy) for p in problems if p.file.endswith("stress.csv")]


def test_a_dossier_has_no_stress_file_unless_it_has_one(tmp_path: Path) -> None:
    assert small(tmp_path).stress == ()


def test_days_and_months_are_kept_as_what_they_are(tmp_path: Path) -> None:
    rows = "2030-02,mill,price.bread,1500,pound per bundle,wire,https://example.org/a,2030-03-02\n\n2030-02-14,VA,currency,2.5,pound per dollar,wire,,\n"
    write(tmp_path, {"stress.csv": HEAD + rows})
    first, second = load(tmp_path).stress
    assert (first.first, first.last, first.value, first.line) == (date(2030, 2, 1), date(2030, 2, 28), 1500.0, 2)
    assert (second.first, second.last, second.page, second.published, second.line) == (date(2030, 2, 14), date(2030, 2, 14), None, None, 4)


@pytest.mark.parametrize(
    ("row", "code", "word"),
    [
        ("2030-13,mill,price,1,u,wire,,", "date", "2021-08"),
        ("2030-02-30,mill,price,1,u,wire,,", "date", "2021-08"),
        ("2030-02,mil,price,1,u,wire,,", "unknown_place", "did you mean 'mill'?"),
        ("2030-02,mill,prise.bread,1,u,wire,,", "indicator", "did you mean 'price'?"),
        ("2030-02,mill,price.Bread,1,u,wire,,", "indicator", "small letters"),
        ("2030-02,mill,price,\"1,500\",u,wire,,", "value", "no comma"),
        ("2030-02,mill,price,nan,u,wire,,", "value", "1500"),
        ("2030-02,mill,price,,u,wire,,", "missing", "leave the row out"),
        ("2030-02,mill,price,1,u,wyre,,", "unknown_source", "did you mean 'wire'?"),
        ("2030-02,mill,price,1,u,wire,example.org,", "address", "https://"),
        ("2030-02,mill,price,1,u,wire,,soon", "date", "leave it empty"),
        ("2030-02,mill,price,1,u,wire,,2030-01-31", "dates", "check both"),
        ("2030-02,mill,price,1,u,wire", "shape", "give 8"),
    ],
)
def test_each_fault_is_told_with_its_line_and_remedy(tmp_path: Path, row: str, code: str, word: str) -> None:
    sound = "2030-02,VA,price,1,u,wire,,\n"
    ((line, found, remedy),) = told(tmp_path, HEAD + sound + row + "\n")
    assert (line, found) == (3, code)
    assert word in remedy
    dossier, _ = examine(tmp_path)
    assert dossier is not None
    assert [r.place for r in dossier.stress] == ["VA"]


def test_the_same_fact_twice_is_a_fault_and_names_the_first_line(tmp_path: Path) -> None:
    row = "2030-02,mill,price,{},u,wire,,\n"
    write(tmp_path, {"stress.csv": HEAD + row.format(1) + row.format(2)})
    _, problems = examine(tmp_path)
    assert [(p.line, p.code) for p in problems] == [(3, "duplicate")]
    assert "line 2" in problems[0].what


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("date,place\n", "header"), (HEAD + '2030-02,"mill\n', "csv")])
def test_a_file_that_is_no_table_is_told_once(tmp_path: Path, text: str, code: str) -> None:
    assert [found for _, found, _ in told(tmp_path, text)] == [code]


def test_bytes_that_are_not_text_are_told_with_their_line(tmp_path: Path) -> None:
    small(tmp_path)
    (tmp_path / "stress.csv").write_bytes(HEAD.encode() + b"\xff\n")
    _, problems = examine(tmp_path)
    assert [(p.line, p.code) for p in problems] == [(2, "encoding")]


def test_places_of_a_file_that_could_not_be_read_are_nobodys_fault(tmp_path: Path) -> None:
    write(tmp_path, {"places.yaml": "- id: [\n", "stress.csv": HEAD + "2030-02,mill,price,1,u,wire,,\n"})
    _, problems = examine(tmp_path)
    assert not [p for p in problems if p.file.endswith("stress.csv")]


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(HEAD + text, "utf-8", "surrogatepass") if text.isprintable() else path.write_bytes(text.encode("utf-16"))
    found = load_stress(path, "any.csv", {}, {})
    assert found.rows == ()
    assert all(p.remedy and p.what for p in found.problems)


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_month_reaches_from_its_first_to_its_last_day(day: date) -> None:
    first, last = span_of(f"{day:%Y-%m}".rjust(7, "0")) or (date.max, date.min)
    assert first <= day <= last
    assert first.day == 1
    assert (last - first).days in range(27, 31)
    assert span_of(day.isoformat()) == (day, day)

