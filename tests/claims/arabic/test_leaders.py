"""Persons of rank, those who once held an office, and who is only loyal to somebody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary


def read(text: str) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=datetime(2019, 12, 31, tzinfo=UTC))


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الميليشيات التابعة للواء الليبي المتقاعد خليفة حفتر أمس حيا سكنيا في مصراتة.",
        "قصفت قوات اللواء المتقاعد خليفة حفتر حيا سكنيا في مصراتة أمس.",
        "قصفت قوات المشير خليفة حفتر حيا سكنيا في مصراتة أمس.",
        "قصف الجنرال الليبي خليفة حفتر مدينة مصراتة أمس.",
    ],
)
def test_a_leader_with_his_title_is_who_he_leads_and_no_brigade_of_his_country(text: str) -> None:
    assert {(c.act, c.actor, c.target) for c in read(text)} == {("shelling", "lna", None)}


@pytest.mark.parametrize(
    "text",
    [
        "هاجم مسلحون موالون للرئيس اليمني السابق علي عبد الله صالح حاجزا في تعز أمس.",
        "هاجم مسلحون موالون لإيران حاجزا في تعز أمس.",
        "هاجم مسلحون مؤيدون لروسيا حاجزا في هورليفكا أمس.",
        "أطلق الضابط الإسرائيلي المتقاعد النار على ثلاثة أشخاص في نابلس أمس.",
        "قتل ضابط سوري منشق ثلاثة أشخاص في نوى أمس.",
    ],
)
def test_neither_who_once_was_of_a_state_nor_who_is_loyal_to_it_is_the_state(text: str) -> None:
    assert {(c.actor, c.target) for c in read(text)} == {(None, None)}


def test_a_person_who_bears_a_towns_name_is_no_place() -> None:
    claims = read("هاجمت ميليشيات العقيد السوري المنشق رياض الأسعد حاجزا في تعز أمس.")
    assert [c.place.name for c in claims if c.place] == ["Taiz"]


@pytest.mark.parametrize(("text", "town"), [("قصف الجيش الروسي مدينة خيرسون أمس.", "Kherson"), ("أصيب مستوطن إسرائيلي بالرصاص في الخليل أمس.", "Hebron")])
def test_whose_army_it_is_does_not_say_where(text: str, town: str) -> None:
    assert {c.place.name for c in read(text) if c.place} == {town}


@pytest.mark.parametrize("text", ["اتهم الجيش السوداني قوات الدعم السريع بقصف الفاشر أمس، ونفت الأخيرة ذلك.", "أعلن الجيش السوداني عن قصف من قبل قوات الدعم السريع على الفاشر أمس، فيما نفت الأخيرة استهداف المدينة."])
def test_the_latter_is_whoever_was_named_last(text: str) -> None:
    assert {c.attributed_to for c in read(text) if c.modality == "denied"} == {"rsf"}


def test_half_a_character_before_the_text_spoils_no_reading() -> None:
    text = "العنوان\udfff\nقصف الجيش بلدة سامانييغو في كولومبيا أمس."
    claims = read_text(text, general_vocabulary(), published=datetime(2019, 12, 31, tzinfo=UTC), start=9)
    assert [c.act for c in claims] == ["shelling"]


@pytest.mark.parametrize(("one", "other"), [("الروسي", "الأوكراني"), ("الإسرائيلي", "اللبناني"), ("المصري", "السوداني")])
@pytest.mark.parametrize("town", ["الطيبة", "المنصورة", "المحمودية", "خيرسون", "طرابلس", "السلام"])
def test_swapping_two_armies_moves_no_town(one: str, other: str, town: str) -> None:
    first, second = ([(c.act, c.place) for c in read(f"قصف الجيش {army} بلدة {town} أمس.")] for army in (one, other))
    assert first
    assert first == second
