"""Access, coverage and stress as tables: every account a row, with its claim; a cell is never a formula."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.support.small import claim, write

from ceasefire.agreement.load import load_agreements
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.load import load
from ceasefire.incidents.match import match
from ceasefire.package import tables
from ceasefire.package.view import View
from ceasefire.reports.report import Report


@pytest.fixture
def seen(tmp_path: Path) -> View:
    dossier = load(write(tmp_path / "vale", {"stress.csv": "date,place,indicator,value,unit,source,page,published\n2030-04,mill,fuel,2,=pound,wire,,\n"}))
    kept = (
        claim(dossier, act="aid_delivery", actor="army", source="crown_news", terms={"status": "delivered", "trucks": "6"}),
        claim(dossier, act="aid_delivery", actor="army", source="river_voice", terms={"status": "looted", "crossing": "=cmd|gate"}),
    )
    days = {c.report: date(2030, 5, 12) for c in kept}
    dossier = msgspec.structs.replace(dossier, days=days)
    incidents = {i.id: i for i in match(kept, vocabulary(dossier))}
    reports = tuple(Report(id=name) for name in days)
    marks = {r.id: r.handling for r in reports}
    return View(dossier=dossier, agreements=load_agreements(dossier), reports=reports, claims={c.id: c for c in kept}, incidents=incidents, findings=(), marks=marks)


def rows(seen: View, name: str) -> list[dict[str, str]]:
    text = next(t for n, t, _ in tables.files(seen) if n == name)
    return list(csv.DictReader(io.StringIO(text)))


def test_every_account_is_a_row_with_its_claim(seen: View) -> None:
    made = rows(seen, "access.csv")
    assert [(r["status"], r["trucks"], r["side"]) for r in made] == [("delivered", "6", "crown"), ("looted", "", "league")]
    assert len({r["entry"] for r in made}) == 1
    assert {r["claim"] for r in made} == set(seen.claims)
    assert made[1]["crossing"].startswith("'=")


def test_severity_coverage_and_stress(seen: View) -> None:
    (mark,) = [r for r in rows(seen, "access_severity.csv") if r["indicator"] == "interference"]
    assert (mark["area"], mark["month"], mark["low"], mark["high"]) == ("VA.north", "2030-05", "0", "2")
    assert {r["area"]: r["word"] for r in rows(seen, "coverage.csv")} == {"VA.north": "several sides", "VA.south": "unseen"}
    (stress,) = rows(seen, "stress.csv")
    assert (stress["first"], stress["last"], stress["value"], stress["unit"]) == ("2030-04-01", "2030-04-30", "2", "'=pound")


def test_nothing_told_gives_empty_tables(seen: View) -> None:
    bare = msgspec.structs.replace(seen, reports=(), claims={}, incidents={})
    assert [r for n, _, r in tables.files(bare) if n in ("access.csv", "access_severity.csv", "coverage.csv", "stress.csv")] == [0, 0, 0, 0]
