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
    ("كانت مسيرات تحوم فوق غوما صباح أمس.", "overflight"),
    ("عبر نحو ألف من سكان غوما الحدود إلى رواندا أمس.", "displacement"),
    ("أصرت حركة طالبان على خروج الشرطة من قندوز.", "demand_or_ultimatum"),
    ("بعد دقائق من سريان الهدنة قصفت المدفعية غوما أمس.", "shelling"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act"), ONE)
def test_one_act_is_read(text: str, act: str) -> None:
    assert [c.act for c in read(text)] == [act]


def test_a_threat_unless_a_demand_is_met_is_a_claim_beside_it() -> None:
    claims = read("اشترطت حركة طالبان انسحاب الشرطة من قندوز، ولوحت باقتحامها ما لم تغادر قبل يوم الجمعة.")
    assert [(c.act, c.terms.get("deadline")) for c in claims] == [("demand_or_ultimatum", "2024-01-12"), ("threat", None)]


def test_what_came_before_in_days_of_fighting_is_told() -> None:
    claims = read("سيطر الجيش الكونغولي أمس على غوما بعد أسبوع من القتال العنيف.")
    assert [c.act for c in claims] == ["control_gained", "armed_clash"]
    claims = read("أعلن الجيش الكونغولي أن حركة 23 مارس خرقت الهدنة مرتين أمس.")
    assert [c.act for c in claims] == ["violation_alleged"]


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
