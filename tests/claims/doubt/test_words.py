"""Why a field is doubted, in one line."""

from __future__ import annotations

from ceasefire.claims.doubt.doubt import weighed
from ceasefire.claims.doubt.signs import EITHER
from ceasefire.claims.doubt.words import because, sayable


def test_a_line_names_at_most_two_reasons_and_how_often_such_a_field_is_right() -> None:
    found = {"rivals": 1.1, "cut": 1.0, "elsewhere": 1.0}
    assert because("when", found, ["rivals", "cut", "elsewhere"], 0.68) == (
        "doubted: 2 other times stand in the sentence and another clause stands between; right in about 7 of 10 such cases"
    )
    assert because("place", {"rivals": 0.69}, ["rivals"], 0.95) == "doubted: 1 other place stands in the sentence; right in about 95 of 100 such cases"
    assert because("place", {}, [], 0.4) == "doubted; right in about 4 of 10 such cases"


def test_every_sign_against_a_field_can_be_said() -> None:
    assert not {name for model in weighed().values() for name in model.weights if name not in EITHER and not sayable(name)}
