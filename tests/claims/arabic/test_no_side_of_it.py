"""Whoever speaks of fighting, or stops work because of it, is no side of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 8, 3, tzinfo=UTC)


def _read(text: str) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=DAY)


@pytest.mark.parametrize("text", ["علقت الأمم المتحدة قوافل المساعدات إلى درعا بسبب القتال.", "أدان الصليب الأحمر القتال في الخرطوم.", "قلصت أطباء بلا حدود فرقها في نيالا جراء الاشتباكات."])
def test_no_side_of_it(text: str) -> None:
    told = _read(text)
    assert all(one.actor is None for one in told if one.act == "armed_clash") and all(one.act != "offensive_halted" for one in told)


def test_who_fights_still_does() -> None:
    (told,) = (one for one in _read("تخوض قوات الدعم السريع معارك عنيفة في نيالا.") if one.act == "armed_clash")
    assert told.actor == "rsf"
