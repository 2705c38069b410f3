"""Acts by classes of words: verbs with what they act on, passives, spoken verbs, nouns with doer or victim, and what nearly looks so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.lexicon import inflected, passive_forms
from ceasefire.claims.arabic.read import read_arabic
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2017, 7, 20, 9, tzinfo=UTC)
Told = tuple[str, str | None, str | None]


def told(text: str, vocabulary: Vocabulary) -> list[Told]:
    return [(c.act, c.actor, c.target) for c in read_arabic(text, vocabulary, published=PUBLISHED)]


ACTS: list[tuple[str, list[Told]]] = [
    ("استولت قوات السهل على بلدة عين الورد", [("control_gained", "plain_forces", None)]),
    ("استولت قوات السهل على شاحنات إغاثة في الرمانة", [("aid_obstruction", "plain_forces", None)]),
    ("أضرم مجهولون النار في متاجر بالرمانة", [("property_destruction", None, None)]),
    ("نشرت قوات السهل دبابات في الرمانة", [("force_movement", "plain_forces", None)]),
    ("نشرت قوات السهل صورا من الرمانة", []),
    ("حفرت قوات السهل خنادق وأقامت متاريس في الرمانة", [("fortification", "plain_forces", None)]),
    ("حفرت قوات السهل بئرا في الرمانة", []),
    ("تخلت جبهة الجبل عن مواقعها في الرمانة", [("withdrawal", "hill_front", None)]),
    ("تخلت جبهة الجبل عن مطالبها في الرمانة", []),
    ("أسرت جبهة الجبل ثلاثة من جنود قوات السهل في الرمانة", [("abduction_or_detention", "hill_front", "plain_forces")]),
    ("نزحت أسر من الرمانة", [("displacement", None, None)]),
    ("عبر مئات اللاجئين من الرمانة إلى عين الورد", [("displacement", None, None)]),
    ("عاد 300 لاجئ إلى بيوتهم عبر الرمانة", []),
    ("أزالت الجرافات السواتر الترابية في الرمانة", []),
    ("بدأت إزالة السواتر الترابية في الرمانة", []),
    ("ألقت قوات السهل القبض على تاجر في الرمانة", [("abduction_or_detention", "plain_forces", None)]),
    ("خسرت جبهة الجبل بلدة عين الورد", [("control_lost", "hill_front", None)]),
    ("خسرت جبهة الجبل أربعة من قادتها قرب الرمانة", []),
    ("لا ماء ولا كهرباء في الرمانة", [("service_disruption", None, None)]),
    ("لا خلاف على الكهرباء في الرمانة", []),
    ("انتزعت جبهة الجبل الرمانة من قوات السهل", []),
    ("استعادت جبهة الجبل الرمانة من قوات السهل", [("control_gained", "hill_front", "plain_forces")]),
    ("دعا مدير المخبز في الرمانة إلى الصبر", []),
    ("دعت جبهة الجبل قوات السهل إلى فتح الطريق إلى الرمانة", [("demand_or_ultimatum", "hill_front", "plain_forces")]),
    ("تعهدت جبهة الجبل بالرد على قوات السهل", [("threat", "hill_front", "plain_forces")]),
    ("هددت جبهة الجبل قوات السهل باقتحام الرمانة إذا رفضت الانسحاب", [("threat", "hill_front", "plain_forces")]),
    ("اتفقت قوات السهل وجبهة الجبل على هدنة في الرمانة", [("truce_declared", "plain_forces", "hill_front")]),
    ("توصلت قوات السهل وجبهة الجبل إلى اتفاق لتبادل الأسرى", [("agreement_signed", "plain_forces", "hill_front")]),
]


@pytest.mark.parametrize(("text", "expected"), ACTS, ids=[t[:40] for t, _ in ACTS])
def test_what_is_acted_on_decides(text: str, expected: list[Told], vocabulary: Vocabulary) -> None:
    assert [c for c in told(text, vocabulary) if c[0] != "killing_other"] == expected


VOICES: list[tuple[str, list[Told]]] = [
    ("قُصفت قوات السهل بالمدفعية قرب الرمانة", [("shelling", None, "plain_forces")]),
    ("قصفت قوات السهل بالمدفعية أطراف الرمانة", [("shelling", "plain_forces", None)]),
    ("دوهمت مقرات جبهة الجبل في الرمانة", [("ground_assault", None, "hill_front")]),
    ("اقتيد ثلاثة شبان من الرمانة إلى جهة مجهولة", [("abduction_or_detention", None, None)]),
    ("تم استهداف قوات السهل بغارة جوية قرب الرمانة", [("airstrike", None, "plain_forces")]),
    ("قوات السهل بتقصف الرمانة بالمدافع", [("shelling", "plain_forces", None)]),
    ("اعتقال قيادي في جبهة الجبل بالرمانة", [("abduction_or_detention", None, "hill_front")]),
    ("اعتقال قوات السهل 12 شخصا في الرمانة", [("abduction_or_detention", "plain_forces", None)]),
    ("اغتيل قيادي في جبهة الجبل بإطلاق النار عليه في الرمانة", [("assassination", None, "hill_front")]),
    ("اشتباكات بين مجموعة مسلحة ومقاتلي جبهة الجبل في الرمانة", [("armed_clash", None, "hill_front")]),
    ("قد تشن قوات السهل هجوما على الرمانة", []),
    ("عثر الأهالي على عبوة ناسفة في الرمانة ولم تنفجر", []),
]


@pytest.mark.parametrize(("text", "expected"), VOICES, ids=[t[:40] for t, _ in VOICES])
def test_who_does_it_to_whom(text: str, expected: list[Told], vocabulary: Vocabulary) -> None:
    assert told(text, vocabulary) == expected


MEANS: list[tuple[str, list[Told]]] = [
    ("قذيفة قتلت طفلين في الرمانة", [("shelling", None, None)]),
    ("قتلت قذيفة هاون طفلين في الرمانة", [("shelling", None, None)]),
    ("صاروخ دمر مدرسة في الرمانة", [("missile_strike", None, None)]),
    ("دمرت قوات السهل مدرسة في الرمانة", [("property_destruction", "plain_forces", None)]),
    ("قصفت قوات السهل الرمانة فدمرت مدرسة", [("shelling", "plain_forces", None)]),
    ("قصفت قوات السهل الرمانة بصاروخ باليستي", [("missile_strike", "plain_forces", None)]),
    ("قصفت قوات السهل الرمانة بالصواريخ", [("shelling", "plain_forces", None)]),
    ("أسقطت الدفاعات صاروخا أطلقته قوات السهل باتجاه الرمانة", [("missile_strike", "plain_forces", None)]),
    ("أسقطت الدفاعات صاروخا فوق الرمانة", []),
    ("أغار رعاة مسلحون على بلدة عين الورد", [("ground_assault", None, None)]),
    ("أغارت طائرات على بلدة عين الورد", [("airstrike", None, None)]),
    ("ألقت الشرطة قنابل غاز في الرمانة", []),
    ("ألقت مسيرة قنبلة صوتية في الرمانة", [("drone_strike", None, None)]),
    ("ألقى مجهولون قنبلة على مقهى في الرمانة", [("explosive_device", None, None)]),
    ("قالت جبهة الجبل إنها صدت هجوما لقوات السهل على الرمانة", [("ground_assault", "plain_forces", "hill_front")]),
    ("قالت جبهة الجبل إن مقاتلي قوات السهل صدوا هجوما على الرمانة", [("ground_assault", None, "plain_forces")]),
    ("قصفت قوات السهل الرمانة بحثا عن تمديد الهدنة", [("shelling", "plain_forces", None)]),
]


@pytest.mark.parametrize(("text", "expected"), MEANS, ids=[t[:40] for t, _ in MEANS])
def test_the_means_decides(text: str, expected: list[Told], vocabulary: Vocabulary) -> None:
    assert told(text, vocabulary) == expected


def test_general_actors_have_arabic_names() -> None:
    words = general_vocabulary()
    assert told("سيطرت قوات جوبالاند على بلدة بارطيري بعد معارك مع الجيش الصومالي", words)[0][:2] == ("control_gained", "jubaland")
    assert told("خطف مسلحون حوثيون موظفا في الحديدة", words) == [("abduction_or_detention", "houthis", None)]
    assert told("خطف مسلحون يمنيون موظفا في الحديدة", words)[0][1] is None


def test_forms_by_rule() -> None:
    assert {"هوجم", "هوجمت"} <= passive_forms("هاجم/يهاجم").keys()
    assert {"اعيد", "يعاد"} <= passive_forms("أعاد/يعيد").keys()
    assert not passive_forms("قصف/يقصف")
    assert {"شاحنتين", "شاحنتها"} <= set(inflected("شاحنه"))
    assert "جنديين" in inflected("جندي") and inflected("مركز صحي") == ("مركز صحي",)
