"""Control as tables and layer: as late and as coarse as the dossier says, below RED; each row with its claims."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.support.small import claim, write

from ceasefire.dossier.load import load
from ceasefire.dossier.publication import Publication
from ceasefire.package import tables
from ceasefire.package.controltables import controlled, point_rows
from ceasefire.package.layers import layers
from ceasefire.package.view import View


@pytest.fixture
def seen(tmp_path: Path) -> View:
    dossier = load(write(tmp_path / "vale"))
    said = {"act": "control_gained", "kind": "status"}
    kept = (
        claim(dossier, actor="army", source="crown_news", when="2030-06-01", **said),
        claim(dossier, actor="league", source="river_voice", when="2030-06-03", **said),
        claim(dossier, "ford", act="force_movement", actor="army", source="wire", when="2030-06-02"),
        claim(dossier, "west_gate", actor="army", source="wire", when="2030-06-20", **said),
    )
    return View(dossier=dossier, agreements=(), reports=(), claims={c.id: c for c in kept}, incidents={}, findings=(), marks={})


def rows(seen: View, name: str, **more: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(next(t for n, t, _ in tables.files(seen, **more) if n == name))))


def test_sides_stand_in_rows_of_their_own_with_their_claims(seen: View) -> None:
    contested = [r for r in rows(seen, "control.csv") if r["value"] == "contested"]
    assert [(r["key"], r["side"], r["voices"], r["reason"]) for r in contested] == [
        ("mill", "crown", "crown", "sources differ"), ("mill", "league", "league", "sources differ"),
    ]  # fmt: skip
    assert all(r["claims"] in seen.claims for r in contested)


def test_what_is_too_young_or_too_fine_is_in_no_row(seen: View) -> None:
    assert {r["key"] for r in rows(seen, "control.csv")} == {"mill", "west_gate"}
    late = rows(seen, "control.csv", as_of=date(2030, 6, 26))
    assert {r["key"] for r in late} == {"mill"} and max(r["until"] for r in late) == "2030-06-20"
    assert {r["key"] for r in rows(seen, "control_evidence.csv")} == {"mill", "west_gate", "ford"}
    assert {r["key"] for r in rows(seen, "control_evidence.csv", as_of=date(2030, 6, 26))} == {"mill"}
    coarse = msgspec.structs.replace(seen, dossier=msgspec.structs.replace(seen.dossier, publication=Publication(finest="admin1")))
    assert rows(coarse, "control.csv", as_of=date(2030, 12, 1)) == []


def test_places_as_points_of_a_layer(seen: View) -> None:
    held = point_rows(controlled(seen, date(2030, 7, 1)))
    assert [(r["id"], r["value"], r["sides"]) for r in held] == [("mill", "contested", "crown;league"), ("west_gate", "held", "crown")]
    layer = next(one for one in layers(seen, (), held) if one.name == "map_control")
    assert [row[-1] for row in layer.rows] == ["POINT(8.1 47.5)", "POINT(7.1 47.0)"]


def test_nothing_said_gives_empty_tables(tmp_path: Path) -> None:
    bare = View(dossier=load(write(tmp_path / "vale")), agreements=(), reports=(), claims={}, incidents={}, findings=(), marks={})
    assert rows(bare, "control.csv") == rows(bare, "control_evidence.csv") == []
