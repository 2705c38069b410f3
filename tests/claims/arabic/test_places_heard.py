"""Words of the language in which a town could be heard, neighbourhoods called after far towns, sectors and camps."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("شن الجيش هجوما بريا على مواقع المسلحين أمس.", None),
        ("قصفت الفصائل مواقع الجيش في سراقب أمس.", "Saraqib"),
        ("قصف الجيش القرية بحجة وجود مسلحين فيها أمس.", None),
        ("قتل 20 بالمائة من السكان في قصف أمس.", None),
        ("قتل ثلاثة مدنيين في قصف على حجة أمس.", "Ḩajjah"),
        ("قتل ثلاثة مدنيين في غارة على عاليه أمس.", "Aley"),
        ("أصيب شاب برصاص الاحتلال في دورا أمس.", "Dūrā"),
        ("قصف الطيران مدينة الطبقة أمس.", "Al-Tabqa"),
        ("سيطر جهاز مكافحة الإرهاب على حي نابلس غرب الموصل أمس.", "نابلس"),
        ("انفجرت عبوة في حي الرياض بالخرطوم أمس.", "الرياض"),
        ("قصفت وحدات مسلحة قواعد القوات المغربية بقطاع الفرسية أمس.", "الفرسية"),
        ("اقتحم الجيش الإسرائيلي مخيم نور شمس في طولكرم أمس.", "نور شمس"),
        ("اقتحم الجيش الإسرائيلي مخيم جنين أمس.", "Jenin camp"),
    ],
)
def test_place(text: str, place: str | None) -> None:
    found = read_text(text, general_vocabulary(), published=datetime(2024, 5, 15, tzinfo=UTC), language="ar")
    assert {c.place.name if c.place else None for c in found} == {place}


def test_the_last_of_a_list_may_be_a_word_too() -> None:
    found = read_text("شن الطيران غارات على النبطية ومرجعيون وصور أمس.", general_vocabulary(), published=datetime(2024, 5, 15, tzinfo=UTC), language="ar")
    assert [c.place.name for c in found if c.place] == ["Nabatîyé et Tahta", "Marjayoun", "Tyre"]
