"""The day on which somebody says how many were killed is not the day on which they were, nor that of what is told next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import Text, read_many
from ceasefire.clock import first_day
from ceasefire.dossier.general import general_vocabulary

PUBLISHED = datetime(2024, 1, 10, tzinfo=UTC)  # a Wednesday


def days(text: str) -> list[tuple[str, str | None]]:
    """(act, first day or None where it is only assumed) of each claim."""
    claims = next(read_many([Text(text=text, published=PUBLISHED)], general_vocabulary()))
    return [(c.act, None if c.when is None or c.when_assumed else first_day(c.when).isoformat()) for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        "قال ناشط يوم الثلاثاء 9 كانون الثاني إن الجيش دخل غوما وقتل ثلاثة مدنيين.",
        "أعلن متحدث باسم الجيش يوم الاثنين 8 يناير أن قواته سيطرت على غوما وقتلت عشرين مسلحا.",
        "ذكر المجلس المحلي أمس أن الفصيل انسحب من غوما وقتل أربعة من الأهالي.",
        "أكد قائد ميداني الثلاثاء أنه دمر دبابتين وقتل العشرات. وفي المقابل قال التلفزيون إن الجيش تقدم نحو غوما.",
        "صرح مصدر عسكري الاثنين أن المسلحين هاجموا غوما وقتل ستة جنود. وقصف الطيران خاركيف.",
    ],
)
def test_the_day_of_saying_dates_no_toll_and_nothing_after_it(text: str) -> None:
    assert {day for _, day in days(text)} == {None}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل ثلاثة مدنيين في غوما يوم الثلاثاء.", "2024-01-09"),
        ("قال ناشط إن ثلاثة مدنيين قتلوا يوم الاثنين في غوما.", "2024-01-08"),
        ("قال ناشط الثلاثاء إن ثلاثة مدنيين قتلوا يوم الاثنين في غوما.", "2024-01-08"),
        ("أعلن المستشفى أن خمسة أشخاص قتلوا أمس في غوما.", "2024-01-09"),
    ],
)
def test_its_own_day_does(text: str, day: str) -> None:
    assert [d for _, d in days(text)] == [day]
