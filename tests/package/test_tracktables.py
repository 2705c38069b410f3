"""Talks and moves as tables: flat, guarded, with their claims."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.support.small import claim, write

from ceasefire.agreement.load import load_agreements
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.incidents.match import match
from ceasefire.package import tables
from ceasefire.package.view import View


@pytest.fixture
def seen(tmp_path: Path) -> View:
    dossier: Dossier = load(write(tmp_path / "vale"))
    asked = claim(dossier, act="demand_or_ultimatum", kind="statement", actor="army", target="league", source="wire", when="2030-06-01", terms={"about": "weapons", "content": "=cmd|all weapons"})
    given = claim(dossier, act="weapons_handover", actor="league", source="wire", when="2030-06-03", terms={"weapons": "40", "weapons_modifier": "at_least"})
    kept = (asked, given)
    incidents = {i.id: i for i in match(kept, vocabulary(dossier))}
    return View(dossier=dossier, agreements=load_agreements(dossier), reports=(), claims={c.id: c for c in kept}, incidents=incidents, findings=(), marks={})


def rows(seen: View, name: str, **more: object) -> list[dict[str, str]]:
    text = next(t for n, t, _ in tables.files(seen, **more) if n == name)  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(text)))


def test_steps_and_what_became_of_them(seen: View) -> None:
    asked = next(r for r in rows(seen, "talks.csv") if r["kind"] == "demand")
    assert (asked["by"], asked["to"], asked["about"], asked["day"]) == ("army", "league", "weapons", "2030-06-01")
    assert asked["content"].startswith("'=")  # no formula for whoever opens it in a spreadsheet
    fates = [r for r in rows(seen, "talks_fates.csv") if r["step"] == asked["id"]]
    assert [(r["fate"], r["day"]) for r in fates] == [("met", "2030-06-03")] and fates[0]["claims"] in seen.claims


def test_moves_late_where_a_day_is_given(seen: View) -> None:
    from datetime import date

    (move,) = rows(seen, "posture.csv")
    assert (move["kind"], move["weapons_low"], move["weapons_high"], move["place_id"]) == ("weapons_handed_over", "40", "", "mill")
    assert rows(seen, "posture.csv", as_of=date(2030, 6, 9)) == []
    (late,) = rows(seen, "posture.csv", as_of=date(2030, 6, 10))
    assert late["place_id"] != "mill"


def test_an_empty_dossier_gives_empty_tables(tmp_path: Path) -> None:
    dossier = load(write(tmp_path / "vale"))
    bare = View(dossier=dossier, agreements=(), reports=(), claims={}, incidents={}, findings=(), marks={})
    assert {n: r for n, _, r in tables.files(bare) if n in ("talks.csv", "talks_fates.csv", "posture.csv")} == {"talks.csv": 0, "talks_fates.csv": 0, "posture.csv": 0}
