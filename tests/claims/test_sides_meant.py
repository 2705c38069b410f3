"""A bare side before an act: "army shelling" is whoever the dossier knows as "the army"; charities driven out are no delivery."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.support.told import told_there

DAY = datetime(2021, 8, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Late on the same day army shelling killed a former rebel commander in Tafas.",
        "Army shelling of Nawa killed two men on Monday.",
        "The next day army mortar fire wounded three men in Tafas.",
        "Overnight army shelling hit Nawa.",
        "By Monday army shelling had killed two people in Tafas.",
    ],
)
def test_a_bare_side_is_whom_the_dossier_calls_so(text: str) -> None:
    assert [(c.act, c.actor) for c in told_there(text, DAY)] == [("shelling", "syrian_government_forces")]


@pytest.mark.parametrize("text", ["Another army shelled Nawa on Monday.", "A foreign army shelled Nawa on Monday.", "Lebanese army shelling hit Nawa on Monday.", "Free army shelling hit Nawa on Monday."])
def test_another_army_is_not_the_army(text: str) -> None:
    assert all(c.actor != "syrian_government_forces" for c in told_there(text, DAY))


@pytest.mark.parametrize(
    "text",
    [
        "Aid organisations were driven out of Nawa on Monday.",
        "Charities that aided residents were expelled from Daraa.",
        "Relief workers were driven out of Tafas by gunmen.",
        "The aid groups were forced out of Nawa on Monday.",
        "Humanitarian organisations were thrown out of Jasim on Monday.",
    ],
)
def test_who_brings_aid_and_is_driven_out_delivers_none(text: str) -> None:
    assert "aid_delivery" not in [c.act for c in told_there(text, DAY)]
    assert "aid_obstruction" in [c.act for c in told_there(text, DAY)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("رفع الجيش العلم في درعا البلد أمس.", "control_gained"),
        ("جرى رفع العلم السوري في نوى أمس.", "control_gained"),
        ("رفعت الفصائل رايتها في طفس.", "control_gained"),
        ("رفعت قوات النظام العلم فوق مبنى البريد في درعا البلد الخميس.", "control_gained"),
        ("نصب الجيش العلم في جاسم أمس.", "control_gained"),
        ("أعيد فتح معبر نصيب أمس.", "safe_passage"),
        ("أعاد الأردن فتح معبر نصيب أمس.", "safe_passage"),
        ("فتحت قوات النظام طريق نوى أمس.", "safe_passage"),
        ("أعلنت الحكومة إعادة فتح معبر نصيب أمس.", "safe_passage"),
        ("فتحت الفصائل معبر نصيب يوم الجمعة.", "safe_passage"),
    ],
)
def test_flags_raised_and_ways_opened_in_arabic(text: str, act: str) -> None:
    assert [c.act for c in told_there(text, DAY)] == [act]


@pytest.mark.parametrize("text", ["فتحت قوات النظام النار على نوى أمس.", "رفعت المتاجر أسعارها في نوى أمس.", "نطالب الوسطاء بفتح معبر نصيب.", "دعت الفصائل إلى فتح معبر نصيب.", "مصالحة نوى تفتح الطريق إلى معبر نصيب.", "أقام الجيش السوري في نوى حفلا."])
def test_what_raises_no_flag_and_opens_no_way(text: str) -> None:
    assert all(c.act not in {"control_gained", "safe_passage", "fortification"} for c in told_there(text, DAY))
