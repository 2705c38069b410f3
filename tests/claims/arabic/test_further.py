"""Doers and targets that stand further off, and who leaves: sentences of several conflicts, with near misses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.general import general_vocabulary


def read(text: str) -> tuple[Claim, ...]:
    return read_arabic(text, general_vocabulary(), published=datetime(2023, 11, 20, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("قتل شخصان بقصف طائرة مسيرة يرجح أنها تركية على سيارة في القامشلي اليوم.", "state_tr", None),
        ("قتل جندي في هجوم شنه مسلحون يعتقد أنهم ينتمون إلى تنظيم القاعدة في أبين اليوم.", "al_qaeda", None),
        ("انفجرت عبوة بحافلة في دير الزور اليوم، ويعتقد أن خلايا تنظيم داعش زرعتها.", "islamic_state", None),
        ("أعلن حزب الله مقتل اثنين من مقاتليه في غارة إسرائيلية على الخيام اليوم.", "idf", "hezbollah"),
        ("قتل قائد في قوات الدعم السريع في غارة جوية على نيالا أمس.", None, "rsf"),
        ("كان عنصران من الحشد الشعبي قد أصيبا أمس بانفجار عبوة في طوزخورماتو.", None, "pmf"),
        ("هاجمت مسيرة قاعدة تركية في دهوك اليوم.", None, "state_tr"),
        ("سيطر الجيش السوداني على مدينة أم درمان القديمة التي كانت معقلا لقوات الدعم السريع أمس.", "saf", None),
        ("سيطر الجيش السوداني على مواقع لقوات الدعم السريع في الخرطوم بحري اليوم.", "saf", "rsf"),
        ("خسر الجيش السوداني مدينة ود مدني لصالح قوات الدعم السريع أمس.", "saf", "rsf"),
        ("أدى استهداف الطيران الإسرائيلي منزلا في دير البلح اليوم إلى مقتل ستة أشخاص.", "idf", None),
        ("تبنت حركة الشباب تفجيرا بسيارة مفخخة في مقديشو اليوم.", "al_shabaab", None),
        ("دعا الأمين العام للأمم المتحدة إلى وقف فوري للقتال في السودان.", "un", None),
        ("هاجم قاعدة للجيش الصومالي في بلعد فجر اليوم مقاتلون من حركة الشباب.", "al_shabaab", "somali_army"),
        ("أعلن الجيش السوداني التصدي لهجوم شنته قوات الدعم السريع على الأبيض اليوم.", "rsf", "saf"),
        ("انضم مئات الشبان إلى قوات الدعم السريع في نيالا اليوم.", None, "rsf"),
        ("قصف اليوم الجيش السوداني أحياء في نيالا.", "saf", None),
        ("كييف - قصفت القوات الروسية الأربعاء مستشفى في ماريوبول.", "rf_forces", None),
        ("استهدفت طائرة مسيرة مجهولة سيارة يعتقد أن قياديا كان فيها في صيدا اليوم.", None, None),
        ("مقديشو | هاجم مقاتلو حركة الشباب فندقا أمس.", "al_shabaab", None),
        ("ومن جنوب لبنان، أطلق حزب الله صواريخ على كريات شمونة أمس.", "hezbollah", None),
        ("قال حاكم الإقليم إن قوات الدعم السريع قتلت 12 مدنيا في هجوم على قرية غرب الفاشر أمس.", "rsf", None),
        ("شنت طائرة تابعة للجيش الوطني الليبي غارة على مطار معيتيقة أمس.", "lna", None),
        ("قصفت طائرات مجهولة تعزيزات للحوثيين في لحج أمس.", None, "houthis"),
        ("بدأت القوات التركية أمس هجوما على عفرين.", "state_tr", None),
        ("أسرت قوات حكومة الوفاق 12 عنصرا من قوات حفتر في سرت أمس.", "gnu", "lna"),
        ("اغتالت مسيرة إسرائيلية القيادي في حماس خليل خراز قرب صور أمس.", "idf", "hamas"),
        ("قتل 33 جنديا تركيا في غارة على إدلب أمس.", None, "state_tr"),
        ("أعلنت كتائب القسام مقتل جنديين في كمين شرق خان يونس اليوم.", None, None),
    ],
)
def test_who(text: str, actor: str | None, target: str | None) -> None:
    assert {(c.actor, c.target) for c in read(text)} == {(actor, target)}


@pytest.mark.parametrize("text", ["قصفت قوات الدعم السريع حي الثورة في أم درمان، وفر آلاف السكان إلى كرري.", "أغارت الطائرات الإسرائيلية على رفح، ما أدى إلى نزوح معظم الأهالي نحو خان يونس."])
def test_who_flees_was_not_driven_out_by_whoever_was_told_before(text: str) -> None:
    assert [c.actor for c in read(text) if c.act == "displacement"] == [None]


def test_what_is_answered_is_anothers_deed() -> None:
    shelled, killed = read("قصف حزب الله المطلة ردا على اغتيال قيادي في بيروت الجمعة.")
    assert (shelled.actor, killed.act, killed.actor) == ("hezbollah", "assassination", None)
    assert shelled.when_assumed
    assert not killed.when_assumed


def test_whoever_brings_a_truce_about_is_no_side_of_it() -> None:
    assert [c.actor for c in read("أعلنت الفصائل في غزة هدنة بوساطة مصرية أمس.")] == [None]


def test_a_hedge_is_no_speaker() -> None:
    (claim,) = read("قالت منظمة العفو الدولية إن مسلحين يرجح أنهم من تنظيم القاعدة أطلقوا النار على حاجز في البيضاء أمس.")
    assert (claim.actor, claim.modality) == ("al_qaeda", "hedged")
    assert claim.attributed_to == "amnesty"


@pytest.mark.parametrize(
    "text",
    [
        "وطالبت المنظمة بفتح ممرات آمنة في الفاشر.",
        "دعا وجهاء المدينة الطرفين إلى وقف القتال أمس.",
        "وتعهدت جبهة تحرير شعب تيغراي بتسليم سلاحها الثقيل.",
        "تعرضت سفينة ترفع علم ليبيريا لعطل قبالة سواحل عدن أمس.",
    ],
)
def test_what_is_asked_pledged_or_not_spoken_of_was_not_done(text: str) -> None:
    assert [c.act for c in read(text) if c.modality == "asserted" and c.act != "demand_or_ultimatum"] == []


def test_two_strikes_in_two_clauses_are_two() -> None:
    found = read("أغار الطيران على منزل في رفح أمس فقتل ثمانية، فيما أصيب اثنان بقصف مدفعي على جباليا.")
    assert [(c.act, c.killed and c.killed.best, c.injured and c.injured.best) for c in found] == [("airstrike", 8, None), ("shelling", None, 2)]


def test_a_denied_part_in_the_attack_is_the_act_told_before() -> None:
    told, denied = read("قتل 30 شخصا بصاروخين أصابا محطة قطارات كراماتورسك الجمعة. ونفت وزارة الدفاع الروسية ضلوعها في الهجوم.")
    assert (denied.act, denied.modality, denied.place) == (told.act, "denied", told.place)


def test_the_organisation_is_no_coalition_against_one() -> None:
    assert [c.actor for c in read("قتل 41 مدنيا بغارات للتحالف الدولي على قرية قرب هجين أمس. واحتجز التنظيم 130 عائلة.") if c.act == "abduction_or_detention"] == [None]


def test_gunmen_described_between_the_verb_and_whom_they_killed() -> None:
    (claim,) = read("نيامي - قتل مسلحون على دراجات نارية 137 مدنيا في هجمات على قرى قرب حدود مالي أمس.")
    assert (claim.killed.best if claim.killed else None, claim.actor) == (137, None)


def test_what_is_asked_of_another_lends_no_doer() -> None:
    fired = [c for c in read("وأمهلت كتائب القسام إسرائيل حتى السادسة مساء لسحب قواتها من الأقصى، ثم أطلقت رشقة صاروخية باتجاه القدس.") if c.act == "shelling"]
    assert [c.actor for c in fired] == ["hamas"]
