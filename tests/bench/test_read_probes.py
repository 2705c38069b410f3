"""The scorer of single fields: no less, no more, and nothing read is never right."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from read_gold import whole
from read_probes import GROUPS, right


def claims(*given: dict[str, Any]) -> list[dict[str, Any]]:
    return [whole(one) | {"spelt": one.get("place"), "said_by": one.get("said_by", "")} for one in given]


MONDAY = {"start": "2021-03-01", "end": "2021-03-01"}
TUESDAY = {"start": "2021-03-02", "end": "2021-03-02"}
HERE = {"place": "Nawa", "lat": 32.8890, "lon": 36.0411}
NEAR = {"place": "Nawa town", "lat": 32.90, "lon": 36.05}
FAR = {"place": "Tafas", "lat": 32.7345, "lon": 36.0669}


@pytest.mark.parametrize(
    ("field", "expected", "read", "good"),
    [
        ("when", [MONDAY], [MONDAY], True),
        ("when", [MONDAY], [MONDAY, {}], True),
        ("when", [MONDAY], [MONDAY, TUESDAY], False),
        ("when", [MONDAY, TUESDAY], [MONDAY], False),
        ("when", [{}], [{}], True),
        ("when", [{}], [MONDAY], False),
        ("when", [{}], [], False),
        ("where", [HERE], [NEAR], True),
        ("where", [HERE], [FAR], False),
        ("where", [HERE], [{"place": "Nawa", "ambiguous": True}], False),
        ("harm", [{"killed": 3}], [{"killed": 3, "injured": None}], True),
        ("harm", [{"killed": 3}], [{"killed": {"low": 3, "best": 3, "high": None}}], False),
        ("harm", [{}], [{"killed": 0}], False),
        ("who", [{"attributed_to": "hospital director", "modality": "asserted"}],
         [{"attributed_to": None, "modality": "asserted"}], False),
        ("who", [{"attributed_to": "hospital director", "modality": "asserted"}],
         [{"attributed_to": "the director", "modality": "asserted", "said_by": "a hospital director in nawa"}], True),
        ("who", [{"attributed_to": None, "modality": "denied"}], [{"attributed_to": None, "modality": "asserted"}], False),
    ],
)  # fmt: skip
def test_a_probe_wants_what_is_said_and_nothing_else(
    field: str, expected: list[dict[str, Any]], read: list[dict[str, Any]], good: bool
) -> None:
    assert set(GROUPS) == {"when", "where", "harm", "who"}
    assert right(field, claims(*expected), claims(*read)) is good
