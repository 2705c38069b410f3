"""Who is named as killed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 8, 22, tzinfo=UTC)


def dead(text: str) -> list[str]:
    """`terms["dead"]` of the claims of a text, those that have one."""
    return [c.terms["dead"] for c in read_text(text, general_vocabulary(), published=DAY) if "dead" in c.terms]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Unknown gunmen shot dead Ahmad al-Masri, a former commander, in the town of Tafas on Friday.", ["Ahmad al-Masri"]),
        ("Khaled al-Zoubi was killed and two others were wounded when a bomb went off in Nawa.", ["Khaled al-Zoubi"]),
        ("Army shelling of Nawa killed former rebel commander Sami Hilal Nasr late on Friday.", ["Sami Hilal Nasr"]),
        ("Congolese army shelling of Rutshuru killed M23 commander Jean Kabore late on Friday.", ["Jean Kabore"]),
        ("Three journalists, Omar Nasr, Yahya Saad and Walid Hamed, were killed by shelling in Juba on Friday.", ["Omar Nasr,Yahya Saad,Walid Hamed"]),
        ("A sniper killed Ukrainian soldier Ivan Petrenko near Horlivka on Friday.", ["Ivan Petrenko"]),
        ("اغتال مجهولون القيادي السابق أدهم الكرادي على طريق دمشق درعا.", ["أدهم الكرادي"]),
        ("قتل الشاب محمد خالد الرفاعي برصاص مجهولين في مدينة تعز مساء أمس.", ["محمد خالد الرفاعي"]),
        ("وقالت القناة إن سامي هلال نصر، الذي وصفته بالقيادي، قُتل أمس بقصف على مدينة تعز.", ["سامي هلال نصر"]),
        ("قتل شخصان هما خالد حسين ووليد الحمد في هجوم على حاجز في تعز.", ["خالد حسين,وليد الحمد"]),
    ],
)
def test_the_named_dead(text: str, names: list[str]) -> None:
    assert dead(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Spokesman Ahmad al-Masri said shelling killed four people in Nawa on Friday.",
        "Shelling of Nawa killed four members of the National Defence Forces on Friday.",
        "Mustafa al-Masri survived an attempt on his life in Nawa on Friday; two guards were killed.",
        "Fighting near Nawa killed seventeen members of forces loyal to President Samir Nasr on Friday.",
        "قال أحمد العودة إن ثلاثة من عناصره قتلوا في انفجار عبوة ناسفة في تعز.",
        "نجا القيادي مصطفى المسالمة من محاولة اغتيال في تعز.",
        "قتل أربعة مدنيين على الأقل بقصف على تعز أمس.",
    ],
)
def test_speakers_survivors_and_bodies_are_no_named_dead(text: str) -> None:
    assert dead(text) == []


def test_a_name_goes_to_the_deadly_act_nearest_to_it() -> None:
    text = "Shelling of Nawa killed Omar Nasr on Friday, and a sniper killed Walid Hamed in Tafas."
    claims = read_text(text, general_vocabulary(), published=DAY)
    assert {(c.act, c.terms.get("dead")) for c in claims} >= {("shelling", "Omar Nasr")}
    assert "Walid Hamed" in {c.terms.get("dead") for c in claims}


def test_the_name_has_its_span_and_its_reason() -> None:
    text = "Unknown gunmen shot dead Ahmad al-Masri in the town of Tafas on Friday."
    (claim,) = (c for c in read_text(text, general_vocabulary(), published=DAY, explain=True) if "dead" in c.terms)
    assert text[slice(*claim.spans["dead"])] == "Ahmad al-Masri"
    assert "Ahmad al-Masri" in claim.why["terms.dead"]  # type: ignore[index]
