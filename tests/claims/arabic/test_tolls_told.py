"""Tolls with parts in brackets, a pair with its "two" behind, others hurt in no number, deaths and people of office."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.support.harm import short

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

WEDNESDAY = datetime(2024, 5, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("قتل ثلاثة أشخاص فيما أصيب آخرون في قصف على سوق في نيالا.", "3", ""),
        ("استشهد شابان بينما أصيب آخرون برصاص الاحتلال في نابلس.", "2", ""),
        ("قتل 9 أشخاص (4 نساء و3 أطفال) في قصف على سوق في نيالا.", "9 w4 c3", ""),
        ("قتل 9 أشخاص (حصيلة أولية) في قصف على سوق في نيالا.", "9", ""),
        ("مقتل صحفيين فلسطينيين اثنين بغارة على غزة.", "2", ""),
        ("إصابة موظفي إغاثة اثنين بإطلاق نار في جوبا.", "", "2"),
        ("قتل عاملا إغاثة اثنان في غارة على رفح.", "2", ""),
        ("أسفر القصف عن سقوط ضحيتين في الخيام.", "2", ""),
        ("سقط 3 ضحايا و7 مصابين في قصف على الخيام.", "3", "7"),
        ("أسفر القصف على كرري عن 12 وفاة و30 إصابة.", "12", "30"),
        ("قتل ما مجموعه 45 شخصا في قصف على كرري.", "45", ""),
        ("قتلت قوات الدعم السريع والي غرب دارفور خميس أبكر في الجنينة أمس.", "1", ""),
        ("مقتل رئيس بلدية طيرحرفا بغارة إسرائيلية.", "1", ""),
    ],
)
def test_toll(text: str, killed: str, injured: str) -> None:
    (claim,) = read_text(text, general_vocabulary(), published=WEDNESDAY)
    shown = present(claim, general_vocabulary())
    assert (short(shown["killed"]), short(shown["injured"])) == (killed, injured)
