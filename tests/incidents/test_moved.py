"""How many people left speaks for one departure or for two; who did it with another did it too; what a report that names
one place says of no place is of that one."""

from __future__ import annotations

import pytest
from tests.support.small import claim, points, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.compare import compare, view
from ceasefire.incidents.context import NONE, contexts


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("moved"))


@pytest.mark.parametrize(
    ("one", "other", "weight"), [("53", "53", 1.5), ("3", "3", 1.0), ("53", "45", 0.5), ("100", "8", None), ("38600", "53", -2.0), ("53", "some", None)]
)
def test_how_many_left_is_weighed(dossier: Dossier, one: str, other: str, weight: float | None) -> None:
    left, right = (claim(dossier, act="evacuation", terms={"people": n}) for n in (one, other))
    found = dict(points(dossier, left, right).fields)
    assert found.get("people") == weight
    assert dict(points(dossier, right, left).fields) == found


def test_who_did_it_with_another_did_it(dossier: Dossier) -> None:
    alone = claim(dossier, source="watch", actor="army")
    joint = claim(dossier, source="wire", actor="night_order", terms={"with": "army"})
    other = claim(dossier, source="wire", actor="night_order", terms={"with": "league"})
    assert dict(points(dossier, alone, joint).fields)["actor"] == 2.0
    assert dict(points(dossier, alone, other).fields)["actor"] < 0


def test_a_statement_of_no_place_is_of_the_one_that_its_report_names(dossier: Dossier) -> None:
    fields = {"kind": "statement", "act": "agreement_signed"}
    placed = claim(dossier, "mill", "2030-05-10", **fields)
    bare = claim(dossier, None, "2030-05-10", report="a" * 64, **fields)
    there = claim(dossier, "mill_old", None, report="a" * 64, act="force_movement")
    elsewhere = claim(dossier, "ford", None, report="a" * 64, act="force_movement")

    def place(*report: Claim) -> float:
        around = contexts([bare, *report])
        a, b = view(placed, vocabulary(dossier)), view(bare, vocabulary(dossier), around.get(bare.id, NONE))
        assert a is not None and b is not None
        return dict(compare(a, b).fields)["place"]

    very = claim(dossier, "mill", None, report="a" * 64, act="force_movement")
    assert (place(), place(there), place(there, elsewhere), place(elsewhere)) == (0.0, 1.0, 0.0, 0.0)
    assert place(very) == 2.5
