"""A claim that was read with doubt says in the annex what to check, and one that was not says nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.support.small import claim, small

from ceasefire.brief.doubtwords import FIELD, check
from ceasefire.brief.phrase import reading
from ceasefire.claims.doubt.signs import FIELDS


@pytest.mark.parametrize(("doubt", "ends"), [
        ({"place": 0.62, "when": 0.5}, "; read with doubt, check: place, time"), ({"place": 0.62, "killed": 0.5}, "; read with doubt, check: place"),
        ({"killed": 0.5}, "asserted"), ({}, "asserted"), (msgspec.UNSET, "asserted"),
    ],
)
def test_the_reading_says_what_to_check(tmp_path: Path, doubt: dict[str, float], ends: str) -> None:
    dossier = small(tmp_path)
    made = msgspec.structs.replace(claim(dossier), doubt=doubt)
    assert reading(dossier, made).endswith(ends)
    assert check(made) in ends


def test_every_field_that_may_be_doubted_has_words() -> None:
    assert tuple(FIELD) == FIELDS
