"""Arabic words of war that tell no act of their own: held at arm's length, accidents, what was prevented, ranked, heard or ran out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def read(text: str) -> list[Claim]:
    return list(next(read_many([Text(text=text, published=DAY)], general_vocabulary())))


NONE = [
    "تعرض وزير المالية في نيروبي إلى «قصف عنيف» من نواب المعارضة.",
    "شن النمل الأبيض «هجوما كاسحا» على بيوت نيروبي هذا الأسبوع.",
    "جرح شاب بإطلاق نار ابتهاجا بزفاف في غوما.",
    "انطلقت رصاصة من سلاح شرطي في غوما عن طريق الخطأ.",
    "توفي ثمانية أشخاص وأصيب آخرون في انقلاب حافلة قرب غوما.",
    "لقي عاملان مصرعهما في انهيار منجم قرب غوما أمس.",
    "توفي طفلان إثر اندلاع حريق بسبب مدفأة في غوما.",
    "هدأت الجبهة في غوما بموجب اتفاق رعته الأمم المتحدة.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_act_is_read(text: str) -> None:
    assert [c.act for c in read(text)] == []


ONE = [
    ("منع مسلحون دورية لبعثة الأمم المتحدة من الوصول إلى غوما أمس.", "monitor_restricted"),
    ("انفجرت شاحنة مفخخة في غوما وقتل 40 شخصا، في أعنف هجوم من نوعه منذ عام.", "explosive_device"),
    ("دوي انفجارات في غوما صباح اليوم، وطائرات حربية تقصف محيط المطار.", "airstrike"),
    ("هز انفجار سوق غوما أمس، ناجم عن تفجير سيارة مفخخة.", "explosive_device"),
    ("وصل رتل عسكري للجيش الكونغولي، قوامه نحو 30 آلية، إلى غوما أمس.", "force_movement"),
    ("قال الجيش الكونغولي إن قواته ستنسحب، ولم يُسمح لشاحنات الأغذية بدخول غوما أمس.", "aid_obstruction"),
    ("غادرت غوما حافلات تقل مقاتلين رفضوا التسوية.", "evacuation"),
    ("قصفت المدفعية غوما أمس رغم المفاوضات.", "shelling"),
    ("بعد دقائق من سريان الهدنة قصفت المدفعية غوما أمس.", "shelling"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act"), ONE)
def test_one_act_is_read(text: str, act: str) -> None:
    assert [c.act for c in read(text)] == [act]


def test_a_quoted_statement_and_a_plain_attack_stay_acts() -> None:
    assert [c.act for c in read("قال متحدث عسكري: «قصفنا مواقع في غوما أمس».")] == ["shelling"]
    assert [c.act for c in read("شن مسلحون هجوما كاسحا على غوما أمس.")] == ["ground_assault"]


def test_a_denied_charge_that_says_itself_of_what_denies_that() -> None:
    claims = read("قال الجيش السوداني إنه صد هجوما على كتم. ونفت جوبا اتهامات الخرطوم لها بإيواء المتمردين.")
    assert not any(c.modality == "denied" and c.act == "ground_assault" for c in claims)


def test_whoever_was_taken_and_found_dead_was_killed_elsewhere() -> None:
    claims = read("خطف مسلحون مدرسا من غوما يوم الاثنين ووجد مقتولا قرب بوكافو.")
    assert [(c.act, c.killed and c.killed.best) for c in claims] == [("abduction_or_detention", None), ("killing_other", 1)]


def test_who_was_hurt_stands_behind_the_day() -> None:
    (claim,) = read("أصيب في اليوم نفسه اثنان من جنود الجيش برصاص مسلحين في غوما.")
    assert claim.injured is not None
    assert (claim.injured.best, claim.injured.combatants) == (2, 2)
