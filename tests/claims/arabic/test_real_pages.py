"""Turns of phrase of agencies and local pages: names in quotation marks, marks the wrong way round, causes, readiness, comments."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2021, 8, 3, tzinfo=UTC)

ACTS = [
    ("صدت قوات السهل هجوما لجبهة الجبل قرب الرمانة وأجبرت المهاجمين على الفرار.", ["ground_assault"]),
    ("أجبر القصف سكان الرمانة على الفرار.", ["shelling", "displacement"]),
    ("ولم يعلق قائد قوات السهل في المشرق حتى الآن على الهجوم.", []),
    ("علقت قوات السهل هجومها على الرمانة.", ["offensive_halted"]),
    ("وقالت جبهة الجبل إنها منفتحة على وقف لإطلاق النار ومحادثات سلام.", []),
    ("اتفقت قوات السهل وجبهة الجبل على سحب المدافع من الرمانة.", ["agreement_signed"]),
    ("سحبت قوات السهل المدافع من الرمانة.", ["withdrawal"]),
    ("تقدم مقاتلو جبهة الجبل التي تقاتل قوات السهل منذ عامين نحو الرمانة.", ["ground_assault"]),
    ("زرع عناصر جبهة الجبل عبوات ناسفة قرب الرمانة.", ["explosive_device"]),
    ("قتل جندي قرب الرمانة بعد بضع ساعات من سريان هدنة جديدة.", ["killing_other"]),
    ("وكان مقررا أن تبدأ هدنة في الرمانة صباح السبت.", []),
    ("سمع إطلاق نار في الرمانة رغم الإعلان عن التوصل إلى وقف إطلاق النار.", ["small_arms_fire"]),
    ("أصيب رجل برصاص قناص في الرمانة وأجلي لتلقي العلاج.", ["small_arms_fire"]),
    ("أعلن مسؤولون مقتل تسعة من قوات السهل بعد أن هاجم مسلحون موقعهم في الرمانة.", ["ground_assault"]),
    ("تبادل الطرفان إطلاق النار في الرمانة بعد أقل من عشر ساعات من إعلان هدنة بينهما.", ["small_arms_fire"]),
    ("توصلت لجنة وساطة إلى اتفاق لوقف إطلاق النار في الرمانة.", ["agreement_signed"]),
    ("قصفت قوات السهل الرمانة رغم الهدنة التي دعت إليها دولة الساحل.", ["shelling"]),
    ("قصف طيران قوات السهل الرمانة، تلاه قصف مدفعي استهدف عين الورد.", ["airstrike", "shelling"]),
]


@pytest.mark.parametrize(("text", "told"), ACTS)
def test_what_is_told(vocabulary: Vocabulary, text: str, told: list[str]) -> None:
    assert [one.act for one in read_text(text, vocabulary, published=DAY)] == told


@pytest.mark.parametrize("name", ["حركة «الشباب»", "حركة “الشباب”", 'حركة "الشباب"', "حركة ”الشباب“"])
def test_a_movement_in_quotation_marks(name: str) -> None:
    (one,) = read_text(f"هاجم مقاتلو {name} قاعدة في مقديشو.", general_vocabulary(), published=DAY)
    assert one.actor == "al_shabaab"


def test_whose_shelling_killed(vocabulary: Vocabulary) -> None:
    (one,) = read_text("قتل أربعة مدنيين جراء قصف قوات السهل مساء على الرمانة.", vocabulary, published=DAY)
    assert (one.actor, one.target) == ("plain_forces", None)
    (one,) = read_text("قتل أربعة جراء قصف مواقع قوات السهل في الرمانة.", vocabulary, published=DAY)
    assert one.actor is None


def test_the_attack_is_the_shelling_told_before(vocabulary: Vocabulary) -> None:
    told = read_text("قصفت قوات السهل الرمانة أمس. وقال مسعف إن الهجوم على الرمانة أسفر عن مقتل ثلاثة.", vocabulary, published=DAY)
    assert {one.act for one in told} == {"shelling"}
    told = read_text("قصفت قوات السهل الرمانة أمس. وشنت جبهة الجبل هجوما على عين الورد.", vocabulary, published=DAY)
    assert [one.act for one in told] == ["shelling", "ground_assault"]


def test_marks_the_wrong_way_round_end_where_they_end(vocabulary: Vocabulary) -> None:
    told = read_text("وقال سليم إن ”قوات السهل قصفت الرمانة“. وقصفت جبهة الجبل عين الورد أمس.", vocabulary, published=DAY)
    assert [one.attributed_to for one in told] == ["سليم", None]


@pytest.mark.parametrize("quotation", ["“قوات السهل قصفت الرمانة أمس بالمدفعية.”", "”قوات السهل قصفت الرمانة أمس بالمدفعية.“"])
def test_a_quotation_of_nobody_is_its_own_words(quotation: str, vocabulary: Vocabulary) -> None:
    (one,) = read_text(f"{quotation} وهدأ الوضع بعدها.", vocabulary, published=DAY)
    assert one.actor == "plain_forces"
    assert one.attributed_to is not None


@pytest.mark.parametrize("opens", ["من جهته، ", "بدوره، "])
def test_who_speaks_first_in_a_sentence_says_what_follows(vocabulary: Vocabulary, opens: str) -> None:
    (one,) = read_text(f'{opens}قال رئيس البلدية في تصريح للتلفزيون المحلي "إن جبهة الجبل قصفت الرمانة".', vocabulary, published=DAY)
    assert one.attributed_to == "رئيس البلدية"


def test_what_the_office_confirms_is_no_part_of_its_name(vocabulary: Vocabulary) -> None:
    told = read_text("وأكد الإعلام العسكري تحقيق إصابات، لافتا إلى أن جبهة الجبل قصفت الرمانة.", vocabulary, published=DAY)
    (one,) = (c for c in told if c.act == "shelling")
    assert one.attributed_to == "الإعلام العسكري"


def test_whose_attack_was_repelled(vocabulary: Vocabulary) -> None:
    (one,) = read_text("صدت قوات السهل هجوما عنيفا لعناصر جبهة الجبل قرب الرمانة.", vocabulary, published=DAY)
    assert (one.actor, one.target) == ("hill_front", "plain_forces")
    (one,) = read_text("قتل ستة في هجومين شنتهما جبهة الجبل قرب الرمانة.", vocabulary, published=DAY)
    assert one.actor == "hill_front"


def test_a_quotation_that_begins_with_its_verb(vocabulary: Vocabulary) -> None:
    (one,) = read_text('وقال أحد السكان "وقع هجوم على الرمانة".', vocabulary, published=DAY)
    assert one.attributed_to == "أحد السكان"
